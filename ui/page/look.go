package page

import (
	"strings"

	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/locale"
	"khabar/ui/theme"
)

// Look is how a page is shown. It moves no word to another row.
type Look struct {
	Justify bool // both edges flush: Arabic by kashidas, other scripts by spaces
	Marks   Marks
	Digits  locale.Digits
	Focus   Focus
	At      int // the row that has the focus
}

// Focus is what of the page is plain while the rest is dim.
type Focus uint8

// The choices: all of it; the paragraph that the reader is at; a line of it.
const (
	Everything Focus = iota
	OneParagraph
	OneLine

	focusChoices
)

// Next is the next choice.
func (f Focus) Next() Focus { return (f + 1) % focusChoices }

// align is how lines of a block are set.
func (l *Look) align(b *Block, o *line.Options) {
	if !l.Justify || !b.Prose || b.Align != line.Start {
		return
	}
	o.Align = line.Justify
	o.Kashida, o.MostKashida = kashida(b.Lang)
}

// kashida reports whether words of a language are stretched where lines are
// justified, and by how many tatweels at most. Arabic newspapers do so freely,
// Persian ones little; Urdu is written in Nastaliq, whose letters slope and
// can't be drawn out, and Kurdish, which writes its vowels, goes by spaces.
func kashida(lang string) (ok bool, most int) {
	switch lang, _, _ := strings.Cut(lang, "-"); lang {
	case "ar":
		return true, 0
	case "fa":
		return true, 1
	}
	return false, 0
}

// focused reports whether row of the page, which is of block i, is plain. The
// head always is: it says what is being read.
func (p *Page) focused(look *Look, row, i int) bool {
	if p.Blocks[i].Part == InHead {
		return true
	}
	switch look.Focus {
	case OneLine:
		return row == look.At
	case OneParagraph:
		at, _, ok := p.At(look.At)
		return ok && at == i
	}
	return true
}

// soften makes cells dim.
func soften(cells []cell.Cell) {
	for i := range cells {
		if s := cells[i].Style; s < theme.Count && s != theme.Border {
			cells[i].Style = theme.Dim
		}
	}
}
