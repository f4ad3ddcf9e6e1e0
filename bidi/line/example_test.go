package line_test

import (
	"fmt"
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
)

// show returns a row as it stands on the screen, from the left.
func show(r *cell.Row) string {
	var b strings.Builder
	for i := range r.Cells {
		b.WriteRune(r.Cells[i].Rune)
		for _, m := range r.MarksOf(&r.Cells[i]) {
			b.WriteRune(m)
		}
	}
	return b.String()
}

// runes lists the cells of a row from the left, for rows whose order an editor
// would get wrong.
func runes(r *cell.Row) string {
	var b strings.Builder
	for i := range r.Cells {
		fmt.Fprintf(&b, "%04X ", r.Cells[i].Rune)
	}
	return strings.TrimSpace(b.String())
}

// A text is set once, filled for a width, and asked for line by line. Each row
// is as wide as told, padding included, so that boxes can be put side by side.
func Example() {
	var p line.Paragraph
	var r cell.Row
	p.Set("A line of text ends where the words do.", bidi.Auto)
	for i := range p.Fill(16) {
		r.Reset()
		p.Line(&r, i, line.Options{Width: 16})
		fmt.Printf("|%s|\n", show(&r))
	}
	// Output:
	// |A line of text  |
	// |ends where the  |
	// |words do.       |
}

// A paragraph that begins with a right-to-left letter reads from the right:
// Start is its right edge. The first letter of the text, alef (U+05D0), is the
// rightmost cell, the last, gimel (U+05D2), the leftmost but for the padding.
func Example_rightToLeft() {
	var p line.Paragraph
	var r cell.Row
	p.Set("אבג", bidi.Auto)
	p.Fill(5)
	p.Line(&r, 0, line.Options{Width: 5})
	fmt.Println("level", p.Level())
	fmt.Println(runes(&r))
	// Output:
	// level 1
	// 0020 0020 05D2 05D1 05D0
}

// Arabic letters take the form their neighbours ask for, and a lam and the
// alef after it become one: the four letters of salam are three cells.
func Example_shaping() {
	var p line.Paragraph
	var r cell.Row
	p.Set("سلام", bidi.Auto)
	p.Fill(3)
	p.Line(&r, 0, line.Options{Width: 3})
	for _, c := range r.Cells {
		fmt.Printf("%04X shows bytes %d to %d\n", c.Rune, c.Start, c.End)
	}
	// Output:
	// FEE1 shows bytes 6 to 8
	// FEFC shows bytes 2 to 6
	// FEB3 shows bytes 0 to 2
}

// Lines end where UAX #14 lets them; Bounds says which bytes each took. A word
// longer than the line is cut, an address after a mark of its own.
func ExampleParagraph_Bounds() {
	text := "see www.example.org/news/2024 for more"
	var p line.Paragraph
	p.Set(text, bidi.Auto)
	for i := range p.Fill(12) {
		start, end := p.Bounds(i)
		fmt.Printf("%d:%d %q\n", start, end, text[start:end])
	}
	// Output:
	// 0:4 "see "
	// 4:16 "www.example."
	// 16:25 "org/news/"
	// 25:34 "2024 for "
	// 34:38 "more"
}

// Columns and bytes map both ways, whatever the direction: here for a search
// hit in a right-to-left line and for a click on its fourth column.
func ExampleColumn() {
	text := "אבג abc"
	var p line.Paragraph
	var r cell.Row
	p.Set(text, bidi.Auto)
	p.Fill(7)
	p.Line(&r, 0, line.Options{Width: 7}) // on the screen: abc GBA
	fmt.Println(line.Column(&r, strings.Index(text, "abc")))
	fmt.Println(line.Column(&r, strings.Index(text, "א")))
	fmt.Println(line.Offset(&r, 4) == strings.Index(text, "ג"))
	// Output:
	// 0
	// 6
	// true
}

// Styles are given to bytes of the text, after layout: a span that is one piece
// in the text may be two on the screen.
func ExamplePaint() {
	text := "abאב" // on the screen: abBA
	var p line.Paragraph
	var r cell.Row
	p.Set(text, bidi.Auto)
	p.Fill(4)
	p.Line(&r, 0, line.Options{Width: 4})
	line.Paint(r.Cells, []line.Span{{Start: 1, End: 4, Style: 7}}) // b and alef
	for _, c := range r.Cells {
		fmt.Print(c.Style, " ")
	}
	fmt.Println()
	// Output: 0 7 0 7
}

// A justified line ends flush at both sides. Arabic may stretch words for that
// with a tatweel (U+0640) where two letters join, here after the seen of shams
// (U+FEB7, U+0640, U+FEE4).
func ExampleOptions_kashida() {
	var p line.Paragraph
	var r cell.Row
	p.Set("شمس و قمر", bidi.Auto)
	p.Fill(7)
	p.Line(&r, 0, line.Options{Width: 7, Align: line.Justify, Kashida: true})
	fmt.Println(runes(&r))
	// Output: FEED 0020 0020 FEB2 FEE4 0640 FEB7
}

// What does not fit ends in an ellipsis, at the end of what is read: on the
// left of a right-to-left title.
func ExampleParagraph_Truncate() {
	var p line.Paragraph
	var r cell.Row
	for _, title := range []string{"A long title", "אבגדהוז"} {
		p.Set(title, bidi.Auto)
		r.Reset()
		p.Truncate(&r, line.Options{Width: 6})
		fmt.Println(runes(&r))
	}
	// Output:
	// 0041 0020 006C 006F 006E 2026
	// 2026 05D4 05D3 05D2 05D1 05D0
}

// A caret stands on the character that what is typed would come before. At the
// end of the text it stands where the paragraph goes on.
func ExampleParagraph_Caret() {
	text := "abאב" // on the screen: abBA
	var p line.Paragraph
	var r cell.Row
	p.Set(text, bidi.LTR)
	p.Fill(6)
	p.Line(&r, 0, line.Options{Width: 6})
	for offset := range text {
		fmt.Print(p.Caret(&r, offset), " ")
	}
	fmt.Println(p.Caret(&r, len(text)))
	// Output: 0 1 3 2 4
}

// The opportunities of a text to end a line, without laying it out.
func ExampleBreaker() {
	var b line.Breaker
	for _, k := range b.Append(nil, "Well, (yes) no.\nNext") {
		fmt.Print(k.Offset, " ", k.Hard, "; ")
	}
	fmt.Println()
	// Output: 6 false; 12 false; 16 true;
}
