package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/adrg/xdg"

	"khabar/cmd/khabar/config"
	"khabar/feed/fetch"
	"khabar/feed/find"
	"khabar/feed/refresh"
	"khabar/feed/store"
)

// storeName is the store's file in the data folder.
const storeName = "khabar.db"

// dataFolder is the folder of the reader's news.
func (f *flags) dataFolder() string {
	if f.data != "" {
		return f.data
	}
	return filepath.Join(xdg.DataHome, "khabar")
}

// storePath is the reader's store.
func (f *flags) storePath() string { return filepath.Join(f.dataFolder(), storeName) }

// library is the reader's store with what refreshes it.
type library struct {
	*store.Store
	engine    *refresh.Engine
	finder    *find.Finder
	settings  config.Config
	wasMended bool // by a command
}

func newLibrary(c config.Config, s *store.Store) *library {
	l := &library{Store: s, engine: newEngine(c, s), finder: find.New(s), settings: c}
	l.engine.Stored = l.finder.Judge // what is muted is hidden before it is seen
	return l
}

// network is the configuration, of which what is said of the net can be.
func (f *flags) network(p *process) (config.Config, error) {
	settings, err := f.configuration(p)
	if err != nil {
		return settings, err
	}
	if err := checkNews(settings); err != nil {
		return settings, &failure{exitUsage, err}
	}
	return settings, nil
}

// openLibrary opens the store as the configuration wants it refreshed.
func (f *flags) openLibrary(ctx context.Context, p *process) (*library, error) {
	settings, err := f.network(p)
	if err != nil {
		return nil, err
	}
	return openLibrary(ctx, p, f.storePath(), settings)
}

// openLibrary opens a store. What became of a damaged one is said.
func openLibrary(ctx context.Context, p *process, path string, settings config.Config) (*library, error) {
	p.note("store", "file", path)
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return nil, &failure{exitFailed, err}
	}
	l := newLibrary(settings, s)
	if r := s.Repaired(); r != nil {
		fmt.Fprintf(p.stderr, "khabar: %s\n", r)
		if err := l.settle(ctx, p); err != nil {
			l.Close()
			return nil, err
		}
	}
	return l, nil
}

// settle runs saved searches, for which all is indexed, where what they found
// could not be saved.
func (l *library) settle(ctx context.Context, p *process) error {
	list, err := l.Saved(ctx)
	if err != nil {
		return &failure{exitFailed, err}
	}
	if slices.ContainsFunc(list, func(v store.Saved) bool { return v.Due }) {
		return l.index(ctx, p, false)
	}
	return nil
}

// rest gives back what a refresh needed: it may be the last for hours.
func (l *library) rest(ctx context.Context) {
	_ = l.Rest(context.WithoutCancel(ctx)) // where it fails, memory is all that is lost
	debug.FreeOSMemory()
	time.AfterFunc(3*time.Second, debug.FreeOSMemory) // what the list needed to show it
}

func newEngine(c config.Config, s *store.Store) *refresh.Engine {
	o := refresh.Options{
		Store: s, Client: newClient(c), Parallel: c.Network.Parallel, PerHost: c.Network.PerHost,
		Retention: store.Retention{Days: c.Keep.Days, PerFeed: c.Keep.PerFeed, Total: c.Keep.Total},
	}
	for _, own := range c.Feed {
		o.Own = append(o.Own, refresh.Own{URL: addressOf(own), Settings: store.Settings{
			Name: own.Name, Folder: strings.Trim(own.Folder, "/"), FullText: own.FullText, KeepDays: own.Days, KeepCount: own.PerFeed,
		}})
	}
	return refresh.New(o)
}

// addressOf is the address of a feed of the configuration.
func addressOf(own config.Feed) string {
	if rest, ok := strings.CutPrefix(own.URL, "file:~/"); ok {
		return "file:" + filepath.ToSlash(filepath.Join(xdg.Home, rest))
	}
	return refresh.Address(own.URL)
}

// newClient makes a client of the network as the configuration wants it.
func newClient(c config.Config) *fetch.Client {
	return fetch.NewClient(fetch.ClientOptions{
		Version: version(), Timeout: time.Duration(c.Network.Timeout), Parallel: c.Network.Parallel, PerHost: c.Network.PerHost,
		Auth: newLogins(c.Login),
	})
}

// checkNews says what in the configuration of the news can't be.
func checkNews(c config.Config) error {
	switch n := c.Network; {
	case n.Parallel < 1 || n.Parallel > 64:
		return fmt.Errorf("the configuration's network.parallel: %d: it is 1 to 64", n.Parallel)
	case n.PerHost < 1 || n.PerHost > 8:
		return fmt.Errorf("the configuration's network.per-host: %d: it is 1 to 8", n.PerHost)
	case n.Timeout < config.Duration(time.Second):
		return errors.New("the configuration's network.timeout: it is 1s at least")
	}
	if k := c.Keep; k.Days < 0 || k.PerFeed < 0 || k.Total < 0 {
		return errors.New("the configuration's table keep: no number in it is below 0")
	}
	for _, l := range c.Login {
		if l.Host == "" || strings.Contains(l.Host, "/") {
			return fmt.Errorf("the configuration's login.host: %q: it is a host, as in \"feeds.example.org\"", l.Host)
		}
	}
	for _, own := range c.Feed {
		u, err := url.Parse(refresh.Address(own.URL))
		isPath := strings.HasPrefix(own.URL, "file:/") || strings.HasPrefix(own.URL, "file:~/")
		if own.URL == "" || !isPath && !strings.HasPrefix(own.URL, "exec:") && (err != nil || u.Host == "") {
			return fmt.Errorf("the configuration's feed.url: %q: it is http://…, https://…, file:/path, file:~/path or exec:command", own.URL)
		}
	}
	return nil
}

// newLogins gives the name and password for a host. A file with a password is
// read when it is first needed.
func newLogins(list []config.Login) func(host string) (name, password string, ok bool) {
	if len(list) == 0 {
		return nil
	}
	var mu sync.Mutex
	read := map[string]string{}
	return func(host string) (string, string, bool) {
		for _, l := range list {
			if !strings.EqualFold(l.Host, host) {
				continue
			}
			if l.File == "" {
				return l.Name, l.Password, true
			}
			mu.Lock()
			defer mu.Unlock()
			if _, ok := read[l.File]; !ok {
				read[l.File] = firstLine(l.File)
			}
			return l.Name, read[l.File], true
		}
		return "", "", false
	}
}

// firstLine is the first line of a file, empty where it can't be read: the
// server then says that it wants a password.
func firstLine(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		path = filepath.Join(xdg.Home, rest)
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Scan()
	return strings.TrimRight(in.Text(), "\r")
}

// interruptible is ctx until the reader breaks off.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
}

// brokenOff is what a command ends with that the reader broke off.
func brokenOff(err error) error {
	if errors.Is(err, context.Canceled) {
		return &failure{exitSignals + int(syscall.SIGINT), errors.New("broken off; what had come in is stored")}
	}
	return &failure{exitFailed, err}
}

// written is what a command ends with after it has written its output.
func written(err error) error {
	if err == nil || errors.Is(err, syscall.EPIPE) { // who reads it has gone away
		return nil
	}
	return &failure{exitFailed, fmt.Errorf("standard output: %w", err)}
}
