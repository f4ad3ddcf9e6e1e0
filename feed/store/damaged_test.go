package store

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestDamaged breaks a store in many ways: it opens, says so, keeps the broken
// file and has all that was not broken.
func TestDamaged(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "k.db")
	s := open(t, whole, Options{})
	sample := newSampler()
	for f := range 10 {
		id := addFeed(t, s, f, Settings{Folder: "م"})
		p := must(s.Put(ctx, id, sample.feedOf(f, 40), nil))(t)
		must(s.SetStarred(ctx, true, p.New[0]))(t)
		must(s.SetRead(ctx, true, p.New[1]))(t)
		must(s.Tag(ctx, "وسم", p.New[2]))(t)
	}
	indexAll(t, s)
	check(t, s.Close())
	data := must(os.ReadFile(whole))(t)
	// Without free pages, as merging the index leaves some: cutting one of them
	// off does no damage.
	query(t, whole, "VACUUM", func(scanner) error { return nil })
	compact := must(os.ReadFile(whole))(t)
	zero := func(from, to int) func([]byte) []byte {
		return func(d []byte) []byte { clear(d[from:to]); return d }
	}
	cases := map[string]struct {
		hurt     func([]byte) []byte
		articles int // at least
		feeds    int
	}{
		"cut in half":       {func(d []byte) []byte { return d[:len(d)/2] }, 100, 10},
		"cut inside a page": {func([]byte) []byte { return compact[:len(compact)-5000] }, 400, 10},
		"header":            {zero(0, 100), 400, 10},
		"first page":        {zero(0, 8192), 400, 10},
		"garbage":           {func([]byte) []byte { return bytes.Repeat([]byte("not a store "), 9000) }, 0, 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "k.db")
			check(t, os.WriteFile(path, c.hurt(bytes.Clone(data)), 0o600))
			s := open(t, path, Options{})
			r := s.Repaired()
			if r == nil {
				// Bytes of pages that Open does not read: found on the way.
				if s.Check(ctx) == nil {
					t.Fatal("nobody saw the damage")
				}
				check(t, s.Close())
				s = open(t, path, Options{})
				if r = s.Repaired(); r == nil {
					t.Fatal("not mended when opened again")
				}
			}
			if r.Articles < c.articles || r.Feeds < c.feeds {
				t.Errorf("saved %+v", r)
			}
			if _, err := os.Stat(r.Aside); err != nil || !strings.Contains(r.Aside, "2026-03-01") {
				t.Errorf("%q: %v", r.Aside, err)
			}
			checkCounts(t, s)
			id := addFeed(t, s, 99, Settings{})
			if p := must(s.Put(ctx, id, sample.feedOf(99, 10), nil))(t); len(p.New) != 10 {
				t.Errorf("%+v", p)
			}
			if c.articles == 400 {
				if n := must(s.Count(ctx, Filter{Starred: true}))(t); n != 10 {
					t.Errorf("%d starred", n)
				}
				if tags := must(s.Tags(ctx))(t); tags["وسم"] != 10 {
					t.Errorf("tags %v", tags)
				}
			}
			check(t, s.Close())
			if left := must(filepath.Glob(path + "*mending*"))(t); len(left) != 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestDamagedAnywhere breaks one page after another.
func TestDamagedAnywhere(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "k.db")
	s := open(t, whole, Options{})
	for f := range 3 {
		must(s.Put(ctx, addFeed(t, s, f, Settings{}), short(f, 0, 150), nil))(t)
	}
	check(t, s.Close())
	data := must(os.ReadFile(whole))(t)
	r := rand.New(rand.NewPCG(5, 5))
	step, nothing := 1, 0
	if testing.Short() {
		step = 7
	}
	for page := 0; page < len(data)/8192; page += step {
		path := filepath.Join(t.TempDir(), "k.db")
		d := bytes.Clone(data)
		for i := page * 8192; i < (page+1)*8192; i++ {
			d[i] = byte(r.Uint32())
		}
		check(t, os.WriteFile(path, d, 0o600))
		s, err := Open(ctx, path, Options{Now: func() time.Time { return epoch }})
		if err != nil {
			t.Errorf("page %d: %v", page, err)
			continue
		}
		if s.Repaired() == nil && s.Check(ctx) != nil {
			check(t, s.Close())
			if s, err = Open(ctx, path, Options{Now: func() time.Time { return epoch }}); err != nil {
				t.Errorf("page %d: %v", page, err)
				continue
			}
		}
		check(t, s.Check(ctx))
		if n := must(s.Count(ctx, Filter{}))(t); n == 0 {
			nothing++
		}
		check(t, s.Close())
	}
	if nothing > 0 {
		t.Errorf("%d pages took all articles with them", nothing)
	}
}
