// Package export writes articles for other programs: text in logical order,
// base letters, no escape code. It is what leaves Khabar through a pipe, a
// file or the clipboard.
package export

import (
	"strconv"
	"strings"
	"time"

	"khabar/feed"
)

// AppendText appends an article as plain text: section, headline, a line of
// what is known of it, its blocks with an empty line between paragraphs, and
// the numbered targets of its links. It ends in a newline.
func AppendText(dst []byte, a *feed.Article) []byte {
	line := func(s string) {
		if s != "" {
			dst = append(append(dst, s...), '\n')
		}
	}
	start := len(dst)
	line(a.Section)
	line(a.Title)
	var known []string
	for _, s := range []string{strings.Join(a.Byline, ", "), a.Source, a.Place, Date(a.Published)} {
		if s != "" {
			known = append(known, s)
		}
	}
	line(strings.Join(known, " · "))

	var targets feed.Targets
	body := a.Body
	if len(body) == 0 && a.Summary != "" {
		body = []feed.Block{{Text: a.Summary}}
	}
	previous := feed.Kind(255)
	for i, b := range body {
		if i == 0 && b.Kind == feed.Heading && b.Text == a.Title {
			continue
		}
		joined := b.Kind == previous && (b.Kind == feed.Item || b.Kind == feed.Row) || b.Kind == feed.Caption
		if !joined && len(dst) > start {
			dst = append(dst, '\n')
		}
		previous = b.Kind
		dst = appendBlock(dst, b, &targets)
	}
	numbered := targets.Len()
	if a.URL != "" && !targets.Has(a.URL) {
		targets.Number(a.URL)
	}
	if targets.Len() > 0 && len(dst) > start {
		dst = append(dst, '\n')
	}
	for n := 1; n <= targets.Len(); n++ {
		if n <= numbered {
			dst = append(dst, '[')
			dst = strconv.AppendInt(dst, int64(n), 10)
			dst = append(dst, "] "...)
		}
		line(targets.At(n))
	}
	return dst
}

func appendBlock(dst []byte, b feed.Block, targets *feed.Targets) []byte {
	text := b.Footnoted(targets).Text
	first, rest := "", ""
	switch b.Kind {
	case feed.Rule:
		text = "* * *"
	case feed.Quote:
		first = strings.Repeat("> ", max(1, b.Level))
		rest = first
	case feed.Item:
		marker := b.Marker
		if marker == "" {
			marker = "•"
		}
		rest = strings.Repeat("  ", max(0, b.Level-1))
		first = rest + marker + " "
		rest += "  "
	case feed.Code:
		first, rest = "    ", "    "
	case feed.Image:
		if text == "" {
			return dst
		}
		text = "[" + text + "]"
	}
	for i, l := range strings.Split(text, "\n") {
		if i == 0 {
			dst = append(dst, first...)
		} else {
			dst = append(dst, rest...)
		}
		dst = append(append(dst, l...), '\n')
	}
	return dst
}

// Date writes a date as other programs sort it (RFC 3339; the day alone where
// no more is known), with a tilde before one that was inferred.
func Date(d feed.Date) string {
	if d.IsZero() {
		return ""
	}
	s := d.Time.Format(time.RFC3339)
	if d.Day {
		s = d.Time.Format(time.DateOnly)
	}
	if d.From == feed.DateInferred {
		s = "~" + s
	}
	return s
}
