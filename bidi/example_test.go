package bidi_test

import (
	"fmt"
	"strings"

	"khabar/bidi"
)

// The examples show Hebrew letters as capitals, as UAX #9 does: these read the same
// in every editor.
var capitals = strings.NewReplacer("א", "A", "ב", "B", "ג", "C", "ד", "D", "ה", "H", "ל", "L", "ם", "M", "ו", "O", "ש", "S", "ע", "E")

func show(s string) string { return capitals.Replace(s) }

// One call makes a text ready for an output that knows nothing of direction.
func ExampleAppendVisual() {
	text := "he said שלום (twice)\nשלום (hello)!\n"
	fmt.Print(show(string(bidi.AppendVisual(nil, text, bidi.Auto))))
	// Output:
	// he said MOLS (twice)
	// !(hello) MOLS
}

// Wrap in logical order, then reorder each line.
func ExampleParagraph() {
	text := "שלום, said the guide, עולם"
	var p bidi.Paragraph
	p.Set(text, bidi.Auto)
	fmt.Println("level", p.Level())
	cut := strings.Index(text, "the")
	for _, line := range [][2]int{{0, cut}, {cut, len(text)}} {
		for _, run := range p.Line(nil, line[0], line[1]) {
			fmt.Printf("  level %d %q\n", run.Level, show(text[run.Start:run.End]))
		}
		fmt.Printf("%q\n", show(string(p.AppendVisual(nil, line[0], line[1]))))
	}
	// Output:
	// level 1
	//   level 1 " "
	//   level 2 "said"
	//   level 1 "SLOM, "
	// " said ,MOLS"
	//   level 1 ", EOLM"
	//   level 2 "the guide"
	// "MLOE ,the guide"
}

// Set reads one paragraph of a text and says where the next begins.
func ExampleParagraph_Set() {
	text := "hello\nשלום\r\n123"
	var p bidi.Paragraph
	for len(text) > 0 {
		n := p.Set(text, bidi.Auto)
		fmt.Printf("%q level %d, separator of %d bytes\n", show(p.Text()), p.Level(), p.Separator())
		text = text[n:]
	}
	// Output:
	// "hello\n" level 0, separator of 1 bytes
	// "SLOM\r\n" level 1, separator of 2 bytes
	// "123" level 0, separator of 0 bytes
}

// The direction of a paragraph decides how its runs stand side by side.
func ExampleDirection() {
	for _, d := range []bidi.Direction{bidi.LTR, bidi.RTL} {
		fmt.Println(show(string(bidi.AppendVisual(nil, "שלום hello עולם", d))))
	}
	// Output:
	// MOLS hello MLOE
	// MLOE hello MOLS
}

// Level is 1 where the paragraph reads from right to left.
func ExampleParagraph_Level() {
	var p bidi.Paragraph
	for _, text := range []string{"hello שלום", "שלום hello", "123", "!? שלום"} {
		p.Set(text, bidi.Auto)
		fmt.Println(show(text), p.Level())
	}
	// Output:
	// hello SLOM 0
	// SLOM hello 1
	// 123 0
	// !? SLOM 1
}

// Runs gives the levels of a paragraph in logical order.
func ExampleParagraph_Runs() {
	text := "שלום hello 12 עולם"
	var p bidi.Paragraph
	p.Set(text, bidi.Auto)
	for _, run := range p.Runs(nil) {
		fmt.Printf("bytes %d to %d, level %d: %q\n", run.Start, run.End, run.Level, show(text[run.Start:run.End]))
	}
	// Output:
	// bytes 0 to 9, level 1: "SLOM "
	// bytes 9 to 17, level 2: "hello 12"
	// bytes 17 to 26, level 1: " EOLM"
}

// Line gives the runs of a line from left to right.
func ExampleParagraph_Line() {
	text := "abc שלום 123"
	var p bidi.Paragraph
	p.Set(text, bidi.Auto)
	for _, run := range p.Line(nil, 0, len(text)) {
		fmt.Printf("level %d %q\n", run.Level, show(text[run.Start:run.End]))
	}
	// Output:
	// level 0 "abc "
	// level 2 "123"
	// level 1 "SLOM "
}

// LineRuns keeps the runs in memory of the paragraph: nothing is allocated.
func ExampleParagraph_LineRuns() {
	text := "שלום abc"
	var p bidi.Paragraph
	p.Set(text, bidi.LTR)
	for _, run := range p.LineRuns(0, len(text)) {
		fmt.Printf("level %d %q\n", run.Level, show(text[run.Start:run.End]))
	}
	// Output:
	// level 1 "SLOM"
	// level 0 " abc"
}

// RunAt tells the level of a place in the text, for a cursor say.
func ExampleParagraph_RunAt() {
	text := "abc שלום def"
	var p bidi.Paragraph
	p.Set(text, bidi.Auto)
	run := p.RunAt(strings.Index(text, "ל"))
	fmt.Println(show(text[run.Start:run.End]), run.Level)
	// Output: SLOM 1
}

// Mirror gives what a bracket is drawn as in a right-to-left run.
func ExampleMirror() {
	for _, r := range "(»≤a" {
		m, ok := bidi.Mirror(r)
		fmt.Printf("%c %c %t\n", r, m, ok)
	}
	// Output:
	// ( ) true
	// » « true
	// ≤ ≥ true
	// a a false
}

// An isolate keeps a name of unknown direction from disturbing what is around it.
func Example_isolate() {
	const name = "שלום"
	fmt.Println(show(string(bidi.AppendVisual(nil, name+" - 5 reviews", bidi.LTR))))
	out := string(bidi.AppendVisual(nil, "\u2068"+name+"\u2069 - 5 reviews", bidi.LTR))
	fmt.Println(show(strings.NewReplacer("\u2068", "", "\u2069", "").Replace(out)))
	// Output:
	// 5 - MOLS reviews
	// MOLS - 5 reviews
}

// Marks stay behind the letter that they stand on.
func ExampleParagraph_AppendVisual() {
	text := "ש\u05C1ל" // shin with a dot, lamed
	var p bidi.Paragraph
	p.Set(text, bidi.Auto)
	fmt.Printf("%+q\n", p.AppendVisual(nil, 0, len(text)))
	// Output: "\u05dc\u05e9\u05c1"
}

// Text is the paragraph that Set has read, and Valid whether it is UTF-8.
func ExampleParagraph_Text() {
	var p bidi.Paragraph
	p.Set("one\xFF\ntwo", bidi.Auto)
	fmt.Printf("%q %t\n", p.Text(), p.Valid())
	// Output: "one\xff\n" false
}
