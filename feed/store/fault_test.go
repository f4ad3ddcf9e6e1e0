package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khabar/feed"
)

// childVariable makes the test binary do a part of a test as a process of its
// own: its value is what, its first argument the file.
const childVariable = "KHABAR_STORE_CHILD"

func TestMain(m *testing.M) {
	if what := os.Getenv(childVariable); what != "" {
		if err := child(what, os.Args[1]); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(what, path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		if what == "read-only" && errors.Is(err, ErrReadOnly) {
			fmt.Println("refused")
			return nil
		}
		return err
	}
	defer s.Close()
	switch what {
	case "write": // until it is killed
		for k := 0; ; k++ {
			id, err := s.AddFeed(ctx, feed.Feed{URL: fmt.Sprint("https://x.example/", os.Getpid(), k)}, Settings{})
			if err != nil {
				return err
			}
			for i := range 5 {
				if _, err := s.Put(ctx, id, short(k, i*40, 40), nil); err != nil {
					return err
				}
				if _, err := s.MarkAllRead(ctx, Filter{Feed: id}); err != nil {
					return err
				}
				fmt.Println("stored")
			}
		}
	case "put": // one feed
		id, err := s.AddFeed(ctx, feed.Feed{URL: fmt.Sprint("https://x.example/", os.Getpid())}, Settings{})
		if err != nil {
			return err
		}
		for i := range 20 {
			if _, err := s.Put(ctx, id, short(1, i*20, 20), nil); err != nil {
				return err
			}
		}
	case "read-only":
		n, err := s.Count(ctx, Filter{})
		if err != nil {
			return err
		}
		_, err = s.Put(ctx, 1, short(1, 500, 1), nil)
		fmt.Println(n, s.readOnly, errors.Is(err, ErrReadOnly))
	}
	return nil
}

func childProcess(t *testing.T, what, path string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	check(t, err)
	c := exec.Command(self, path)
	c.Env = append(os.Environ(), childVariable+"="+what)
	out := &bytes.Buffer{}
	c.Stdout, c.Stderr = out, out
	return c, out
}

func TestKilled(t *testing.T) {
	rounds := 25
	if testing.Short() {
		rounds = 4
	}
	path := filepath.Join(t.TempDir(), "k.db")
	r := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	articles := 0
	for range rounds {
		c, out := childProcess(t, "write", path)
		check(t, c.Start())
		time.Sleep(time.Duration(20+r.IntN(150)) * time.Millisecond)
		check(t, c.Process.Kill())
		c.Wait()
		if s := strings.ReplaceAll(out.String(), "stored\n", ""); s != "" && !strings.HasPrefix("stored\n", s) {
			t.Fatal(s)
		}
		stored := strings.Count(out.String(), "stored\n") * 40
		s := open(t, path, Options{})
		if s.Repaired() != nil {
			t.Fatal(s.Repaired())
		}
		checkCounts(t, s)
		n := must(s.Count(ctx, Filter{}))(t)
		if n < articles+stored || n%40 != 0 {
			t.Errorf("%d articles, %d were stored", n, articles+stored)
		}
		articles = n
		check(t, s.Close())
	}
	if articles == 0 {
		t.Skip("no child came as far as storing an article before it was killed")
	}
}

func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	a, outA := childProcess(t, "put", path)
	b, outB := childProcess(t, "put", path)
	check(t, a.Start())
	check(t, b.Start())
	if err := a.Wait(); err != nil {
		t.Fatal(err, outA)
	}
	if err := b.Wait(); err != nil {
		t.Fatal(err, outB)
	}
	s := open(t, path, Options{})
	if n := must(s.Count(ctx, Filter{}))(t); n != 800 {
		t.Errorf("%d articles", n)
	}
	checkCounts(t, s)
}

func TestFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	s := open(t, path, Options{MaxPages: 60})
	id := addFeed(t, s, 1, Settings{})
	sample := newSampler()
	stored := 0
	for i := range 100 {
		list := []feed.Article{}
		for k := range 20 {
			list = append(list, sample.article(1, i*20+k))
		}
		p, err := s.Put(ctx, id, list, nil)
		if err != nil {
			if !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), "disk is full") || len(p.New) != 0 {
				t.Fatal(p, err)
			}
			break
		}
		stored += len(p.New)
	}
	if stored == 0 || stored == 2000 {
		t.Fatalf("%d articles stored", stored)
	}
	if n := must(s.Count(ctx, Filter{}))(t); n != stored {
		t.Errorf("%d articles, want %d", n, stored)
	}
	checkCounts(t, s)
	check(t, s.Close())
	if err := second(Open(ctx, filepath.Join(t.TempDir(), "new.db"), Options{MaxPages: 3})); !errors.Is(err, ErrFull) {
		t.Errorf("a new store on a full disk: %v", err)
	}
	s = open(t, path, Options{})
	if p := must(s.Put(ctx, id, short(9, 0, 20), nil))(t); len(p.New) != 20 {
		t.Errorf("with room again: %+v", p)
	}
}
