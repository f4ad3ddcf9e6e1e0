package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// listedPage is a page of a whole store, as SQLite itself lists them.
type listedPage struct {
	number      int
	table, kind string // of a table or an index; "leaf", "internal", "overflow"
	cells       int
}

func (p listedPage) leafOf(table string) bool { return p.kind == "leaf" && p.table == table }

// query runs a query on a closed store and hands each row to f.
func query(t *testing.T, path, query string, f func(scanner) error) {
	t.Helper()
	db := must(sql.Open("sqlite", path))(t)
	defer db.Close()
	rows, err := db.Query(query)
	check(t, eachRow(rows, err, f))
}

func listPages(t *testing.T, path string) (list []listedPage) {
	t.Helper()
	query(t, path, "SELECT pageno, name, pagetype, ncell FROM dbstat ORDER BY pageno", func(row scanner) error {
		var p listedPage
		err := row.Scan(&p.number, &p.table, &p.kind, &p.cells)
		list = append(list, p)
		return err
	})
	return list
}

// kept is all that a reader has of an article.
type kept struct {
	title, text, tags string
	read, starred     bool
	position          Position
}

func keptOf(t *testing.T, s *Store) map[string]kept {
	t.Helper()
	all := map[string]kept{}
	for _, h := range must(s.Window(ctx, nil, Filter{}, Newest, Place{}, 1<<20))(t) {
		a, _, err := s.Article(ctx, h.ID)
		check(t, err)
		k := kept{title: h.Title, read: h.Read, starred: h.Starred, position: must(s.PositionOf(ctx, h.ID))(t)}
		k.tags = strings.Join(must(tagsOf(ctx, s, h.ID))(t), " ")
		for _, b := range a.Body {
			k.text += b.Text
		}
		all[h.GUID] = k
	}
	return all
}

// wornStore is a store that was in use for a while: there are free pages, and
// of much there was something else before.
func wornStore(t *testing.T, path string) {
	t.Helper()
	s := open(t, path, Options{})
	sample := newSampler()
	r := rand.New(rand.NewPCG(7, 7))
	for f := range 8 {
		id := addFeed(t, s, f, Settings{Folder: "م"})
		list := sample.feedOf(f, 120)
		for i := range list[:10] {
			list[i].Raw = sample.text(&strings.Builder{}, 6000) // on several pages
		}
		for _, n := range must(s.Put(ctx, id, list, nil))(t).New {
			if r.IntN(3) == 0 {
				must(s.SetRead(ctx, true, n))(t)
			}
			if r.IntN(9) == 0 {
				must(s.SetStarred(ctx, true, n))(t)
			}
			for i := range r.IntN(3) {
				must(s.Tag(ctx, fmt.Sprint("وسم", (int(n)+i)%40), n))(t)
			}
			if r.IntN(5) == 0 {
				check(t, s.SetPosition(ctx, n, Position{r.IntN(5), r.IntN(90)}))
			}
		}
	}
	indexAll(t, s)
	check(t, s.RemoveFeed(ctx, 3))
	must(s.Retain(ctx, Retention{PerFeed: 100}))(t)
	check(t, s.Close())
}

// TestMend breaks pages of many kinds, in a store whose tables begin where they
// do in a new one and in one whose pages were numbered anew. What stood on no
// broken page comes back, with all that the reader did with it.
func TestMend(t *testing.T) {
	grown := filepath.Join(t.TempDir(), "k.db")
	wornStore(t, grown)
	renumbered := filepath.Join(t.TempDir(), "k.db")
	check(t, os.WriteFile(renumbered, must(os.ReadFile(grown))(t), 0o600))
	query(t, renumbered, "VACUUM", func(scanner) error { return nil })
	noise := rand.New(rand.NewPCG(8, 8))
	some := func() bool { return noise.IntN(10) == 0 }
	cases := map[string]func(p listedPage, pages int) bool{
		"first page":        func(p listedPage, _ int) bool { return p.number == 1 },
		"inner pages":       func(p listedPage, _ int) bool { return p.kind == "internal" },
		"inner and first":   func(p listedPage, _ int) bool { return p.kind == "internal" || p.number == 1 },
		"indexes":           func(p listedPage, _ int) bool { return strings.HasPrefix(p.table, "article_") },
		"indexes and first": func(p listedPage, _ int) bool { return strings.HasPrefix(p.table, "article_") || p.number == 1 },
		"the index of tags": func(p listedPage, _ int) bool { return p.table == "tagged_article" },
		"tags":              func(p listedPage, _ int) bool { return p.table == "tagged" },
		"tags and first":    func(p listedPage, _ int) bool { return p.table == "tagged" || p.number == 1 },
		"names and feeds":   func(p listedPage, _ int) bool { return p.table == "name" || p.table == "feed" },
		"articles":          func(p listedPage, _ int) bool { return p.table == "article" },
		"headlines":         func(p listedPage, _ int) bool { return p.leafOf("headline") && p.number%3 == 0 },
		"texts":             func(p listedPage, _ int) bool { return p.leafOf("body") && p.number%5 == 0 },
		"parts of texts":    func(p listedPage, _ int) bool { return p.table == "body" && p.kind == "overflow" && p.number%3 == 0 },
		"any":               func(p listedPage, _ int) bool { return some() },
		"any and first":     func(p listedPage, _ int) bool { return some() || p.number == 1 },
		"cut off":           func(p listedPage, pages int) bool { return p.number > pages-pages/4 },
		"cut off and first": func(p listedPage, pages int) bool { return p.number > pages-pages/4 || p.number == 1 },
	}
	for _, path := range []string{grown, renumbered} {
		s := open(t, path, Options{})
		want := keptOf(t, s)
		check(t, s.Close())
		pages := listPages(t, path)
		last := pages[len(pages)-1].number
		data := must(os.ReadFile(path))(t)
		for name, breaks := range cases {
			t.Run(fmt.Sprintf("%s, renumbered: %t", name, path == renumbered), func(t *testing.T) {
				hurt := bytes.Clone(data)
				broken := map[string]int{} // cells, and pages that go on a cell
				for _, p := range pages {
					if !breaks(p, last) {
						continue
					}
					page := hurt[(p.number-1)*pageSize : p.number*pageSize]
					clear(page)
					for i := 0; p.number%2 == 0 && i < len(page); i++ {
						page[i] = byte(noise.Uint32())
					}
					broken[p.table] += p.cells + int(truth(p.kind == "overflow"))
				}
				if strings.HasPrefix(name, "cut off") {
					hurt = hurt[:(last-last/4)*pageSize]
				}
				mended := filepath.Join(t.TempDir(), "k.db")
				check(t, os.WriteFile(mended, hurt, 0o600))
				check(t, os.WriteFile(mended+".damaged", nil, 0o600))
				s := open(t, mended, Options{})
				r := s.Repaired()
				if r == nil {
					t.Fatal("not mended")
				}
				checkCounts(t, s)
				check(t, s.Check(ctx))
				checkKept(t, keptOf(t, s), want, broken, r)
			})
		}
	}
}

// checkKept compares what came back with what was there.
func checkKept(t *testing.T, got, want map[string]kept, broken map[string]int, r *Repair) {
	t.Helper()
	lost, texts, states, tags, positions := 0, 0, 0, 0, 0
	for id := range got {
		if _, ok := want[id]; !ok {
			t.Errorf("%s was not there", id)
		}
	}
	for id, w := range want {
		g, ok := got[id]
		if !ok {
			lost++
			continue
		}
		if g.title != w.title {
			t.Errorf("%s: %q became %q", id, w.title, g.title)
		}
		if g.text != w.text {
			texts++
			if g.text != "" {
				t.Errorf("%s: another text", id)
			}
		}
		states += int(truth(g.read != w.read || g.starred != w.starred))
		tags += int(truth(g.tags != w.tags))
		positions += int(truth(g.position != w.position))
	}
	unknown := 0 // articles that indexes do not have either
	if broken["article_date"]+broken["article_read"]+broken["article_starred"]+broken["sqlite_schema"] > 0 {
		unknown = broken["article"]
	}
	names, feeds := 0, 7 // those that are lost with the index, too
	if broken["sqlite_autoindex_name_1"]+broken["sqlite_schema"] > 0 {
		names = broken["name"]
	}
	if broken["feed"] > 0 && broken["sqlite_autoindex_feed_1"]+broken["sqlite_schema"] > 0 {
		feeds = 0
	}
	if r.Feeds < feeds {
		t.Errorf("%d feeds saved, want %d", r.Feeds, feeds)
	}
	for _, c := range []struct {
		what      string
		got, most int
	}{
		{"articles", lost, broken["headline"] + unknown},
		{"texts", texts, broken["body"]},
		{"states", states, unknown},
		{"tags", tags, min(broken["tagged"], broken["tagged_article"]) + names*len(want)},
		{"positions", positions, broken["position"]},
	} {
		if c.got > c.most {
			t.Errorf("%d %s of %d lost, at most %d were broken", c.got, c.what, len(want), c.most)
		}
	}
	if r.Articles != len(got) || r.Partial != texts {
		t.Errorf("told %+v; %d articles, %d without a text", r, len(got), texts)
	}
}
