package row

import (
	"fmt"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
)

// Rows as the program makes them: three panes of wrapped, shaped and styled
// text, justified or not, cut where they are too narrow.
func TestRoundTripLines(t *testing.T) {
	styles := []string{"", "1", "7", "4;34"}
	all := append(news, sentences...)
	for _, width := range []int{7, 18, 40} {
		for _, align := range []line.Align{line.Start, line.Center, line.Justify} {
			for i := range all {
				var r cell.Row
				r.Blank(1, 0)
				for pane := range 3 {
					text := all[(i+pane)%len(all)]
					var p line.Paragraph
					p.Set(text, bidi.Auto)
					n := p.Fill(width)
					at := len(r.Cells)
					o := line.Options{Width: width, Align: align, Kashida: pane == 1, Style: cell.Style(pane)}
					if pane == 2 {
						p.Truncate(&r, o)
					} else {
						p.Line(&r, i%n, o)
					}
					line.Paint(r.Cells[at:], []line.Span{{Start: len(text) / 3, End: len(text) / 2, Style: 3, Link: 1}})
					r.Blank(1, 0)
					if pane < 2 {
						r.Cells = append(r.Cells, cell.Cell{Rune: '│', Width: 1})
						r.Blank(1, 0)
					}
				}
				every(t, fmt.Sprintf("width %d, align %d, %s", width, align, all[i]), &r, styles)
			}
		}
	}
}
