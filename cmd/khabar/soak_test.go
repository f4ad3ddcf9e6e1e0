//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/store"
)

var (
	soakCount  = flag.Int("events", 3000, "how many events TestSoak lets happen")
	soakSeed   = flag.Uint64("seed", 0, "of TestSoak's events; 0: by the clock")
	soakReplay = flag.String("replay", "", "a file of events that TestSoak wrote when it failed, to be played again")
	soakShrink = flag.Bool("shrink", false, "with -replay: leave out what need not happen for it to fail")
)

// TestSoak runs the program in a terminal while keys, mouse, pasted texts, sizes,
// signals, changes of its feeds and of its store, and faults come at random. No
// panic, no hang; every frame within its rows and columns and shown as it was
// drawn; nothing from outside acts on the terminal; memory and goroutines don't
// grow; the terminal is as before when the program is left or suspended; the
// store stays whole.
func TestSoak(t *testing.T) {
	if *soakReplay != "" {
		events, err := readEvents(*soakReplay)
		if err != nil {
			t.Fatal(err)
		}
		err = playSoak(t, 1, events)
		if err != nil && *soakShrink {
			events = shrinkSoak(t, events)
			name := *soakReplay + ".short"
			if err := writeEvents(name, events); err != nil {
				t.Fatal(err)
			}
			t.Logf("%d events are enough: %s", len(events), name)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	seed, count := *soakSeed, *soakCount
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	if testing.Short() {
		count = min(count, 1000)
	}
	t.Logf("-seed %d -events %d", seed, count)
	s := newSoak(t, seed)
	if err := s.run(count); err != nil {
		name := filepath.Join(os.TempDir(), fmt.Sprintf("khabar-soak-%d", seed))
		if err := writeEvents(name, s.played); err != nil {
			t.Error(err)
		}
		if profile, err := os.ReadFile(filepath.Join(s.dir, heapProfile)); err == nil {
			_ = os.WriteFile(name+"-"+heapProfile, profile, 0o600)
		}
		if l := s.life; l != nil { // what happens once in a long time has to be understood from what it leaves
			l.mu.Lock()
			_ = os.WriteFile(name+"-output", l.tail, 0o600)
			_ = os.WriteFile(name+"-frame", []byte(l.frame), 0o600)
			l.mu.Unlock()
		}
		t.Fatalf("seed %d, event %d; go test ./cmd/khabar -run TestSoak -replay %s [-shrink] plays the last run of the program again\n%v", seed, s.happened, name, err)
	}
	t.Logf("%d events in %d runs of the program, %d of them left by chance; suspended %d times, %d comparisons of the screen, %d other processes; measured %d times, at rest: at most %.1f MB, %d goroutines, %d MB resident",
		s.happened, s.lives, s.unasked, s.stops, s.probes, s.others, s.measured, float64(s.most.Heap)/1e6, s.most.Routes, s.resident/1e6)
}

// soak is the world of the program.
type soak struct {
	t      *testing.T
	dir    string
	data   string
	config string
	news   *soakNews
	server *httptest.Server
	events *soakEvents
	seed   uint64

	life     *soakLife
	age      int         // events since it was started
	played   []soakEvent // in this life
	happened int
	other    chan error // the other process that runs

	lives, unasked, stops, probes, others int
	measured, resident                    int
	most                                  soakWord // that it needed when it was at rest
}

func newSoak(t *testing.T, seed uint64) *soak {
	s := &soak{t: t, dir: t.TempDir(), seed: seed, news: newSoakNews(seed)}
	s.server = httptest.NewServer(s.news)
	t.Cleanup(s.server.Close)
	s.events = &soakEvents{rnd: rand.New(rand.NewPCG(seed, 1))}
	s.data, s.config = filepath.Join(s.dir, "data"), filepath.Join(s.dir, "config.toml")
	// On the keyboards that the program takes for the reader's, a key of many
	// would be q: with another one runs last.
	writeFile(t, s.config, "[keys]\nquit = [\"ctrl+q\"]\n[refresh]\non-start = true\nevery = \"0\"\n[keep]\nper-feed = 60\n[network]\ntimeout = \"2s\"\n")
	ctx := context.Background()
	lib, err := store.Open(ctx, filepath.Join(s.data, storeName), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range soakFeeds - 2 { // the others can be added
		if _, err := lib.AddFeed(ctx, feed.Feed{URL: fmt.Sprintf("%s/%d", s.server.URL, i)}, store.Settings{Folder: []string{"", "محلية", "محلية/שונות"}[i%3]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := lib.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}

// start starts the program.
func (s *soak) start() error {
	s.news.calm()
	lang := []string{"ar", "en", "he", "fa", "ur"}[s.lives%5]
	life, err := startSoak(s.t, s.lives, s.dir, "--data", s.data, "--config", s.config, "--lang", lang)
	if err != nil {
		return err
	}
	s.life, s.age, s.played = life, 0, nil
	s.lives++
	s.events.keys = slices.DeleteFunc(slices.Clone(life.keys), func(k string) bool { return slices.Contains(life.leave, k) })
	s.events.leave = life.leave
	if len(s.events.keys) < 20 {
		return fmt.Errorf("the program has the keys %q: not all of them", life.keys)
	}
	for _, k := range life.keys {
		if pressed(k) == "" {
			return fmt.Errorf("the test does not know what a terminal sends for %q", k)
		}
	}
	return nil
}

// run lets n events happen, in several runs of the program, each of which ends
// in another way.
func (s *soak) run(n int) error {
	ways := []string{"key", "TERM", "HUP", "vanish", "INT"}
	span := max(500, min(20_000, n/len(ways)))
	for s.happened < n {
		if s.life == nil {
			if err := s.start(); err != nil {
				return err
			}
		}
		ev := s.events.next()
		if s.age >= span || s.happened == n-1 {
			ev = soakEvent{Do: "leave", S: ways[s.lives%len(ways)]}
		}
		if err := s.happen(ev); err != nil {
			return err
		}
	}
	return s.whole()
}

// happen lets one event happen.
func (s *soak) happen(ev soakEvent) error {
	l := s.life
	s.happened++
	s.age++
	s.played = append(s.played, ev)
	if l.isGone() {
		s.unasked++
		s.t.Logf("after %d events left by chance: %s", s.age, l.last)
		return s.end("nobody", 0)
	}
	if b, ok := ev.bytes(s.server.URL[strings.LastIndexByte(s.server.URL, ':')+1:]); ok {
		if ev.Do == "key" && ev.S == "ctrl+z" {
			defer l.suspended(l.stopsSoFar())
		}
		if err := l.send(b); err != nil {
			return l.failed(err)
		}
	}
	switch ev.Do {
	case "size":
		l.resize(ev.A, ev.B)
	case "signal":
		number := map[string]syscall.Signal{"WINCH": syscall.SIGWINCH, "CONT": syscall.SIGCONT, "PIPE": syscall.SIGPIPE, "TSTP": syscall.SIGTSTP}[ev.S]
		before := l.stopsSoFar()
		_ = syscall.Kill(l.pid, number)
		if number == syscall.SIGTSTP {
			l.suspended(before)
		}
	case "feed":
		s.news.set(ev.A, ev.S)
	case "server":
		s.news.setAway(ev.S == "away")
	case "disk":
		l.diskFull(ev.S == "full")
	case "other":
		return s.elsewhere(ev.S)
	case "leave":
		return s.leave(ev.S)
	case "probe":
		if _, err := l.settle(false); err != nil {
			return l.failed(err)
		}
	}
	switch {
	case s.age == 400 || s.age == 1500: // warm: what it needs from here on is what it always needs
		return s.young()
	case s.age%3000 == 0:
		return s.steady()
	}
	return nil
}

func (l *soakLife) stopsSoFar() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stops
}

// suspended gives the program the time to be stopped and to be continued.
func (l *soakLife) suspended(before int) {
	for end := time.Now().Add(400 * time.Millisecond); time.Now().Before(end) && l.stopsSoFar() == before; {
		time.Sleep(5 * time.Millisecond)
	}
}

// calm brings the program to rest: faults are over, and what it does in the
// background, fetching and indexing, has come to its end when it needs no more
// than that. It has the largest screen meanwhile, which costs megabytes.
func (s *soak) calm(routes int, heap uint64) (w soakWord, err error) {
	defer s.life.resize(s.life.glass.w, s.life.glass.h)
	s.life.resize(largestColumns, largestRows)
	s.news.calm()
	s.life.diskFull(false)
	if err := s.life.send("\x1b"); err != nil { // out of a prompt
		return w, s.life.failed(err)
	}
	for end := time.Now().Add(atWork); ; time.Sleep(100 * time.Millisecond) {
		if w, err = s.life.settle(true); err != nil {
			return w, s.life.failed(err)
		}
		if w.Probe == 0 || w.Routes <= routes && w.Heap <= heap || time.Now().After(end) {
			return w, nil
		}
	}
}

// young takes note of how much the program needs: when it is at rest, and that
// is when it needs less no more.
func (s *soak) young() error {
	least := soakWord{Routes: math.MaxInt, Heap: math.MaxUint64}
	for same := 0; same < 5; same++ {
		time.Sleep(100 * time.Millisecond)
		w, err := s.calm(math.MaxInt, math.MaxUint64)
		if err != nil || w.Probe == 0 {
			return err
		}
		if w.Routes < least.Routes {
			least.Routes, same = w.Routes, 0
		}
		least.Heap = min(least.Heap, w.Heap)
	}
	s.life.base.Probe, s.life.base.Heap = 1, least.Heap
	s.life.base.Routes = max(s.life.base.Routes, least.Routes)
	return nil
}

// steady sees whether the program needs more than when it was young.
func (s *soak) steady() error {
	const routes, heap = 8, 16 << 20 // more of them than chance brings
	base := s.life.base
	if base.Probe == 0 {
		return nil
	}
	w, err := s.calm(base.Routes+routes, base.Heap+heap)
	switch {
	case err != nil || w.Probe == 0:
		return err
	case w.Routes > base.Routes+routes:
		return s.life.failed(fmt.Errorf("it has %d goroutines; it had %d", w.Routes, base.Routes))
	case w.Heap > base.Heap+heap:
		return s.life.failed(fmt.Errorf("it holds %d bytes; it held %d", w.Heap, base.Heap))
	}
	s.measured++
	s.most.Heap, s.most.Routes, s.resident = max(s.most.Heap, w.Heap), max(s.most.Routes, w.Routes), max(s.resident, s.life.resident())
	return nil
}

// leave ends the program in one of the ways in which programs end.
func (s *soak) leave(how string) error {
	if err := s.steady(); err != nil {
		return err
	}
	l := s.life
	may := []int{0}
	switch how {
	case "key":
		key := l.leave[s.lives%len(l.leave)]
		for range 100 { // some only suspend, and a prompt takes others
			if l.isGone() || l.send("\x1b") != nil {
				break
			}
			time.Sleep(120 * time.Millisecond) // else it would be Alt with what follows
			if l.send(pressed(key)) != nil {
				break
			}
			l.settleOrEnd()
			key = l.leave[s.events.rnd.IntN(len(l.leave))]
		}
	case "vanish":
		may = append(may, 1)
		l.master.Close()
	default:
		number := map[string]syscall.Signal{"TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP, "INT": syscall.SIGINT}[how]
		if number == syscall.SIGINT {
			may = []int{exitSignals + int(syscall.SIGINT)}
		}
		_ = syscall.Kill(l.pid, number)
	}
	return s.end(how, may...)
}

// settleOrEnd waits a little for the end.
func (l *soakLife) settleOrEnd() {
	for range 20 {
		if l.isGone() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// end is the end of a life.
func (s *soak) end(how string, may ...int) error {
	l := s.life
	s.life = nil
	s.stops, s.probes = s.stops+l.stops, s.probes+l.probes
	return l.left(how, may...)
}

// elsewhere lets another process work on the store, one at a time.
func (s *soak) elsewhere(command string) error {
	if err := s.elsewhereDone(); err != nil || s.other != nil {
		return err
	}
	s.others++
	args := strings.Fields(command)
	for i, a := range args {
		if a == "*" {
			args[i] = fmt.Sprintf("%s/%d", s.server.URL, s.happened%soakFeeds)
		}
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	c := exec.CommandContext(ctx, self, append(args, "--data", s.data, "--config", s.config)...)
	c.Env = append(os.Environ(), "KHABAR_TEST_MAIN=1", soakRole+"=", "GOTRACEBACK=all")
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGQUIT) } // for what it was waiting for
	c.WaitDelay = 5 * time.Second
	c.Stdin = strings.NewReader(fmt.Sprintf(`{"title":"خبر محفوظ %d","body":"نص","id":"%d"}`, s.happened, s.happened%50))
	var said bytes.Buffer
	c.Stderr = &said
	if err := c.Start(); err != nil {
		cancel()
		return err
	}
	done := make(chan error, 1)
	s.other = done
	go func() {
		defer cancel()
		err := c.Wait()
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.ExitCode() >= exitFailed && exit.ExitCode() <= exitSome && !strings.Contains(said.String(), "goroutine") {
			err = nil // feeds fail, and what it was to change may have gone
		}
		if err != nil {
			done <- fmt.Errorf("khabar %s: %w: %s", strings.Join(args, " "), err, said.Bytes())
		}
		close(done)
	}()
	return nil
}

// elsewhereDone says how the other process went, if it has ended.
func (s *soak) elsewhereDone() error {
	if s.other == nil {
		return nil
	}
	select {
	case err := <-s.other:
		s.other = nil
		return err
	default:
		return nil
	}
}

// whole looks at the store in the end.
func (s *soak) whole() error {
	if s.other != nil {
		if err := <-s.other; err != nil {
			return err
		}
	}
	ctx := context.Background()
	lib, err := store.Open(ctx, filepath.Join(s.data, storeName), store.Options{})
	if err != nil {
		return err
	}
	defer lib.Close()
	if r := lib.Repaired(); r != nil {
		return fmt.Errorf("the store was damaged: %v", r)
	}
	return lib.Check(ctx)
}

// playSoak plays events in a world of their own.
func playSoak(t *testing.T, seed uint64, events []soakEvent) error {
	s := newSoak(t, seed)
	for _, ev := range events {
		if s.life == nil {
			if err := s.start(); err != nil {
				return err
			}
		}
		if err := s.happen(ev); err != nil {
			return err
		}
	}
	if s.life != nil {
		if err := s.happen(soakEvent{Do: "leave", S: "TERM"}); err != nil {
			return err
		}
	}
	return s.whole()
}

// shrinkSoak leaves out events, many at once, then fewer, as long as it fails.
func shrinkSoak(t *testing.T, events []soakEvent) []soakEvent {
	for size := len(events) / 2; size > 0; size /= 2 {
		for at := 0; at < len(events) && len(events) > 1; {
			less := slices.Concat(events[:at], events[min(len(events), at+size):])
			if playSoak(t, 1, less) != nil {
				events = less
				t.Logf("%d events are enough", len(events))
			} else {
				at += size
			}
		}
	}
	return events
}
