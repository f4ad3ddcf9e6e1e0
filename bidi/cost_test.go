package bidi_test

import (
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"khabar/bidi"
)

// hard are texts made to be costly; at scale 100 they are of the sizes that their
// names say.
func hard(scale int) map[string]string {
	repeat := func(s string, n int) string { return strings.Repeat(s, max(1, n*scale/100)) }
	return map[string]string{
		"news of 1 MB":                   repeat("خبر عاجل (Reuters) 12.5% قال، ", 25_000),
		"10,000 nested isolates":         repeat("\u2067ا\u2068b", 10_000),
		"10,000 nested isolates, closed": repeat("\u2067ا\u2066b", 10_000) + repeat("\u2069", 20_000),
		"10,000 isolates in a row":       repeat("\u2068ا\u2069b", 10_000),
		"100,000 alternating directions": repeat("אa", 50_000),
		"100,000 embeddings in a row":    repeat("\u202Ba\u202C\u202Aא\u202C", 50_000),
		"100,000 nested embeddings":      repeat("\u202Ba\u202Aא", 50_000),
		"1,000,000 brackets":             repeat("()", 500_000) + "aא",
		"1,000,000 brackets, 60 deep":    repeat(strings.Repeat("(", 60)+"aא"+strings.Repeat(")", 60), 8_333),
		"1,000,000 open brackets":        "aא" + repeat("(", 1_000_000),
		"1,000,000 closed brackets":      "aא" + strings.Repeat("([{", 20) + repeat("⟧", 1_000_000),
		"1,000,000 numbers":              "aא" + repeat("1 ", 500_000),
		"1,000,000 separators":           "aא" + repeat("%1,", 300_000),
		"1,000,000 terminators":          "aא" + repeat("%", 1_000_000),
		"1,000,000 tabs and blanks":      "aא" + repeat(" \t", 500_000),
		"500,000 marks":                  "aא" + repeat("\u0300", 500_000),
		"200,000 removed characters":     "aא" + repeat("\u200B\u0300\u202A", 200_000),
		"1,000,000 blanks":               "aא" + repeat(" ", 1_000_000),
		"1,000,000 bytes, no UTF-8":      "aא" + repeat("\xD8", 1_000_000),
		"300,000 paragraphs":             repeat("אa\n", 300_000),
	}
}

// worker resolves texts in memory that it keeps.
type worker struct {
	p    bidi.Paragraph
	runs []bidi.Run
	out  []byte
}

// do does all there is to do with a text: levels, one line, lines of 80 bytes.
func (w *worker) do(text string) {
	for len(text) > 0 {
		n := w.p.Set(text, bidi.Auto)
		w.runs = w.p.Line(w.runs[:0], 0, n)
		w.out = w.p.AppendVisual(w.out[:0], 0, n)
		for at := 0; at < n && n > 80; at += 80 {
			w.runs = w.p.Line(w.runs[:0], at, at+80)
			w.out = w.p.AppendVisual(w.out[:0], at, at+80)
		}
		text = text[n:]
	}
}

// perByte is the nanoseconds for each byte of a text, the best of a few times.
func (w *worker) perByte(text string, times int) float64 {
	best := time.Hour
	for range times {
		start := used()
		w.do(text)
		best = min(best, used()-start)
	}
	return float64(best.Nanoseconds()) / float64(len(text))
}

// Time is linear: a byte of a text eight times as long costs no more, but for
// memory that is further away.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	small, large := hard(5), hard(40)
	var w worker
	for _, name := range slices.Sorted(maps.Keys(small)) {
		var few, many float64
		for try := range 4 { // the machine may be busy
			few, many = w.perByte(small[name], 8<<try), w.perByte(large[name], 2<<try)
			if many <= 3*few {
				break
			}
		}
		t.Logf("%5.1f ns/B, %5.1f when longer: %s", few, many, name)
		if many > 3*few {
			t.Errorf("%s: %.1f ns for each of %d bytes, %.1f for each of %d", name, few, len(small[name]), many, len(large[name]))
		}
	}
}

// All memory ever asked for, for a text harder than any before, stays within 40
// bytes for a byte of text; the runs of a line, which are the caller's, within 24
// more.
func TestMemory(t *testing.T) {
	for name, text := range hard(100) {
		var p bidi.Paragraph
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := p.Set(text, bidi.Auto)
		runtime.ReadMemStats(&after)
		set := float64(after.TotalAlloc-before.TotalAlloc) / float64(len(text))
		runs := p.Line(nil, 0, n)
		runtime.ReadMemStats(&after)
		all := float64(after.TotalAlloc-before.TotalAlloc) / float64(len(text))
		t.Logf("%4.1f bytes a byte, %4.1f with %d runs: %s", set, all, len(runs), name)
		if set > 40 || all > 64 {
			t.Errorf("%s: %.1f bytes of memory a byte of text, %.1f with the runs of a line", name, set, all)
		}
	}
}

// Once it has seen a text as hard, a Paragraph allocates nothing.
func TestAllocations(t *testing.T) {
	texts := hard(1)
	texts["Arabic"] = "استقبل المدير العام للأمن الوطني، صباح يوم الاثنين 25 نونبر (الجاري)."
	texts["English"] = "The government said on Monday that talks would continue."
	texts["mixed"] = "قال Reuters إن [28] «الصحراء Boeing 737 MAX» في 12,5% (WHO) من 2024/11/25."
	var w worker
	for name, text := range texts {
		w.do(text)
		if n := testing.AllocsPerRun(3, func() { w.do(text) }); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}
