package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/cmd/khabar/config"
	"khabar/feed"
	"khabar/feed/store"
)

func TestLogins(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("from a file\r\nnot this\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	auth := newLogins([]config.Login{
		{Host: "a.example", Name: "one", Password: "p"},
		{Host: "B.example:8443", Name: "two", File: file},
		{Host: "c.example", Name: "three", File: file + ".none"},
	})
	for host, want := range map[string]string{"a.example": "one p", "b.example:8443": "two from a file", "c.example": "three "} {
		if name, password, ok := auth(host); !ok || name+" "+password != want {
			t.Errorf("%s: %q %q %t", host, name, password, ok)
		}
	}
	for _, host := range []string{"b.example", "evil-a.example", "a.example.evil", ""} {
		if name, _, ok := auth(host); ok {
			t.Errorf("%q is told the name %q", host, name)
		}
	}
	if newLogins(nil) != nil {
		t.Error("no logins are some")
	}
}

func TestPickFeeds(t *testing.T) {
	list := []store.Feed{
		{Feed: feed.Feed{URL: "https://a.example/rss", Title: "الأخبار"}},
		{Feed: feed.Feed{URL: "https://b.example/rss", Title: "أخبار الرياضة"}, Settings: store.Settings{Folder: "رياضة/كرة"}},
		{Feed: feed.Feed{URL: "https://c.example/rss", Title: "كرة"}, Settings: store.Settings{Folder: "رياضة"}},
	}
	for word, want := range map[string]string{
		"الاخبار":               "الأخبار", // typed without its hamza
		"https://b.example/rss": "أخبار الرياضة",
		"رياضة":                 "أخبار الرياضة; كرة", // a folder
		"كرة":                   "كرة",                // a name goes before a folder
		"b.example":             "أخبار الرياضة",
	} {
		got, err := pickFeeds(list, word)
		if err != nil || labels(got) != want {
			t.Errorf("%s: %s, %v", word, labels(got), err)
		}
	}
	for word, says := range map[string]string{"example": "in the names of 3 feeds", "xyzzy": "no feed is called"} {
		if _, err := pickFeeds(list, word); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", word, err)
		}
	}
}
