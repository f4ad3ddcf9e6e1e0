package export

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"khabar/feed"
)

// schema describes what JSON and JSONLines write.
//
//go:embed schema.json
var schema string

// Schema returns the JSON Schema (https://json-schema.org/draft/2020-12) of an
// article as JSON and JSONLines write it.
func Schema() string { return schema }

// JSON writes an array of articles.
type JSON struct{ n int }

// Append appends an article, the first with the beginning of the array.
func (j *JSON) Append(dst []byte, a *feed.Article) []byte {
	if j.n++; j.n == 1 {
		dst = append(dst, "[\n"...)
	} else {
		dst = append(dst, ",\n"...)
	}
	return appendArticle(dst, a, "  ")
}

// End appends the end of the array.
func (j *JSON) End(dst []byte) []byte {
	if j.n == 0 {
		dst = append(dst, '[')
	} else {
		dst = append(dst, '\n')
	}
	return append(dst, "]\n"...)
}

// JSONLines writes an article a line.
type JSONLines struct{}

// Append appends an article.
func (JSONLines) Append(dst []byte, a *feed.Article) []byte {
	return append(appendArticle(dst, a, ""), '\n')
}

// End appends what ends the articles: nothing.
func (JSONLines) End(dst []byte) []byte { return dst }

// article is an article in JSON. Its names are those of an item of JSON Feed
// where that has one.
type article struct {
	ID          string       `json:"id"`
	URL         string       `json:"url,omitempty"`
	Source      string       `json:"source,omitempty"`
	FeedURL     string       `json:"feed_url,omitempty"`
	Section     string       `json:"section,omitempty"`
	Title       string       `json:"title"`
	Authors     []author     `json:"authors,omitempty"`
	Place       string       `json:"place,omitempty"`
	Summary     string       `json:"summary,omitempty"`
	Language    string       `json:"language,omitempty"`
	Direction   string       `json:"direction"`
	Published   string       `json:"date_published,omitempty"`
	Modified    string       `json:"date_modified,omitempty"`
	Found       found        `json:"found"`
	Blocks      []block      `json:"blocks"`
	HTML        string       `json:"content_html"`
	Links       []link       `json:"links,omitempty"`
	Related     []link       `json:"related,omitempty"`
	Tags        []string     `json:"tags,omitempty"`
	Attachments []attachment `json:"attachments,omitempty"`
	Truncated   bool         `json:"truncated,omitempty"`
}

type author struct {
	Name string `json:"name"`
}

// found says how what is not simply written in the source came to be known.
type found struct {
	Direction string `json:"direction"`                // declared, text
	Published string `json:"date_published,omitempty"` // declared, text, inferred, file
	Precision string `json:"date_precision,omitempty"` // day, second
	Words     string `json:"date_words,omitempty"`
}

type block struct {
	Kind      string   `json:"kind"`
	Level     int      `json:"level,omitempty"`
	Marker    string   `json:"marker,omitempty"`
	Text      string   `json:"text"`
	Direction string   `json:"direction"`
	Language  string   `json:"language,omitempty"`
	Spans     []span   `json:"spans,omitempty"`
	Cells     []string `json:"cells,omitempty"`
	Header    bool     `json:"header,omitempty"`
}

type span struct {
	Start int    `json:"start"` // characters
	End   int    `json:"end"`
	Style string `json:"style"`
	URL   string `json:"url,omitempty"`
}

type link struct {
	Title string `json:"title"`
	URL   string `json:"url,omitempty"`
}

type attachment struct {
	URL      string  `json:"url"`
	Type     string  `json:"mime_type,omitempty"`
	Title    string  `json:"title,omitempty"`
	Length   int64   `json:"size_in_bytes,omitempty"`
	Duration float64 `json:"duration_in_seconds,omitempty"`
}

var (
	kindNames = [...]string{
		feed.Paragraph: "paragraph", feed.Heading: "heading", feed.Quote: "quote", feed.Item: "item", feed.Code: "code",
		feed.Image: "image", feed.Row: "row", feed.Rule: "rule", feed.Caption: "caption",
	}
	styleNames = [...]string{feed.Emphasis: "emphasis", feed.Strong: "strong", feed.Monospace: "monospace", feed.Linked: "link", feed.Struck: "struck"}
	fromNames  = [...]string{feed.DateDeclared: "declared", feed.DateInText: "text", feed.DateInferred: "inferred", feed.DateOfFile: "file"}
)

func appendArticle(dst []byte, a *feed.Article, indent string) []byte {
	d, declared := articleDirection(a)
	out := article{
		ID: a.ID, URL: a.URL, Source: a.Source, FeedURL: a.FeedURL, Section: a.Section, Title: a.Title,
		Place: a.Place, Summary: a.Summary, Language: a.Lang, Direction: directionName(d),
		Tags: a.Tags, Truncated: a.Truncated, Blocks: []block{},
		Found: found{Direction: "text"},
		HTML:  strings.TrimSuffix(string(appendBlocks(nil, a)), "\n"),
	}
	if declared {
		out.Found.Direction = "declared"
	}
	for _, name := range a.Byline {
		out.Authors = append(out.Authors, author{name})
	}
	if !a.Published.IsZero() {
		out.Published = a.Published.Time.Format(time.RFC3339)
		out.Found.Precision = "second"
		if a.Published.Day {
			out.Found.Precision = "day"
		}
		if n := int(a.Published.From); n < len(fromNames) {
			out.Found.Published = fromNames[n]
		}
		out.Found.Words = a.Published.Text
	}
	if !a.Updated.IsZero() {
		out.Modified = a.Updated.Format(time.RFC3339)
	}
	for i := range a.Body {
		out.Blocks = append(out.Blocks, blockOf(&a.Body[i], d))
		for _, s := range a.Body[i].Spans {
			if s.Style == feed.Linked && s.Start >= 0 && s.Start < s.End && s.End <= len(a.Body[i].Text) {
				out.Links = append(out.Links, link{a.Body[i].Text[s.Start:s.End], s.Target})
			}
		}
	}
	for _, l := range a.Related {
		out.Related = append(out.Related, link{l.Title, l.Target})
	}
	for _, m := range a.Media {
		out.Attachments = append(out.Attachments, attachment{m.URL, m.Type, m.Title, m.Length, m.Duration.Seconds()})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if indent != "" {
		enc.SetIndent(indent, indent)
	}
	// The types above can always be encoded.
	_ = enc.Encode(&out)
	return append(append(dst, indent...), bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

func blockOf(b *feed.Block, whole feed.Direction) block {
	out := block{Level: b.Level, Marker: b.Marker, Text: b.Text, Language: b.Lang, Cells: b.Cells, Header: b.Header}
	if int(b.Kind) < len(kindNames) {
		out.Kind = kindNames[b.Kind]
	}
	d, _ := direction(b.Dir, b.Text)
	if b.Dir == feed.Undeclared && !strings.ContainsFunc(b.Text, unicode.IsLetter) {
		d = whole
	}
	out.Direction = directionName(d)
	for _, s := range b.Spans {
		if s.Start < 0 || s.Start >= s.End || s.End > len(b.Text) || int(s.Style) >= len(styleNames) {
			continue
		}
		n := utf8.RuneCountInString(b.Text[:s.Start])
		out.Spans = append(out.Spans, span{n, n + utf8.RuneCountInString(b.Text[s.Start:s.End]), styleNames[s.Style], s.Target})
	}
	return out
}
