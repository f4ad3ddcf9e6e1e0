package parse

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"

	"khabar/feed"
)

// Limits of one message.
const (
	maxParts   = 500 // of a multipart, all levels together
	maxNested  = 16  // of multiparts within multiparts
	maxHeaders = 256 << 10
)

// header is the header of a message or of a part, by lower case names; of
// fields that come again, the first.
type header map[string]string

// readHeader reads the header that data begins with, and returns what follows
// it. Lines that are no field are left out, as mail programs do. (RFC 5322,
// section 2.2)
func readHeader(data []byte) (header, []byte) {
	h := header{}
	name, value := "", []byte(nil) // the field that is being read
	end := func() {
		if name != "" && h[name] == "" {
			h[name] = string(value)
		}
	}
	rest := data
	defer end()
	for read := 0; len(rest) > 0 && read < maxHeaders; {
		line, more, _ := bytes.Cut(rest, []byte("\n"))
		read += len(rest) - len(more)
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			return h, more
		}
		rest = more
		if line[0] == ' ' || line[0] == '\t' { // the field goes on
			value = append(append(value, ' '), bytes.TrimSpace(line)...)
			continue
		}
		end()
		field, v, ok := bytes.Cut(line, []byte(":"))
		if name = ""; ok && fieldName(field) {
			name = strings.ToLower(string(field))
			value = append(value[:0], bytes.TrimSpace(v)...)
		}
	}
	return h, rest
}

func fieldName(b []byte) bool {
	for _, c := range b {
		if c <= ' ' || c >= 0x7F {
			return false
		}
	}
	return len(b) > 0
}

// words decodes encoded words (RFC 2047) of a field, and bytes that are no
// UTF-8 by what their letters say.
func (h header) words(name string) string {
	d := mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		text, _, _ := decode(data, "text/plain; charset="+label)
		return strings.NewReader(text), nil
	}}
	value, _, _ := decode([]byte(h[name]), "")
	if s, err := d.DecodeHeader(value); err == nil {
		value = s
	}
	return feed.CleanLine(value)
}

// isMail reports whether data begins as a message: with fields, and among them
// what mail has.
func isMail(data []byte) bool {
	first, _, _ := bytes.Cut(data[:min(len(data), 1000)], []byte("\n"))
	name, _, ok := bytes.Cut(first, []byte(":"))
	if !ok || !fieldName(name) || bytes.ContainsAny(name, "<{[\"'/") {
		return false
	}
	h, _ := readHeader(data[:min(len(data), 64<<10)])
	known, sure := 0, false
	for _, n := range []string{"from", "to", "subject", "date", "message-id", "mime-version", "received", "return-path", "delivered-to", "content-type", "list-id"} {
		if h[n] != "" {
			known++
			sure = sure || n == "message-id" || n == "mime-version" || n == "received" || n == "return-path"
		}
	}
	return known >= 3 || known == 2 && sure
}

// readMail reads a message, and those of a digest.
func (doc *Document) readMail(data []byte, in Input) error {
	m := mailReader{doc: doc, in: in}
	if !m.message(data, 0) {
		return ErrNoArticle
	}
	return nil
}

// mailReader walks through the parts of a message.
type mailReader struct {
	doc   *Document
	in    Input
	parts int
}

// message adds a message as an article; it returns false for one without a
// word.
func (m *mailReader) message(data []byte, depth int) bool {
	h, rest := readHeader(data)
	a := feed.Article{
		ID:    feed.CleanLine(strings.Trim(h["message-id"], "<> ")),
		Title: h.words("subject"),
		Lang:  feed.CleanLine(h["content-language"]),
	}
	if from, err := (&mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}}).Parse(h["from"]); err == nil {
		if a.Source = feed.CleanLine(from.Name); a.Source == "" {
			a.Source = feed.CleanLine(from.Address)
		}
	} else if s := h.words("from"); s != "" {
		name, _, _ := strings.Cut(s, "<")
		a.Source = strings.Trim(name, ` "`)
	}
	if t, err := mail.ParseDate(h["date"]); err == nil && inRange(t) {
		a.Published = feed.Date{Time: t, From: feed.DateDeclared}
	} else if d, ok := ParseDate(h.words("date")); ok {
		a.Published = d
	}
	if u := baseURL(strings.Trim(h["archived-at"], "<> ")); u != nil {
		a.URL = u.String()
	}
	for _, t := range strings.Split(h.words("keywords"), ",") {
		if t = strings.TrimSpace(t); t != "" {
			a.Tags = append(a.Tags, t)
		}
	}
	at := len(m.doc.Articles)
	c := m.part(h, rest, depth)
	a.Body, a.Media, a.Raw = c.Blocks, c.Media, rawText(c.Blocks)
	if len(a.Body) == 0 {
		return len(m.doc.Articles) > at // a digest is what is in it
	}
	if a.Title == "" {
		a.Title = titleFromBody(a.Body)
	}
	a.Lang = chooseLanguage(a.Lang, sample(&a))
	m.doc.Articles = append(m.doc.Articles, feed.Article{})
	copy(m.doc.Articles[at+1:], m.doc.Articles[at:])
	m.doc.Articles[at] = a
	return true
}

// part reads a part: HTML or plain text, or parts of its own. Attachments have
// no text.
func (m *mailReader) part(h header, body []byte, depth int) content {
	m.parts++
	kind, params, err := mime.ParseMediaType(h["content-type"])
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	disposition, _, _ := strings.Cut(strings.ToLower(h["content-disposition"]), ";")
	switch {
	case m.parts > maxParts || depth > maxNested || strings.TrimSpace(disposition) == "attachment":
		return content{}
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		return m.multipart(kind, params["boundary"], body, depth)
	case kind == "message/rfc822":
		m.message(transferred(h, body), depth+1)
		return content{}
	case kind == "text/html", kind == "application/xhtml+xml":
		text, _, repairs := decode(transferred(h, body), h["content-type"])
		m.doc.mended(repairs)
		return readHTML(feed.Clean(text), nil)
	case kind == "text/plain", kind == "text/markdown", kind == "text":
		text, _, repairs := decode(transferred(h, body), h["content-type"])
		m.doc.mended(repairs)
		if strings.EqualFold(params["format"], "flowed") {
			text = unflow(text, strings.EqualFold(params["delsp"], "yes"))
		}
		if kind == "text/plain" && params["charset"] == "" && h["content-type"] == "" && looksHTML(text) {
			return readHTML(feed.Clean(text), nil)
		}
		return content{Blocks: paragraphs(text)}
	}
	return content{}
}

// mended notes what was mended in a part.
func (doc *Document) mended(repairs []string) {
	for _, r := range repairs {
		doc.repaired("%s", r)
	}
}

// multipart reads the parts of a multipart: of alternatives the best that has
// a text, HTML before plain text; else all, one after the other (RFC 2046,
// section 5.1).
func (m *mailReader) multipart(kind, boundary string, body []byte, depth int) content {
	var all, best content
	rank := 0
	r := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		p, err := r.NextRawPart()
		if err != nil {
			if err != io.EOF {
				m.doc.repaired("a message ends in the middle")
			}
			break
		}
		data, err := io.ReadAll(p)
		if err != nil {
			m.doc.repaired("a message ends in the middle")
		}
		h := header{}
		for name, values := range p.Header {
			h[strings.ToLower(name)] = strings.Join(values[:1], "")
		}
		if kind == "multipart/digest" && h["content-type"] == "" {
			h["content-type"] = "message/rfc822"
		}
		c := m.part(h, data, depth+1)
		if len(c.Blocks) == 0 && len(c.Media) == 0 {
			continue
		}
		if kind != "multipart/alternative" {
			all.Blocks = append(all.Blocks, c.Blocks...)
			all.Media = append(all.Media, c.Media...)
			continue
		}
		now := 1
		if t, _, _ := mime.ParseMediaType(h["content-type"]); t == "text/html" || strings.HasPrefix(t, "multipart/") {
			now = 2
		}
		if now >= rank && len(c.Blocks) > 0 {
			best, rank = c, now
		}
	}
	if kind == "multipart/alternative" {
		return best
	}
	return all
}

// transferred undoes the transfer encoding of a body, as far as it goes (RFC
// 2045, section 6).
func transferred(h header, body []byte) []byte {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(h["content-transfer-encoding"])) {
	case "quoted-printable":
		r = quotedprintable.NewReader(bytes.NewReader(body))
	case "base64":
		// Whatever is no digit of base64 has no meaning.
		digits := make([]byte, 0, len(body))
		for _, c := range body {
			if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
				digits = append(digits, c)
			}
		}
		r = base64.NewDecoder(base64.RawStdEncoding, bytes.NewReader(digits))
	default:
		return body
	}
	out, err := io.ReadAll(io.LimitReader(r, maxDecoded))
	if err != nil && len(out) == 0 {
		return body
	}
	return out
}

// unflow puts lines together that end in a blank (RFC 3676).
func unflow(text string, deleteSpace bool) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "-- " || !strings.HasSuffix(line, " "):
			b.WriteString(line)
			b.WriteByte('\n')
		case deleteSpace:
			b.WriteString(line[:len(line)-1])
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}
