package search

import (
	"database/sql"
	"math/rand/v2"
	"testing"

	_ "modernc.org/sqlite"
)

func TestFTS5(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"حموشي", `"حموش"`},
		{"حموشي بلجيكا", `("حموش" AND "بلجيكا")`},
		{`"الأمن الوطني" -كرة`, `("امن وطن" NOT "كر")`},
		{"a OR b c", `(("a" OR "b") AND "c")`},
		{"الحمو*", `("حمو" OR "الحمو" * OR "حمو" *)`},
		{"حمو*", `("حمو" OR "حمو" *)`},
		{"feed:x a", ""},
		{"-a", ""},
	} {
		got, ok := FTS5(Parse(c.in).Expr)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("FTS5(%s) = %s, %v; want %s", c.in, got, ok, c.want)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ in, text, columns string }{
		{"a feed:x -b is:unread", "(a -b)", "(feed:x is:0)"},
		{"-b feed:x", "nothing", "(feed:x -b)"},
		{"a OR feed:x", "nothing", "(a | feed:x)"},
		{"a", "a", "nothing"},
		{"", "nothing", "nothing"},
	} {
		text, columns := Split(Parse(c.in).Expr)
		if say(text) != c.text || say(columns) != c.columns {
			t.Errorf("Split(%s) = %s and %s, want %s and %s", c.in, say(text), say(columns), c.text, c.columns)
		}
	}
}

// indexed makes an FTS5 table of the article of this package's tests.
func indexed(t testing.TB) *sql.DB {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`CREATE VIRTUAL TABLE f USING fts5(title, body, tokenize="unicode61 remove_diacritics 0", prefix='2 3')`); err != nil {
		t.Fatal(err)
	}
	var a Analyzer
	if _, err := db.Exec(`INSERT INTO f VALUES (?, ?)`,
		string(a.AppendIndexed(nil, theArticle.Title)), string(a.AppendIndexed(nil, theArticle.Body[0].Text))); err != nil {
		t.Fatal(err)
	}
	return db
}

// TestFTS5TakesEveryQuery gives SQLite what FTS5 makes of queries put together
// at random: it is never an error, and finds what Match finds in the same
// text.
func TestFTS5TakesEveryQuery(t *testing.T) {
	db := indexed(t)
	bare := theArticle
	bare.Source, bare.Section, bare.Tags, bare.Byline, bare.Place = "", "", nil, nil, ""
	pieces := []string{
		"حموشي", "بلجيكا", "كرة", "الحمو*", "للأمن الوطني", "\"سفير بلجيكا\"", "\"", "«", "»", "'", "-", "NOT ", "OR", "|", "(", ")", " ", " ", " ",
		"NEAR(a b, 5)", "title:", "^", "*", "+", "{a}", ";", "--", "\x00", "\x1b[31m", "3.5", "don't", "is:unread", "after:2024", "\u202e", "\xff", "日本", "AND",
	}
	r := rand.New(rand.NewPCG(1, 1))
	said := 0
	for range 5000 {
		var text string
		for range 1 + r.IntN(8) {
			text += pieces[r.IntN(len(pieces))]
		}
		words, columns := Split(Parse(text).Expr)
		match, ok := FTS5(words)
		if !ok {
			continue
		}
		said++
		var n int
		if err := db.QueryRow(`SELECT count(*) FROM f WHERE f MATCH ?`, match).Scan(&n); err != nil {
			t.Fatalf("%q became %s: %v", text, match, err)
		}
		if want := Match(words, Item{Article: &bare}); columns == nil && want != (n == 1) {
			t.Fatalf("%q as %s: FTS5 finds %d, Match says %v", text, match, n, want)
		}
	}
	if said < 1000 {
		t.Errorf("only %d of the queries had words", said)
	}
}
