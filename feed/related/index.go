package related

import (
	"math"
	"slices"
	"time"

	"khabar/feed"
)

// Index holds vectors and finds the nearest. The zero value is ready; Terms
// is set before the first article comes, or the words are taken as written.
// It is not for two goroutines at once.
type Index struct {
	Terms Terms
	// Keep is how many terms of an article are kept; 0 is 256, all that find
	// something. Each takes some three bytes: for a hundred thousand articles
	// in little memory, 80 are enough.
	Keep int

	analyzer Analyzer
	stories  Stories
	numbers  map[int64]int32 // by the caller's id
	docs     []document
	terms    map[uint32]int32 // to lists
	lists    []list
	pool     pool
	pending  []Vector // of the last documents: their terms are not in the lists yet
	normed   int      // documents there were when all norms were last made

	scores  []float32
	weights []weight
}

// document is what an index keeps of an article beside its postings.
type document struct {
	id   int64
	at   int64   // Unix seconds; 0 where unknown
	norm float32 // length of its vector
	gone bool
}

// weight is one term of a vector that is asked about.
type weight struct {
	term  uint32
	list  int32
	count uint8
	value float32
}

const (
	// kept is the default of Keep.
	kept = 256
	// asked is how many terms of an article the others are asked for once there
	// are more than many: it bounds the time.
	asked = 128
	many  = 20_000
	// fresh is how many terms that stand in no other article yet are kept
	// beside them: a name that the next article may bring again.
	fresh = 32
	// batch is how many articles wait until their heaviest terms are chosen, so
	// that the first ones are not chosen without knowing which terms are common.
	batch = 512
	// idfPower flattens the inverse document frequency. A lower power
	// favours the subject over the names.
	idfPower = 0.6
)

// Add adds an article under a number of the caller's, analysed here. A number
// that was added before is replaced.
func (x *Index) Add(id int64, a *feed.Article) {
	x.analyzer.Terms = x.Terms
	x.AddVector(id, a.Published.Time, x.analyzer.Vector(a))
}

// AddVector adds an article by the vector that was made of it earlier, and
// keeps the vector. published is zero where unknown.
func (x *Index) AddVector(id int64, published time.Time, v Vector) {
	if x.numbers == nil {
		x.numbers = make(map[int64]int32)
		x.terms = make(map[uint32]int32)
	}
	x.Remove(id)
	x.numbers[id] = int32(len(x.docs))
	d := document{id: id}
	if !published.IsZero() {
		d.at = published.Unix()
	}
	x.docs = append(x.docs, d)
	x.stories.Add(id, published, &v.Signature)
	for _, t := range v.Terms {
		n, ok := x.terms[t.Term]
		if !ok {
			n = int32(len(x.lists))
			x.terms[t.Term] = n
			x.lists = append(x.lists, list{})
		}
		x.lists[n].df++
	}
	if x.pending = append(x.pending, v); len(x.pending) >= batch {
		x.settle()
	}
}

// Remove takes an article out. What is left of it in the lists is skipped.
func (x *Index) Remove(id int64) {
	n, ok := x.numbers[id]
	if !ok {
		return
	}
	delete(x.numbers, id)
	x.docs[n].gone = true
	x.stories.Remove(id)
}

// Len is the number of articles.
func (x *Index) Len() int { return len(x.numbers) }

// Stories are the groups of articles that tell the same story.
func (x *Index) Stories() *Stories { return &x.stories }

// settle moves the heaviest terms of the pending vectors into the lists.
func (x *Index) settle() {
	first := len(x.docs) - len(x.pending)
	keep := x.Keep
	if keep <= 0 {
		keep = kept
	}
	for i := range x.pending {
		x.weigh(&x.pending[i], 2, keep)
		x.docs[first+i].norm = x.norm()
		for _, t := range x.weights {
			x.pool.add(&x.lists[t.list], uint32(first+i), t.count)
		}
		alone := fresh
		for _, t := range x.pending[i].Terms {
			if n := x.terms[t.Term]; x.lists[n].df == 1 && alone > 0 {
				x.pool.add(&x.lists[n], uint32(first+i), t.Count)
				alone--
			}
		}
		x.pending[i] = Vector{}
	}
	x.pending = x.pending[:0]
	if len(x.docs) > x.normed+x.normed/8 {
		x.renorm()
	}
}

// weigh leaves the n heaviest terms of v in x.weights, of those that stand in
// at least df articles.
func (x *Index) weigh(v *Vector, df uint32, n int) {
	x.weights = x.weights[:0]
	for _, t := range v.Terms {
		if n, ok := x.terms[t.Term]; ok && x.lists[n].df >= df {
			x.weights = append(x.weights, weight{t.Term, n, t.Count, frequency[t.Count] * x.idf(n)})
		}
	}
	slices.SortFunc(x.weights, func(a, b weight) int {
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		case a.term < b.term:
			return -1
		}
		return 1
	})
	x.weights = x.weights[:min(len(x.weights), n)]
}

// norm is the length of the vector in x.weights.
func (x *Index) norm() float32 {
	sum := float32(0)
	for _, w := range x.weights {
		sum += w.value * w.value
	}
	return float32(math.Sqrt(float64(sum)))
}

// idf is the inverse document frequency of a term, flattened.
func (x *Index) idf(n int32) float32 {
	return float32(math.Pow(math.Log(float64(len(x.docs)+1)/float64(x.lists[n].df)), idfPower))
}

// frequency is what a term's count in an article weighs, by the count: its
// logarithm (Manning, section 6.4.1).
var frequency = func() (f [256]float32) {
	for c := 1; c < len(f); c++ {
		f[c] = float32(1 + math.Log(float64(c)))
	}
	return f
}()

// renorm makes the norms of all documents anew, now that the terms' document
// frequencies have moved.
func (x *Index) renorm() {
	sums := make([]float32, len(x.docs))
	for n := range x.lists {
		l := &x.lists[n]
		if l.df < 2 {
			continue
		}
		idf := x.idf(int32(n))
		doc := uint32(0)
		x.pool.each(l, func(chunk []byte) {
			for i := 0; ; {
				delta, at := next(chunk, i)
				if delta == 0 {
					break
				}
				doc += delta
				w := frequency[chunk[at]] * idf
				sums[doc-1] += w * w
				i = at + 1
			}
		})
	}
	for i, s := range sums {
		x.docs[i].norm = float32(math.Sqrt(float64(s)))
	}
	x.normed = len(x.docs)
}
