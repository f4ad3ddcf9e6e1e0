package config

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Refresh is the table [refresh].
type Refresh struct {
	OnStart bool     `toml:"on-start" comment:"Ask the feeds that are due when the program starts."`
	Every   Duration `toml:"every" comment:"Ask each feed so often while the program runs: 15m, 2h, 1d; 0: only when told to.\nA feed that fails is asked less and less often, one that says when to come back is asked then."`
}

// Network is the table [network].
type Network struct {
	Timeout  Duration `toml:"timeout" comment:"How long a host may take to connect, and again to begin its answer."`
	Parallel int      `toml:"parallel" comment:"Requests at once, 1 to 64."`
	PerHost  int      `toml:"per-host" comment:"Requests at once for one host, 1 to 8."`
}

// Keep is the table [keep].
type Keep struct {
	Days    int `toml:"days" comment:"Articles older than so many days are removed; 0: none."`
	PerFeed int `toml:"per-feed" comment:"So many articles of each feed stay, the newest; 0: all."`
	Total   int `toml:"total" comment:"So many articles of all stay, the newest; 0: all."`
}

// Login is a table [[login]].
type Login struct {
	Host     string `toml:"host" comment:"With its port if that is not the usual one."`
	Name     string `toml:"name" comment:"Sent to this host alone (basic authentication)."`
	Password string `toml:"password" comment:"In place of it, password-file names a file whose first line it is."`
	File     string `toml:"password-file" comment:"Read when the password is first needed; ~ is the home folder."`
}

// Feed is a table [[feed]].
type Feed struct {
	URL      string `toml:"url" comment:"http, https, file:/path or file:~/path of a file or folder, or exec:command with its arguments, run without a shell."`
	Name     string `toml:"name" comment:"In place of what the feed calls itself."`
	Folder   string `toml:"folder" comment:"In the tree of feeds."`
	FullText bool   `toml:"full-text" comment:"Fetch the whole article from its page."`
	Days     int    `toml:"days" comment:"As in the table keep, for this feed; -1: without limit."`
	PerFeed  int    `toml:"per-feed" comment:"As in the table keep, for this feed; -1: without limit."`
}

// Duration is a span of time; in the file it stands as a number with its
// unit: "30s", "15m", "2h", "1d", "1h30m".
type Duration time.Duration

// UnmarshalText reads a span of time.
func (d *Duration) UnmarshalText(text []byte) error {
	s := string(text)
	wrong := fmt.Errorf(`%q: it is a number with its unit, as in "30s", "15m", "2h" or "1d"`, s)
	var days time.Duration
	if before, after, ok := strings.Cut(s, "d"); ok {
		n, err := strconv.ParseUint(before, 10, 16)
		if err != nil {
			return wrong
		}
		days, s = time.Duration(n)*24*time.Hour, after
	}
	if s == "" && days > 0 {
		*d = Duration(days)
		return nil
	}
	rest, err := time.ParseDuration(s)
	if err != nil || rest < 0 {
		return wrong
	}
	*d = Duration(days + rest)
	return nil
}

// MarshalText writes it as briefly as it can be read.
func (d Duration) MarshalText() ([]byte, error) {
	s := time.Duration(d).String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return []byte(s), nil
}

// examples are the tables of which a file may have many, as the sample shows
// them.
func (c *Config) examples() {
	c.Share = []Share{{Name: "Mastodon", URL: "https://mastodon.social/share?text={title}%20{url}"}}
	c.Login = []Login{{Host: "feeds.example.org", Name: "reader", Password: "secret"}}
	c.Feed = []Feed{{URL: "exec:make-feed --lang ar", Name: "مصدري", Folder: "محلي"}}
}
