package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// What kept the store from doing what it was asked. The texts are for
// readers; [Error] says which file.
var (
	ErrFull     = errors.New("the disk is full; nothing was lost, make room and try again")
	ErrReadOnly = errors.New("the file or its folder may only be read; nothing was changed")
	ErrDamaged  = errors.New("the file is damaged; it will be mended when it is opened again")
	ErrBusy     = errors.New("another program is writing to the file; try again")
	ErrNewer    = errors.New("the file was written by a newer version; update the program to open it")
	ErrNotFound = errors.New("there is no such feed or article any more")
	ErrExists   = errors.New("that address is subscribed to already")
)

// Error says what could not be done, to which file, and why.
type Error struct {
	Op   string // what was to be done: "store articles"
	Path string // of the store's file
	Err  error  // one of the Err values above where it is one, else what the system says
}

func (e *Error) Error() string { return fmt.Sprintf("cannot %s in %s: %v", e.Op, e.Path, e.Err) }

func (e *Error) Unwrap() error { return e.Err }

// classify finds the kind of an error of SQLite. The first is nil where it
// has none of those above.
func classify(err error) error {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return nil
	}
	switch se.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return ErrReadOnly
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return ErrDamaged
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	case sqlite3.SQLITE_IOERR:
		// A full disk shows itself so, too, where the shared memory of the
		// write-ahead log cannot grow.
		if se.Code() == sqlite3.SQLITE_IOERR_SHMSIZE {
			return ErrFull
		}
	}
	return nil
}

// fail turns err into an *Error of this store; nil stays nil. Damage is noted
// beside the file, so that the next Open mends it.
func (s *Store) fail(op string, err error) error {
	if err == nil {
		return nil
	}
	var known *Error
	if errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if errors.Is(err, ErrDamaged) {
		s.markDamaged()
	}
	if kind := classify(err); kind != nil {
		if kind == ErrDamaged {
			s.markDamaged()
		}
		if kind == ErrBusy || kind == ErrFull || kind == ErrReadOnly {
			return &Error{op, s.path, kind}
		}
		err = fmt.Errorf("%w (%v)", kind, err)
	}
	return &Error{op, s.path, err}
}
