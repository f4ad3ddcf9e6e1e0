package find

import (
	"context"
	"sync"

	"khabar/feed"
	"khabar/feed/index"
	"khabar/feed/search"
	"khabar/feed/store"
)

// Memory searches articles that are in no store. The zero value is empty and
// ready. Nothing is indexed until something is searched for.
type Memory struct {
	mu       sync.Mutex // guards all
	articles map[int64]*feed.Article
	waiting  []int64 // that are not indexed yet
	pages    index.Memory
	index    *index.Index
	build    builder
}

// Add takes an article in, in the place of the one with this number. Numbers
// are above 0.
func (m *Memory) Add(id int64, a *feed.Article) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.articles == nil {
		m.articles = make(map[int64]*feed.Article)
	}
	m.articles[id] = a
	m.waiting = append(m.waiting, id)
}

// Search is as [Finder.Search]. Of each hit's headline the number, the title and
// the date are set. marked calls f with the number of each article that is
// unread, or starred; it may be nil.
func (m *Memory) Search(ctx context.Context, r Request, marked func(state search.Reading, f func(id int64))) (Result, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.catchUp(ctx); err != nil {
		return Result{}, err
	}
	return searching{m.index, memoryLibrary{m, marked}, m.article}.search(ctx, r)
}

// article is one by its number.
func (m *Memory) article(_ context.Context, id int64) (a feed.Article, h store.Headline, err error) {
	found, ok := m.articles[id]
	if !ok {
		return a, h, store.ErrNotFound
	}
	return *found, store.Headline{ID: id, Title: found.Title, Published: found.Published}, nil
}

// catchUp indexes what is waiting.
func (m *Memory) catchUp(ctx context.Context) error {
	if m.index == nil {
		m.index = index.Open(&m.pages)
	}
	for len(m.waiting) > 0 {
		n := min(len(m.waiting), 2*batch)
		b := &m.build
		b.index = index.Builder{}
		for _, id := range m.waiting[:n] {
			if err := ctx.Err(); err != nil {
				return err
			}
			a := m.articles[id]
			var date int64
			if !a.Published.IsZero() {
				date = a.Published.Time.Unix()
			}
			if err := b.words.Document(&b.index, id, date, 0, a, func([]byte) {}); err != nil {
				return err
			}
		}
		c, err := m.index.Prepare(ctx, &b.index)
		if err != nil {
			return err
		}
		m.pages.Put(c.Pages)
		m.pages.SetHead(c.New)
		m.waiting = m.waiting[n:]
	}
	return nil
}

// memoryLibrary is what search asks of a Memory.
type memoryLibrary struct {
	*Memory
	marked func(search.Reading, func(int64))
}

var _ search.Library = memoryLibrary{}

// FeedsNamed implements search.Library: articles in memory are of no feed, and
// their sources are in the index.
func (memoryLibrary) FeedsNamed(context.Context, string) ([]int64, error) { return nil, nil }

// Marked implements search.Library.
func (l memoryLibrary) Marked(_ context.Context, state search.Reading, f func(id int64)) error {
	if l.marked != nil {
		l.marked(state, f)
	}
	return nil
}

// Texts implements search.Library.
func (l memoryLibrary) Texts(_ context.Context, id int64, f func(text string)) error {
	if a, ok := l.articles[id]; ok {
		search.EachText(a, f)
	}
	return nil
}
