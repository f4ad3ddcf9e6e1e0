package filter

import (
	"slices"
	"unicode/utf8"

	"khabar/bidi/cell"
)

// maxBack is how many letters back one may go with backspaces.
const maxBack = 64

// struck is a letter that was printed over: bold or underlined.
type struck struct {
	start, end int
	bold       bool
	underline  bool
}

// strike prints a letter over the one that stands so many letters before the
// end of the text: over itself it is bold, with a low line underlined (grotty's
// and nroff's way), and anything else takes the place of what was there.
func (f *Filter) strike(back int, letter []byte) {
	f.mark() // looks already given stay where they are
	end := len(f.text)
	start := end
	for n := 0; n < back && start > 0; {
		r, size := utf8.DecodeLastRune(f.text[:start])
		end = start
		start -= size
		if cell.KindOf(r) != cell.Mark {
			n++
		} else if n == back-1 {
			continue
		}
	}
	if start == len(f.text) { // nothing is there
		f.text = append(f.text, letter...)
		return
	}
	// The letter with its marks, of which the search above has the letter.
	_, size := utf8.DecodeRune(f.text[start:])
	end = start + size
	old := f.text[start:end]
	switch {
	case string(old) == string(letter):
		f.note(start, end, true, false)
	case string(letter) == "_":
		f.note(start, end, false, true)
	case string(old) == "_":
		f.replace(start, end, letter)
		f.note(start, start+len(letter), false, true)
	default:
		f.replace(start, end, letter)
	}
}

// replace puts a letter in the place of another, near the end of the text.
func (f *Filter) replace(start, end int, letter []byte) {
	grown := len(letter) - (end - start)
	f.text = slices.Replace(f.text, start, end, letter...)
	for i := len(f.styles) - 1; i >= 0 && f.styles[i].end > start; i-- {
		f.styles[i].end += grown
	}
	for i := len(f.struck) - 1; i >= 0 && f.struck[i].end > start; i-- {
		if f.struck[i].start > start {
			f.struck[i].start += grown
		}
		f.struck[i].end += grown
	}
}

// note remembers that a letter is bold or underlined.
func (f *Filter) note(start, end int, b, u bool) {
	i := len(f.struck)
	for i > 0 && f.struck[i-1].start > start {
		i--
	}
	if i > 0 && f.struck[i-1].start == start {
		f.struck[i-1].bold = f.struck[i-1].bold || b
		f.struck[i-1].underline = f.struck[i-1].underline || u
		return
	}
	f.struck = slices.Insert(f.struck, i, struck{start, end, b, u})
}

// mergeStruck adds what was struck to the looks of the line. The looks are
// found again by their numbers, which there are few of.
func (f *Filter) mergeStruck() {
	f.given = append(f.given[:0], f.styles...)
	f.styles = f.styles[:0]
	add := func(end int, look cell.Style, link uint16) {
		if n := len(f.styles); n > 0 {
			last := &f.styles[n-1]
			if last.end >= end {
				return
			}
			if last.look == look && last.link == link {
				last.end = end
				return
			}
		}
		f.styles = append(f.styles, styled{end, look, link})
	}
	at, k := 0, 0
	for _, g := range f.given {
		for at < g.end {
			for k < len(f.struck) && f.struck[k].end <= at {
				k++
			}
			if k == len(f.struck) || f.struck[k].start >= g.end {
				add(g.end, g.look, g.link)
				at = g.end
				continue
			}
			s := f.struck[k]
			if s.start > at {
				add(s.start, g.look, g.link)
			}
			l := f.lookOf(g.look)
			if s.bold {
				l.on |= bold
			}
			if s.underline && l.underline == 0 {
				l.underline = 1
			}
			at = min(s.end, g.end)
			add(at, f.looks.number(&f.writer, l), g.link)
		}
	}
}

// lookOf returns the look of a number.
func (f *Filter) lookOf(n cell.Style) (l look) {
	if n != 0 {
		l.set([]byte(f.writer.Styles[n]))
	}
	return l
}
