package search

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

// say writes an expression with the brackets that show its shape.
func say(e Expr) string {
	switch e := e.(type) {
	case nil:
		return "nothing"
	case And:
		return "(" + sayAll(e, " ") + ")"
	case Or:
		return "(" + sayAll(e, " | ") + ")"
	case Not:
		return "-" + say(e.Expr)
	case Word:
		if e.Prefix {
			return e.Folded + "*"
		}
		return e.Term
	case Phrase:
		return "«" + strings.Join(e.Terms, " ") + "»"
	case Source:
		return "feed:" + e.Name
	case Section:
		return "section:" + e.Name
	case Lang:
		return "lang:" + e.Tag
	case Is:
		return fmt.Sprint("is:", e.State)
	case After:
		return "after:" + e.Time.Format("2006-01-02")
	case Before:
		return "before:" + e.Time.Format("2006-01-02")
	}
	return fmt.Sprintf("%T", e)
}

func sayAll(parts []Expr, between string) string {
	said := make([]string, len(parts))
	for i, p := range parts {
		said[i] = say(p)
	}
	return strings.Join(said, between)
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in, want string
		hints    []HintKind
	}{
		{"", "nothing", []HintKind{HintNoWords}},
		{"  \t ", "nothing", []HintKind{HintNoWords}},
		{"حموشي", "حموش", nil},
		{"حموشي بلجيكا", "(حموش بلجيك)", nil},
		{`"الأمن الوطني" بلجيكا`, "(«امن وطن» بلجيك)", nil},
		{"«الأمن الوطني»", "«امن وطن»", nil},
		{"“الأمن الوطني” x", "(«امن وطن» x)", nil},
		{`"كلمة"`, "كلم", nil},
		{"-كرة", "-كر", nil},
		{"القدم -كرة", "(قدم -كر)", nil},
		{"القدم NOT كرة", "(قدم -كر)", nil},
		{`a -"b c"`, "(a -«b c»)", nil},
		{"a OR b c", "((a | b) c)", nil},
		{"a b OR c | d", "(a (b | c | d))", nil},
		{"(a b) OR -(c d)", "((a b) | -(c d))", nil},
		{"((a))", "a", nil},
		{"or OR and", "(or | and)", nil},
		{"OR", "nothing", []HintKind{HintEmpty, HintNoWords}},
		{"a OR", "a", []HintKind{HintEmpty}},
		{"OR a", "a", []HintKind{HintEmpty}},
		{"a OR OR b", "(a | b)", []HintKind{HintEmpty}},
		{"-", "nothing", []HintKind{HintEmpty, HintNoWords}},
		{"- a", "a", []HintKind{HintEmpty}},
		{"--a", "-a", nil},
		{"! ؟ ، ()", "nothing", []HintKind{HintNoWords}},
		{`"a b`, "«a b»", []HintKind{HintQuote}},
		{`"`, "nothing", []HintKind{HintQuote, HintNoWords}},
		{`a"b`, "«a b»", nil},
		{`צה"ל ביטחון`, "(צהל יטחונ)", nil},
		{`"צה"ל הודיע"`, "«צהל ודיע»", nil},
		{"عمل*", "عمل*", nil},
		{"feed:bbc غزة", "(feed:bbc غز)", nil},
		{`feed:"BBC عربي"`, "feed:bbc عربي", nil},
		{"مصدر:هسبريس", "feed:هسبريس", nil},
		{"section:رياضة", "section:رياضه", nil},
		{"lang:ar-MA", "lang:ar", nil},
		{"is:unread is:starred", "(is:0 is:2)", nil},
		{"is:whatever", "«is whatever»", []HintKind{HintState}},
		{"after:2024-11-25 before:2025", "(after:2024-11-25 before:2025-01-01)", nil},
		{"بعد:٢٠٢٤-١١", "after:2024-11-01", nil},
		{"after:1403-09-05", "«after 1403 09 05»", []HintKind{HintDate}},
		{"after:yesterday", "«after yesterday»", []HintKind{HintDate}},
		{"feed:", "feed", []HintKind{HintEmpty}},
		{"وقال:نعم", "«قال نعم»", nil},
		{"https://example.com/x", "«http example com x»", nil},
		{"3.5%", "3.5", nil},
		{"-feed:bbc a", "(-feed:bbc a)", nil},
		{"\u200f-\u202bكرة\u202c حم\u200fوشي", "(-كر حموش)", nil},
		{"\x00\x1b[31m", "31m", nil},
		{`'; DROP TABLE articles; --`, "(drop table article)", []HintKind{HintEmpty}},
		{`title:"x" NEAR(a b, 5) ^a {b}`, "", nil},
	} {
		got := Parse(c.in)
		if c.want != "" && say(got.Expr) != c.want {
			t.Errorf("Parse(%q) = %s, want %s", c.in, say(got.Expr), c.want)
		}
		var kinds []HintKind
		for _, h := range got.Hints {
			kinds = append(kinds, h.Kind)
		}
		if c.want != "" && !reflect.DeepEqual(kinds, c.hints) {
			t.Errorf("hints of %q: %v, want %v", c.in, kinds, c.hints)
		}
	}
}

func TestParseTyping(t *testing.T) {
	p := Parser{Typing: true}
	for _, c := range []struct{ in, want string }{
		{"الحمو", "الحمو*"},
		{"الحمو ", "حمو"},
		{"بلجيكا حم", "(بلجيك حم*)"},
		{"feed:b", "feed:b"},
	} {
		if got := say(p.Parse(c.in).Expr); got != c.want {
			t.Errorf("typing %q: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestParseDateOfCalendar(t *testing.T) {
	day := time.Date(2024, 11, 25, 0, 0, 0, 0, time.UTC)
	p := Parser{Date: func(s string) (time.Time, bool) { return day, s == "۱۴۰۳/۹/۵" }}
	if got := say(p.Parse("after:۱۴۰۳/۹/۵").Expr); got != "after:2024-11-25" {
		t.Errorf("got %s", got)
	}
	loc := time.FixedZone("", 3600)
	q := Parser{Location: loc}.Parse("after:2024-11-25")
	if a, ok := q.Expr.(After); !ok || !a.Time.Equal(time.Date(2024, 11, 25, 0, 0, 0, 0, loc)) {
		t.Errorf("got %v", q.Expr)
	}
}

func TestParseTooLong(t *testing.T) {
	q := Parse(strings.Repeat("كلمة ", 10_000))
	n := 0
	Wanted(q.Expr, func(Expr) { n++ })
	if n != maxWords || len(q.Hints) != 1 || q.Hints[0].Kind != HintLong {
		t.Errorf("%d words, hints %v", n, q.Hints)
	}
}

func TestAny(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a", ""},
		{"a b", "(a | b)"},
		{"a b -c feed:x", "((a | b) -c feed:x)"},
		{"a -b", ""},
		{"a | b", ""},
	} {
		e, ok := Any(Parse(c.in).Expr)
		if ok != (c.want != "") || ok && say(e) != c.want {
			t.Errorf("Any(%s) = %s, %v; want %s", c.in, say(e), ok, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`a "b c" -d OR (e f) feed:x is:unread after:2024 g*`, `((((((((((((((((((((a`, `"""-""OR`,
		`feed:"`, "is:is:is:", "--(-(", `צה"ל "צה"ל"`, "\xff:\x00", "a:b:c:d", "بعد:«", "NOT NOT OR",
	} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		q := Parser{Typing: typing}.Parse(text)
		Each(q.Expr, func(e Expr) {
			switch e := e.(type) {
			case And:
				if len(e) < 2 {
					t.Fatalf("%q: a conjunction of %d", text, len(e))
				}
			case Or:
				if len(e) < 2 {
					t.Fatalf("%q: a choice of %d", text, len(e))
				}
			case Not:
				if e.Expr == nil {
					t.Fatalf("%q: an exclusion of nothing", text)
				}
			case Word:
				if e.Term == "" || e.Folded == "" {
					t.Fatalf("%q: an empty word", text)
				}
			case Phrase:
				if len(e.Terms) < 2 {
					t.Fatalf("%q: a phrase of %q", text, e.Terms)
				}
			}
		})
		if q.Expr == nil && len(q.Hints) == 0 {
			t.Fatalf("%q: nothing, and no hint", text)
		}
		// A real search takes it, and finds what the plain reading of the
		// expression says.
		if got, want := Match(q.Expr, Item{Article: &theArticle}), q.Expr != nil && holds(q.Expr, &theArticle); got != want {
			t.Fatalf("%q as %s: %v, want %v", text, say(q.Expr), got, want)
		}
		x := indexOf(t, &theArticle)
		if _, err := Search(context.Background(), x.snapshot, x, Parser{Typing: typing}, text, Options{}); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
