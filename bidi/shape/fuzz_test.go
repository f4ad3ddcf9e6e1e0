package shape_test

import (
	"testing"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/shape"
)

func FuzzAppend(f *testing.F) {
	for _, w := range words(f) {
		f.Add(w.text, byte(len(w.text)), 0, len(w.text)/2)
	}
	for _, s := range []string{
		"", "لَا إله", "ب\u2067لا\u2069", "\u202Eلا abc\u202C", "a\xFFب\xD9", "ل\u00AD\u064Eا\u0651", "ﷲ (ב)", "ܐܒ ߊߋ \U0001E922",
		"\u064E\u0651", "ب\nلا\r\n\u2029", "١٢٣ 12.5%", "شَاهَدَ لَاعِبٌ", "שָׁלוֹם «ب»", "۱\u200Dه\u200D",
	} {
		for d := byte(0); d < 3; d++ {
			f.Add(s, d, 2, 9)
		}
	}
	var p bidi.Paragraph
	f.Fuzz(func(t *testing.T, text string, d byte, start, end int) {
		if len(text) > 4000 {
			text = text[:4000]
		}
		dir := bidi.Direction(d % 3)
		checkVisual(t, &p, text, dir)
		text = p.Text()
		checkGlyphs(t, text, shape.Append(nil, text, p.Runs(nil)))
		line := shape.AppendLine(nil, &p, start, end)
		plain := p.AppendVisual(nil, start, end)
		if !utf8.Valid(line) || utf8.RuneCount(line) > utf8.RuneCount(plain) {
			t.Fatalf("%+q, line %d to %d: %+q; unshaped %+q", text, start, end, line, plain)
		}
		if out := shape.AppendVisual(nil, text, dir); !utf8.Valid(out) {
			t.Fatalf("%+q: AppendVisual gives %q", text, out)
		}
	})
}

// checkGlyphs checks that the glyphs cover the text once and in order, but for the
// marks within a ligature, and that each of their stretches is whole characters.
func checkGlyphs(t *testing.T, text string, glyphs []shape.Glyph) {
	t.Helper()
	at, from := 0, 0 // what is covered, and where the last glyph that is not within another began
	for i, g := range glyphs {
		start, end := int(g.Start), int(g.End)
		switch {
		case start == at && end > at:
			at, from = end, start
		case start > from && end < at && i > 0: // a mark within lam-alef
			if r, w := utf8.DecodeRuneInString(text[start:]); start+w != end || r != g.Rune {
				t.Fatalf("%+q: glyph %d, %U, has bytes %d to %d", text, i, g.Rune, start, end)
			}
			continue
		default:
			t.Fatalf("%+q: glyph %d has bytes %d to %d after %d", text, i, start, end, at)
		}
		ligature := g.Rune >= 0xFEF5 && g.Rune <= 0xFEFC
		if n := utf8.RuneCountInString(text[start:end]); n != 1 && !(ligature && n >= 2) {
			t.Fatalf("%+q: glyph %d, %U, stands for %d characters", text, i, g.Rune, n)
		}
	}
	if at != len(text) {
		t.Fatalf("%+q: %d bytes are covered", text, at)
	}
}
