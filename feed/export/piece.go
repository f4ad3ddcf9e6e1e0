package export

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"khabar/feed"
)

// Role is what a piece of an article on paper is.
type Role uint8

// The roles of a piece.
const (
	Body Role = iota
	Section
	Title
	Known // byline, source, place, date
	Heading
	Quote
	Item
	Code
	Image
	Row
	Rule
	Caption
	Target // where a link leads
)

// Piece is a paragraph of an article as it goes to paper: what stands in front
// of its first line and of the others, and a text with spans.
type Piece struct {
	Role        Role
	First, Rest string
	Text        string // newlines are line breaks
	Spans       []feed.Span
	Dir         feed.Direction
	Lang        string
	Apart       bool // an empty line goes before it
}

// AppendPieces appends the pieces of an article: section, headline, a line of
// what is known of it, its blocks, and the numbered targets of its links.
func AppendPieces(dst []Piece, a *feed.Article) []Piece {
	start := len(dst)
	line := func(role Role, s string) {
		if s != "" {
			dst = append(dst, Piece{Role: role, Text: s, Dir: a.Dir, Lang: a.Lang})
		}
	}
	line(Section, a.Section)
	line(Title, a.Title)
	line(Known, known(a, true))

	var targets feed.Targets
	previous := feed.Kind(255)
	for i, b := range body(a) {
		if i == 0 && b.Kind == feed.Heading && b.Text == a.Title {
			continue
		}
		p, ok := pieceOf(b, &targets)
		if !ok {
			continue
		}
		if p.Dir == feed.Undeclared {
			p.Dir = a.Dir
		}
		if p.Lang == "" {
			p.Lang = a.Lang
		}
		joined := b.Kind == previous && (b.Kind == feed.Item || b.Kind == feed.Row) || b.Kind == feed.Caption
		p.Apart = !joined && len(dst) > start
		previous = b.Kind
		dst = append(dst, p)
	}
	numbered := targets.Len()
	if a.URL != "" && !targets.Has(a.URL) {
		targets.Number(a.URL)
	}
	for n := 1; n <= targets.Len(); n++ {
		p := Piece{Role: Target, Text: targets.At(n), Dir: feed.LeftToRight, Apart: n == 1 && len(dst) > start}
		if n <= numbered {
			p.First = "[" + strconv.Itoa(n) + "] "
			p.Rest = strings.Repeat(" ", len(p.First))
		}
		dst = append(dst, p)
	}
	return dst
}

// body is what there is to read: the blocks, or the summary alone.
func body(a *feed.Article) []feed.Block {
	if len(a.Body) == 0 && a.Summary != "" {
		return []feed.Block{{Text: a.Summary}}
	}
	return a.Body
}

// isolate and endIsolate stand around the date in a piece of role Known: among
// words that read from the right its parts would change places (U+2066, U+2069).
const (
	isolate    = "\u2066"
	endIsolate = "\u2069"
)

// Plain returns the text without the marks that keep a date in its order, for
// an output that is read by programs.
func (p *Piece) Plain() string {
	if p.Role != Known {
		return p.Text
	}
	return strings.NewReplacer(isolate, "", endIsolate, "").Replace(p.Text)
}

// known is the line of what is known of an article.
func known(a *feed.Article, isolated bool) string {
	date := ""
	if a.Published.From != feed.DateOfFile { // that of the article is not known
		date = Date(a.Published)
	}
	if isolated && date != "" {
		date = isolate + date + endIsolate
	}
	all := []string{strings.Join(a.Byline, ", "), a.Source, a.Place, date}
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " · ")
}

// pieceOf makes a piece of a block; ok is false where there is nothing to show.
func pieceOf(b feed.Block, targets *feed.Targets) (p Piece, ok bool) {
	b = b.Footnoted(targets)
	p = Piece{Text: b.Text, Spans: b.Spans, Dir: b.Dir, Lang: b.Lang}
	switch b.Kind {
	case feed.Heading:
		p.Role = Heading
	case feed.Rule:
		p.Role, p.Text, p.Spans = Rule, "* * *", nil
	case feed.Quote:
		p.Role = Quote
		p.First = strings.Repeat("> ", max(1, b.Level))
		p.Rest = p.First
	case feed.Item:
		p.Role = Item
		marker := b.Marker
		if marker == "" {
			marker = "•"
		}
		p.Rest = strings.Repeat("  ", max(0, b.Level-1))
		p.First = p.Rest + marker + " "
		p.Rest += "  "
	case feed.Code:
		p.Role, p.First, p.Rest = Code, "    ", "    "
	case feed.Image:
		p.Role = Image
		if p.Text == "" {
			return p, false
		}
		p.Text, p.Spans = "["+p.Text+"]", nil
	case feed.Row:
		p.Role = Row
	case feed.Caption:
		p.Role = Caption
	}
	return p, true
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
