package filter

import (
	"unsafe"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
)

// Options say what a Filter makes of its input. The zero value writes visual
// order for a terminal that does nothing, unbroken, with each line's direction
// by its first strong letter.
type Options struct {
	Dir    bidi.Direction // of every line and field
	Width  int            // break and align lines to so many columns; 0: leave them
	Unwrap bool           // the input is in visual order: undo it

	// Terminal tells a Writer what it has to know of the terminal, its class
	// above all; nil is class Visual.
	Terminal func(*row.Writer)
}

// Filter filters one stream. It keeps what lasts from line to line, such as a
// colour that is set, and scratch memory: one Filter serves one goroutine.
// After a few lines it allocates nothing.
type Filter struct {
	opt    Options
	writer row.Writer
	looks  looks
	links  links

	look look   // set at the end of what was read
	link uint16 // likewise
	diff bool   // within the hunks of a diff
	hash int    // length of the abbreviated hash the last line of a log began with
	at   int    // the column that an unfinished line has come to

	// The line at hand.
	text   []byte // UTF-8 without controls but tab
	styles []styled
	given  []styled // those before what was struck is added
	struck []struck
	fields []field
	quick  line.Quick
	para   line.Paragraph
	row    cell.Row
	turned turned // for Unwrap
}

// New returns a Filter.
func New(opt Options) *Filter {
	f := &Filter{opt: opt}
	if opt.Terminal != nil {
		opt.Terminal(&f.writer)
	}
	if opt.Unwrap {
		f.writer = row.Writer{Class: row.Logical}
	}
	f.looks.reset(&f.writer)
	f.links.reset(&f.writer)
	return f
}

// AppendLine appends what the terminal is to be sent for one line, which comes
// without its newline. With a width that may be several lines; there is no
// newline after the last.
func (f *Filter) AppendLine(dst, src []byte) []byte {
	dst = f.appendPart(dst, src)
	f.at = 0
	return dst
}

// appendPart appends a line or a part of one.
func (f *Filter) appendPart(dst, src []byte) []byte {
	if f.plain(src) {
		f.seeDiff(src)
		f.at += len(src)
		return append(dst, src...)
	}
	if n := len(src); n > 0 && src[n-1] == '\r' {
		src = src[:n-1]
	}
	f.scan(src)
	f.split()
	if f.opt.Unwrap {
		return f.unwrap(dst)
	}
	return f.layOut(dst)
}

// plain reports whether a line comes out as it is: printable ASCII and tabs,
// in the default look, with nothing to turn or to break.
func (f *Filter) plain(src []byte) bool {
	if f.look != (look{}) || f.link != 0 || f.opt.Dir == bidi.RTL {
		return false
	}
	tab, ok := printable(src)
	return ok && (f.opt.Width == 0 || !tab && len(src) <= f.opt.Width-f.margin())
}

// margin is how many columns class Words keeps free: a row of it must not
// begin with a right-to-left letter.
func (f *Filter) margin() int {
	if f.writer.Class == row.Words {
		return 1
	}
	return 0
}

// printable reports whether all of b is printable ASCII or tabs, and whether
// there are tabs.
func printable(b []byte) (tab, ok bool) {
	const (
		ones  = 0x0101010101010101
		highs = 0x8080808080808080
	)
	for len(b) >= 8 {
		x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		// A byte below 0x20, or 0x7F and above, sets its high bit in one of
		// these; a borrow makes false alarms only, which the loop below settles.
		if (x|(x-0x20*ones)|(x+ones))&highs != 0 {
			for _, c := range b[:8] {
				if c < ' ' || c >= 0x7F {
					if c != '\t' {
						return tab, false
					}
					tab = true
				}
			}
		}
		b = b[8:]
	}
	for _, c := range b {
		if c < ' ' || c >= 0x7F {
			if c != '\t' {
				return tab, false
			}
			tab = true
		}
	}
	return tab, true
}

// str is the text of the line at hand from one byte to another, without a
// copy: it is good until the next line.
func (f *Filter) str(start, end int) string { return str(f.text[start:end]) }

// str is b as a string, without a copy: it is good as long as b is left alone.
func str(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
