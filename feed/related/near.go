package related

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"
	"weak"

	"khabar/feed"
	"khabar/feed/index"
)

// Hit is an article that is near to another.
type Hit struct {
	ID     int64
	Date   int64    // seconds since 1970, as indexed
	Score  float64  // 0 to 1
	Shared []string // the words that made it near, as the article asked about writes them, the weightiest first
}

const (
	// halfLife is the age at which recency has lost half of what it gives.
	halfLife = 30 * 24 * time.Hour
	// oldest is the factor that an article of any age, or of none, keeps.
	oldest = 0.75
	// faintest is the score below which two articles have nothing to do with
	// each other.
	faintest = 0.012
	// asked is how many terms of an article, the weightiest, the others are asked
	// for, more while there are few of them and fewer once there are many: it
	// bounds the time. Of few, the fainter terms tell the last of what is near.
	askedOfFew  = 400
	asked       = 160
	askedOfMany = 96
	few         = 5_000
	many        = 20_000
	// everywhere is the share of many articles that a term stands in which is not
	// asked for: it would come behind all others.
	everywhere = 0.1
	// idfPower flattens the inverse document frequency. A lower power favours
	// the subject over the names.
	idfPower = 0.75
	// figureWeight is what a number weighs against a word of its rarity: articles
	// with the same amounts in them, or the same scores, have little in common.
	figureWeight = 0.7
	// normPower is above 1: long articles, which have some of every term, would
	// be near to everything (Singhal, Buckley, Mitra: "Pivoted document length
	// normalization", 1996, found the like).
	normPower = 1.2
)

// Finder finds what is near to an article in an index, by the cosine of their
// vectors (Manning, Raghavan, Schütze, chapter 6), each term weighing 1 +
// ln(count) times its rarity. The length of a vector is that of its counts
// alone, which does not change as the index grows. Its memory is kept from one
// search to the next; it is not for two goroutines at once. The zero value,
// with Terms, is ready.
type Finder struct {
	Terms Terms // nil: words of letters and digits, as written

	function map[string]bool // the terms of functionWords
	numbers  map[string]int32
	terms    []term
	norm     float64
	scores   []float32
	best     []place

	// Of the snapshot that was asked last, which is not kept for it.
	snapshot weak.Pointer[index.Snapshot]
	lengths  []float32       // of the vectors, to normPower
	common   map[string]bool // terms that stand everywhere
}

// term is one of the article asked about.
type term struct {
	text        string
	title, body int32
	df          int
	idf, weight float64
	parts       []index.Part
}

// place is a document of the snapshot with its score.
type place struct {
	n     int32
	score float64
}

// Nearest appends to dst the n articles that are nearest to a, the nearest
// first. id is the number that a has in the index, 0 for one that is not there.
// now is for the recency; the zero time asks for none. What shares nothing but
// function words, numbers and names in another script is left out.
func (f *Finder) Nearest(ctx context.Context, s *index.Snapshot, dst []Hit, id int64, a *feed.Article, n int, now time.Time) ([]Hit, error) {
	if n <= 0 || s.Len() == 0 {
		return dst, nil
	}
	f.read(a)
	defer func() { clear(f.terms) }() // which hold pages of the index
	latin := f.mostlyLatin()
	f.look(s)
	self, in := s.Number(id)
	if !in {
		self = -1
	}
	if err := f.choose(ctx, s, in); err != nil {
		return dst, err
	}
	if err := f.score(ctx, s); err != nil {
		return dst, err
	}
	f.rank(s, self, n, now)
	from := len(dst)
	for _, p := range f.best {
		d := s.Doc(p.n)
		dst = append(dst, Hit{ID: d.ID, Date: d.Date, Score: p.score})
	}
	f.spell(s, a, dst[from:], latin)
	return append(dst[:from], slices.DeleteFunc(dst[from:], func(h Hit) bool { return len(h.Shared) == 0 })...), nil
}

// look takes note of a snapshot that was not asked before.
func (f *Finder) look(s *index.Snapshot) {
	if f.snapshot == weak.Make(s) {
		return
	}
	f.snapshot = weak.Make(s)
	f.common = make(map[string]bool)
	f.lengths = slices.Grow(f.lengths[:0], s.Size())[:s.Size()]
	s.EachDoc(func(n int32, d *index.Doc) { f.lengths[n] = float32(math.Pow(float64(d.Norm), normPower)) })
}

// read leaves the terms of a in f.terms.
func (f *Finder) read(a *feed.Article) {
	if f.numbers == nil {
		f.numbers = make(map[string]int32)
	}
	clear(f.numbers)
	f.terms = f.terms[:0]
	title := true
	add := func(t []byte, _, _ int) {
		n, ok := f.numbers[string(t)]
		if !ok {
			n = int32(len(f.terms))
			f.terms = append(f.terms, term{text: string(t)})
			f.numbers[f.terms[n].text] = n
		}
		if title {
			f.terms[n].title++
		} else {
			f.terms[n].body++
		}
	}
	terms := f.cutter()
	terms(a.Title, add)
	title = false
	eachText(a, func(text string) { terms(text, add) })
	sum := 0.0
	for i := range f.terms {
		w := index.Weight(f.terms[i].title, f.terms[i].body)
		sum += w * w
	}
	f.norm = math.Sqrt(sum)
}

func (f *Finder) cutter() Terms {
	if f.Terms == nil {
		return words
	}
	return f.Terms
}

// choose leaves the weightiest terms in f.terms, the weightiest first, of those
// that other articles have.
func (f *Finder) choose(ctx context.Context, s *index.Snapshot, in bool) error {
	// In the order of the dictionary, so that a page of it is read once.
	slices.SortFunc(f.terms, func(a, b term) int { return cmp.Compare(a.text, b.text) })
	all := math.Log(float64(s.Len() + 1))
	least := 1
	if in {
		least = 2 // its own terms are counted
	}
	most, n := s.Len(), asked
	switch {
	case s.Len() <= few:
		n = askedOfFew
	case s.Len() > many:
		most, n = int(everywhere*float64(s.Len())), askedOfMany
	}
	if err := s.Prepare(ctx, f.uncommon); err != nil {
		return err
	}
	kept := f.terms[:0]
	for _, t := range f.terms {
		if f.common[t.text] {
			continue
		}
		var err error
		if t.parts, t.df, err = s.Term(ctx, []byte(t.text)); err != nil {
			return err
		}
		if t.df > most {
			f.common[t.text] = true
		}
		if t.df < least || t.df > most {
			continue
		}
		t.idf = math.Pow(max(0, 1-math.Log(float64(t.df))/all), idfPower)
		if isFigure(t.text) {
			t.idf *= figureWeight
		}
		t.weight = index.Weight(t.title, t.body) * t.idf
		kept = append(kept, t)
	}
	slices.SortFunc(kept, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.text, b.text))
	})
	f.terms = kept[:min(len(kept), n)]
	return nil
}

// isFigure reports whether a term is a number.
func isFigure(term string) bool { return '0' <= term[0] && term[0] <= '9' }

// uncommon yields the terms that are to be looked up.
func (f *Finder) uncommon(yield func(term string) bool) {
	for i := range f.terms {
		if t := f.terms[i].text; !f.common[t] && !yield(t) {
			return
		}
	}
}

// score leaves in f.scores the dot product with each document.
func (f *Finder) score(ctx context.Context, s *index.Snapshot) error {
	f.scores = slices.Grow(f.scores[:0], s.Size())[:s.Size()]
	clear(f.scores)
	for i := range f.terms {
		t := &f.terms[i]
		w := float32(t.weight * t.idf)
		for k := range t.parts {
			if err := s.Load(ctx, &t.parts[k]); err != nil {
				return err
			}
			scores := f.scores[t.parts[k].Base:]
			for l := t.parts[k].List(); l.Next(); {
				scores[l.Doc] += w * weightOf(l.Posting)
			}
		}
	}
	return ctx.Err()
}

// weights is index.Weight by twice the headline's count and the rest.
var weights = func() (w [256]float32) {
	for c := 1; c < len(w); c++ {
		w[c] = float32(index.Weight(0, int32(c)))
	}
	return w
}()

func weightOf(p index.Posting) float32 { return weights[min(2*p.Title+p.Body, 255)] }

// rank leaves the n best documents in f.best.
func (f *Finder) rank(s *index.Snapshot, self int32, n int, now time.Time) {
	f.best = f.best[:0]
	own := math.Pow(f.norm, normPower-2)
	s.EachDoc(func(k int32, d *index.Doc) {
		dot := float64(f.scores[k])
		if dot == 0 || k == self {
			return
		}
		score := dot / float64(f.lengths[k]) * own
		if score < faintest {
			return
		}
		score = min(1, score) * recency(d.Date, now)
		if len(f.best) == n && score <= f.best[n-1].score {
			return
		}
		i, _ := slices.BinarySearchFunc(f.best, score, func(p place, score float64) int { return cmp.Compare(score, p.score) })
		f.best = slices.Insert(f.best, i, place{k, score})
		f.best = f.best[:min(len(f.best), n)]
	})
}

// recency is the factor for an article of a date.
func recency(date int64, now time.Time) float64 {
	if now.IsZero() {
		return 1
	}
	if date == 0 {
		return oldest
	}
	age := max(0, now.Unix()-date)
	return oldest + (1-oldest)/(1+float64(age)/halfLife.Seconds())
}
