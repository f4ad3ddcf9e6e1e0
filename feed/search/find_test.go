package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/index"
)

var theArticle = feed.Article{
	Title: "حموشي يستقبل سفير بلجيكا", Source: "هسبريس", FeedURL: "https://example.com/feed", Section: "سياسة", Lang: "ar-MA",
	Tags:      []string{"أمن"},
	Body:      []feed.Block{{Text: "استقبل المدير العام للأمن الوطني، عبد اللطيف حَمُّوشي، سفيرَ بلجيكا في الرباط."}},
	Published: feed.Date{Time: time.Date(2024, 11, 25, 12, 0, 0, 0, time.UTC)},
}

// articles is an index in memory and what it does not know.
type articles struct {
	snapshot *index.Snapshot
	list     []*feed.Article // by ID, less one
	unread   bool            // they all are
}

func (x *articles) FeedsNamed(_ context.Context, name string) (ids []int64, err error) {
	for i, a := range x.list {
		if strings.Contains(String(a.FeedURL), name) {
			ids = append(ids, int64(i+1))
		}
	}
	return ids, nil
}

func (x *articles) Marked(_ context.Context, state Reading, f func(id int64)) error {
	for i := range x.list {
		if state == Unread && x.unread {
			f(int64(i + 1))
		}
	}
	return nil
}

func (x *articles) Texts(_ context.Context, id int64, f func(text string)) error {
	EachText(x.list[id-1], f)
	return nil
}

func indexOf(t testing.TB, list ...*feed.Article) *articles {
	t.Helper()
	var b index.Builder
	var a Analyzer
	var m index.Memory
	for i, art := range list {
		date := int64(0)
		if !art.Published.IsZero() {
			date = art.Published.Time.Unix()
		}
		if err := a.Document(&b, int64(i+1), date, int64(i+1), art, func([]byte) {}); err != nil {
			t.Fatal(err)
		}
	}
	x := index.Open(&m)
	c, err := x.Prepare(context.Background(), &b)
	if err != nil {
		t.Fatal(err)
	}
	m.Put(c.Pages)
	m.SetHead(c.New)
	s, err := x.Snapshot(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return &articles{snapshot: s, list: list}
}

// holds says what a query means, in the obvious way, of an article that is
// read and not starred.
func holds(e Expr, a *feed.Article) bool {
	var an Analyzer
	texts := [][]token{} // by text
	EachText(a, func(text string) {
		var t []token
		an.Words(text, func(word []byte, start, end int) {
			folded := string(word)
			t = append(t, token{folded, string(Stem(word)), Range{start, end}})
		})
		texts = append(texts, t)
	})
	named := func(name string, in ...string) bool {
		all := true
		an.Words(name, func(word []byte, _, _ int) {
			want := string(word)
			some := false
			var other Analyzer
			for _, s := range in {
				other.Words(s, func(w []byte, _, _ int) { some = some || strings.HasPrefix(string(w), want) })
			}
			all = all && some
		})
		words := 0
		an.Words(name, func([]byte, int, int) { words++ })
		return all && words > 0
	}
	switch e := e.(type) {
	case And:
		return !slices.ContainsFunc(e, func(p Expr) bool { return !holds(p, a) })
	case Or:
		return slices.ContainsFunc(e, func(p Expr) bool { return holds(p, a) })
	case Not:
		return !holds(e.Expr, a)
	case Word:
		for _, t := range texts {
			for _, w := range t {
				if w.term == e.Term || e.Prefix && begins(w.term, e.beginnings()) {
					return true
				}
			}
		}
		return false
	case Phrase:
		for _, t := range texts {
			for i := 0; i+len(e.Terms) <= len(t); i++ {
				if e.at(t[i : i+len(e.Terms)]) {
					return true
				}
			}
		}
		return false
	case Source:
		return named(e.Name, a.Source) || strings.Contains(String(a.Source), e.Name) || strings.Contains(String(a.FeedURL), e.Name)
	case Section:
		return named(e.Name, append([]string{a.Section}, a.Tags...)...)
	case Lang:
		return language(a.Lang) == e.Tag
	case Is:
		return e.State == Read
	case After:
		return !a.Published.IsZero() && !a.Published.Time.Truncate(time.Second).Before(e.Time)
	case Before:
		return !a.Published.IsZero() && a.Published.Time.Before(e.Time)
	}
	return false
}

func TestMatch(t *testing.T) {
	it := Item{Article: &theArticle, Starred: true}
	for _, c := range []struct {
		query string
		want  bool
	}{
		{"حموشي", true},
		{"الحموشي", true},
		{"أمن", true}, {"امن", true}, {"الامن", true},
		{"كرة", false},
		{"-كرة", true}, {"-حموشي", false},
		{"حموشي كرة", false}, {"حموشي OR كرة", true},
		{`"الأمن الوطني"`, true}, {`"الوطني الأمن"`, false}, {`"سفير بلجيكا" الرباط`, true},
		{`"بلجيكا استقبل"`, false}, // a headline and a body are two texts
		{"حمو*", true}, {"الحمو*", true}, {"حميد*", false},
		{"feed:هسبريس", true}, {"feed:example", true}, {"feed:bbc", false},
		{"section:سياسه", true}, {"section:امن", true}, {"section:رياضة", false},
		{"lang:ar", true}, {"lang:fa", false},
		{"is:unread", false}, {"is:read", true}, {"is:starred", true},
		{"after:2024-11-25", true}, {"after:2024-11-26", false}, {"before:2024-11-26", true}, {"before:2024-11-25", false},
		{"(حموشي OR كرة) -feed:bbc after:2024", true},
	} {
		if got := Match(Parse(c.query).Expr, it); got != c.want {
			t.Errorf("%q: %v, want %v", c.query, got, c.want)
		}
	}
	if Match(After{}, Item{Article: &feed.Article{}}) || Match(nil, it) {
		t.Error("an article without a date is after, or nothing matches")
	}
}

// TestEveryQuery searches for queries put together at random: it is never an
// error, and finds what the plain reading says.
func TestEveryQuery(t *testing.T) {
	other := &feed.Article{Title: "كرة القدم", Lang: "fa", Body: []feed.Block{{Text: "الأمن الوطني: سفير بلجيكا"}, {Text: "3.5 don't NEAR a b"}}}
	x := indexOf(t, &theArticle, other)
	pieces := []string{
		"حموشي", "بلجيكا", "كرة", "الحمو*", "للأمن الوطني", "\"سفير بلجيكا\"", "\"", "«", "»", "'", "-", "NOT ", "OR", "|", "(", ")", " ", " ", " ",
		"NEAR(a b, 5)", "title:", "^", "*", "+", "{a}", ";", "--", "\x00", "\x1b[31m", "3.5", "don't", "is:unread", "is:read", "after:2024", "before:2025-01-01",
		"\u202e", "\xff", "日本", "AND", "lang:ar", "section:امن", "feed:هسبريس", "feed:example", "'; DROP TABLE article; --", "%", "ا*", "\x01lar",
	}
	r := rand.New(rand.NewPCG(1, 1))
	said := 0
	for range 5000 {
		var text string
		for range 1 + r.IntN(8) {
			text += pieces[r.IntN(len(pieces))]
		}
		e := Parse(text).Expr
		if e == nil {
			continue
		}
		said++
		found, err := Find(context.Background(), x.snapshot, x, e, Options{N: 2})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		want := 0
		for _, a := range x.list {
			if holds(e, a) {
				want++
			}
		}
		if found.Total != want || found.Whole != want {
			t.Fatalf("%q as %s: %+v, want %d", text, say(e), found, want)
		}
	}
	if said < 1000 {
		t.Errorf("only %d of the queries had words", said)
	}
}

// TestLongQuery has ten thousand words: it is answered, with a hint.
func TestLongQuery(t *testing.T) {
	x := indexOf(t, &theArticle)
	r, err := Search(context.Background(), x.snapshot, x, Parser{}, strings.Repeat("حموشي كلمة ", 5000), Options{})
	if err != nil || len(r.Hits) != 1 || !slices.ContainsFunc(r.Hints, func(h Hint) bool { return h.Kind == HintLong }) {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestOrder(t *testing.T) {
	day := func(n int) feed.Date { return feed.Date{Time: time.Date(2024, 1, n, 0, 0, 0, 0, time.UTC)} }
	x := indexOf(t,
		&feed.Article{Title: "القمح", Published: day(1)},
		&feed.Article{Title: "القمح والذرة والأرز في الأسواق", Published: day(2)},
		&feed.Article{Title: "القمح", Published: day(3)},
		&feed.Article{Title: "الأسواق", Body: []feed.Block{{Text: "القمح"}}, Published: day(4)})
	for _, c := range []struct {
		o    Options
		want []int64
	}{
		{Options{}, []int64{3, 1, 2, 4}},
		{Options{Newest: true}, []int64{4, 3, 2, 1}},
		{Options{N: 1}, []int64{3}},
		{Options{N: 2, Newest: true}, []int64{4, 3}},
		{Options{Now: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}, []int64{3, 1, 2, 4}},
	} {
		r, err := Find(context.Background(), x.snapshot, x, Parse("القمح").Expr, c.o)
		var got []int64
		for _, h := range r.Hits {
			got = append(got, h.ID)
		}
		if err != nil || !slices.Equal(got, c.want) || r.Total != 4 {
			t.Errorf("%+v: %v of %d, %v; want %v", c.o, got, r.Total, err, c.want)
		}
	}
}

// TestWawOfItsOwn: a word that begins with a و of its own is found with the
// article and without, however it was asked for.
func TestWawOfItsOwn(t *testing.T) {
	x := indexOf(t, &feed.Article{Title: "وزير الصحة يستقيل"}, &feed.Article{Title: "قال الوزير إنه باق"}, &feed.Article{Title: "الرئيس والوزير في القصر"},
		&feed.Article{Title: "زيارة إلى المتحف"}, &feed.Article{Title: "فريق وطني"}, &feed.Article{Title: "الأمن الوطني"})
	for query, want := range map[string]string{
		"وزير": "1 2 3", "الوزير": "1 2 3", "والوزير": "1 2 3", "وزير الصحة": "1", "-وزير زيارة": "4", "وطني": "5 6", "وزير OR وطني": "1 2 3 5 6",
	} {
		r, err := Search(context.Background(), x.snapshot, x, Parser{}, query, Options{N: 10})
		if err != nil {
			t.Fatal(err)
		}
		var ids []int64
		for _, h := range r.Hits[:r.Whole] {
			ids = append(ids, h.ID)
		}
		slices.Sort(ids)
		if got := strings.Trim(fmt.Sprint(ids), "[]"); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	for _, word := range []string{"وقال", "وفي", "ورشة", "قمح", "القمح", "שלום", "abc", "و"} {
		if other := otherStem(word); other != "" && other == string(Stem([]byte(word))) {
			t.Errorf("%s has one stem twice: %s", word, other)
		}
	}
	if got := marked("وزير ", "قال الوزير"); got != "قال [الوزير]" {
		t.Errorf("marked %q", got)
	}
}

// TestOneLetter: a single letter that is typed finds what has a term that begins with
// it, the newest first.
func TestOneLetter(t *testing.T) {
	day := func(n int, title string) *feed.Article {
		return &feed.Article{Title: title, Published: feed.Date{Time: time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC)}}
	}
	x := indexOf(t, day(1, "محمد محمود مريم"), day(3, "المدرسة"), day(2, "كتاب"), day(4, "Мир"), day(5, "۵ نفر"), day(6, "علم"))
	for _, c := range []struct {
		query string
		want  []int64
	}{{"م", []int64{2, 1}}, {"m", nil}, {"М", []int64{4}}, {"5", []int64{5}}, {"كتاب م", nil}, {"محمد م", []int64{1}}} {
		r, err := Find(context.Background(), x.snapshot, x, Parser{Typing: true}.Parse(c.query).Expr, Options{Now: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		var got []int64
		for _, h := range r.Hits[:r.Whole] {
			got = append(got, h.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q finds %v, want %v", c.query, got, c.want)
		}
	}
}
