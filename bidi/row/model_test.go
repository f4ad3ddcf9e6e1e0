package row

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// lay makes the visual row of a paragraph of one line: a blank, the text in
// visual order and a blank.
func lay(text string, d bidi.Direction) *cell.Row {
	var p bidi.Paragraph
	p.Set(text, d)
	r := new(cell.Row)
	r.Blank(1, 0)
	for _, run := range p.Line(nil, 0, len(p.Text())) {
		var clusters []cell.Cell
		for i := run.Start; i < run.End; {
			c, n := utf8.DecodeRuneInString(text[i:])
			i += n
			if unicode.Is(unicode.Cf, c) || unicode.IsControl(c) || c == utf8.RuneError || c == 0x2028 || c == 0x2029 {
				continue
			}
			if unicode.Is(unicode.M, c) && len(clusters) > 0 && i > run.Start+n {
				r.Marks = append(r.Marks, c)
				clusters[len(clusters)-1].Marks++
				clusters[len(clusters)-1].End = int32(i)
				continue
			}
			if unicode.Is(unicode.M, c) {
				c = '\u25CC'
			}
			if run.Level&1 == 1 {
				c, _ = bidi.Mirror(c)
			}
			clusters = append(clusters, cell.Cell{Start: int32(i - n), End: int32(i), Rune: c,
				Mark: uint32(len(r.Marks)), Width: 1, Level: run.Level})
		}
		if run.Level&1 == 1 {
			for n := len(clusters) - 1; n >= 0; n-- {
				r.Cells = append(r.Cells, clusters[n])
			}
		} else {
			r.Cells = append(r.Cells, clusters...)
		}
	}
	r.Blank(1, 0)
	return r
}

// screenCell is what a terminal shows in one column: base and marks, and the
// look and link of it.
type screenCell struct{ text, style, link string }

// parse reads the written bytes as a terminal does before it reorders: cells
// in the order they came, with zero-width characters in the cell before.
func parse(t testing.TB, s string) (cells []screenCell) {
	t.Helper()
	style, link := "", ""
	for len(s) > 0 {
		switch {
		case strings.HasPrefix(s, "\x1b["):
			n := strings.IndexByte(s, 'm')
			if n < 0 {
				t.Fatalf("SGR without end: %q", s)
			}
			style = strings.TrimPrefix(s[2:n], "0;")
			s = s[n+1:]
			continue
		case strings.HasPrefix(s, "\x1b]8;"):
			n := strings.Index(s, "\x1b\\")
			if n < 0 {
				t.Fatalf("OSC 8 without end: %q", s)
			}
			link = s[4:n]
			s = s[n+2:]
			continue
		}
		c, n := utf8.DecodeRuneInString(s)
		if c < ' ' || c == 0x7F || c >= 0x80 && c < 0xA0 || c == utf8.RuneError && n == 1 {
			t.Fatalf("control or broken byte in %q", s)
		}
		if (unicode.Is(unicode.M, c) || unicode.Is(unicode.Cf, c)) && len(cells) > 0 {
			cells[len(cells)-1].text += s[:n]
		} else {
			cells = append(cells, screenCell{s[:n], style, link})
		}
		s = s[n:]
	}
	if style != "" || link != ";" && link != "" {
		t.Fatalf("the row ends with style %q, link %q", style, link)
	}
	return cells
}

// terminal is a model of one that applies UAX #9 to every row.
type terminal struct {
	direction bidi.Direction
	mirrors   bool // brackets (UAX #9, L4)
	drops     bool // U+200E
}

var (
	vte     = terminal{bidi.LTR, true, false}
	konsole = terminal{bidi.LTR, false, false}
	putty   = terminal{bidi.Auto, true, true}
)

// shows gives the cells in the order in which the terminal shows them.
func (t terminal) shows(cells []screenCell) []screenCell {
	var b strings.Builder
	var starts []int
	for _, c := range cells {
		starts = append(starts, b.Len())
		if t.drops {
			c.text = strings.ReplaceAll(c.text, string(lrm), "")
		}
		b.WriteString(c.text)
	}
	starts = append(starts, b.Len())
	text := b.String()
	var p bidi.Paragraph
	p.Set(text, t.direction)
	runs := p.Line(nil, 0, len(text))
	at := make(map[int]int)
	for i, s := range starts {
		at[s] = i
	}
	var shown []screenCell
	for _, run := range runs {
		var part []screenCell
		for i := run.Start; i < run.End; i++ {
			n, ok := at[i]
			if !ok || n == len(cells) || starts[n] == starts[n+1] {
				continue
			}
			c := cells[n]
			if base, size := utf8.DecodeRuneInString(c.text); run.Level&1 == 1 && t.mirrors {
				m, _ := bidi.Mirror(base)
				c.text = string(m) + c.text[size:]
			}
			part = append(part, c)
		}
		if run.Level&1 == 1 {
			for i := len(part) - 1; i >= 0; i-- {
				shown = append(shown, part[i])
			}
		} else {
			shown = append(shown, part...)
		}
	}
	return shown
}

// shapes is the model of kitty: each run of one font between blanks is shaped
// in the direction of its first character with a script. With fallback the
// letters that many fonts lack are in a font of their own. Cells keep their
// colours: only glyphs move.
func shapes(cells []screenCell, fallback bool) []screenCell {
	gap := func(c screenCell) bool {
		return c.text == " " || c.text == "\u00A0" || c.text >= "\u2500" && c.text < "\u25A0"
	}
	lacks := func(c screenCell) bool {
		r, _ := utf8.DecodeRuneInString(c.text)
		class := ucd.ClassOf(r)
		return fallback && (class == ucd.R || class == ucd.AL) && rare(r)
	}
	var shown []screenCell
	for i := 0; i < len(cells); {
		j := i + 1
		for j < len(cells) && !gap(cells[i]) && !gap(cells[j]) && font(cells[i].style) == font(cells[j].style) &&
			lacks(cells[i]) == lacks(cells[j]) {
			j++
		}
		part := append([]screenCell(nil), cells[i:j]...)
		if guess(part) {
			for a, b := 0, len(part)-1; a < b; a, b = a+1, b-1 { // colours stay where they are
				part[a].text, part[b].text = part[b].text, part[a].text
			}
			for n := range part {
				base, size := utf8.DecodeRuneInString(part[n].text)
				m, _ := bidi.Mirror(base)
				part[n].text = string(m) + part[n].text[size:]
			}
		}
		shown = append(shown, part...)
		i = j
	}
	return shown
}

// guess is hb_buffer_guess_segment_properties as far as direction goes.
func guess(cells []screenCell) bool {
	for _, c := range cells {
		for _, r := range c.text {
			switch {
			case '\u0660' <= r && r <= '\u0669':
				return true
			case ucd.ClassOf(r) == ucd.R || ucd.ClassOf(r) == ucd.AL ||
				unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic):
				if !unicode.In(r, unicode.Common, unicode.Inherited) {
					return true
				}
			case !unicode.In(r, unicode.Common, unicode.Inherited):
				return false
			}
		}
	}
	return false
}

// compare says where what is shown differs from the row.
func compare(shown []screenCell, r *cell.Row, w *Writer) error {
	if len(shown) != len(r.Cells) {
		return fmt.Errorf("%d cells shown, the row has %d", len(shown), len(r.Cells))
	}
	for i := range shown {
		c := &r.Cells[i]
		want := string(safe(c.Rune)) + string(r.MarksOf(c))
		got := strings.NewReplacer(string(lrm), "", string(zwnj), "").Replace(shown[i].text)
		if got == string(DefaultBlank) {
			got = " "
		}
		if c.Marks == 0 && unicode.Is(unicode.Zs, c.Rune) && got == " " {
			want = " "
		}
		if got != want {
			return fmt.Errorf("column %d shows %+q, want %+q", i, got, want)
		}
		look, slanted := w.params(c.Style), shown[i].style
		on, off := "3", "23"
		if w.NoItalic {
			on, off = "1", "22"
		}
		if w.Class == Kitty && (slanted == look+";"+on || slanted == look+";"+off || look == "" && slanted == on) {
			slanted = look // the slant, or the weight, is class Kitty's own
		}
		if w.Conceal && shown[i].text == string(DefaultBlank) && (slanted == look+";8" || look == "" && slanted == "8") {
			slanted = look
		}
		if slanted != look {
			return fmt.Errorf("column %d has style %q, want %q", i, slanted, look)
		}
	}
	return nil
}
