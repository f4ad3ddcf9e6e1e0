package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/store"
)

var kills = flag.Int("kills", 100, "how often TestKilledRefresh kills a refresh")

// TestKilledRefresh kills refreshes with no warning at any moment. The file
// stays whole, no article that was stored is lost, nor what was read and
// starred, and in the end all is there once.
func TestKilledRefresh(t *testing.T) {
	rounds := *kills
	if testing.Short() {
		rounds = min(rounds, 4)
	}
	ctx := context.Background()
	n := &newsroom{answers: map[string]int{}, requests: map[string]int{}}
	server := httptest.NewServer(n)
	defer server.Close()
	data := t.TempDir()
	path := filepath.Join(data, storeName)
	open := func() *store.Store {
		t.Helper()
		s, err := store.Open(ctx, path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r := s.Repaired(); r != nil {
			t.Fatal(r)
		}
		if err := s.Check(ctx); err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := open()
	const feeds, most = 12, 60
	for i := range feeds {
		if _, err := s.AddFeed(ctx, feed.Feed{URL: fmt.Sprintf("%s/live.xml?%d", server.URL, i)}, store.Settings{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	refresh := func() *exec.Cmd {
		c := exec.Command(self, "refresh", "--quiet", "--all", "--data", data, "--config", os.DevNull)
		c.Env = append(os.Environ(), "KHABAR_TEST_MAIN=1")
		return c
	}
	// One that nobody kills says how long it takes: the others are killed
	// anywhere in it.
	begin := time.Now()
	if out, err := refresh().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	took := time.Since(begin)
	r := rand.New(rand.NewPCG(3, uint64(time.Now().UnixNano())))
	stored, starred, read, killed := 0, 0, 0, 0
	for round := range rounds {
		n.mu.Lock()
		n.live = 1 + most*(round+1)/(rounds+1) // each round brings some
		n.mu.Unlock()
		c := refresh()
		var out bytes.Buffer
		c.Stdout, c.Stderr = &out, &out
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(took))))
		if c.Process.Kill() == nil {
			killed++
		}
		if c.Wait() == nil {
			killed--
		}
		if out.Len() > 0 {
			t.Fatalf("round %d: %s", round, out.Bytes())
		}
		s := open()
		now, err := s.Count(ctx, store.Filter{})
		if err != nil || now < stored {
			t.Fatalf("round %d: %d articles, %d were there: %v", round, now, stored, err)
		}
		stars, err := s.Count(ctx, store.Filter{Starred: true})
		if err != nil || stars != starred {
			t.Fatalf("round %d: %d stars, want %d: %v", round, stars, starred, err)
		}
		unread, err := s.Count(ctx, store.Filter{Unread: true})
		if err != nil || now-unread != read {
			t.Fatalf("round %d: %d read, want %d: %v", round, now-unread, read, err)
		}
		stored = now
		if list, err := s.Window(ctx, nil, store.Filter{Unread: true}, store.Newest, store.At(0), 2); err == nil && len(list) == 2 {
			one, err := s.SetStarred(ctx, true, list[0].ID)
			two, err2 := s.SetRead(ctx, true, list[1].ID)
			if err != nil || err2 != nil {
				t.Fatal(err, err2)
			}
			starred, read = starred+one, read+two
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	n.mu.Lock()
	n.live = most
	n.mu.Unlock()
	if out, err := refresh().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	s = open()
	defer s.Close()
	if now, err := s.Count(ctx, store.Filter{}); err != nil || now != feeds*most {
		t.Errorf("%d articles in the end, want %d: %v", now, feeds*most, err)
	}
	t.Logf("%d of %d refreshes were killed before their end", killed, rounds)
}
