package cell_test

import (
	"fmt"

	"khabar/bidi/cell"
)

// The width of a text is the columns it takes on the screen: marks take none,
// Chinese characters two each, a lam with its alef one.
func ExampleStringWidth() {
	for _, s := range []string{"news", "“news”", "e\u0301", "新闻", "سلام", "🇪🇬"} {
		fmt.Print(cell.StringWidth(s), " ")
	}
	fmt.Println()
	// Output: 4 6 1 4 3 2
}

// What a reader takes for one character may be many.
func ExampleNextCluster() {
	s := "e\u0301👩\u200d👧x"
	for s != "" {
		n := cell.NextCluster(s)
		fmt.Printf("%+q\n", s[:n])
		s = s[n:]
	}
	// Output:
	// "e\u0301"
	// "\U0001f469\u200d\U0001f467"
	// "x"
}

// A Pen tells, character by character, what begins a cell and what rides on
// the one before. A mark with nothing to ride on gets a dotted circle.
func ExamplePen() {
	var p cell.Pen
	for _, r := range "\u0301a\u0301\u200d\u0302" {
		fmt.Print(map[cell.Effect]string{
			cell.Skip: "dropped", cell.Stand: "a cell", cell.Ride: "on it", cell.Circle: "a circle",
		}[p.Put(cell.KindOf(r), r)], "; ")
	}
	fmt.Println()
	// Output: a circle; a cell; on it; dropped; on it;
}
