package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khabar/feed/store"
	"khabar/ui"
)

// TestMendedMeanwhile breaks one page of the store after another: what a
// command, or the interface, meets on its way is mended, and it goes on.
func TestMendedMeanwhile(t *testing.T) {
	n := &newsroom{answers: map[string]int{}, requests: map[string]int{}}
	server := httptest.NewServer(n)
	defer server.Close()
	khabar := func(data string, args ...string) (stdout, stderr string) {
		return runFor(t, append(args, "--data", data, "--config", os.DevNull))
	}
	whole := t.TempDir()
	for i := range 4 {
		if _, stderr := khabar(whole, "add", fmt.Sprintf("%s/%d.xml", server.URL, 40+i)); stderr != "" {
			t.Fatal(stderr)
		}
	}
	file, err := os.ReadFile(filepath.Join(whole, storeName))
	if err != nil {
		t.Fatal(err)
	}
	step := 1
	if testing.Short() {
		step = 31 // the race detector makes much of it
	}
	always := [][]string{{"refresh", "--all"}, {"keep", "testdata/story/1-port.txt"}, {"feeds"}, {"export"}}
	inTurn := [][]string{
		{"list"}, {"search", "خبر"}, {"related", "testdata/story/1-port.txt"},
		{"saved", "add", "خبر", "خبر"}, {"import", "testdata/feeds.txt"}, {"stories", "--json"},
	}
	mended := map[string]int{}
	for at := 1; at < len(file)/pageSize; at += step {
		broken := bytes.Clone(file)
		noise(broken, at)
		data := t.TempDir()
		hurt := func() {
			t.Helper()
			for _, suffix := range []string{"-wal", "-shm"} {
				_ = os.Remove(filepath.Join(data, storeName+suffix))
			}
			if err := os.WriteFile(filepath.Join(data, storeName), broken, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		n := len(inTurn) // each of these gets a third of the pages
		for _, args := range append(slices.Clip(always), inTurn[2*at%n], inTurn[(2*at+1)%n]) {
			hurt()
			stdout, stderr := khabar(data, args...)
			if strings.Contains(stderr, "it will be mended") || stdout == "" && !saysNone(stderr) {
				t.Errorf("page %d, %s: %q, %q", at, args[0], stdout, stderr)
			}
			if strings.Count(stderr, "the store was damaged") > 1 {
				t.Errorf("page %d, %s: %s", at, args[0], stderr)
			}
			if strings.Contains(stderr, "the store was damaged") {
				mended[args[0]]++
			}
		}
		hurt()
		f := flags{data: data, config: os.DevNull}
		settings, err := f.configuration(&process{stderr: io.Discard})
		if err != nil {
			t.Fatal(err)
		}
		if onShelf(t, newShelves(&f, settings), at) {
			mended["interface"]++
		}
	}
	t.Logf("of %d pages, mended meanwhile: %v", len(file)/pageSize, mended)
	if mended["refresh"] == 0 || mended["interface"] == 0 || len(mended) < 4 && step == 1 {
		t.Error("few met the damage")
	}
}

// saysNone reports whether a command has said why it has nothing to print: there
// is nothing related here and no story, and all articles may be lost.
func saysNone(stderr string) bool {
	return slices.ContainsFunc([]string{"nothing related found", "no story is told", " 0 articles were saved"}, func(s string) bool {
		return strings.Contains(stderr, s)
	})
}

// onShelf does what the interface does with a store of which a page is
// damaged, and reports whether it was mended. Nothing of it fails.
func onShelf(t *testing.T, s *shelves, page int) bool {
	t.Helper()
	ctx := t.Context()
	all := ui.Filter{}
	heads, err := s.Window(ctx, nil, all, ui.Place{}, 20)
	whole := func(what string, err error) {
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			t.Errorf("page %d, in the interface, %s: %v", page, what, err)
		}
	}
	whole("a list", err)
	_, err = s.Count(ctx, all)
	whole("a number", err)
	for _, h := range heads {
		_, _, err := s.Article(ctx, h.ID)
		whole("an article", err)
		whole("reading", s.Opened(ctx, h.ID))
	}
	_, err = s.Refresh(ctx, ui.Ask{Feeds: []int64{1, 2, 3, 4}}, func(ui.Progress) {})
	whole("a refresh", err)
	whole("indexing", s.Index(ctx, func(_, _ int) {}))
	_, err = s.Search(ctx, ui.Asked{Text: "خبر", N: 20})
	whole("a search", err)
	over, err := s.Overview(ctx)
	whole("the tree", err)
	changes, err := s.Changes(ctx)
	whole("changes", err)
	if s.times > 0 && (over.Told == nil || changes < 1<<32) {
		t.Errorf("page %d: the reader is told %v, changes %d", page, over.Told, changes)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	return s.times > 0
}
