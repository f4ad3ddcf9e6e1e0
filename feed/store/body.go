package store

import (
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"khabar/feed"
	"khabar/feed/internal/varint"
)

// bodyVersion is the first byte of an encoded body.
const bodyVersion = 1

// The bits of a block's first byte: its kind, and which fields follow.
const (
	kindMask    = 0x0F
	hasSpans    = 0x10
	hasLevel    = 0x20 // Level and Marker
	hasDeclared = 0x40 // Dir and Lang
	hasCells    = 0x80 // Header and Cells
)

// AppendBody appends the compact form of all of an article that is not part
// of its headline: blocks, lead, byline, place, tags, related headlines,
// media, the raw text. It begins with a version; numbers are unsigned
// varints, texts are a length in bytes of UTF-8 and a byte a letter.
func AppendBody(dst []byte, a *feed.Article) []byte {
	dst = append(dst, bodyVersion)
	dst = binary.AppendUvarint(dst, uint64(len(a.Body)))
	for i := range a.Body {
		dst = appendBlock(dst, &a.Body[i])
	}
	dst = appendText(dst, a.Summary)
	dst = appendTexts(dst, a.Byline)
	dst = appendText(dst, a.Place)
	dst = appendTexts(dst, a.Tags)
	dst = binary.AppendUvarint(dst, uint64(len(a.Related)))
	for _, l := range a.Related {
		dst = appendText(dst, l.Title)
		dst = appendText(dst, l.Target)
	}
	dst = binary.AppendUvarint(dst, uint64(len(a.Media)))
	for _, m := range a.Media {
		dst = appendText(dst, m.URL)
		dst = appendText(dst, m.Type)
		dst = appendText(dst, m.Title)
		dst = binary.AppendVarint(dst, m.Length)
		dst = binary.AppendVarint(dst, int64(m.Duration))
	}
	dst = appendText(dst, a.FeedURL)
	dst = appendTime(dst, a.Published.Time)
	dst = append(dst, byte(a.Published.From), truth(a.Published.Day))
	dst = appendText(dst, a.Published.Text)
	dst = appendTime(dst, a.Updated)
	dst = append(dst, truth(a.Truncated))
	return appendText(dst, a.Raw)
}

func appendBlock(dst []byte, b *feed.Block) []byte {
	head := byte(b.Kind) & kindMask
	if len(b.Spans) > 0 {
		head |= hasSpans
	}
	if b.Level != 0 || b.Marker != "" {
		head |= hasLevel
	}
	if b.Dir != feed.Undeclared || b.Lang != "" {
		head |= hasDeclared
	}
	if b.Header || len(b.Cells) > 0 {
		head |= hasCells
	}
	dst = append(dst, head)
	dst = appendText(dst, b.Text)
	if head&hasSpans != 0 {
		dst = binary.AppendUvarint(dst, uint64(len(b.Spans)))
		for _, s := range b.Spans {
			dst = binary.AppendVarint(dst, int64(s.Start))
			dst = binary.AppendVarint(dst, int64(s.End))
			dst = append(dst, byte(s.Style))
			dst = appendText(dst, s.Target)
		}
	}
	if head&hasLevel != 0 {
		dst = binary.AppendVarint(dst, int64(b.Level))
		dst = appendText(dst, b.Marker)
	}
	if head&hasDeclared != 0 {
		dst = append(dst, byte(b.Dir))
		dst = appendText(dst, b.Lang)
	}
	if head&hasCells != 0 {
		dst = append(dst, truth(b.Header))
		dst = appendTexts(dst, b.Cells)
	}
	return dst
}

// ReadBody reads what [AppendBody] wrote into the fields of a that it holds.
// Bytes of another version, or broken ones, give an error and never a panic;
// a then holds what could be read.
func ReadBody(a *feed.Article, data []byte) error {
	r := reader{Reader: varint.Reader{Data: data}}
	if v := r.Byte(); v != bodyVersion {
		return fmt.Errorf("a body in the store has the unknown version %d", v)
	}
	if n := r.count(2); n > 0 {
		a.Body = make([]feed.Block, 0, n)
		for range n {
			b := r.block()
			if r.Failed {
				return r.err()
			}
			a.Body = append(a.Body, b)
		}
	}
	a.Summary = r.text()
	a.Byline = r.texts()
	a.Place = r.text()
	a.Tags = r.texts()
	for range r.count(2) {
		a.Related = append(a.Related, feed.Link{Title: r.text(), Target: r.text()})
	}
	for range r.count(5) {
		a.Media = append(a.Media, feed.Media{URL: r.text(), Type: r.text(), Title: r.text(), Length: r.Int(), Duration: time.Duration(r.Int())})
	}
	a.FeedURL = r.text()
	a.Published = feed.Date{Time: r.time(), From: feed.DateFrom(r.Byte()), Day: r.Byte() == 1, Text: r.text()}
	a.Updated = r.time()
	a.Truncated = r.Byte() == 1
	a.Raw = r.text()
	return r.err()
}

func (r *reader) block() (b feed.Block) {
	head := r.Byte()
	b.Kind = feed.Kind(head & kindMask)
	b.Text = r.text()
	if head&hasSpans != 0 {
		n := r.count(4)
		b.Spans = make([]feed.Span, 0, n)
		for range n {
			s := feed.Span{Start: int(r.Int()), End: int(r.Int()), Style: feed.SpanStyle(r.Byte()), Target: r.text()}
			b.Spans = append(b.Spans, s)
		}
	}
	if head&hasLevel != 0 {
		b.Level, b.Marker = int(r.Int()), r.text()
	}
	if head&hasDeclared != 0 {
		b.Dir, b.Lang = feed.Direction(r.Byte()), r.text()
	}
	if head&hasCells != 0 {
		b.Header, b.Cells = r.Byte() == 1, r.texts()
	}
	return b
}

// reader reads numbers and texts; after the first that is not there it gives
// zeros.
type reader struct {
	varint.Reader
	scratch []byte
}

// err says that something was not there.
func (r *reader) err() error {
	if r.Failed {
		return errText
	}
	return nil
}

// count reads how many things follow that take at least size bytes each.
func (r *reader) count(size int) int {
	n := r.Uint()
	if n > uint64(len(r.Data)/size) {
		r.Fail()
		return 0
	}
	return int(n)
}

func appendTexts(dst []byte, list []string) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(list)))
	for _, s := range list {
		dst = appendText(dst, s)
	}
	return dst
}

func (r *reader) texts() []string {
	n := r.count(1)
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.text()
	}
	return list
}

// appendTime appends seconds since 1970 and the zone's offset in seconds; the
// zero time is the least number.
func appendTime(dst []byte, t time.Time) []byte {
	if t.IsZero() {
		return binary.AppendVarint(dst, math.MinInt64)
	}
	_, offset := t.Zone()
	dst = binary.AppendVarint(dst, t.Unix())
	return binary.AppendVarint(dst, int64(offset))
}

func (r *reader) time() time.Time {
	unix := r.Int()
	if unix == math.MinInt64 || r.Failed {
		return time.Time{}
	}
	return inZone(unix, int(r.Int()))
}

// inZone is a moment as seen in a zone of no name, seconds east of Greenwich.
func inZone(unix int64, offset int) time.Time {
	t := time.Unix(unix, 0).UTC()
	if offset != 0 && offset > -86400 && offset < 86400 {
		t = t.In(time.FixedZone("", offset))
	}
	return t
}

func truth(b bool) byte {
	if b {
		return 1
	}
	return 0
}
