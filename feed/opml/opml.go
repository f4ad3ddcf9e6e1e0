// Package opml reads and writes lists of subscriptions: OPML 2.0
// (http://opml.org/spec2.opml) as all readers of feeds exchange it, and the
// plain lists of addresses that terminal readers keep. It is for the commands
// import and export.
//
// Reading is as forgiving as it is with feeds: any charset, bare ampersands, a
// file that breaks off. Nested folders are one path, its parts joined by "/".
package opml

import (
	"encoding/xml"
	"io"
	"strings"
	"time"

	"khabar/feed"
	"khabar/feed/parse"
)

// Subscription is a feed of a list.
type Subscription struct {
	URL    string
	Name   string // empty where the list has none
	Site   string
	Folder string // "أخبار/محلي", empty for none
}

// Read reads a list; name is what it is called in errors, which are
// [*parse.Error]. Feeds that are in it twice come once. notes say what was
// mended, in words.
func Read(data []byte, name string) (list []Subscription, notes []string, err error) {
	seen := map[string]bool{}
	add := func(s Subscription) {
		if s.URL != "" && !seen[s.URL] {
			seen[s.URL] = true
			list = append(list, s)
		}
	}
	outlines, notes, err := parse.Outlines(data, name)
	if err != nil {
		if plain(data, add); len(list) > 0 {
			return list, nil, nil
		}
		return nil, nil, err
	}
	var folders []string
	for o := range outlines {
		folders = folders[:min(o.Depth, len(folders))]
		if o.URL == "" {
			for len(folders) < o.Depth { // folders without a name of their own
				folders = append(folders, "")
			}
			folders = append(folders, o.Text)
			continue
		}
		folder := path(folders)
		if folder == "" {
			first, _, _ := strings.Cut(o.Folder, ",")
			folder = path(strings.Split(first, "/"))
		}
		s := Subscription{URL: o.URL, Name: o.Text, Site: o.Site, Folder: folder}
		if s.Name == s.URL {
			s.Name = ""
		}
		add(s)
	}
	return list, notes, nil
}

// path joins the names of folders that have one.
func path(folders []string) string {
	var parts []string
	for _, f := range folders {
		for part := range strings.SplitSeq(f, "/") {
			if part = strings.TrimSpace(part); part != "" {
				parts = append(parts, part)
			}
		}
	}
	return strings.Join(parts, "/")
}

// plain reads a list of addresses, one a line, each with tags behind it as
// newsboat's file urls has them: the first is the folder, one with a tilde the
// name. A # begins a note.
func plain(data []byte, add func(Subscription)) {
	for line := range strings.Lines(feed.Clean(string(data))) {
		words := fields(line)
		if len(words) == 0 {
			continue
		}
		scheme, _, ok := strings.Cut(words[0], ":")
		if !ok || scheme == "" || scheme == "query" || strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz") != "" {
			continue
		}
		s := Subscription{URL: words[0]}
		for _, w := range words[1:] {
			name, isName := strings.CutPrefix(w, "~")
			switch {
			case isName:
				s.Name = name
			case s.Folder == "" && w != "!":
				s.Folder = path([]string{w})
			}
		}
		add(s)
	}
}

// fields splits at blanks outside double quotes.
func fields(line string) []string {
	var words []string
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		if rest, quoted := strings.CutPrefix(line, `"`); quoted {
			word, after, _ := strings.Cut(rest, `"`)
			words, line = append(words, word), after
			continue
		}
		n := strings.IndexAny(line, " \t")
		if n < 0 {
			n = len(line)
		}
		words, line = append(words, line[:n]), line[n:]
	}
	return words
}

// outline is the element as it is written.
type outline struct {
	Text  string     `xml:"text,attr"`
	Title string     `xml:"title,attr,omitempty"`
	Type  string     `xml:"type,attr,omitempty"`
	URL   string     `xml:"xmlUrl,attr,omitempty"`
	Site  string     `xml:"htmlUrl,attr,omitempty"`
	Inner []*outline `xml:"outline"`
}

// Write writes a list as OPML 2.0, folders nested, in the list's order.
func Write(w io.Writer, title string, at time.Time, list []Subscription) error {
	root := &outline{}
	for _, s := range list {
		in := root
		if s.Folder != "" {
			for part := range strings.SplitSeq(s.Folder, "/") {
				in = in.folder(part)
			}
		}
		name := s.Name
		if name == "" {
			name = s.URL
		}
		in.Inner = append(in.Inner, &outline{Text: name, Title: name, Type: "rss", URL: s.URL, Site: s.Site})
	}
	var doc struct {
		XMLName xml.Name   `xml:"opml"`
		Version string     `xml:"version,attr"`
		Title   string     `xml:"head>title"`
		Created string     `xml:"head>dateCreated"`
		Body    []*outline `xml:"body>outline"`
	}
	doc.Version, doc.Title, doc.Created, doc.Body = "2.0", title, at.Format(time.RFC1123Z), root.Inner
	text, err := xml.MarshalIndent(doc, "", "  ")
	if err == nil {
		_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	}
	return err
}

// folder is the folder of this name, made where there is none.
func (o *outline) folder(name string) *outline {
	for _, in := range o.Inner {
		if in.URL == "" && in.Text == name {
			return in
		}
	}
	in := &outline{Text: name, Title: name}
	o.Inner = append(o.Inner, in)
	return in
}
