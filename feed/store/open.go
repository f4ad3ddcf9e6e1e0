package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Options are what a caller may want otherwise. The zero value is right for
// the program.
type Options struct {
	Wait     time.Duration    // for another process that writes; 0 is five seconds
	Now      func() time.Time // nil is time.Now
	MaxPages int              // the file's greatest size in pages of 8 KB, 0 for none
	AsItIs   bool             // a damaged file is not mended but [ErrDamaged]: for a caller who can tell nobody
}

// Store is an open file. Its methods may be called from several goroutines.
type Store struct {
	path     string
	now      func() time.Time
	wait     time.Duration // for another process that writes
	codec    *codec
	readOnly bool
	repaired *Repair
	writes   atomic.Int64 // transactions committed by this Store
	wide     int          // how long a list with groups may be to be sorted whole
	hurt     atomic.Bool  // it turned out damaged

	read     *sql.DB
	reading  sync.Mutex // guards prepared
	prepared map[string]*sql.Stmt

	write  *sql.DB
	writer chan *writer // holds the one writer while nobody writes

	closing sync.Mutex // guards closed
	closed  bool
}

// Open opens the store in the file of this path, and makes it, and its folder,
// where there is none. A file of an older version is brought up to date, with
// a copy of it kept beside it; a damaged one is mended, see [Store.Repaired]; one
// that may only be read is opened for reading, see [ErrReadOnly].
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s := &Store{path: path, now: o.Now, codec: newCodec(), prepared: map[string]*sql.Stmt{}, writer: make(chan *writer, 1), wide: wide}
	if s.now == nil {
		s.now = time.Now
	}
	if o.Wait == 0 {
		o.Wait = 5 * time.Second
	}
	s.wait = o.Wait
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, s.fail("open the store", fileError(err))
	}
	if s.markedDamaged() {
		if o.AsItIs {
			return nil, s.fail("open the store", ErrDamaged)
		}
		if err := s.mend(ctx, o); err != nil {
			return nil, s.fail("mend the store", err)
		}
	}
	// SQLite would give the file the usual permissions; what it makes beside it
	// has the file's own. Where this fails it says why itself.
	if f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600); err == nil {
		f.Close()
	}
	err := s.start(ctx, o)
	if errors.Is(classify(err), ErrDamaged) && !o.AsItIs {
		s.stop()
		if err = s.mend(ctx, o); err != nil {
			return nil, s.fail("mend the store", err)
		}
		err = s.start(ctx, o)
	}
	if err != nil {
		s.stop()
		return nil, s.fail("open the store", err)
	}
	return s, nil
}

// start opens the file and brings its schema up to date.
func (s *Store) start(ctx context.Context, o Options) error {
	if err := s.connect(o, ""); err != nil {
		return err
	}
	version, err := s.version(ctx)
	if err != nil && mayBeReadOnly(err) {
		return s.startReadOnly(ctx, o, err)
	}
	if err != nil {
		return err
	}
	switch {
	case version == len(migrations):
		return nil
	case version > len(migrations):
		return ErrNewer
	}
	if err := s.migrate(ctx, version); err != nil {
		if mayBeReadOnly(err) {
			return fileError(err)
		}
		return err
	}
	return nil
}

// startReadOnly opens a file in a folder where nothing can be made: as it
// is, with what its write-ahead log says where that can be read.
func (s *Store) startReadOnly(ctx context.Context, o Options, cause error) error {
	if _, err := os.Stat(s.path); err != nil {
		return fileError(cause)
	}
	for _, mode := range []string{"&mode=ro", "&mode=ro&immutable=1"} {
		if log, err := os.Stat(s.path + "-wal"); mode != "&mode=ro" && err == nil && log.Size() > 0 {
			break // what is in the log would be missing
		}
		s.stop()
		if err := s.connect(o, mode); err != nil {
			return err
		}
		version, err := s.version(ctx)
		if err == nil && version == len(migrations) {
			s.readOnly = true
			return nil
		}
	}
	return fileError(cause)
}

// connect prepares the connections; none is made before it is needed.
func (s *Store) connect(o Options, mode string) error {
	common := "file:" + (&url.URL{Path: s.path}).EscapedPath() + "?_pragma=busy_timeout(" + strconv.FormatInt(o.Wait.Milliseconds(), 10) +
		")&_pragma=synchronous(normal)&_pragma=temp_store(memory)" + mode
	// The caches are small: what SQLite keeps takes twice its size here, since a
	// page and its header are more than the power of two that is allocated, and
	// the system has the file in memory as well.
	read, err := sqlite.NewConnector(common + "&_pragma=cache_size(-256)&_pragma=query_only(1)")
	if err != nil {
		return err
	}
	// The log is written back once it has 16 MB, and cut to 1 MB then.
	query := common + "&_pragma=page_size(8192)&_pragma=cache_size(-1024)&_pragma=wal_autocheckpoint(2048)&_pragma=journal_size_limit(1048576)"
	if o.MaxPages > 0 {
		query += "&_pragma=max_page_count(" + strconv.Itoa(o.MaxPages) + ")"
	}
	write, err := sqlite.NewConnector(query)
	if err != nil {
		return err
	}
	s.read, s.write = sql.OpenDB(read), sql.OpenDB(write)
	s.read.SetMaxOpenConns(3)
	s.read.SetMaxIdleConns(2)
	s.write.SetMaxOpenConns(1)
	s.writer <- &writer{store: s}
	return nil
}

// version reads the number of the schema, and the schema with it.
func (s *Store) version(ctx context.Context) (version int, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT user_version FROM pragma_user_version, (SELECT count(*) FROM sqlite_schema)").Scan(&version)
	return version, err
}

// stop closes all connections and leaves s as before connect.
func (s *Store) stop() error {
	if s.read == nil {
		return nil
	}
	w := <-s.writer
	err := w.close()
	s.reading.Lock()
	defer s.reading.Unlock()
	for _, p := range s.prepared {
		err = errors.Join(err, p.Close())
	}
	clear(s.prepared)
	err = errors.Join(err, s.read.Close(), s.write.Close())
	s.read, s.write = nil, nil
	return err
}

// Close waits for a transaction that is under way and closes the file.
func (s *Store) Close() error {
	s.closing.Lock()
	defer s.closing.Unlock()
	if s.closed {
		return nil
	}
	err := s.stop()
	s.closed = true
	s.writer <- &writer{store: s} // who waits to write is told that the file is closed
	return s.fail("close the store", err)
}

// Path is the file's.
func (s *Store) Path() string { return s.path }

// Changes is a number that grows whenever this Store or another process
// changes the file.
func (s *Store) Changes(ctx context.Context) (int64, error) {
	var n int64
	err := s.tx(ctx, "look for changes", false, func(t *tx) error { return t.row("PRAGMA data_version").Scan(&n) })
	return n + s.writes.Load(), err
}

// statement returns a prepared query for reading.
func (s *Store) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	s.reading.Lock()
	defer s.reading.Unlock()
	if p := s.prepared[query]; p != nil {
		return p, nil
	}
	if s.read == nil {
		return nil, fs.ErrClosed
	}
	p, err := s.read.PrepareContext(ctx, query)
	if err == nil {
		s.prepared[query] = p
	}
	return p, err
}

// mayBeReadOnly reports whether SQLite could not make or write a file.
func mayBeReadOnly(err error) bool {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return false
	}
	code := se.Code() & 0xff
	return code == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_READONLY || code == sqlite3.SQLITE_PERM
}

// fileError says in the store's own words what a file could not be opened for.
func fileError(err error) error {
	switch {
	case mayBeReadOnly(err), errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, syscall.ENOSPC):
		return ErrFull
	}
	return fmt.Errorf("the file cannot be opened: %w", err)
}

// Rest gives back the memory that much writing has needed.
func (s *Store) Rest(ctx context.Context) error {
	return s.tx(ctx, "give memory back", false, func(t *tx) error {
		t.exec("PRAGMA shrink_memory")
		return t.err
	})
}
