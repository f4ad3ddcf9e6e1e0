package find

import (
	"context"
	"errors"
	"strings"
	"sync"

	"khabar/feed/index"
	"khabar/feed/related"
	"khabar/feed/search"
	"khabar/feed/store"
)

// Finder answers from one store.
type Finder struct {
	store *store.Store
	index *index.Index

	catching chan struct{} // held by the one who catches up
	build    builder       // of that one
	stories  *related.Stories

	mu   sync.Mutex // guards near
	near *related.Finder
}

// New makes a Finder of a store, which stays the caller's to close. It reads
// nothing yet.
func New(s *store.Store) *Finder {
	f := &Finder{store: s, index: index.Open(s), catching: make(chan struct{}, 1)}
	f.catching <- struct{}{}
	return f
}

// library is what search asks of the store.
type library struct{ store *store.Store }

var _ search.Library = library{}

func (l library) FeedsNamed(ctx context.Context, name string) (ids []int64, err error) {
	feeds, err := l.store.Feeds(ctx)
	for _, f := range feeds {
		for _, s := range []string{f.Name, f.Title, f.URL} {
			if strings.Contains(search.String(s), name) {
				ids = append(ids, f.ID)
				break
			}
		}
	}
	return ids, err
}

func (l library) Marked(ctx context.Context, state search.Reading, f func(id int64)) error {
	return l.store.Numbers(ctx, store.Filter{Unread: state == search.Unread, Starred: state == search.Starred}, 0, 0, f)
}

func (l library) Texts(ctx context.Context, id int64, f func(text string)) error {
	a, _, err := l.store.Article(ctx, id)
	if err == nil {
		search.EachText(&a, f)
	}
	return gone(err)
}

// gone makes nothing of the error that an article is not there any more.
func gone(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}
