package store

import (
	"context"
	"errors"
	"fmt"
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
// read of it, and moves that one aside. Until the very end the damaged file stays
// where it is, and a failure changes nothing.
func (s *Store) mend(ctx context.Context, o Options) error {
	before, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Remove(s.damageMark())
	}
	if err != nil {
		return fileError(err)
	}
	rebuilt := fmt.Sprintf("%s.mending-%d", s.path, os.Getpid())
	removeStore(rebuilt)
	defer removeStore(rebuilt)
	fresh, err := Open(ctx, rebuilt, Options{Wait: o.Wait, Now: o.Now, MaxPages: o.MaxPages})
	if err != nil {
		return err
	}
	repair, err := fresh.salvage(ctx, s.path)
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
