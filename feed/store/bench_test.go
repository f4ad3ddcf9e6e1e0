package store

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"khabar/feed"
)

// corpus is 50 feeds of 200 articles, made once.
var corpus = sync.OnceValue(func() [][]feed.Article {
	sample := newSampler()
	feeds := make([][]feed.Article, 50)
	for f := range feeds {
		feeds[f] = sample.feedOf(f, 200)
	}
	return feeds
})

// filled makes a store of n articles, which may be more than the corpus has.
func filled(b testing.TB, n int, index bool) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "k.db")
	s, err := Open(context.Background(), path, Options{Now: func() time.Time { return epoch }})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for f := 0; f*200 < n; f++ {
		list := corpus()[f%50]
		id := addFeed(b, s, f, Settings{Folder: "مجلد " + strconv.Itoa(f%7)})
		if _, err := s.Put(context.Background(), id, list, nil); err != nil {
			b.Fatal(err)
		}
	}
	if index {
		indexAll(b, s)
	}
	return path
}

// indexAll takes all articles into an index of the usual size: a kilobyte and
// a signature for each. What a real one says is its makers' to test.
func indexAll(b testing.TB, s *Store) {
	ctx := context.Background()
	for {
		p, err := s.Pending(ctx, 500)
		if err != nil {
			b.Fatal(err)
		}
		if len(p.IDs) == 0 {
			return
		}
		head, err := s.IndexPage(ctx, 0)
		if err != nil {
			b.Fatal(err)
		}
		pages, signatures := map[int64][]byte{}, map[int64][]byte{}
		data := bytes.Repeat([]byte("page"), 256)
		for _, id := range p.IDs {
			pages[id], signatures[id] = data, data[:161]
		}
		if err := s.Index(ctx, p, IndexChange{Old: head, New: append(head[:len(head):len(head)], 'x'),
			Pages: maps.All(pages), Signatures: maps.All(signatures)}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPut stores 50 feeds of 200 articles, each feed in one transaction.
func BenchmarkPut(b *testing.B) {
	feeds := corpus()
	for b.Loop() {
		b.StopTimer()
		s := open(b, filepath.Join(b.TempDir(), "k.db"), Options{})
		ids := make([]int64, len(feeds))
		for f := range feeds {
			ids[f] = addFeed(b, s, f, Settings{})
		}
		b.StartTimer()
		for f, list := range feeds {
			if _, err := s.Put(context.Background(), ids[f], list, nil); err != nil {
				b.Fatal(err)
			}
		}
		b.StopTimer()
		s.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/10k")
}

// BenchmarkEncode is the part of Put that is no database.
func BenchmarkEncode(b *testing.B) {
	c := newCodec()
	list := corpus()[0]
	var body, packed []byte
	in, out := 0, 0
	for b.Loop() {
		for i := range list {
			body = AppendBody(body[:0], &list[i])
			packed = c.compress(packed[:0], body)
			in, out = in+len(body), out+len(packed)
		}
	}
	b.ReportMetric(float64(in)/float64(b.N*len(list)), "B/body")
	b.ReportMetric(float64(out)/float64(b.N*len(list)), "B/packed")
}

func BenchmarkKnown(b *testing.B) {
	path := filled(b, 10000, false)
	s := open(b, path, Options{})
	for b.Loop() {
		known, err := s.Known(context.Background(), 7)
		if err != nil {
			b.Fatal(err)
		}
		for i := range corpus()[6] {
			known(corpus()[6][i].ID, 1)
		}
	}
}

// BenchmarkStart opens the file and reads the first 50 headlines, of the size
// in thousands.
func BenchmarkStart(b *testing.B) {
	for _, n := range []int{10, 100} {
		path := filled(b, n*1000, false)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				s, err := Open(context.Background(), path, Options{})
				if err != nil {
					b.Fatal(err)
				}
				list, err := s.Window(context.Background(), nil, Filter{}, Newest, Place{}, 50)
				if err != nil || len(list) != 50 {
					b.Fatal(len(list), err)
				}
				s.Close()
			}
		})
	}
}

// BenchmarkAt100k is what a reader does in 100,000 articles.
func BenchmarkAt100k(b *testing.B) {
	ctx := context.Background()
	path := filled(b, 100000, false)
	s := open(b, path, Options{})
	feed7 := Filter{Feed: 8}
	middle, err := s.Window(ctx, nil, Filter{}, Newest, At(50000), 1)
	if err != nil {
		b.Fatal(err)
	}
	key := middle[0].Key()
	for _, c := range []struct {
		name string
		f    Filter
		p    Place
	}{
		{"first", Filter{}, Place{}}, {"end", Filter{}, End()}, {"next", Filter{}, Next(key)}, {"previous", Filter{}, Previous(key)},
		{"at50000", Filter{}, At(50000)}, {"at90000", Filter{}, At(90000)},
		{"feed", feed7, Place{}}, {"folder", Filter{Folder: "مجلد 3"}, Place{}}, {"folder-middle", Filter{Folder: "مجلد 3"}, Next(key)},
		{"section", Filter{Section: "رياضة"}, Place{}}, {"unread", Filter{Unread: true}, Next(key)}, {"starred", Filter{Starred: true}, Place{}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var list []Headline
			for b.Loop() {
				if list, err = s.Window(ctx, list[:0], c.f, Newest, c.p, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("feeds", func(b *testing.B) {
		for b.Loop() {
			if list, err := s.Feeds(ctx); err != nil || len(list) != 500 {
				b.Fatal(len(list), err)
			}
		}
	})
	b.Run("article", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := s.Article(ctx, 4711); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("position", func(b *testing.B) {
		for b.Loop() {
			if n, err := s.Position(ctx, Filter{}, Newest, key); err != nil || n != 50000 {
				b.Fatal(n, err)
			}
		}
	})
	b.Run("mark-all-and-undo", func(b *testing.B) {
		for b.Loop() {
			if n, err := s.MarkAllRead(ctx, Filter{}); err != nil || n != 100000 {
				b.Fatal(n, err)
			}
			if _, err := s.Undo(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("open-one", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if err := s.Opened(ctx, int64(i%100000+1)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
