package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/locale"
	"khabar/ui/term"
)

// fakeLibrary is a Library, a Keeper, a Refresher, a Subscriber and a Catalog
// in memory, with feeds in folders.
type fakeLibrary struct {
	mu      sync.Mutex
	heads   []Headline // sorted
	feeds   []Feed
	spots   map[int64]Spot
	steps   []func()
	acts    []Step
	undone  []func()
	again   []Step // what undone does
	kept    []*feed.Article
	most    int           // the longest window that was asked for
	slow    chan struct{} // where not nil, an article waits for it
	broken  error         // what all methods return
	offers  []Offer
	arrive  []Headline // what a refresh brings
	failing int
	hold    chan struct{} // where not nil, a refresh waits for it in the middle
	listed  []Listed
	turns   int64 // what Changes says
	saved   []Saved
}

// library makes one of n articles, the newest first, in feeds 1 to 5.
func library(n int) *fakeLibrary {
	l := &fakeLibrary{spots: map[int64]Spot{}}
	for i := range n {
		id := int64(n - i)
		l.heads = append(l.heads, fakeHeadline(id))
	}
	for i, f := range []Feed{
		{Label: "هسبريس", Folder: "أخبار"}, {Label: "Al Jazeera English, the whole of it and more", Folder: "أخبار/عالم"},
		{Label: "Ars Technica", Folder: "Tech"}, {Label: "הארץ"}, {Label: "BBC اردو", Trouble: "the server failed (500); try again later"},
	} {
		f.ID = int64(i + 1)
		f.URL = fmt.Sprintf("https://feed%d.example/rss", i+1)
		l.feeds = append(l.feeds, f)
	}
	return l
}

func fakeHeadline(id int64) Headline {
	return Headline{
		ID: id, Feed: id%5 + 1, Date: id * 60, Title: fmt.Sprintf("عنوان الخبر رقم %d", id), Section: "دولي", Source: "جريدة", Lang: "ar",
		Published: feed.Date{Time: testNow.Add(-time.Duration(id) * time.Minute), From: feed.DateDeclared},
	}
}

func (l *fakeLibrary) has(f Filter, h *Headline) bool {
	folder := ""
	if h.Feed > 0 && int(h.Feed) <= len(l.feeds) {
		folder = l.feeds[h.Feed-1].Folder
	}
	return (f.Feed == 0 || h.Feed == f.Feed) && (f.Folder == "" || inFolder(folder, f.Folder)) && (!f.Kept || h.Feed == 0) && f.has(h) && l.hasStory(f, h)
}

func (l *fakeLibrary) Window(_ context.Context, dst []Headline, f Filter, p Place, n int) ([]Headline, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.most = max(l.most, n)
	heads := l.sorted(f.Order)
	i, step := 0, 1
	at := slices.IndexFunc(heads, func(h Headline) bool { return f.Order.compare(h.Key(), p.Key) >= 0 })
	if at < 0 {
		at = len(heads)
	}
	switch p.From {
	case Ending:
		i, step = len(heads)-1, -1
	case From:
		i = at
	case Next:
		i = at
		if i < len(heads) && heads[i].Key() == p.Key {
			i++
		}
	case Previous:
		i, step = at-1, -1
	}
	var out []Headline
	for ; i >= 0 && i < len(heads) && len(out) < n; i += step {
		if l.has(f, &heads[i]) {
			out = append(out, l.told(f, heads[i]))
			if f.Summaries {
				out[len(out)-1].Summary = "يبدأ الخبر هكذا"
			}
		}
	}
	if step < 0 {
		slices.Reverse(out)
	}
	return append(dst, out...), l.broken
}

// sorted are the headlines in an order.
func (l *fakeLibrary) sorted(o Order) []Headline {
	if o == Newest {
		return l.heads
	}
	heads := slices.Clone(l.heads)
	for i := range heads {
		heads[i].Group = o.groupOf(&heads[i])
	}
	slices.SortFunc(heads, func(a, b Headline) int { return o.compare(a.Key(), b.Key()) })
	return heads
}

func (l *fakeLibrary) Count(_ context.Context, f Filter) (int, error) {
	f.Order = Newest
	return l.Position(context.Background(), f, Key{Date: -1 << 62})
}

func (l *fakeLibrary) Position(_ context.Context, f Filter, k Key) (n int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, h := range l.sorted(f.Order) {
		if f.Order.before(h.Key(), k) && l.has(f, &h) {
			n++
		}
	}
	return n, l.broken
}

func (l *fakeLibrary) find(id int64) *Headline {
	for i := range l.heads {
		if l.heads[i].ID == id {
			return &l.heads[i]
		}
	}
	return nil
}

func (l *fakeLibrary) Article(_ context.Context, id int64) (*feed.Article, Spot, error) {
	if l.slow != nil {
		<-l.slow
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.find(id)
	if h == nil || l.broken != nil {
		return nil, Spot{}, errors.Join(l.broken, errors.New("there is no such article any more"))
	}
	a := article(int(id), 40)
	a.Title = h.Title
	return a, l.spots[id], nil
}

// step does something to articles and keeps what undoes it.
func (l *fakeLibrary) step(act Act, undoable bool, ids ...int64) (int, error) {
	return l.stepOf(act, "", undoable, ids...)
}

func (l *fakeLibrary) tagStep(act Act, tag string, ids ...int64) (int, error) {
	return l.stepOf(act, tag, true, ids...)
}

func (l *fakeLibrary) stepOf(act Act, tag string, undoable bool, ids ...int64) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.broken != nil {
		return 0, l.broken
	}
	var changed []int64
	for _, id := range ids {
		if h := l.find(id); h != nil && h.mark(act, tag) {
			changed = append(changed, id)
		}
	}
	if len(changed) > 0 && undoable {
		l.undone, l.again = nil, nil
		l.acts = append(l.acts, Step{Act: act, Count: len(changed), Name: tag})
		l.steps = append(l.steps, func() {
			for _, id := range changed {
				l.find(id).mark(act.inverse(), tag)
			}
		})
	}
	return len(changed), nil
}

func (l *fakeLibrary) Opened(_ context.Context, id int64) error {
	_, err := l.step(ActRead, false, id)
	return err
}

func (l *fakeLibrary) SetRead(_ context.Context, read bool, ids ...int64) (int, error) {
	if read {
		return l.step(ActRead, true, ids...)
	}
	return l.step(ActUnread, true, ids...)
}

func (l *fakeLibrary) SetStarred(_ context.Context, starred bool, ids ...int64) (int, error) {
	if starred {
		return l.step(ActStarred, true, ids...)
	}
	return l.step(ActUnstarred, true, ids...)
}

func (l *fakeLibrary) SetTagged(_ context.Context, tag string, tagged bool, ids ...int64) (int, error) {
	if tagged {
		return l.tagStep(ActTagged, tag, ids...)
	}
	return l.tagStep(ActUntagged, tag, ids...)
}

func (l *fakeLibrary) MarkAllRead(_ context.Context, f Filter) (int, error) {
	heads, _ := l.Window(context.Background(), nil, f, Place{}, len(l.heads))
	var ids []int64
	for _, h := range heads {
		ids = append(ids, h.ID)
	}
	return l.step(ActRead, true, ids...)
}

func (l *fakeLibrary) Undo(context.Context) (Step, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.steps) == 0 {
		return Step{}, l.broken
	}
	last := len(l.steps) - 1
	now := l.snapshot()
	l.steps[last]()
	act := l.acts[last]
	l.steps, l.acts = l.steps[:last], l.acts[:last]
	l.undone, l.again = append(l.undone, now), append(l.again, act)
	return act, l.broken
}

func (l *fakeLibrary) Redo(context.Context) (Step, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.undone) == 0 {
		return Step{}, l.broken
	}
	last := len(l.undone) - 1
	now := l.snapshot()
	l.undone[last]()
	act := l.again[last]
	l.undone, l.again = l.undone[:last], l.again[:last]
	l.steps, l.acts = append(l.steps, now), append(l.acts, act)
	return act, l.broken
}

// snapshot returns what makes the library as it is now.
func (l *fakeLibrary) snapshot() func() {
	heads, feeds, saved := slices.Clone(l.heads), slices.Clone(l.feeds), slices.Clone(l.saved)
	return func() { l.heads, l.feeds, l.saved = heads, feeds, saved }
}

func (l *fakeLibrary) Leave(_ context.Context, id int64, s Spot) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.spots[id] = s
	return l.broken
}

func (l *fakeLibrary) Changes(context.Context) (int64, error) { return l.turns, l.broken }

func (l *fakeLibrary) Keep(_ context.Context, as []*feed.Article) error {
	l.kept = append(l.kept, as...)
	return l.broken
}

// openLibrary makes a Model over a library.
func openLibrary(t testing.TB, w, h int, l *fakeLibrary) *Model {
	t.Helper()
	ar, _ := locale.Match("ar")
	m := New(Config{
		Locale: ar, Now: func() time.Time { return testNow }, Screen: Screen{Terminal: term.Terminal{Class: row.Visual}, Mirrored: true},
		Stored: Stored{Library: l, Keeper: l, Teller: l, Saver: l}, Feeds: Feeds{Refresher: l, Subscriber: l, Catalog: l}, Together: true,
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	settle(m, m.Init())
	return m
}
