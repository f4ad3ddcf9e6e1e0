package row

import (
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// lrm is U+200E LEFT-TO-RIGHT MARK.
const lrm = '\u200E'

// markedBlank, as a piece's rune, stands for a plain blank and U+200E.
const markedBlank = -1

// Writer writes finished rows for one class of terminal. The zero value writes
// class Visual without looks or links. It keeps scratch memory: one Writer
// serves one goroutine.
type Writer struct {
	Class Class

	// Blank is the strong left-to-right blank of class Words. 0 means
	// DefaultBlank. ' ' means a plain blank with U+200E after it, for
	// fonts in which U+2800 is drawn as dots or a box; PuTTY ignores that.
	Blank rune

	// Conceal writes the strong blanks of class Words with SGR 8, so that no
	// font can show anything there.
	Conceal bool

	// DropsMarks says of a terminal of class Words that it drops U+200E, but
	// mirrors brackets in right-to-left text: PuTTY. All others are given
	// words whose brackets need no mirroring, since Konsole does none.
	DropsMarks bool

	// Joins says of a terminal of class Words that it joins letters by itself,
	// presentation forms too: Konsole. Two that do not join are given U+200C
	// between them. Others draw the forms as they are, and with that character
	// some a hair otherwise.
	Joins bool

	// NoItalic says of a terminal of class Kitty that it is given no italics:
	// GNU screen makes them reversed. Bold keeps its fonts apart then.
	NoItalic bool

	// Styles holds the SGR parameters of each cell.Style, as in "1;34". A
	// style that is not there, or is not made of digits, ';' and ':', is
	// the terminal's default look.
	Styles []string

	// Links holds the targets by cell.Cell.Link; index 0 is not used.
	Links []string

	kinds []kind  // of the cells of the row
	out   []piece // what to write, in order
	lost  int     // words of the row that DropsMarks leaves no right way for

	// Of holds: a word as it would be written, where its pieces begin, its
	// brackets without partner, those still open, and its levels.
	text   []byte
	starts []int
	lone   []uint16
	open   []int
	para   bidi.Paragraph
	runs   []bidi.Run

	letters []byte // of parts: those of a presentation form
}

// piece is one thing to write: a cell of the row, or U+200E.
type piece struct {
	at   int32 // index of the cell, or -1 for U+200E
	rune rune  // instead of the cell's own base; 0: the base; or markedBlank
	add  add   // to the look of the cell
	look int32 // 1 + the cell whose look and link it is written in; 0: its own
}

// add is what a class adds to the look of a cell.
type add uint8

const (
	slant   add = 1 << iota // the slant that the style does not have; with NoItalic the weight
	conceal                 // SGR 8
)

// Append appends what the terminal needs to show the row r. It ends with the
// default look and no link open; it writes no newline. The first cell of a row
// is to be a blank or a border: class Words makes a blank there strong, which
// gives the row a left-to-right direction.
func (w *Writer) Append(dst []byte, r *cell.Row) []byte {
	o := output{style: -1}
	switch w.Class {
	case Words:
		w.words(r)
	case Kitty:
		w.kitty(r)
	case Logical:
		w.logical(r)
	default:
		for i := range r.Cells {
			dst = w.appendCell(dst, &o, r, &r.Cells[i], piece{at: int32(i)})
		}
		return w.finish(dst, &o)
	}
	for n, p := range w.out {
		if p.at < 0 {
			dst = utf8.AppendRune(dst, lrm)
			continue
		}
		if (w.Class == Logical || w.Class == Words && w.Joins) && n > 0 && w.out[n-1].at >= 0 && w.parts(r.Cells[w.out[n-1].at].Rune, r.Cells[p.at].Rune) {
			dst = utf8.AppendRune(dst, zwnj)
		}
		dst = w.appendCell(dst, &o, r, &r.Cells[p.at], p)
	}
	return w.finish(dst, &o)
}

// Under returns which cell of r a terminal means that counts the columns of a
// row as they were written, and not as it shows them: in class Words some tell
// so where the pointer is. It is -1 beyond the end.
func (w *Writer) Under(r *cell.Row, column int) int {
	if w.Class == Words {
		w.words(r)
		for _, p := range w.out {
			if p.at < 0 {
				continue
			}
			if column -= int(r.Cells[p.at].Width); column < 0 {
				return int(p.at)
			}
		}
		return -1
	}
	for i := range r.Cells {
		if column -= int(r.Cells[i].Width); column < 0 {
			return i
		}
	}
	return -1
}

// output is the look and the link that are set in the terminal.
type output struct {
	style int32 // -1: the default look
	link  uint16
	add   add
}

func (w *Writer) appendCell(dst []byte, o *output, r *cell.Row, c *cell.Cell, p piece) []byte {
	look := c
	if p.look > 0 {
		look = &r.Cells[p.look-1]
	}
	if look.Link != o.link {
		dst = w.appendLink(dst, look.Link)
		o.link = look.Link
	}
	if int32(look.Style) != o.style || p.add != o.add {
		dst = w.appendStyle(dst, o, look.Style, p.add)
	}
	base := c.Rune
	switch p.rune {
	case 0:
	case markedBlank:
		dst = append(dst, ' ')
		return utf8.AppendRune(dst, lrm)
	default:
		base = p.rune
	}
	if base < utf8.RuneSelf && base >= ' ' && base != 0x7F {
		dst = append(dst, byte(base))
	} else if w.Class == Logical {
		dst = w.appendNominal(dst, safe(base))
	} else {
		dst = utf8.AppendRune(dst, safe(base))
	}
	if c.Marks > 0 {
		for _, m := range r.MarksOf(c) {
			if safeMark(m) {
				dst = utf8.AppendRune(dst, m)
			}
		}
	}
	return dst
}

// finish ends an open link and goes back to the default look.
func (w *Writer) finish(dst []byte, o *output) []byte {
	if o.link != 0 {
		dst = w.appendLink(dst, 0)
	}
	if o.style >= 0 || o.add != 0 {
		dst = append(dst, "\x1b[m"...)
	}
	return dst
}
