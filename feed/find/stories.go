package find

import (
	"context"
	"errors"
	"hash/maphash"
	"slices"
	"time"

	"khabar/feed"
	"khabar/feed/related"
	"khabar/feed/search"
	"khabar/feed/store"
)

const (
	// remembered is how many articles are kept in memory to tell whether one
	// that comes tells their story: the newest, some half a kilobyte each.
	remembered = 10 << 10
	// told within this time of each other, two articles may tell one story.
	window = 14 * 24 * time.Hour
)

// group says which of the articles that came tell the stories of others.
func (f *Finder) group(ctx context.Context, tales []told) error {
	if f.stories != nil {
		f.stories.Apart = f.apart(ctx)
	}
	if f.stories == nil || f.stories.Size() > remembered+remembered/2 {
		if err := f.remember(ctx, tales); err != nil {
			return err
		}
	} else {
		for i := range tales {
			f.stories.Add(tales[i].id, at(tales[i].date), &tales[i].sig)
		}
	}
	f.stories.Apart = nil
	changed := make(map[int64]int64)
	var same []int64
	for i := range tales {
		same = f.stories.Same(same[:0], tales[i].id)
		story := int64(0)
		if len(same) > 1 {
			story = slices.Min(same)
		}
		if story == 0 { // it may have been of one before it changed
			changed[tales[i].id] = 0
		}
		for _, id := range same {
			changed[id] = story
		}
	}
	return f.store.SetStories(ctx, changed)
}

// remember reads the newest articles and those that came.
func (f *Finder) remember(ctx context.Context, tales []told) error {
	f.stories = &related.Stories{Apart: f.apart(ctx)}
	came := make(map[int64]bool, len(tales))
	oldest := int64(0)
	for i := range tales {
		came[tales[i].id] = true
		if oldest == 0 || tales[i].date < oldest {
			oldest = tales[i].date
		}
	}
	type known struct {
		told
		story int64
	}
	var before []known
	err := f.store.Signatures(ctx, oldest-int64(window/time.Second), remembered, func(s *store.Signature) error {
		k := known{told{id: s.ID, date: s.Date}, s.Story}
		if !came[s.ID] && k.sig.UnmarshalBinary(s.Data) == nil {
			before = append(before, k)
		}
		return nil
	})
	if err != nil {
		f.stories = nil
		return err
	}
	slices.Reverse(before) // as they came
	first := make(map[int64]int64)
	for i := range before {
		b := &before[i]
		f.stories.Recall(b.id, at(b.date), &b.sig)
		if b.story == 0 {
			continue
		}
		if id, ok := first[b.story]; ok {
			f.stories.Join(id, b.id)
		} else {
			first[b.story] = b.id
		}
	}
	for i := range tales {
		f.stories.Add(tales[i].id, at(tales[i].date), &tales[i].sig)
	}
	return nil
}

// sameHeadline is the share of the shorter headline's words from which on two articles
// of one source, with similar texts, tell one story.
const sameHeadline = 0.5

// headline is what apart goes by.
type headline struct {
	feed   int64
	source string
	terms  []uint64 // hashes of the different ones, in order
}

// apart is related.Stories.Apart: a source writes of the weather, or of the price
// of gold, in the same words each day. Each article is asked for once, however many
// it resembles.
func (f *Finder) apart(ctx context.Context) func(a, b int64) bool {
	var words search.Analyzer
	seed := maphash.MakeSeed()
	asked := map[int64]*headline{}
	of := func(id int64) *headline {
		h, ok := asked[id]
		if ok {
			return h
		}
		if heads, err := f.store.Headlines(ctx, nil, []int64{id}); err == nil && len(heads) == 1 {
			h = &headline{feed: heads[0].Feed, source: heads[0].Source}
			words.Terms(heads[0].Title, func(term []byte, _, _ int) { h.terms = append(h.terms, maphash.Bytes(seed, term)) })
			slices.Sort(h.terms)
			h.terms = slices.Compact(h.terms)
		}
		asked[id] = h
		return h
	}
	return func(a, b int64) bool {
		first, second := of(a), of(b)
		if first == nil || second == nil || first.feed != second.feed || first.source != second.source {
			return false
		}
		least := min(len(first.terms), len(second.terms))
		return least > 0 && float64(inBoth(first.terms, second.terms)) < sameHeadline*float64(least)
	}
}

// inBoth is how many of a are in b too; both are in order.
func inBoth(a, b []uint64) (n int) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

func at(date int64) time.Time { return time.Unix(date, 0) }

// Story is a story that several articles tell.
type Story struct {
	Number   int64            // store.Headline.Story of all of them
	Articles []store.Headline // the newest first
}

// Stories calls yield for each story, the one with the newest article first,
// until yield returns false.
func (f *Finder) Stories(ctx context.Context, yield func(Story) bool) error {
	err := f.store.Stories(ctx, func(story int64, ids []int64) error {
		heads, err := f.store.Headlines(ctx, nil, ids)
		if err == nil && len(heads) > 1 && !yield(Story{story, heads}) {
			err = errEnough
		}
		return err
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

var errEnough = errors.New("enough")

// Story is the articles that tell the story of one, itself among them, the
// newest first; none where it tells its story alone.
func (f *Finder) Story(ctx context.Context, id int64) ([]store.Headline, error) {
	heads, err := f.store.Headlines(ctx, nil, []int64{id})
	if err != nil || len(heads) == 0 || heads[0].Story == 0 {
		return nil, err
	}
	told, err := f.store.Story(ctx, heads[0].Story)
	if len(told) < 2 {
		return nil, err
	}
	return told, err
}

// Comparison is two articles and what each has that the other has not.
type Comparison struct {
	First, Second feed.Article
	related.Comparison
}

// Compare parts the sentences of two articles of the store.
func (f *Finder) Compare(ctx context.Context, first, second int64) (c Comparison, err error) {
	if c.First, _, err = f.store.Article(ctx, first); err != nil {
		return c, err
	}
	if c.Second, _, err = f.store.Article(ctx, second); err != nil {
		return c, err
	}
	c.Comparison = related.Compare(&c.First, &c.Second, new(search.Analyzer).Terms)
	return c, nil
}
