package row

import (
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/bidi"
)

// Under names for each written column the cell whose letter was written there,
// and each cell once.
func TestUnder(t *testing.T) {
	for _, s := range append(news, sentences...) {
		r := lay(s, bidi.RTL)
		for _, c := range []Class{Visual, Words} {
			w := Writer{Class: c}
			written := parse(t, string(w.Append(nil, r)))
			seen := map[int]bool{}
			column := 0
			for n, got := range written {
				if got.text == "" || strings.Trim(got.text, string(lrm)) == "" {
					continue
				}
				at := w.Under(r, column)
				if at < 0 || seen[at] {
					t.Fatalf("class %v, %s: column %d is cell %d", c, s, column, at)
				}
				seen[at] = true
				k := &r.Cells[at]
				base, _ := utf8.DecodeRuneInString(got.text)
				mirror, _ := bidi.Mirror(base)
				if base != safe(k.Rune) && mirror != k.Rune && base != DefaultBlank && base != ' ' {
					t.Errorf("class %v, %s: column %d (%d) shows %q, cell %d is %q", c, s, column, n, base, at, k.Rune)
				}
				column += int(k.Width)
			}
			if len(seen) != len(r.Cells) {
				t.Errorf("class %v, %s: %d of %d cells are under a column", c, s, len(seen), len(r.Cells))
			}
			if at := w.Under(r, column); at != -1 {
				t.Errorf("class %v, %s: behind the end is cell %d", c, s, at)
			}
		}
	}
}
