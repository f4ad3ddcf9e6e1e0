//go:build fribidi

package oracle

import (
	"math/rand/v2"
	"strings"
	"testing"

	"khabar/bidi/internal/ucd"
	"khabar/bidi/shape"
)

// letters are the Arabic block, lam and alef often, and what stands between.
var letters = func() []rune {
	rs := []rune("  ()«»1١\u064E\u0651\u0670\u200C\u200D\u0640abא")
	for r := rune(0x0600); r < 0x0700; r++ {
		rs = append(rs, r)
	}
	return append(rs, []rune("لللللللاااااأإآ")...)
}()

// TestShape compares shaping, but for lam and alef with marks between them, which
// package shape joins and FriBidi does not.
func TestShape(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var c comparer
	compared := 0
	for i := range *count {
		text, d := random(rng, letters), directions[i%3]
		if acrossMarks(text) || c.set(text, d) >= 0 {
			continue
		}
		compared++
		c.theirs = c.peer.line(c.theirs[:0], true, 0, len(text))
		c.out = shape.AppendVisual(c.out[:0], string(text), d)
		if string(c.out) != string(c.theirs) {
			t.Fatalf("%+q, direction %d: shaped\n%+q, FriBidi has\n%+q", string(text), d, c.out, string(c.theirs))
		}
	}
	t.Logf("%d strings are as FriBidi has them", compared)
}

// acrossMarks reports whether there is an alef after a lam with marks between.
func acrossMarks(text []rune) bool {
	lam, marks := false, false
	for _, r := range text {
		switch {
		case r == 'ل':
			lam, marks = true, false
		case strings.ContainsRune("اأإآ", r):
			if lam && marks {
				return true
			}
			lam = false
		case ucd.ClassOf(r) == ucd.NSM:
			marks = true
		default:
			lam = false
		}
	}
	return false
}
