// Package feed holds the nouns of the news: an article, its blocks, the feed
// it came from. It does no input or output and knows no terminal; the
// packages below it fetch, parse, store and search what is named here.
//
// All text is in logical order, UTF-8, and has passed [Clean]: there is no
// control character in it but newline and tab, and no bidi control that is
// left open.
package feed

import "time"

// Direction is what the source itself says of a text's base direction. It is
// apart from the bidi package's own type so that feed imports nothing of it.
type Direction uint8

// The directions a source can declare.
const (
	Undeclared  Direction = iota // the text's first strong character decides
	LeftToRight                  // dir="ltr"
	RightToLeft                  // dir="rtl"
)

// Article is one piece of news. The zero value of a field means that the
// source did not say; fields that were inferred rather than read say so.
type Article struct {
	ID        string    // the source's own (guid, id, JSON id), else made of the URL or the text; stable for the same input
	URL       string    // the article's page
	Source    string    // the feed's or publication's title, else host or file name: what a reader calls it
	FeedURL   string    // where the feed was fetched from
	Section   string    // the desk or category it ran under («دولي»)
	Title     string    // the headline, one line
	Byline    []string  // authors, as written
	Place     string    // of the dateline («الرباط»)
	Summary   string    // lead or description, plain text, when the source has one beside the body
	Lang      string    // BCP 47 ("ar", "he", "fa", "ur", "en"); by declaration where the text bears it out, else by its letters
	Dir       Direction // declared for the whole article
	Published Date      // zero where unknown
	Updated   time.Time // zero where unknown
	Body      []Block   // what is read, top to bottom
	Related   []Link    // the headlines that the page itself names as related; Target may be empty
	Tags      []string  // keywords other than Section
	Media     []Media   // enclosures, pictures and podcast episodes
	Raw       string    // the text as it came, cleaned but nothing dropped: what the raw view shows
	Truncated bool      // the source ended in the middle and was mended
}

// Key tells articles of all sources apart: IDs are unique within a source
// only.
func (a *Article) Key() string {
	if a.FeedURL != "" {
		return a.FeedURL + "\x00" + a.ID
	}
	return a.Source + "\x00" + a.ID
}

// Date is a moment and how it is known.
type Date struct {
	Time time.Time
	From DateFrom
	Day  bool   // known to the day only: the clock of Time means nothing
	Text string // the words it was read from, when it was read from words («الاثنين 25 نونبر»)
}

// IsZero reports whether no date is known.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// DateFrom says how a date came to be known.
type DateFrom uint8

// The origins of a date, the surest first.
const (
	DateUnknown  DateFrom = iota
	DateDeclared          // a field of the feed, of the page's metadata or of the file's front matter
	DateInText            // a full date in words in the text
	DateInferred          // words without a year, completed from the file's own date
	DateOfFile            // only the file's modification time is known
)

// Block is one piece of the body: a paragraph, a heading, a list item.
// Blocks are flat; nesting is Level.
type Block struct {
	Kind   Kind
	Level  int       // Heading: 1-6; Quote: depth from 1; Item: depth from 1; else 0
	Marker string    // Item: "•" or the number as the source counts it ("1", "۲")
	Text   string    // logical order; newlines only in Code, and where the source breaks a line
	Spans  []Span    // ordered by Start; they may nest, never cross
	Dir    Direction // declared for this block
	Lang   string    // declared for this block, else empty
	Cells  []string  // Row: the cells' texts, first column first; Text joins them with a tab
	Header bool      // Row: these are column titles
}

// Kind is what a block is.
type Kind uint8

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading
	Quote
	Item    // of a list
	Code    // preformatted: spaces and newlines stand
	Image   // Text is its alternative text, its span links to the picture
	Row     // of a table
	Rule    // a line across; no text
	Caption // of a picture or a table
)

// Span marks the bytes Start to End of a block's text.
type Span struct {
	Start, End int
	Style      SpanStyle
	Target     string // Linked: where to, absolute where the base is known
}

// SpanStyle is what a span means.
type SpanStyle uint8

// The styles of a span.
const (
	Emphasis SpanStyle = iota
	Strong
	Monospace
	Linked
	Struck
)

// Link is a headline elsewhere.
type Link struct {
	Title  string
	Target string // URL, may be empty
}

// Media is something that goes with an article and is not text.
type Media struct {
	URL      string
	Type     string        // media type, "audio/mpeg"
	Title    string        // or alternative text
	Length   int64         // bytes, 0 where unknown
	Duration time.Duration // 0 where unknown
}

// Feed is a source that brings articles again and again.
type Feed struct {
	URL         string // where it is fetched from
	Site        string // the web site it belongs to
	Title       string
	Description string
	Lang        string
	Dir         Direction
	Updated     time.Time
}
