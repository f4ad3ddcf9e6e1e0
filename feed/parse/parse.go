package parse

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"
	"time"

	"khabar/feed"
)

// maxDecoded is how much text one document may hold, unpacked.
const maxDecoded = 32 << 20

// Format is what a document turned out to be.
type Format uint8

// The formats that are told apart.
const (
	Unknown Format = iota
	TextPage
	HTML
	RSS // 0.9x and 2.0
	RDF // RSS 1.0 and 0.90
	Atom
	JSONFeed
	Markdown
	JSON      // one article, an array of them or {"articles": [...]}
	JSONLines // one article a line
	Mail      // one message
	Mbox      // messages one after the other
)

func (f Format) String() string {
	names := [...]string{"unknown", "text page", "HTML page", "RSS", "RDF", "Atom", "JSON Feed", "Markdown", "JSON", "JSON Lines", "mail message", "mailbox"}
	if int(f) < len(names) {
		return names[f]
	}
	return names[0]
}

// IsFeed reports whether documents of this format are fetched again and again.
func (f Format) IsFeed() bool { return f == RSS || f == RDF || f == Atom || f == JSONFeed }

// Input is what is known of a document besides its bytes.
type Input struct {
	Name        string    // path, URL or "-"; a URL is the base of relative links
	ContentType string    // as the transport declares it, may be empty
	Modified    time.Time // of the file or the response: dates without a year are completed from it
	// Known, if set, is asked for each item of a feed whether it was read
	// before, by its ID and a checksum of all that the feed says of it. Items
	// that are known come back with ID, Title and URL only, unparsed.
	Known func(id string, sum uint64) bool
	// Drafts wants the beginning of what takes long to read before the whole.
	Drafts bool
}

// Document is what was read out of one source.
type Document struct {
	Format   Format
	Feed     feed.Feed // zero but for feeds
	Articles []feed.Article
	Sums     []uint64 // of Articles, where Format is a feed: what Input.Known is asked about
	Known    []bool   // Sums that Input.Known knew: those articles are only named
	Encoding string   // "utf-8", "windows-1256" ...
	Repairs  []string // what was mended, in words
	LeftOut  LeftOut
	Feeds    []feed.Link // that an HTML page offers (rel=alternate)
	Draft    bool        // the beginning of an article that is handed on whole after it
}

// Parse reads one document. The error is an [*Error] that names the source;
// a feed without items is no error, since it may have some tomorrow. A page
// without an article ([ErrNoArticle]) still comes with the feeds it offers.
func Parse(data []byte, in Input) (Document, error) {
	fail := func(err error, detail string) (Document, error) {
		return Document{}, &Error{Name: in.Name, Detail: detail, Err: err}
	}
	data, err := unpack(data)
	if err != nil {
		return fail(err, "")
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return fail(ErrEmpty, "")
	}
	if len(data) > maxDecoded {
		return fail(ErrTooLarge, "")
	}
	if what := binary(data); what != "" {
		return fail(ErrBinary, what)
	}
	if first, _, _ := bytes.Cut(data, []byte("\n")); mboxLine(first) || isMail(data) {
		doc := Document{Format: Mail, Encoding: "utf-8"}
		if mboxLine(first) {
			doc.Format = Mbox
			doc.readMbox(data, in)
		} else {
			_ = doc.readMail(data, in) // without a text it has no article
		}
		return doc.finish(in, nil)
	}
	text, encoding, repairs := decode(data, in.ContentType)
	if blank(text) {
		return fail(ErrEmpty, "")
	}
	if what := noise(text); what != "" {
		return fail(ErrBinary, what)
	}
	doc := Document{Encoding: encoding, Repairs: repairs}
	doc.Format = sniff(text, in)
	base := baseURL(in.Name)
	switch doc.Format {
	case RSS, RDF, Atom:
		doc.readFeed(readXMLFeed(text, base), in)
	case HTML:
		err = doc.readPage(text, base, in)
	case JSONFeed, JSON, JSONLines:
		err = doc.readJSON(text, base, in)
	case Markdown:
		err = doc.readMarkdown(text, base, in)
	case Unknown:
		if strings.Contains(strings.ToLower(text[:min(len(text), 2048)]), "<opml") {
			return fail(ErrNotFeed, "")
		}
		return fail(ErrNoArticle, "it is XML of another kind")
	default:
		doc.readText(text, in)
	}
	return doc.finish(in, err)
}

// finish completes the articles; a document without any is an error.
func (doc *Document) finish(in Input, err error) (Document, error) {
	if err == nil && len(doc.Articles) == 0 && !doc.Format.IsFeed() {
		err = ErrNoArticle
	}
	if err != nil {
		doc.Articles = nil
		return *doc, &Error{Name: in.Name, Err: err}
	}
	for i := range doc.Articles {
		doc.complete(&doc.Articles[i], in)
	}
	return *doc, nil
}

// complete fills in what every article has: an ID, a language, a date and a
// source to call it by.
func (doc *Document) complete(a *feed.Article, in Input) {
	if a.Source == "" {
		a.Source = sourceName(a.URL, in.Name)
	}
	if a.URL == "" && !doc.Format.IsFeed() && doc.Format != JSON && doc.Format != JSONLines && doc.Format != Mail && doc.Format != Mbox && baseURL(in.Name) != nil {
		a.URL = in.Name
	}
	if a.ID == "" {
		a.ID = makeID(a)
	}
	if a.Published.IsZero() && !in.Modified.IsZero() && !doc.Format.IsFeed() {
		a.Published = feed.Date{Time: in.Modified, From: feed.DateOfFile}
	}
}

// baseURL is the URL a document was fetched from, or nil.
func baseURL(name string) *url.URL {
	if !strings.HasPrefix(name, "http://") && !strings.HasPrefix(name, "https://") {
		return nil
	}
	u, err := url.Parse(name)
	if err != nil {
		return nil
	}
	return u
}

// sourceName is what a reader calls a source that gives itself no name: the
// host, or the file without its folder.
func sourceName(address, name string) string {
	for _, s := range []string{address, name} {
		if u := baseURL(s); u != nil && u.Host != "" {
			return feed.CleanLine(strings.TrimPrefix(u.Host, "www."))
		}
	}
	if name == "-" || name == "" {
		return ""
	}
	return feed.CleanLine(path.Base(strings.ReplaceAll(name, "\\", "/")))
}

// repaired notes what was mended.
func (doc *Document) repaired(format string, args ...any) {
	if len(doc.Repairs) < 20 {
		doc.Repairs = append(doc.Repairs, fmt.Sprintf(format, args...))
	}
}

// LeftOut is what is not in a Document's Articles although it should be.
type LeftOut struct {
	N     int
	First string // of them, in words
}

// leaveOut notes what could not be read.
func (doc *Document) leaveOut(format string, args ...any) {
	doc.repaired(format+" and was left out", args...)
	if doc.LeftOut.N++; doc.LeftOut.N == 1 {
		doc.LeftOut.First = fmt.Sprintf(format, args...)
	}
}
