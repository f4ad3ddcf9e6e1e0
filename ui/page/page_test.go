package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/theme"
)

// shownIn is a row as the eye sees it.
func shownIn(p *Page, y int, look *Look) string {
	var r cell.Row
	p.Draw(&r, y, look)
	var w row.Writer
	return string(w.Append(nil, &r))
}

// TestMark: what was found is painted in every row that shows some of it, and
// the row of a byte is where its letter stands.
func TestMark(t *testing.T) {
	text := strings.Repeat("كلمة من النص ", 20) + "الغرض في آخر الفقرة"
	var p Page
	p.Set([]Block{{Text: "عنوان"}, {Text: text, Before: 1}}, 30)
	at := strings.Index(text, "الغرض")
	p.Mark(1, []line.Span{{Start: at, End: at + len("الغرض"), Style: theme.Error}})
	found := p.Row(Place{1, at})
	for y := range p.All() {
		var r cell.Row
		p.Draw(&r, y, &Look{})
		painted := 0
		for _, c := range r.Cells {
			if c.Style == theme.Error {
				painted++
			}
		}
		if y == found && painted != 5 || y != found && painted != 0 {
			t.Errorf("row %d has %d cells painted; the word stands on row %d", y, painted, found)
		}
	}
	p.Unmark()
	var r cell.Row
	p.Draw(&r, found, &Look{})
	for _, c := range r.Cells {
		if c.Style == theme.Error {
			t.Fatal("still painted")
		}
	}
}

// TestPlaceStands: a place is the same words at any width.
func TestPlaceStands(t *testing.T) {
	var blocks []Block
	for range 30 {
		blocks = append(blocks, Block{Text: strings.Repeat("كلمات من النص العربي ", 12), Before: 1, Dir: bidi.RTL})
	}
	var p Page
	p.Set(blocks, 60)
	want := p.Place(40)
	for _, w := range []int{80, 20, 45, 60} {
		p.Set(blocks, w)
		if got := p.Place(p.Row(want)); got.Block != want.Block || got.Offset > want.Offset {
			t.Errorf("at %d columns %v is %v", w, want, got)
		}
	}
	if got := p.Place(p.Row(want)); got != want {
		t.Errorf("back at 60 columns %v is %v", want, got)
	}
}

// TestCount: the rows of many blocks are the same, counted one after the other
// or by many at once.
func TestCount(t *testing.T) {
	var blocks []Block
	for len(blocks) < 5*manyBlocks {
		some, _ := Typeset(season, Words{Links: "x"})
		blocks = append(blocks, some...)
	}
	var one, many Page
	one.Set(blocks, 47)
	many.Set(blocks, 47)
	for i := range blocks {
		one.Row(Place{i, 0})
	}
	if a, b := one.All(), many.All(); a != b || !slices.Equal(one.first, many.first) {
		t.Errorf("%d rows and %d", a, b)
	}
	many.Set(blocks, 47)
	if at := (Place{len(blocks) - 3, 0}); many.Row(at) != one.Row(at) {
		t.Errorf("%v is on row %d and %d", at, one.Row(at), many.Row(at))
	}
}

// TestLongBlock: a text of any length comes in pieces that make it up, each
// with its part of the links; the library knows no pieces.
func TestLongBlock(t *testing.T) {
	for _, unit := range []string{"أعلنت الوزارة عن خطة. ", "متصلة", "x", "سطر\n"} {
		text := strings.Repeat(unit, 200_000/len(unit))
		span := feed.Span{Start: 1000, End: 150_000, Style: feed.Strong}
		blocks, _ := Typeset(&feed.Article{Lang: "ar", Body: []feed.Block{{Text: "أولى"}, {Text: text, Spans: []feed.Span{span}}, {Text: "ثالثة"}}}, Words{})
		var p Page
		p.Set(blocks, 60)
		joined, strong := "", 0
		for i, b := range blocks {
			if b.Body != 2 {
				continue
			}
			if b.From != len(joined) || len(b.Text) > longestBlock || b.Follows != (joined != "") {
				t.Fatalf("piece %d begins at %d, %d bytes are before it", i, b.From, len(joined))
			}
			joined += b.Text
			for _, s := range b.Spans {
				strong += s.End - s.Start
			}
			if block, offset := p.Spot(Place{i, 3}); block != 1 || offset != b.From+3 || p.PlaceOf(block, offset) != (Place{i, 3}) {
				t.Errorf("byte 3 of piece %d is byte %d of block %d, which is %v", i, offset, block, p.PlaceOf(block, offset))
			}
		}
		if joined != text || strong != span.End-span.Start {
			t.Errorf("%q: %d bytes are %d, of which %d are strong", unit, len(text), len(joined), strong)
		}
	}
}

// TestSpot: the library knows a place by the body's block.
func TestSpot(t *testing.T) {
	a := &feed.Article{Title: "عنوان", Lang: "ar", URL: "https://example.org/", Body: []feed.Block{
		{Kind: feed.Heading, Level: 1, Text: "عنوان"}, {Text: "أولى"}, {Text: "ثانية"},
	}}
	blocks, targets := Typeset(a, Words{Links: "الروابط", Dir: bidi.RTL})
	if len(targets) != 2 || targets[1] != a.URL {
		t.Errorf("targets %q", targets)
	}
	var p Page
	p.Set(blocks, 40)
	for i, b := range blocks {
		block, offset := p.Spot(Place{i, 2})
		if b.Body > 0 && (block != b.Body-1 || offset != 2 || p.PlaceOf(block, offset) != Place{i, 2}) {
			t.Errorf("block %d of the page is %d, %d of the body", i, block, offset)
		}
	}
	if block, _ := p.Spot(Place{len(blocks) - 1, 0}); block != 2 {
		t.Errorf("in the links the library has block %d, the last is 2", block)
	}
}

// TestCountBeside: rows that were counted beside all else are those that are laid out,
// wherever the counting is when they are wanted; what is set anew is counted
// anew.
func TestCountBeside(t *testing.T) {
	var blocks []Block
	for i := range 3 * manyBlocks {
		blocks = append(blocks, Block{Text: strings.Repeat("كلمات من النص العربي ", 1+i%23), Before: i % 2, Body: i + 1, Prose: true})
	}
	var plain Page
	plain.Set(blocks, 50)
	want := plain.Until(1 << 30) // one after the other
	for name, wait := range map[string]func(count func()){
		"before":    func(count func()) { count() },
		"meanwhile": func(count func()) { go count() },
		"never":     func(func()) {},
	} {
		var p Page
		p.Set(blocks, 30)
		old := p.Count()
		p.Set(blocks, 50)
		old() // stopped
		count := p.Count()
		if count == nil || p.Count() != nil {
			t.Fatal("it is to be counted once")
		}
		p.Until(100)
		wait(count)
		middle := Place{manyBlocks + 60, 0}
		if a, b := p.Row(middle), plain.Row(middle); a != b {
			t.Errorf("%s: the middle is row %d, want %d", name, a, b)
		}
		if got := p.All(); got != want {
			t.Errorf("%s: %d rows, want %d", name, got, want)
		}
	}
	plain.Set(blocks[:manyBlocks-1], 50)
	if plain.Count() != nil {
		t.Error("a short page is counted")
	}
}

// TestNear: a page that is shown from its end on before its rows are counted
// shows there what it shows when they are, and settles on the same lines.
func TestNear(t *testing.T) {
	var blocks []Block
	for i := range 3 * manyBlocks {
		blocks = append(blocks, Block{Text: fmt.Sprintf("%d %s", i, strings.Repeat("كلمات من النص العربي ", 1+i%23)), Before: i % 2, Body: i + 1})
	}
	var sure Page
	sure.Set(blocks, 50)
	all := sure.All()
	row := func(p *Page, n int) string {
		var r cell.Row
		p.Draw(&r, n, &Look{})
		return text(&r)
	}
	var p Page
	p.Set(blocks, 50)
	p.Near(len(blocks))
	end := p.All()
	if p.Sure() == 0 {
		t.Fatal("all was counted")
	}
	for i := 1; i < 60; i++ {
		if a, b := row(&p, end-i), row(&sure, all-i); a != b {
			t.Fatalf("row %d from the end is %q, want %q", i, a, b)
		}
	}
	// Upward from there, rows are counted before they are gone to.
	for up, n := end-20, 20; n < all/2; {
		by := 1 + n%37
		p.Above(by, &up)
		up, n = up-by, n+by
		for i := range 5 {
			if a, b := row(&p, up+i), row(&sure, all-n+i); a != b || up < p.Sure() {
				t.Fatalf("%d rows above the end, row %d, is %q, want %q", n, up+i, a, b)
			}
		}
	}
	at := Place{3*manyBlocks - 5, 40}
	top, before, first := p.Row(at), p.Row(Place{40, 100}), 0
	if !p.Settle(&top, &before, &first) || p.Settle(&top) || p.Sure() != 0 {
		t.Error("not settled once")
	}
	if top != sure.Row(at) || before != sure.Row(Place{40, 100}) || first != 0 || p.All() != all {
		t.Errorf("settled at %d, %d and %d of %d; want %d, %d and 0 of %d", top, before, first, p.All(), sure.Row(at), sure.Row(Place{40, 100}), all)
	}
	// Where all is known, or the page is short, nothing is guessed.
	p.Near(len(blocks))
	if p.Sure() != 0 || p.All() != all {
		t.Error("guessed what was counted")
	}
	p.Set(blocks[:manyBlocks], 50)
	p.Near(manyBlocks)
	if p.Sure() != 0 {
		t.Error("a short page was guessed")
	}
}
