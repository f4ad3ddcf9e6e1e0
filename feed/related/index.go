package related

import (
	"bytes"
	"context"
	"slices"
	"time"

	"khabar/feed"
	"khabar/feed/index"
)

// Index relates articles in memory: those of a file or a folder that no store
// keeps. The zero value is ready; Terms is set before the first article comes,
// or the words are taken as written. It is not for two goroutines at once.
type Index struct {
	Terms Terms

	memory  index.Memory
	index   *index.Index
	builder index.Builder
	signer  Signer
	stories Stories
	finder  Finder
	waiting map[int64]*feed.Article
	known   map[int64]bool
}

// Add adds an article under a number of the caller's, not below 0. A number
// that was added before is replaced. The article is read when it is first
// needed.
func (x *Index) Add(id int64, a *feed.Article) {
	if x.waiting == nil {
		x.waiting, x.known = make(map[int64]*feed.Article), make(map[int64]bool)
		x.index = index.Open(&x.memory)
	}
	x.waiting[id] = a
	x.known[id] = true
}

// Remove takes an article out.
func (x *Index) Remove(id int64) {
	delete(x.waiting, id)
	delete(x.known, id)
	x.stories.Remove(id)
}

// Len is the number of articles.
func (x *Index) Len() int { return len(x.known) }

// settle takes the articles that wait into the index. In memory nothing of it
// can fail but the caller's patience.
func (x *Index) settle(ctx context.Context) error {
	if len(x.waiting) == 0 {
		return nil
	}
	ids := make([]int64, 0, len(x.waiting))
	for id := range x.waiting {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	terms := x.Terms
	if terms == nil {
		terms = words
	}
	for _, id := range ids {
		a := x.waiting[id]
		var date int64
		if t := a.Published.Time; !t.IsZero() {
			date = t.Unix()
		}
		if err := x.builder.Begin(id+1, date); err != nil {
			return err
		}
		terms(a.Title, func(term []byte, _, _ int) { x.builder.Title(term) })
		eachText(a, func(text string) {
			terms(text, func(term []byte, _, _ int) {
				x.builder.Text(term)
				x.signer.Add(term)
			})
		})
		sig := x.signer.Signature()
		x.stories.Add(id, a.Published.Time, &sig)
	}
	c, err := x.index.Prepare(ctx, &x.builder)
	if err != nil {
		return err
	}
	clear(x.waiting)
	x.apply(c)
	gone := func(context.Context, int64, int64) (func(int64) bool, error) {
		return func(id int64) bool { return !x.known[id-1] }, nil
	}
	put := func(_ context.Context, pages []index.Page) error {
		for _, p := range pages {
			x.memory.Put([]index.Page{{ID: p.ID, Data: bytes.Clone(p.Data)}})
		}
		return nil
	}
	for {
		c, ok, err := x.index.Merge(ctx, 1, gone, put)
		if err != nil || !ok {
			return err
		}
		x.apply(c)
	}
}

func (x *Index) apply(c index.Change) {
	x.memory.Put(c.Pages)
	x.memory.SetHead(c.New)
	for _, r := range c.Later {
		x.memory.Drop(r)
	}
}

// Nearest appends to dst the n articles that are nearest to a, the nearest
// first, and returns it. id is the number a was added under, or one that
// never was. Articles that tell the same story as a are left out, and of
// several that tell another one only the nearest is taken. Those that share
// nothing but function words and numbers are left out, too. now is for the recency;
// the zero time asks for none.
func (x *Index) Nearest(dst []Hit, id int64, a *feed.Article, n int, now time.Time) []Hit {
	ctx := context.Background()
	if len(x.known) == 1 && x.known[id] { // a long one, maybe, and nothing is near to it
		return dst
	}
	if n <= 0 || x.settle(ctx) != nil || x.index == nil {
		return dst
	}
	s, err := x.index.Snapshot(ctx)
	if err != nil {
		return dst
	}
	x.finder.Terms = x.Terms
	from := len(dst)
	own := id + 1
	if !x.known[id] {
		own = 0
	}
	// Twice as many, for those that tell the same story.
	if dst, err = x.finder.Nearest(ctx, s, dst, own, a, 2*n+8, now); err != nil {
		return dst[:from]
	}
	sig := x.sign(a)
	same := slices.Clone(x.stories.match(id, a.Published.Time, &sig))
	kept := dst[:from]
	for _, h := range dst[from:] {
		h.ID--
		story := x.stories.of(h.ID)
		if !x.known[h.ID] || story >= 0 && slices.Contains(same, story) || len(kept)-from == n {
			continue
		}
		if story >= 0 {
			same = append(same, story)
		}
		kept = append(kept, h)
	}
	return kept
}

// Same appends to dst the articles that tell the same story as a, without a
// itself, in the order they were added. id is the number a was added under,
// or one that never was.
func (x *Index) Same(dst []int64, id int64, a *feed.Article) []int64 {
	if x.settle(context.Background()) != nil {
		return dst
	}
	sig := x.sign(a)
	from := len(dst)
	for _, story := range x.stories.match(id, a.Published.Time, &sig) {
		dst = x.stories.ring(dst, story)
	}
	return append(dst[:from], slices.DeleteFunc(dst[from:], func(m int64) bool { return m == id })...)
}

// sign makes the signature of an article.
func (x *Index) sign(a *feed.Article) Signature { return Sign(a, x.Terms) }

// Stories are the groups of articles that tell the same story.
func (x *Index) Stories() *Stories {
	_ = x.settle(context.Background()) // see there
	return &x.stories
}
