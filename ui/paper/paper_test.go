package paper

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/bidi/cell"
	"khabar/bidi/row"
	"khabar/feed"
	"khabar/feed/export"
)

var update = flag.Bool("update", false, "write the goldens anew")

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

func article() *feed.Article {
	return &feed.Article{
		Section: "دولي", Title: "لقاء في الرباط بين وفدين لبحث التعاون", Source: "جريدة", Lang: "ar", URL: "https://example.org/1",
		Body: []feed.Block{
			{Text: "استقبل المدير العام يوم الاثنين 25 نونبر وفدا رفيع المستوى بالرباط، في زيارة عمل تستمر يومين كاملين.",
				Spans: []feed.Span{{Start: 0, End: 25, Style: feed.Strong}, {Start: 0, End: 12, Style: feed.Linked, Target: "https://example.org/2"}}},
			{Kind: feed.Heading, Level: 2, Text: "عنوان"},
			{Kind: feed.Item, Level: 1, Marker: "•", Text: "الأمن في البلاد كلها وفي غيرها من بلاد المنطقة"},
			{Kind: feed.Item, Level: 2, Marker: "٢", Text: "ثان"},
			{Kind: feed.Quote, Level: 1, Text: "قال:\nنعم."},
			{Kind: feed.Code, Text: "x := 1\n\ty"},
			{Text: "An English paragraph that is longer than the line is wide, with سلام in it.", Dir: feed.LeftToRight},
			{Kind: feed.Rule},
		},
	}
}

// ExamplePrinter sets an article for a terminal that leaves order alone.
func ExamplePrinter() {
	p := New(Options{Visual: true, Width: 20})
	out := p.Append(nil, &feed.Article{Title: "שלום", Body: []feed.Block{{Text: "אבגד הוז חט יכל מנס"}, {Kind: feed.Item, Marker: "•", Text: "abc"}}})
	for l := range strings.Lines(string(p.End(out))) {
		fmt.Printf("|%+q\n", strings.TrimSuffix(l, "\n"))
	}
	// Output:
	// |"                \u05dd\u05d5\u05dc\u05e9"
	// |""
	// |" \u05e1\u05e0\u05de \u05dc\u05db\u05d9 \u05d8\u05d7 \u05d6\u05d5\u05d4 \u05d3\u05d2\u05d1\u05d0"
	// |""
	// |"\u2022 abc"
}

// Every line of every way to set an article has room in its width, is without a
// blank at its end, and has a look that ends with it.
func TestWidths(t *testing.T) {
	for _, class := range row.Classes() {
		for _, o := range []Options{
			{}, {Visual: true}, {Justify: true}, {Visual: true, Justify: true}, {Styled: true}, {Visual: true, Styled: true, Colour: true}, {Styled: true, Justify: true},
		} {
			for _, width := range []int{1, 2, 9, 20, 40, 72} {
				o.Width = width
				o.Terminal = func(w *row.Writer) { w.Class = class }
				p := New(o)
				out := string(p.End(p.Append(nil, article())))
				if !utf8.ValidString(out) {
					t.Fatalf("not UTF-8: %q", out)
				}
				for l := range strings.Lines(out) {
					l = strings.TrimSuffix(l, "\n")
					plain := sgr.ReplaceAllString(l, "")
					if strings.ContainsFunc(plain, func(r rune) bool { return r < ' ' && r != '\t' }) {
						t.Fatalf("%v, %+v: a control in %q", class, o, l)
					}
					if n := cell.StringWidth(plain); n > max(width, 4) && width > 8 {
						t.Errorf("%v, %d columns, visual %v, justified %v: %d in %q", class, width, o.Visual, o.Justify, n, plain)
					}
					if width > 8 && strings.HasSuffix(plain, " ") {
						t.Errorf("%v, %d columns: a blank at the end of %q", class, width, plain)
					}
					if strings.Contains(l, "\x1b") && !strings.HasSuffix(strings.TrimRight(l, " "), "\x1b[m") && strings.LastIndex(l, "\x1b[m") < strings.LastIndex(l, "\x1b[0;") {
						t.Errorf("a look goes on after %q", l)
					}
					if !o.Styled && class != row.Kitty && strings.Contains(l, "\x1b") {
						t.Errorf("a look without Styled: %q", l)
					}
				}
			}
		}
	}
}

// In logical order the words are those of the text, however they are set.
func TestLogicalWords(t *testing.T) {
	want := strings.Fields(string(export.AppendText(nil, article())))
	for _, o := range []Options{{Width: 30}, {Width: 72}, {Width: 40, Styled: true}} {
		p := New(o)
		got := strings.Fields(sgr.ReplaceAllString(string(p.Append(nil, article())), ""))
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%+v:\n%q\nwant\n%q", o, got, want)
		}
	}
}

// A long article is set on all processors, and comes out the same.
func TestTogether(t *testing.T) {
	a := &feed.Article{Title: "طويل"}
	for i := range 3000 {
		a.Body = append(a.Body, feed.Block{Text: fmt.Sprint(i, " ", article().Body[0].Text)})
	}
	o := Options{Visual: true, Width: 40}
	p := New(o)
	var w bytes.Buffer
	if err := p.Write(&w, a); err != nil {
		t.Fatal(err)
	}
	got := w.Bytes()
	one := New(o)
	want := one.all(nil, export.AppendPieces(nil, a))
	if string(got) != string(want) {
		t.Error("the parts are not in their order")
	}
	if len(p.help) == 0 {
		t.Error("it was not set in parts")
	}
}

func TestGolden(t *testing.T) {
	for name, o := range map[string]Options{
		"visual": {Visual: true, Width: 44}, "justified": {Visual: true, Width: 44, Justify: true}, "ansi": {Styled: true, Colour: true, Width: 44}, "logical": {Width: 44},
	} {
		p := New(o)
		got := string(p.Append(nil, article()))
		path := "testdata/" + name + ".golden"
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}
