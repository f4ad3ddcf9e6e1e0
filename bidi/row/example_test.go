package row_test

import (
	"fmt"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
)

func Example() {
	var p line.Paragraph
	p.Set("שלום (עולם)", bidi.RTL)
	p.Fill(20)
	var r cell.Row
	r.Blank(1, 0)
	p.Line(&r, 0, line.Options{Width: 12})
	r.Blank(1, 0)
	for _, c := range []row.Class{row.Visual, row.Words} {
		w := row.Writer{Class: c}
		fmt.Printf("%-6v %+q\n", c, w.Append(nil, &r))
	}
	// Output:
	// visual "  (\u05dd\u05dc\u05d5\u05e2) \u05dd\u05d5\u05dc\u05e9 "
	// words  "\u2800\u2800(\u05e2\u05d5\u05dc\u05dd)\u2800\u05e9\u05dc\u05d5\u05dd\u2800"
}
