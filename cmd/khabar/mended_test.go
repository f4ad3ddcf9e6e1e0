package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/ui"
)

// TestMendedMeanwhile breaks one page of the store after another: what a
// command meets on its way is mended, and the command goes on; so does the
// interface with what it does next.
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
	r := rand.New(rand.NewPCG(8, 8))
	const page = 8192
	step := 1
	if testing.Short() {
		step = 31 // the race detector makes much of it
	}
	mended := map[string]int{}
	for at := page; at < len(file); at += step * page {
		data := t.TempDir()
		broken := bytes.Clone(file)
		for i := at; i < at+page; i++ {
			broken[i] = byte(r.Uint32())
		}
		hurt := func() {
			t.Helper()
			for _, suffix := range []string{"-wal", "-shm"} {
				_ = os.Remove(filepath.Join(data, storeName+suffix))
			}
			if err := os.WriteFile(filepath.Join(data, storeName), broken, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, args := range [][]string{{"refresh", "--all"}, {"keep", "testdata/story/1-port.txt"}, {"feeds"}, {"export"}} {
			hurt()
			stdout, stderr := khabar(data, args...)
			if strings.Contains(stderr, "it will be mended") || stdout == "" {
				t.Errorf("page %d, %s: %q, %q", at/page, args[0], stdout, stderr)
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
		shelf := newShelves(&f, settings)
		if _, err := shelf.Refresh(t.Context(), ui.Ask{Feeds: []int64{1, 2, 3, 4}}, func(ui.Progress) {}); err != nil {
			if _, err = shelf.Refresh(t.Context(), ui.Ask{Feeds: []int64{1, 2, 3, 4}}, func(ui.Progress) {}); err != nil {
				t.Errorf("page %d, in the interface: %v", at/page, err)
			}
			mended["interface"]++
		}
		if err := shelf.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("of %d pages, mended meanwhile: %v", len(file)/page, mended)
	if mended["refresh"] == 0 {
		t.Error("no refresh met the damage")
	}
}
