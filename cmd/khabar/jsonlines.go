package main

import (
	"bufio"
	"encoding/json"

	"khabar/feed"
	"khabar/feed/store"
)

// articleLine is an article as --json prints it in a list.
type articleLine struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Section string `json:"section"`
	Source  string `json:"source"`
	Date    string `json:"date"`
	URL     string `json:"url"`
	Lang    string `json:"lang"`
	Read    bool   `json:"read"`
	Starred bool   `json:"starred"`
}

// lineOf is a headline as --json prints it. A date is in RFC 3339, or a day
// alone where its clock is not known.
func lineOf(h *store.Headline) articleLine {
	date := ""
	switch {
	case h.Published.IsZero(), h.Published.From == feed.DateOfFile:
	case h.Published.Day:
		date = h.Published.Time.Format("2006-01-02")
	default:
		date = stamp(h.Published.Time)
	}
	return articleLine{ID: h.GUID, Title: h.Title, Section: h.Section, Source: h.Source, Date: date, URL: h.URL, Lang: h.Lang, Read: h.Read, Starred: h.Starred}
}

// lineEncoder writes a list of articles as JSON, one object a line.
type lineEncoder struct {
	out *bufio.Writer
	*json.Encoder
}

func newLineEncoder(p *process) *lineEncoder {
	out := bufio.NewWriter(p.stdout)
	e := &lineEncoder{out, json.NewEncoder(out)}
	e.SetEscapeHTML(false)
	return e
}

func (e *lineEncoder) article(h *store.Headline) error { return e.Encode(lineOf(h)) }

func (e *lineEncoder) flush() error { return written(e.out.Flush()) }
