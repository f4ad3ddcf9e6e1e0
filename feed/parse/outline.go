package parse

import (
	"bytes"
	"errors"
	"iter"

	"khabar/feed"
)

// ErrNoOutline says that a document is no subscription list.
var ErrNoOutline = errors.New("it is no subscription list (OPML)")

// Outline is an element of a subscription list
// (OPML, http://opml.org/spec2.opml): a feed, or a folder of outlines.
type Outline struct {
	Depth  int    // of the folders around it, 0 for none
	Text   string // as it is shown
	URL    string // of the feed; empty for a folder
	Site   string // the feed's page
	Folder string // the attribute category, for lists that nest nothing
}

// Outlines reads a subscription list, as mended and decoded as a feed is. An
// outline's folders are those before it with a lesser depth. The error is an
// [*Error]; what was mended is in repairs.
func Outlines(data []byte, name string) (list iter.Seq[Outline], repairs []string, err error) {
	fail := func(err error) (iter.Seq[Outline], []string, error) {
		return nil, nil, &Error{Name: name, Err: err}
	}
	if data, err = unpack(data); err != nil {
		return fail(err)
	}
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return fail(ErrEmpty)
	case len(data) > maxDecoded:
		return fail(ErrTooLarge)
	case binary(data) != "":
		return fail(ErrBinary)
	}
	text, _, repairs := decode(data, "")
	s := lexer{s: text}
	found, open := false, 0
	for s.next() {
		if s.kind != startTag && s.kind != emptyTag && s.kind != endTag {
			continue
		}
		found = found || s.name == "opml" || s.name == "outline"
		if s.name == "outline" {
			switch s.kind {
			case startTag:
				open++
			case endTag:
				open--
			}
		}
	}
	if !found {
		return fail(ErrNoOutline)
	}
	if open > 0 {
		repairs = append(repairs, "the list ends in the middle: read as far as it goes")
	}
	return outlines(text), repairs, nil
}

func outlines(text string) iter.Seq[Outline] {
	return func(yield func(Outline) bool) {
		depth := 0
		for s := (lexer{s: text}); s.next(); {
			if s.name != "outline" {
				continue
			}
			switch s.kind {
			case endTag:
				depth = max(0, depth-1)
			case startTag, emptyTag:
				attrs := s.attributes()
				get := func(key string) string { return feed.CleanLine(attr(attrs, key)) }
				o := Outline{Depth: depth, Text: get("title"), URL: get("xmlurl"), Site: get("htmlurl"), Folder: get("category")}
				if t := get("text"); t != "" {
					o.Text = t
				}
				if o.URL == "" && (get("type") == "rss" || get("type") == "atom") {
					o.URL = get("url")
				}
				if !yield(o) {
					return
				}
				if s.kind == startTag {
					depth++
				}
			}
		}
	}
}
