package shape_test

import (
	"strings"
	"testing"
	"time"

	"khabar/bidi"
	"khabar/bidi/shape"
)

// hard are texts made to be costly to shape.
func hard(n int) map[string]string {
	return map[string]string{
		"words":             strings.Repeat("السلام عليكم ", n/25),
		"marks":             strings.Repeat("ب"+strings.Repeat("\u064E", 100), n/200),
		"marks on one":      "ب" + strings.Repeat("\u064E", n/2) + "ب",
		"transparent":       "ب" + strings.Repeat("\u2060", n/3) + "ب",
		"marks, embedded":   strings.Repeat("\u202B\u0300\u202C\u202A\u0300\u202C", n/16) + "ب",
		"lam-alef":          strings.Repeat("لا", n/4),
		"lam, marks, alef":  "ل" + strings.Repeat("\u064E", n/2) + "ا",
		"joiners":           strings.Repeat("\u200D", n/3) + "ب",
		"levels":            strings.Repeat("ب1", n/3),
		"isolates":          strings.Repeat("\u2067ب", n/5),
		"marks, then lines": "1" + strings.Repeat("\u064E\u2060", n/5) + "ب",
	}
}

// Time is linear, whole and line by line.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	var p bidi.Paragraph
	var glyphs []shape.Glyph
	var runs []bidi.Run
	var out []byte
	perByte := func(text string, times int) float64 {
		best := time.Hour
		for range times {
			start := time.Now()
			p.Set(text, bidi.RTL)
			runs = p.Runs(runs[:0])
			glyphs = shape.Append(glyphs[:0], text, runs)
			out = shape.AppendLine(out[:0], &p, 0, len(text))
			for at := 0; at < len(text); at += 80 {
				out = shape.AppendLine(out[:0], &p, at, at+80)
			}
			best = min(best, time.Since(start))
		}
		return float64(best.Nanoseconds()) / float64(len(text))
	}
	small, large := hard(10_000), hard(320_000)
	for name := range small {
		var few, many float64
		for try := range 5 { // the machine may be busy
			few, many = perByte(small[name], 8<<try), perByte(large[name], 1<<try)
			if many <= 4*few {
				break
			}
		}
		t.Logf("%5.1f ns/B, %5.1f when longer: %s", few, many, name)
		if many > 4*few {
			t.Errorf("%s: %.1f ns for each of %d bytes, %.1f for each of %d", name, few, len(small[name]), many, len(large[name]))
		}
	}
}
