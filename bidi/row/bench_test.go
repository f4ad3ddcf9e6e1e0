package row

import (
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// screen is one of 200 columns and 60 rows in three panes with styles and a
// link, of the sentences.
func screen() []*cell.Row {
	var rows []*cell.Row
	for i := range 60 {
		r := new(cell.Row)
		for pane := range 3 {
			s := lay(sentences[(i*3+pane)%len(sentences)], bidi.RTL)
			for n := range s.Cells {
				if n/9%3 == 0 {
					s.Cells[n].Style = cell.Style(pane + 1)
				}
				if n/20%4 == 3 {
					s.Cells[n].Link = 1
				}
			}
			if s.Width() > 66 {
				s.Cells = s.Cells[:66]
			}
			s.Blank(66-s.Width(), 0)
			r.Append(s)
			r.Cells = append(r.Cells, cell.Cell{Rune: '│', Width: 1})
		}
		rows = append(rows, r)
	}
	return rows
}

func BenchmarkScreen(b *testing.B) {
	rows := screen()
	for _, c := range Classes() {
		b.Run(c.String(), func(b *testing.B) {
			w := Writer{Class: c, Styles: []string{"", "1;34", "3", "7"}, Links: []string{"", "https://example.org/"}}
			var dst []byte
			b.ReportAllocs()
			for b.Loop() {
				dst = dst[:0]
				for _, r := range rows {
					dst = w.Append(dst, r)
				}
			}
		})
	}
}

func TestNoAllocations(t *testing.T) {
	rows := screen()
	for _, c := range Classes() {
		w := Writer{Class: c, Styles: []string{"", "1;34", "3", "7"}, Links: []string{"", "https://example.org/"}}
		var dst []byte
		n := testing.AllocsPerRun(5, func() {
			dst = dst[:0]
			for _, r := range rows {
				dst = w.Append(dst, r)
			}
		})
		if n > 0 {
			t.Errorf("class %v: %v allocations for a screen", c, n)
		}
	}
}
