package shape_test

import (
	"fmt"

	"khabar/bidi"
	"khabar/bidi/shape"
)

// One call from a text to what a plain terminal needs.
func ExampleAppendVisual() {
	fmt.Printf("%+q\n", shape.AppendVisual(nil, "باب (a)", bidi.Auto))
	// Output: "(a) \ufe8f\ufe8e\ufe91"
}

// Levels, shapes and lines, each step by itself.
func ExampleAppend() {
	text := "كتاب"
	var p bidi.Paragraph
	p.Set(text, bidi.Auto)
	for _, g := range shape.Append(nil, text, p.Runs(nil)) {
		fmt.Printf("%U for %q\n", g.Rune, text[g.Start:g.End])
	}
	// Output:
	// U+FEDB for "ك"
	// U+FE98 for "ت"
	// U+FE8E for "ا"
	// U+FE8F for "ب"
}

// Lam and alef are one glyph, and the mark between them comes after it.
func ExampleAppend_ligature() {
	text := "ل\u064Eا"
	var p bidi.Paragraph
	p.Set(text, bidi.Auto)
	for _, g := range shape.Append(nil, text, p.Runs(nil)) {
		fmt.Printf("%U for %+q\n", g.Rune, text[g.Start:g.End])
	}
	// Output:
	// U+FEFB for "\u0644\u064e\u0627"
	// U+064E for "\u064e"
}

// A paragraph is set once and drawn line by line; letters keep their forms where
// the line is cut.
func ExampleAppendLine() {
	text := "باب باب"
	var p bidi.Paragraph
	p.Set(text, bidi.Auto)
	var out []byte
	for _, line := range [][2]int{{0, 7}, {7, 9}, {9, 13}} {
		out = shape.AppendLine(out[:0], &p, line[0], line[1])
		fmt.Printf("%+q\n", out)
	}
	// Output:
	// " \ufe8f\ufe8e\ufe91"
	// "\ufe91"
	// "\ufe8f\ufe8e"
}
