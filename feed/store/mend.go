package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Repair is what became of a damaged file.
type Repair struct {
	Aside    string // the name the damaged file has now
	Feeds    int    // that were saved
	Articles int    // that were saved, with their reading state
	Lost     int    // articles of which too little could be read; their feeds bring them again
	Partial  int    // articles whose text alone is missing; their feeds bring it again
}

// String says the repair in English.
func (r *Repair) String() string {
	return fmt.Sprintf("the store was damaged: %s and %s were saved, %s and %s were lost; the damaged file is %s",
		counted(r.Feeds, "feed"), counted(r.Articles, "article"), counted(r.Lost, "article"), counted(r.Partial, "text"), r.Aside)
}

// Error is String: a repair is told where errors are.
func (r *Repair) Error() string { return r.String() }

// counted counts things in English.
func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// Repaired returns what Open did about a damaged file, nil where it was whole.
func (s *Store) Repaired() *Repair { return s.repaired }

// Check reads the whole file and returns [ErrDamaged] where it is not as it
// should be; the next Open then mends it.
func (s *Store) Check(ctx context.Context) error {
	var verdict string
	err := s.one(ctx, "PRAGMA integrity_check(1)", nil, &verdict)
	if err == nil && verdict != "ok" {
		err = fmt.Errorf("%w (%s)", ErrDamaged, verdict)
	}
	return s.fail("check the store", err)
}

// damageMark is the file beside the store that asks the next Open to mend it.
func (s *Store) damageMark() string { return s.path + ".damaged" }

// Damaged reports whether the file turned out damaged since it was opened: it
// is mended when it is opened again.
func (s *Store) Damaged() bool { return s.hurt.Load() }

func (s *Store) markDamaged() {
	s.hurt.Store(true)
	// Where this fails, the next Open meets the damage as this one did.
	_ = os.WriteFile(s.damageMark(), nil, 0o600)
}

func (s *Store) markedDamaged() bool {
	_, err := os.Stat(s.damageMark())
	return err == nil
}

// mend puts a new file in the place of a damaged one, with all that can be
// read of it, and moves that one aside. It works on a copy: until the very
// end the damaged file stays where it is, and a failure changes nothing.
func (s *Store) mend(ctx context.Context, o Options) error {
	before, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Remove(s.damageMark())
	}
	if err != nil {
		return fileError(err)
	}
	stem := fmt.Sprintf("%s.mending-%d", s.path, os.Getpid())
	draft, rebuilt := stem+"-old", stem+"-new"
	removeStore(draft)
	removeStore(rebuilt)
	defer removeStore(draft)
	defer removeStore(rebuilt)
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(draft+suffix, s.path+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fileError(err)
		}
	}
	if err := pad(draft); err != nil {
		return fileError(err)
	}
	fresh, err := Open(ctx, rebuilt, Options{Wait: o.Wait, Now: o.Now, MaxPages: o.MaxPages})
	if err != nil {
		return err
	}
	repair, err := fresh.salvage(ctx, draft)
	if err = errors.Join(err, fresh.Close()); err != nil {
		return err
	}
	if now, err := os.Stat(s.path); err != nil || !os.SameFile(before, now) {
		return nil // another process has mended it
	}
	repair.Aside = s.path + ".damaged-" + s.now().Format("2006-01-02T150405")
	for n := 2; ; n++ {
		if _, err := os.Lstat(repair.Aside); err != nil {
			break
		}
		repair.Aside = fmt.Sprintf("%s.damaged-%s-%d", s.path, s.now().Format("2006-01-02T150405"), n)
	}
	if err := os.Rename(s.path, repair.Aside); err != nil {
		return fileError(err)
	}
	// The log belongs to the file that was moved.
	if err := os.Rename(s.path+"-wal", repair.Aside+"-wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fileError(err)
	}
	os.Remove(s.path + "-shm")
	if err := os.Rename(rebuilt, s.path); err != nil {
		return fileError(err)
	}
	os.Remove(s.damageMark())
	s.repaired = repair
	return nil
}

func removeStore(path string) {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		os.Remove(path + suffix)
	}
}

func copyFile(to, from string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Close())
}

// pad makes a file that was cut as long as its header says: SQLite reads
// nothing of one that is shorter. What was cut off is pages of zeros, which
// it reports one by one.
func pad(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	var header [100]byte
	if _, err := io.ReadFull(f, header[:]); err != nil || string(header[:16]) != sqliteMagic {
		return nil
	}
	st, err := f.Stat()
	if err != nil {
		return err
	}
	const pageSize = 8192
	size := int64(binary.BigEndian.Uint32(header[28:])) * pageSize
	if int(binary.BigEndian.Uint16(header[16:])) != pageSize || size <= st.Size() || size > 1<<36 {
		return nil
	}
	return f.Truncate(size)
}

// sqliteMagic begins every SQLite file.
const sqliteMagic = "SQLite format 3\x00"

// graft puts the pages of the schema of a whole store in the place of broken
// ones. They say which table begins on which page, and stores are all made
// alike.
func graft(path, whole string) error {
	const pageSize, interior = 8192, 0x05
	fresh, err := os.ReadFile(whole)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	if len(fresh) < pageSize || st.Size() < 2*pageSize {
		return errors.New("there is too little of the file")
	}
	// The first page is the header and the root of the schema's tree: the
	// file format, section 1.6.
	head := fresh[:pageSize]
	schema := []int{1}
	if head[100] == interior {
		schema = append(schema, int(binary.BigEndian.Uint32(head[108:])))
		for i := range int(binary.BigEndian.Uint16(head[103:])) {
			cell := int(binary.BigEndian.Uint16(head[112+2*i:]))
			schema = append(schema, int(binary.BigEndian.Uint32(head[cell:])))
		}
	}
	pages := (st.Size() + pageSize - 1) / pageSize
	binary.BigEndian.PutUint32(head[28:], uint32(pages))
	clear(head[32:40])             // no list of free pages
	copy(head[92:96], head[24:28]) // the number of pages is valid
	for _, n := range schema {
		if n*pageSize > len(fresh) {
			continue // in its log
		}
		if _, err := f.WriteAt(fresh[(n-1)*pageSize:n*pageSize], int64(n-1)*pageSize); err != nil {
			return err
		}
	}
	return f.Truncate(pages * pageSize)
}
