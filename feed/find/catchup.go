package find

import (
	"context"
	"errors"
	"iter"
	"slices"

	"khabar/feed"
	"khabar/feed/index"
	"khabar/feed/related"
	"khabar/feed/search"
	"khabar/feed/store"
)

// batch is how many articles are indexed in one transaction: some 100 ms.
const batch = 256

// patience is how often in a row pages may be gone before the index is damaged.
const patience = 5

// Progress says how far indexing is.
type Progress struct{ Done, Left int }

// CatchUp indexes what the store has and the index has not, and groups stories.
// It is for the background: other writers get their turn after each batch,
// and readers never wait. progress, which may be nil, is called after each
// batch. One CatchUp runs at a time, others wait for it; a second process does
// no harm.
func (f *Finder) CatchUp(ctx context.Context, progress func(Progress)) error {
	select {
	case <-f.catching:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { f.catching <- struct{}{} }()
	if err := f.Settle(ctx); err != nil && !errors.Is(err, index.ErrDamaged) { // which is seen to below
		return err
	}
	left, err := f.store.Waiting(ctx)
	if err != nil {
		return err
	}
	done, broken := 0, 0
	for anew := false; ; {
		n, err := f.step(ctx)
		if err == nil && n == 0 { // what is due since, or could not be run before
			if err = f.Settle(ctx); !errors.Is(err, index.ErrDamaged) {
				return err
			}
		}
		switch {
		case errors.Is(err, store.ErrMoved): // what it did is void
		case errors.Is(err, index.ErrDamaged) && broken < patience:
			broken++ // another process may have taken the pages away meanwhile
			f.index.Forget()
		case errors.Is(err, index.ErrDamaged) && !anew:
			anew = true
			if err = f.store.Reindex(ctx); err == nil {
				left, err = f.store.Waiting(ctx)
			}
			if err != nil {
				return err
			}
		case err != nil:
			return err
		default:
			broken = 0
			done += n
			left = max(0, left-n)
			if progress != nil {
				progress(Progress{done, left})
			}
		}
	}
}

// step indexes one batch and tidies, or where there is none tidies up. It
// returns how many articles the batch had.
func (f *Finder) step(ctx context.Context) (int, error) {
	n, err := f.catchUpSome(ctx)
	if err != nil {
		return 0, err
	}
	if n > 0 {
		return n, f.tidy(ctx, busyShare)
	}
	if err := f.tidy(ctx, restShare); err != nil {
		return 0, err
	}
	return 0, f.sweep(ctx)
}

const (
	// busyShare and restShare are what index.Merge is asked for while more is to
	// come, and at the end.
	busyShare = 1
	restShare = 0.25
)

// builder is what making an index needs, kept from one batch to the next.
type builder struct {
	words  search.Analyzer
	index  index.Builder
	signer related.Signer
}

// told is what is known of an article for telling whether another tells the
// same story.
type told struct {
	id, date int64
	sig      related.Signature
}

// catchUpSome indexes one batch and returns how many articles it had.
func (f *Finder) catchUpSome(ctx context.Context) (int, error) {
	p, err := f.store.Pending(ctx, batch)
	if err != nil || len(p.IDs) == 0 {
		return 0, err
	}
	tales := make([]told, 0, len(p.IDs))
	b := &f.build
	for a := range f.read(ctx, p.IDs) {
		if a.err != nil {
			b.index = index.Builder{}
			return 0, a.err
		}
		if err := b.words.Document(&b.index, a.head.ID, a.head.Date, a.head.Feed, &a.article, b.signer.Add); err != nil {
			b.index = index.Builder{}
			return 0, err
		}
		tales = append(tales, told{a.head.ID, a.head.Date, b.signer.Signature()})
	}
	c, err := f.index.Prepare(ctx, &b.index)
	if err != nil {
		return 0, err
	}
	saved, err := f.store.Saved(ctx)
	if err != nil {
		return 0, err
	}
	if err := f.judge(ctx, c, p.IDs, saved, nil); err != nil {
		return 0, err
	}
	err = f.store.Index(ctx, p, store.IndexChange{Old: c.Old, New: c.New, Pages: pages(c.Pages), Signatures: signatures(tales)})
	if err != nil {
		return 0, err
	}
	// A search that was saved meanwhile was run on the index without these.
	now, err := f.store.Saved(ctx)
	if err == nil {
		err = f.judge(ctx, c, p.IDs, now, saved)
	}
	if err != nil {
		return 0, err
	}
	return len(p.IDs), f.group(ctx, tales)
}

// article is one that was read.
type article struct {
	article feed.Article
	head    store.Headline
	err     error
}

// read yields articles in their order, read ahead by another goroutine; those
// that were removed are left out.
func (f *Finder) read(ctx context.Context, ids []int64) iter.Seq[article] {
	return func(yield func(article) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		const ahead = 16
		read := make(chan article, ahead)
		go func() {
			defer close(read)
			for _, id := range ids {
				var a article
				a.article, a.head, a.err = f.store.Article(ctx, id)
				if errors.Is(a.err, store.ErrNotFound) {
					continue
				}
				select {
				case read <- a:
				case <-ctx.Done():
					return
				}
			}
		}()
		for a := range read {
			if !yield(a) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(article{err: err})
		}
	}
}

// tidy merges segments as long as there is something to merge.
func (f *Finder) tidy(ctx context.Context, share float64) error {
	for {
		c, ok, err := f.index.Merge(ctx, share, f.removed, f.putPages)
		if err != nil || !ok {
			return err
		}
		if err := f.apply(ctx, c); err != nil {
			return err
		}
	}
}

// sweep takes out of the index what was removed from the store, once that is
// much.
func (f *Finder) sweep(ctx context.Context) error {
	for {
		s, err := f.index.Snapshot(ctx)
		if err != nil {
			return err
		}
		have, err := f.store.Count(ctx, store.Filter{})
		if err != nil || have >= s.Size()-s.Size()/8 {
			return err
		}
		c, ok, err := f.index.Sweep(ctx, f.removed, f.putPages)
		if err != nil || !ok {
			return err
		}
		if err := f.apply(ctx, c); err != nil {
			return err
		}
	}
}

func (f *Finder) putPages(ctx context.Context, p []index.Page) error {
	return f.store.PutIndexPages(ctx, pages(p))
}

// apply changes the index, unless another process was faster.
func (f *Finder) apply(ctx context.Context, c index.Change) error {
	drop := make([][2]int64, len(c.Drop))
	for i, r := range c.Drop {
		drop[i] = [2]int64{r.First, r.Last}
	}
	err := f.store.Index(ctx, store.Pending{}, store.IndexChange{Old: c.Old, New: c.New, Drop: drop})
	if errors.Is(err, store.ErrMoved) {
		return nil
	}
	for _, r := range c.Later {
		if err == nil {
			err = f.store.DropIndexPages(ctx, r.First, r.Last)
		}
	}
	return err
}

// removed says which IDs from first to last are not in the store any more.
func (f *Finder) removed(ctx context.Context, first, last int64) (func(id int64) bool, error) {
	var have []int64
	err := f.store.Numbers(ctx, store.Filter{}, first, last, func(id int64) { have = append(have, id) })
	slices.Sort(have)
	return func(id int64) bool {
		_, ok := slices.BinarySearch(have, id)
		return !ok
	}, err
}

func pages(list []index.Page) iter.Seq2[int64, []byte] {
	return func(yield func(int64, []byte) bool) {
		for _, p := range list {
			if !yield(p.ID, p.Data) {
				return
			}
		}
	}
}

func signatures(list []told) iter.Seq2[int64, []byte] {
	return func(yield func(int64, []byte) bool) {
		var data []byte
		for i := range list {
			if list[i].sig == (related.Signature{}) {
				continue
			}
			data, _ = list[i].sig.AppendBinary(data[:0])
			if !yield(list[i].id, data) {
				return
			}
		}
	}
}
