package related

import (
	"slices"
	"time"

	"khabar/feed"
)

// Hit is an article that is near to another.
type Hit struct {
	ID     int64
	Score  float64  // the cosine times the factor of recency, 0 to 1
	Shared []string // the words that made it near, as the article asked about writes them, the weightiest first
}

const (
	// reasons is how many shared words a hit names at most.
	reasons = 4
	// halfLife is the age at which recency has lost half of what it gives.
	halfLife = 30 * 24 * time.Hour
	// oldest is the factor that an article of any age, or of none, keeps.
	oldest = 0.75
	// faintest is the cosine below which two articles have nothing to do with
	// each other.
	faintest = 0.02
)

// Nearest appends to dst the n articles that are nearest to a, the nearest
// first, and returns it. id is the number a was added under, or one that
// never was. Articles that tell the same story as a are left out, and of
// several that tell another one only the nearest is taken. Those that share
// nothing but function words and numbers are left out, too. now is for the recency;
// the zero time asks for none.
func (x *Index) Nearest(dst []Hit, id int64, a *feed.Article, n int, now time.Time) []Hit {
	x.analyzer.Terms = x.Terms
	v := x.analyzer.Vector(a)
	from := len(dst)
	dst = x.NearestTo(dst, id, a.Published.Time, &v, n, now)
	x.spell(a, dst[from:])
	// What only shares words that say nothing is no answer to give a reader.
	return append(dst[:from], slices.DeleteFunc(dst[from:], func(h Hit) bool { return len(h.Shared) == 0 })...)
}

// Same appends to dst the articles that tell the same story as a, without a
// itself, in the order they were added. id is the number a was added under,
// or one that never was.
func (x *Index) Same(dst []int64, id int64, a *feed.Article) []int64 {
	x.analyzer.Terms = x.Terms
	v := x.analyzer.Vector(a)
	from := len(dst)
	for _, story := range x.stories.match(id, a.Published.Time, &v.Signature) {
		dst = x.stories.ring(dst, story)
	}
	return append(dst[:from], slices.DeleteFunc(dst[from:], func(m int64) bool { return m == id })...)
}

// NearestTo is [Index.Nearest] for a vector made earlier; the hits name no
// shared words.
func (x *Index) NearestTo(dst []Hit, id int64, published time.Time, v *Vector, n int, now time.Time) []Hit {
	if n <= 0 {
		return dst
	}
	if len(x.pending) > 0 {
		x.settle()
	}
	df := uint32(1)
	if _, ok := x.numbers[id]; ok {
		df = 2 // its own terms are counted
	}
	x.score(v, df)
	same := x.stories.match(id, published, &v.Signature)
	norm := x.norm()

	from := len(dst)
	for i, s := range x.scores {
		d := &x.docs[i]
		if s <= 0 || d.gone || d.id == id {
			continue
		}
		s = min(1, s/(norm*d.norm))
		if s < faintest {
			continue
		}
		s *= recency(d.at, now)
		hits := dst[from:]
		if len(hits) == n && float64(s) <= hits[n-1].Score {
			continue
		}
		story := x.stories.of(d.id)
		if story >= 0 && slices.Contains(same, story) {
			continue
		}
		if k := x.sameStory(hits, story); k >= 0 {
			if hits[k].Score >= float64(s) {
				continue
			}
			dst = slices.Delete(dst, from+k, from+k+1)
		}
		dst = insert(dst, from, n, Hit{ID: d.id, Score: float64(s)})
	}
	return dst
}

// score leaves in x.scores the dot product of v with each document, by the
// terms that stand in at least df documents.
func (x *Index) score(v *Vector, df uint32) {
	n := kept
	if len(x.docs) > many {
		n = asked
	}
	x.weigh(v, df, n)
	x.scores = slices.Grow(x.scores[:0], len(x.docs))[:len(x.docs)]
	clear(x.scores)
	for _, w := range x.weights {
		q := w.value * x.idf(w.list)
		doc := uint32(0)
		x.pool.each(&x.lists[w.list], func(chunk []byte) {
			for i := 0; ; {
				delta, at := next(chunk, i)
				if delta == 0 {
					return
				}
				doc += delta
				x.scores[doc-1] += q * frequency[chunk[at]]
				i = at + 1
			}
		})
	}
}

// insert puts h among dst[from:], which is ordered and at most n long.
func insert(dst []Hit, from, n int, h Hit) []Hit {
	k := len(dst)
	for k > from && dst[k-1].Score < h.Score {
		k--
	}
	dst = slices.Insert(dst, k, h)
	return dst[:min(len(dst), from+n)]
}

// sameStory is the place of the hit that tells the same story, or -1.
func (x *Index) sameStory(hits []Hit, story int32) int {
	if story < 0 {
		return -1
	}
	return slices.IndexFunc(hits, func(h Hit) bool { return x.stories.of(h.ID) == story })
}

// recency is the factor for an article published at a Unix time.
func recency(at int64, now time.Time) float32 {
	if now.IsZero() {
		return 1
	}
	if at == 0 {
		return oldest
	}
	age := max(0, now.Unix()-at)
	return oldest + (1-oldest)/(1+float32(age)/float32(halfLife/time.Second))
}

// spell fills in the shared words of hits that were just found for a: the
// terms that add most to each score, in the shortest spelling that a has for
// them, which is the one with the fewest affixes.
func (x *Index) spell(a *feed.Article, hits []Hit) {
	if len(hits) == 0 {
		return
	}
	type part struct {
		term  uint32
		value float32
	}
	parts := make([][]part, len(hits))
	spellings := make(map[uint32]string)
	for k := range hits { // a score is no longer needed, the place of a hit is
		x.scores[x.numbers[hits[k].ID]] = float32(-1 - k)
	}
	for _, w := range x.weights {
		q := w.value * x.idf(w.list)
		doc := uint32(0)
		x.pool.each(&x.lists[w.list], func(chunk []byte) {
			for i := 0; ; {
				delta, at := next(chunk, i)
				if delta == 0 {
					return
				}
				doc += delta
				if s := x.scores[doc-1]; s < 0 {
					k := int(-1 - s)
					parts[k] = append(parts[k], part{w.term, q * frequency[chunk[at]]})
					spellings[w.term] = ""
				}
				i = at + 1
			}
		})
	}
	terms := x.Terms
	if terms == nil {
		terms = words
	}
	spell := func(text string) {
		terms(text, func(term []byte, start, end int) {
			h := Hash(term)
			if was, ok := spellings[h]; ok && (was == "" || end-start < len(was)) {
				spellings[h] = text[start:end]
			}
		})
	}
	spell(a.Title)
	eachText(a, spell)
	for k := range hits {
		slices.SortStableFunc(parts[k], func(a, b part) int {
			if a.value > b.value {
				return -1
			}
			if a.value < b.value {
				return 1
			}
			return 0
		})
		for _, p := range parts[k] {
			if s := spellings[p.term]; tells(s) && len(hits[k].Shared) < reasons {
				hits[k].Shared = append(hits[k].Shared, s)
			}
		}
	}
}
