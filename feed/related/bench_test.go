package related_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/related"
	"khabar/feed/search"
)

// synthetic makes the vector of an article of some 200 different terms, drawn
// by Zipf's law from a vocabulary that grows with the collection as that of
// news does (Heaps' law), and from the few hundred of a subject.
func synthetic(r *rand.Rand, i int) related.Vector {
	var v related.Vector
	counts := map[uint32]uint8{}
	vocabulary := 30 * math.Sqrt(float64(i+1)*200)
	for range 150 {
		counts[uint32(math.Exp(r.Float64()*math.Log(vocabulary)))*2654435761]++
	}
	subject := r.IntN(500)
	for range 60 {
		counts[uint32(1_000_000+subject*400+int(400*r.Float64()*r.Float64()))*2654435761]++
	}
	for t, c := range counts {
		v.Terms = append(v.Terms, related.TermCount{Term: t, Count: c})
	}
	related.SortTerms(v.Terms)
	if i%10 == 0 { // the old ones come without
		for k := range v.Signature.Pairs {
			v.Signature.Pairs[k] = uint16(r.Uint32())
		}
	}
	return v
}

// BenchmarkNearest asks an index of 100,000 articles for the ten nearest, and
// reports the memory that the index takes.
func BenchmarkNearest(b *testing.B) {
	for _, c := range []struct{ n, keep int }{{10_000, 0}, {100_000, 0}, {100_000, 80}} {
		n := c.n
		b.Run(fmt.Sprintf("%d/keep=%d", n, c.keep), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 1))
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			x := related.Index{Keep: c.keep}
			start := time.Now()
			vectors := make([]related.Vector, 64)
			for i := range n {
				v := synthetic(r, i)
				x.AddVector(int64(i), time.Time{}, v)
				if i < len(vectors) {
					vectors[i] = v
				}
			}
			added := time.Since(start)
			x.NearestTo(nil, -1, time.Time{}, &vectors[0], 1, time.Time{})
			runtime.GC()
			runtime.ReadMemStats(&after)
			var hits []related.Hit
			now := time.Now()
			i := 0
			for b.Loop() {
				hits = x.NearestTo(hits[:0], int64(i%len(vectors)), time.Time{}, &vectors[i%len(vectors)], 10, now)
				i++
			}
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
			b.ReportMetric(float64(n)/added.Seconds(), "adds/s")
			runtime.KeepAlive(&x)
		})
	}
}

// BenchmarkVector analyses an article of some 300 words.
func BenchmarkVector(b *testing.B) {
	text := ""
	for range 6 {
		for _, a := range few {
			text += a.Body[0].Text + " "
		}
	}
	a := &feed.Article{Title: few[0].Title, Body: []feed.Block{{Text: text}}}
	n := related.Analyzer{Terms: new(search.Analyzer).Terms}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n.Vector(a)
	}
}
