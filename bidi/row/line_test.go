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

// Laid out for PuTTY (line.Paragraph.Bind), no digits beside letters are lost,
// wherever in a line or a paragraph they stand.
func TestRoundTripBound(t *testing.T) {
	lost := 0
	for _, text := range []string{
		"14ویں ترمیم کی منظوری",
		"BBC کے مطابق iPhone 14ویں اجلاس 100 27ویں ترمیم",
		"قال FIFA 15عاما من 2,500متر؛ 4Kالسنوية و(20،00ت غ)",
		"بلغ (14عاما) أمس؟ نعم (الآية 162)وقال",
		"the 14ویں اجلاس 100 27ویں ترمیم of 5ویں",
		"עלייה של 5%ביום ה-23במאי\u2028 7ימים \t 8ימים   9ימים    10ימים",
		"۱۴ویں ۱۵ویں",
	} {
		for width := 16; width < 50; width++ {
			for _, bind := range []bool{false, true} {
				p := line.Paragraph{Bind: bind}
				p.Set(text, bidi.Auto)
				for i := range p.Fill(width) {
					var r cell.Row
					r.Blank(1, 0)
					p.Line(&r, i, line.Options{Width: width, Align: line.Justify, Kashida: true})
					r.Blank(1, 0)
					w := Writer{Class: Words, DropsMarks: true}
					out := w.Append(nil, &r)
					if start, _ := p.Bounds(i); start > 0 && text[start-1] > ' ' && text[start-1] != 0xA8 {
						continue // a word that is wider than the line, cut somewhere
					}
					if !bind {
						lost += w.lost
						continue
					}
					if w.lost > 0 {
						t.Errorf("%q, line %d of %d columns: lost", text, i, width)
					}
					if err := compare(putty.shows(parse(t, string(out))), &r, &w); err != nil {
						t.Errorf("%q, line %d of %d columns: %v", text, i, width, err)
					}
				}
			}
		}
	}
	if lost == 0 {
		t.Error("without Bind nothing is lost either")
	}
}
