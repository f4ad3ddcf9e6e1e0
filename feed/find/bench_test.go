package find_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/feed/store"
)

// BenchmarkCatchUp indexes 10,000 articles and says how large the file is
// then, and how much memory the program has taken from the system at most.
func BenchmarkCatchUp(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		path := filepath.Join(b.TempDir(), "k.db")
		s, err := store.Open(ctx, path, store.Options{Now: func() time.Time { return present }})
		if err != nil {
			b.Fatal(err)
		}
		newMixer(b).fill(b, s, 10_000)
		plain := sizeOf(path)
		b.StartTimer()
		if err := find.New(s).CatchUp(ctx, nil); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		s.Close()
		b.ReportMetric(plain/1e6, "MB-plain")
		b.ReportMetric(sizeOf(path)/1e6, "MB-indexed")
		b.StartTimer()
	}
	b.ReportMetric(10_000*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(peak(), "MB-peak")
}

// BenchmarkCatchUpSaved indexes 10,000 articles beside no saved search, and
// beside ten, of which five are mute rules.
func BenchmarkCatchUpSaved(b *testing.B) {
	for _, n := range []int{0, 10} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s, f := open(b)
				newMixer(b).fill(b, s, 10_000)
				for i, query := range []string{"الأمن", "كرة OR القدم", `"كرة القدم"`, "feed:مصدر section:Sports", "الاقتصاد -النفط", "حكومت", "ישראל", "پاکستان", "محمد*", "الدولة الوطنية"} {
					if i < n {
						if _, err := s.AddSaved(ctx, store.Saved{Name: query, Query: query, Mute: i%2 == 1}); err != nil {
							b.Fatal(err)
						}
					}
				}
				b.StartTimer()
				if err := f.CatchUp(ctx, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(10_000*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

func sizeOf(path string) (n float64) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if st, err := os.Stat(path + suffix); err == nil {
			n += float64(st.Size())
		}
	}
	return n
}

// peak is the greatest resident size of this process in MB, where the system
// says it.
func peak() (mb float64) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			fmt.Sscan(rest, &mb)
		}
	}
	return mb / 1024
}

// BenchmarkAt100k is what a reader asks of 100,000 articles.
func BenchmarkAt100k(b *testing.B) {
	path, _ := large(b, 100_000)
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	// The first search of a program that was just opened.
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s, err := store.Open(ctx, path, store.Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if _, err := find.New(s).Search(ctx, find.Request{Text: "الأمن الوطني", Now: present}); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			s.Close()
			b.StartTimer()
		}
	})
	f := find.New(s)
	for _, c := range []struct {
		name, query string
		typing      bool
	}{
		{"everywhere", "في", false}, {"common", "الأمن", false}, {"two", "الأمن الوطني", false}, {"phrase", `"كرة القدم"`, false},
		{"or-of-ten", "في OR من OR على OR عن OR الى OR محمد OR احمد OR كرة OR القدم OR الدولة", false},
		{"headline", "الحكومة تعلن عن خطة جديدة لدعم الاقتصاد الوطني", false},
		{"unread", "is:unread الأمن", false}, {"dates", "after:2026-02-01 lang:ar الأمن", false},
		{"nothing", "zxqwvk", false}, {"misspelt", "الصححافة", false}, {"keyboard", "hgsghl", false},
		{"typed-1", "م", true}, {"typed-2", "مح", true}, {"typed-3", "محم", true}, {"typed-second", "كرة الق", true},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := find.Request{Text: c.query, Parser: search.Parser{Typing: c.typing}, Now: present}
			for b.Loop() {
				if _, err := f.Search(ctx, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("related", func(b *testing.B) {
		id := int64(0)
		for b.Loop() {
			id = 1 + (id+1999)%100_000 // another one each time
			if _, err := f.Related(ctx, id, 10, present); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("save", func(b *testing.B) { // a search, and back
		for b.Loop() {
			if _, err := s.AddSaved(ctx, store.Saved{Name: "x", Query: "الأمن الوطني"}); err != nil {
				b.Fatal(err)
			}
			if err := f.Settle(ctx); err != nil {
				b.Fatal(err)
			}
			if _, err := s.Undo(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("mute", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.AddSaved(ctx, store.Saved{Name: "x", Query: "الأمن", Mute: true}); err != nil {
				b.Fatal(err)
			}
			if err := f.Settle(ctx); err != nil {
				b.Fatal(err)
			}
			if _, err := s.Undo(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("stories-first-48", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Window(ctx, nil, store.Filter{Shown: true, Stories: true}, store.Newest, store.Place{}, 48); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("memory", func(b *testing.B) {
		for b.Loop() {
			f = find.New(s)
			if _, err := f.Search(ctx, find.Request{Text: "الأمن", Now: present}); err != nil {
				b.Fatal(err)
			}
			if _, err := f.Related(ctx, 4711, 10, present); err != nil {
				b.Fatal(err)
			}
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapInuse)/(1<<20), "MB-heap")
		runtime.KeepAlive(f)
	})
}
