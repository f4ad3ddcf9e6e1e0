package find

import (
	"context"
	"slices"
	"time"

	"khabar/feed"
	"khabar/feed/index"
	"khabar/feed/related"
	"khabar/feed/search"
	"khabar/feed/store"
)

// Related is an article that is near to another.
type Related struct {
	store.Headline
	Score  float64  // 0 to 1
	Shared []string // «shares: حموشي، بلجيكا، أمن»: in the words of the article asked about
}

// Related finds the n articles that are nearest to one in the store, the
// nearest first. None of them tells the same story, and of several that tell
// another one only the nearest is given.
func (f *Finder) Related(ctx context.Context, id int64, n int, now time.Time) ([]Related, error) {
	a, head, err := f.store.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	return f.relatedTo(ctx, id, head.Story, &a, n, now)
}

// RelatedTo finds what is near to an article that is not in the store.
func (f *Finder) RelatedTo(ctx context.Context, a *feed.Article, n int, now time.Time) ([]Related, error) {
	return f.relatedTo(ctx, 0, 0, a, n, now)
}

func (f *Finder) relatedTo(ctx context.Context, id, story int64, a *feed.Article, n int, now time.Time) ([]Related, error) {
	if n <= 0 {
		return nil, nil
	}
	near := f.borrow()
	defer f.giveBack(near)
	var hits []related.Hit
	err := f.index.Read(ctx, func(s *index.Snapshot) (err error) {
		n = min(n, s.Size())
		// Some more, for those that tell one story.
		hits, err = near.Nearest(ctx, s, nil, id, a, n+n/2+8, now)
		return err
	})
	if err != nil || len(hits) == 0 {
		return nil, err
	}
	ids := make([]int64, len(hits))
	shared := make(map[int64]related.Hit, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
		shared[h.ID] = h
	}
	signatures, err := f.signaturesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	heads, err := f.store.Headlines(ctx, nil, ids)
	if err != nil {
		return nil, err
	}
	own := related.Sign(a, near.Terms)
	var out []Related
	for _, h := range heads {
		if len(out) == n {
			break
		}
		sig, signed := signatures[h.ID]
		if story != 0 && h.Story == story || signed && own.SameStory(&sig) {
			continue
		}
		if h.Story != 0 && slices.ContainsFunc(out, func(r Related) bool { return r.Story == h.Story }) {
			continue
		}
		out = append(out, Related{h, shared[h.ID].Score, shared[h.ID].Shared})
	}
	return out, nil
}

// borrow takes a related.Finder, whose memory serves search after search.
func (f *Finder) borrow() *related.Finder {
	f.mu.Lock()
	defer f.mu.Unlock()
	near := f.near
	f.near = nil
	if near == nil {
		near = &related.Finder{Terms: new(search.Analyzer).Terms}
	}
	return near
}

func (f *Finder) giveBack(near *related.Finder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.near = near
}

func (f *Finder) signaturesOf(ctx context.Context, ids []int64) (map[int64]related.Signature, error) {
	found := make(map[int64]related.Signature, len(ids))
	err := f.store.SignaturesOf(ctx, ids, func(s *store.Signature) error {
		var sig related.Signature
		if sig.UnmarshalBinary(s.Data) == nil {
			found[s.ID] = sig
		}
		return nil
	})
	return found, err
}

// Heading is a headline that a page itself names as related, and the article
// of the store that has it.
type Heading struct {
	feed.Link
	Found *store.Headline // nil where the store has no such article
}

// alike is the share of a heading's words, and of the headline's, that the
// two have in common at least.
const alike = 0.6

// Headings matches the headlines that a's page names as related to articles
// of the store by their words; one that has its address too needs few of them.
func (f *Finder) Headings(ctx context.Context, a *feed.Article) ([]Heading, error) {
	out := make([]Heading, len(a.Related))
	var words search.Analyzer
	for i, link := range a.Related {
		out[i].Link = link
		want := search.AllOf(&words, link.Title)
		if want == nil {
			continue
		}
		err := f.index.Read(ctx, func(s *index.Snapshot) error {
			found, err := search.Find(ctx, s, library{f.store}, want, search.Options{N: 5, Quick: true})
			if err != nil {
				return err
			}
			var ids []int64
			for _, h := range found.Hits {
				ids = append(ids, h.ID)
			}
			heads, err := f.store.Headlines(ctx, nil, ids)
			best := 0.0
			for k := range heads {
				h := &heads[k]
				like := search.Resemblance(&words, link.Title, h.Title)
				if link.Target != "" && link.Target == h.URL {
					like = 2
				}
				if like >= alike && like > best && h.Title != a.Title {
					best, out[i].Found = like, h
				}
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
