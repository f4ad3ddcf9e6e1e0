package line

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"khabar/bidi"
	"khabar/bidi/cell"
)

func TestNothingIsAllocatedWhenWarm(t *testing.T) {
	if underRace {
		t.Skip("not under the race detector")
	}
	var p Paragraph
	var r cell.Row
	spans := []Span{{3, 40, 1, 0}, {20, 60, 2, 1}}
	layout := func() {
		for _, text := range texts {
			p.Set(text, bidi.Auto)
			for _, width := range []int{7, 30} {
				for i := range p.Fill(width) {
					r.Reset()
					p.Line(&r, i, Options{Width: width, Align: Justify, Kashida: true})
					Paint(r.Cells, spans)
					p.Caret(&r, 5)
					r.Reset()
					p.Line(&r, i, Options{Width: width - 2})
				}
			}
			r.Reset()
			p.Truncate(&r, Options{Width: 20})
		}
	}
	if n := testing.AllocsPerRun(10, layout); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// layoutTime returns the least time of a few to lay out all of text.
func layoutTime(text string, width int) time.Duration {
	var p Paragraph
	var r cell.Row
	best := time.Duration(1<<63 - 1)
	for range 2 {
		start := time.Now()
		p.Set(text, bidi.Auto)
		for i := range p.Fill(width) {
			r.Reset()
			p.Line(&r, i, Options{Width: width})
		}
		best = min(best, time.Since(start))
	}
	return best
}

// TestCostIsLinear: whatever the text is made of, sixteen times as much of it
// takes about sixteen times as long. The squares of so many bytes would take
// far longer than floor.
func TestCostIsLinear(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("takes seconds")
	}
	const small, factor, floor = 1 << 12, 16, 150 * time.Millisecond
	for _, c := range []struct{ name, text string }{
		{"arabic", news[0].text},
		{"one letter", "ا"},
		{"joined letters", "ب"},
		{"marks on one letter", "\u064e"},
		{"newlines", "\n"},
		{"CR", "\r"},
		{"spaces", " "},
		{"no-break spaces", "\u00a0"},
		{"tabs", "\t"},
		{"letters and tabs", "ا\t"},
		{"openings", "("},
		{"pairs", "()«»[]"},
		{"directions", "aא"},
		{"isolates", "\u2067a"},
		{"embeddings", "\u202ba\u202c"},
		{"joiners", "\u200d"},
		{"emoji joined", "👩\u200d"},
		{"flags", "🇪🇬"},
		{"prepended", "\u0600"},
		{"hyphens", "-"},
		{"an address", "/a"},
		{"not UTF-8", "\xff"},
		{"half characters", "\xe2\x80"},
		{"Chinese", "中"},
		{"conjuncts", "क\u094d"},
	} {
		for _, width := range []int{1, 80} {
			slow := func() (one, many time.Duration, yes bool) {
				one, many = layoutTime(long(c.text, small), width), layoutTime(long(c.text, factor*small), width)
				return one, many, many > max(4*time.Duration(factor)*one, floor)
			}
			if _, _, yes := slow(); !yes {
				continue
			}
			// A busy machine may do that once.
			if one, many, yes := slow(); yes {
				t.Errorf("%s at %d: %v, and %v for %d times as much", c.name, width, one, many, factor)
			}
		}
	}
}

// TestMarksDoNotFlood: ten thousand marks on a letter reach the row as
// cell.MaxMarks.
func TestMarksDoNotFlood(t *testing.T) {
	text := "ب" + strings.Repeat("\u064e", 10000) + "ب"
	var p Paragraph
	var r cell.Row
	p.Set(text, bidi.Auto)
	p.Fill(10)
	p.Line(&r, 0, Options{Width: 2})
	if len(r.Cells) != 2 || len(r.Marks) != cell.MaxMarks {
		t.Errorf("%d cells and %d marks", len(r.Cells), len(r.Marks))
	}
	if c := r.Cells[1]; int(c.End) != len(text)-2 {
		t.Errorf("the letter shows bytes %d:%d, want all of its marks too", c.Start, c.End)
	}
}

// TestMemory: a Paragraph takes no more than 40 bytes for one of ordinary
// text, and no more than 80 for one of any.
func TestMemory(t *testing.T) {
	if underRace {
		t.Skip("not under the race detector")
	}
	for _, c := range news {
		text := long(c.text, 1<<18)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		p := new(Paragraph)
		p.Set(text, bidi.Auto)
		p.Fill(80)
		runtime.GC()
		runtime.ReadMemStats(&after)
		per := float64(after.HeapAlloc-before.HeapAlloc) / float64(len(text))
		limit := 40.0
		if c.name == "newlines" || c.name == "tabs" {
			limit = 80 // each byte is a paragraph, or a cell and a break
		}
		t.Logf("%s: %.1f bytes a byte", c.name, per)
		if per > limit {
			t.Errorf("%s: %.1f bytes a byte, want %v at most", c.name, per, limit)
		}
		runtime.KeepAlive(p)
	}
}
