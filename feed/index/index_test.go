package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

var ctx = context.Background()

// corpus is documents as words, the first three of which are the headline.
type corpus map[int64][]string

func (c corpus) add(r *rand.Rand, id int64) {
	var words []string
	for range 3 + r.IntN(40) {
		words = append(words, fmt.Sprint("w", int(1000*r.Float64()*r.Float64()*r.Float64())))
	}
	c[id] = words
}

func build(t testing.TB, b *Builder, id int64, words []string) {
	t.Helper()
	if err := b.Begin(id, 1000+id); err != nil {
		t.Fatal(err)
	}
	for i, w := range words {
		if i < 3 {
			b.Title([]byte(w))
			continue
		}
		if i == 3 {
			b.Break()
		}
		b.Text([]byte(w))
	}
	b.Mark([]byte("\x01odd" + fmt.Sprint(id%2)))
}

func commit(m *Memory, c Change) {
	m.Put(c.Pages)
	m.SetHead(c.New)
	for _, r := range append(c.Drop, c.Later...) {
		m.Drop(r)
	}
}

// keep puts pages whose bytes are another's.
func keep(m *Memory, pages []Page) {
	for _, p := range pages {
		m.Put([]Page{{p.ID, slices.Clone(p.Data)}})
	}
}

// TestAgainstMap adds documents in batches, some of them again with other
// words, merges, and compares all that an index says with a map.
func TestAgainstMap(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	want := corpus{}
	gone := map[int64]bool{}
	var m Memory
	var b Builder
	x := Open(&m)
	next := int64(1)
	for batch := range 40 {
		var ids []int64
		for range r.IntN(4) {
			ids = append(ids, 1+r.Int64N(next))
		}
		for range r.IntN(60) {
			ids = append(ids, next)
			next++
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			if gone[id] {
				continue
			}
			want.add(r, id)
			build(t, &b, id, want[id])
		}
		c, err := x.Prepare(ctx, &b)
		if err != nil {
			t.Fatal(err)
		}
		commit(&m, c)
		if batch%3 == 0 {
			// Some are removed; they are in the index until it is merged.
			for id := range want {
				if r.IntN(100) == 0 {
					gone[id] = true
				}
			}
			for {
				c, ok, err := x.Merge(ctx, 1, func(context.Context, int64, int64) (func(int64) bool, error) {
					return func(id int64) bool { return gone[id] }, nil
				}, func(_ context.Context, p []Page) error { keep(&m, p); return nil })
				if err != nil {
					t.Fatal(err)
				}
				if !ok {
					break
				}
				commit(&m, c)
			}
		}
		same(t, x, want, gone)
	}
	s, _ := x.Snapshot(ctx)
	if len(s.segments) > 8 {
		t.Errorf("%d segments", len(s.segments))
	}
	// All pages are of segments that are in use.
	for id := range m.pages {
		if id != headPage && !slices.ContainsFunc(s.segments, func(g *segment) bool {
			return rangeOf(g.number).First <= id && id <= rangeOf(g.number).Last
		}) {
			t.Fatalf("page %x is of no segment", id)
		}
	}
}

// same compares what an index has of live documents that are not gone.
func same(t *testing.T, x *Index, want corpus, gone map[int64]bool) {
	t.Helper()
	s, err := x.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got := corpus{} // by position
	s.EachDoc(func(n int32, d *Doc) {
		if !gone[d.ID] {
			got[d.ID] = make([]string, d.Length+2)
		}
		if d.Date != 1000+d.ID {
			t.Fatalf("date of %d: %d", d.ID, d.Date)
		}
		if k, ok := s.Number(d.ID); !ok || k != n {
			t.Fatalf("number of %d: %d, want %d", d.ID, k, n)
		}
	})
	terms := map[string]bool{}
	last := ""
	err = s.Prefix(ctx, "", func(term []byte, p *Part) (bool, error) {
		terms[string(term)] = true
		if p.Base != 0 || string(term) <= last {
			last = ""
		}
		last = string(term)
		if strings.HasPrefix(string(term), "\x01") {
			if err := s.Load(ctx, p); err != nil {
				return false, err
			}
			for l := p.List(); l.Next(); {
				if d := s.Doc(p.Base + l.Doc); s.Live(p.Base+l.Doc) && fmt.Sprint("\x01odd", d.ID%2) != string(term) {
					t.Fatalf("%d has %q", d.ID, term)
				}
			}
			return true, nil
		}
		l, err := s.Places(ctx, p)
		if err != nil {
			return false, err
		}
		checkTally(t, l.List, s.Size())
		var at []int32
		for l.Next() {
			n := p.Base + l.Doc
			if l.Doc%2 == 0 { // some are passed by
				at = l.Append(at[:0])
			} else {
				q := l
				at = q.Append(at[:0])
			}
			words := got[s.Doc(n).ID]
			if !s.Live(n) || words == nil {
				continue
			}
			if len(at) != int(l.Title+l.Body) {
				t.Fatalf("%q in %d: %d positions, %d+%d times", term, s.Doc(n).ID, len(at), l.Title, l.Body)
			}
			for _, k := range at {
				words[k] = string(term)
			}
		}
		return true, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(want) < len(got) {
		t.Fatalf("%d documents of %d", len(got), len(want))
	}
	for id, words := range want {
		if gone[id] {
			continue
		}
		if have := slices.DeleteFunc(got[id], func(s string) bool { return s == "" }); !slices.Equal(have, words) {
			t.Fatalf("document %d: %q, want %q", id, have, words)
		}
	}
	for _, prefix := range []string{"w", "w1", "w12", "w99", "x"} {
		seen, lists := map[string]int{}, 0
		err := s.Prefix(ctx, prefix, func(term []byte, p *Part) (bool, error) {
			seen[string(term)] += p.DF
			return true, nil
		})
		if err == nil {
			err = s.Lists(ctx, prefix, func(int32, List) { lists++ })
		}
		if err != nil {
			t.Fatal(err)
		}
		parts := 0
		for term := range terms {
			p, df, err := s.Term(ctx, []byte(term))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(term, prefix) {
				df = 0
			} else {
				parts += len(p)
			}
			if seen[term] != df {
				t.Fatalf("beginning with %s: %s is in %d, want %d", prefix, term, seen[term], df)
			}
		}
		if lists != parts {
			t.Fatalf("beginning with %s: %d lists, want %d", prefix, lists, parts)
		}
	}
	for i := 0; i < 1000; i += 7 {
		term := fmt.Sprint("w", i)
		parts, df, err := s.Term(ctx, []byte(term))
		if err != nil || df > 0 != terms[term] {
			t.Fatalf("%s: %d in %d parts, %v; in the dictionary %v", term, df, len(parts), err, terms[term])
		}
		have := 0
		for k := range parts {
			if err := s.Load(ctx, &parts[k]); err != nil {
				t.Fatal(err)
			}
			for l := parts[k].List(); l.Next(); {
				n := parts[k].Base + l.Doc
				if !s.Live(n) || gone[s.Doc(n).ID] {
					continue
				}
				have++
				title, body := 0, 0
				for p, w := range want[s.Doc(n).ID] {
					if w == term {
						if p < 3 {
							title++
						} else {
							body++
						}
					}
				}
				if int(l.Title) != title || int(l.Body) != body {
					t.Fatalf("%s in %d: %d and %d, want %d and %d", term, s.Doc(n).ID, l.Title, l.Body, title, body)
				}
			}
		}
		all := 0
		for id, words := range want {
			if !gone[id] && slices.Contains(words, term) {
				all++
			}
		}
		if have != all {
			t.Fatalf("%s is in %d, want %d", term, have, all)
		}
	}
}

// checkTally holds what Tally counts of a list against what Next comes to,
// broken lists too.
func checkTally(t *testing.T, l List, size int) {
	t.Helper()
	counts := make([]uint64, size)
	for one := l; one.Next(); {
		counts[one.Doc] += uint64(one.Title)<<32 | uint64(one.Body)
	}
	tally := make([]uint64, size)
	l.Tally(tally)
	if !slices.Equal(tally, counts) {
		t.Fatalf("Tally says %v, Next %v", tally, counts)
	}
	if l.Next() {
		t.Fatal("Tally leaves something")
	}
}

// TestReadersGoOn reads while another merges: a reader whose pages went is
// asked again.
func TestReadersGoOn(t *testing.T) {
	var m Memory
	var b Builder
	writer, reader := Open(&m), Open(&m)
	for id := int64(1); id <= 2000; id++ {
		build(t, &b, id, []string{"a", "b", "c", fmt.Sprint("w", id), "common"})
		if id%500 == 0 {
			c, err := writer.Prepare(ctx, &b)
			if err != nil {
				t.Fatal(err)
			}
			commit(&m, c)
		}
	}
	calls := 0
	err := reader.Read(ctx, func(s *Snapshot) error {
		if calls++; calls == 1 {
			c, ok, err := writer.Merge(ctx, 1, nil, func(_ context.Context, p []Page) error { keep(&m, p); return nil })
			if err != nil || !ok {
				t.Fatal(ok, err)
			}
			commit(&m, c)
		}
		_, df, err := s.Term(ctx, []byte("common"))
		if err == nil && df != 2000 {
			t.Errorf("common stands in %d", df)
		}
		return err
	})
	if err != nil || calls != 2 {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func TestBuilderOrder(t *testing.T) {
	var b Builder
	if err := b.Begin(0, 0); err == nil {
		t.Error("0 is a number")
	}
	if err := b.Begin(5, 0); err != nil {
		t.Error(err)
	}
	if err := b.Begin(5, 0); err != ErrOrder {
		t.Errorf("twice: %v", err)
	}
}

// FuzzPages reads pages of any bytes: an error, never a panic, and no endless
// loop.
func FuzzPages(f *testing.F) {
	var m Memory
	var b Builder
	for id := int64(1); id <= 40; id++ {
		build(f, &b, id, []string{"a", "b", fmt.Sprint("w", id%7), "c", "a"})
	}
	c, err := Open(&m).Prepare(ctx, &b)
	if err != nil {
		f.Fatal(err)
	}
	for i := range c.Pages {
		f.Add(i, 0, []byte{0xff, 0xff, 0xff, 0xff, 0x0f})
		f.Add(i, 3, []byte{0x80})
	}
	f.Fuzz(func(t *testing.T, page, at int, with []byte) {
		m := Memory{}
		for i, p := range c.Pages {
			data := slices.Clone(p.Data)
			if i == page && at >= 0 && at < len(data) {
				data = append(data[:at], with...)
			}
			m.Put([]Page{{p.ID, data}})
		}
		m.SetHead(c.New)
		x := Open(&m)
		_ = x.Read(ctx, func(s *Snapshot) error {
			return s.Prefix(ctx, "", func(term []byte, p *Part) (bool, error) {
				l, err := s.Places(ctx, p)
				if err == nil {
					checkTally(t, l.List, s.Size())
				}
				for n := 0; err == nil && l.Next() && n < 1000; n++ {
					l.Append(nil)
				}
				return true, nil
			})
		})
		_, _, _ = x.Merge(ctx, 100, func(context.Context, int64, int64) (func(int64) bool, error) {
			return func(id int64) bool { return id%2 == 0 }, nil
		}, func(context.Context, []Page) error { return nil })
	})
}

func BenchmarkBuild(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	docs := corpus{}
	for id := int64(1); id <= 500; id++ {
		docs.add(r, id)
		for len(docs[id]) < 350 {
			docs[id] = append(docs[id], docs[id]...)
		}
	}
	var build_ Builder
	var m Memory
	x := Open(&m)
	for b.Loop() {
		for id := int64(1); id <= 500; id++ {
			build(b, &build_, id, docs[id])
		}
		if _, err := x.Prepare(ctx, &build_); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(500*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// TestMergePasses: merging reads all pages once, and keeps none of them in place
// of those that are searched.
func TestMergePasses(t *testing.T) {
	var m Memory
	var b Builder
	x := Open(&m)
	r := rand.New(rand.NewPCG(3, 4))
	want := corpus{}
	for id := int64(1); id <= 400; id++ {
		want.add(r, id)
		build(t, &b, id, want[id])
		if id%200 == 0 {
			c, err := x.Prepare(ctx, &b)
			if err != nil {
				t.Fatal(err)
			}
			commit(&m, c)
		}
	}
	x = Open(&m)
	if _, err := x.Snapshot(ctx); err != nil {
		t.Fatal(err)
	}
	kept := len(x.pages.young) + len(x.pages.old)
	c, ok, err := x.Merge(ctx, 0.25, nil, func(_ context.Context, p []Page) error { keep(&m, p); return nil })
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	if n := len(x.pages.young) + len(x.pages.old); n != kept {
		t.Errorf("%d pages kept, %d before", n, kept)
	}
	commit(&m, c)
	same(t, x, want, nil)
}
