package ui

import (
	"context"
	"math"
	"slices"
	"sort"

	"khabar/feed"
)

// shelf holds the articles that were named on the command line, in memory. It
// is a Library; its numbers are -1, -2 and so on, in the order they came. The
// newest stand first; those of equal date in the order they came, the undated
// last. Unlike other libraries it is asked in Update itself: there is nothing to
// wait for.
type shelf struct {
	heads []Headline // sorted
	byID  []*feed.Article
	byKey map[string]int64
	keyOf map[int64]Key
	steps []shelfStep
	turns int64 // grows with each change
}

// shelfStep is what was done to which articles.
type shelfStep struct {
	act Act
	ids []int64
}

// Entry is an article of the shelf and its number.
type Entry struct {
	ID      int64
	Article *feed.Article
}

// add puts articles on the shelf and returns them with their numbers. One that
// is there already, by its key, takes the place of the older version.
func (s *shelf) add(fresh []*feed.Article) []Entry {
	if s.byKey == nil {
		s.byKey, s.keyOf = map[string]int64{}, map[int64]Key{}
	}
	s.turns++
	entries := make([]Entry, 0, len(fresh))
	var added []Headline // s.heads stays sorted until all are known
	for _, a := range fresh {
		var h Headline
		id, have := s.byKey[a.Key()]
		if !have {
			s.byID = append(s.byID, a)
			id = -int64(len(s.byID))
			s.byKey[a.Key()] = id
		} else if i := s.find(id); i < len(s.heads) && s.heads[i].ID == id {
			h = s.heads[i]
			s.heads = slices.Delete(s.heads, i, i+1)
		} else {
			added = slices.DeleteFunc(added, func(h Headline) bool { return h.ID == id })
		}
		s.byID[-id-1] = a
		fill(&h, id, a)
		s.keyOf[id] = h.Key()
		added = append(added, h)
		entries = append(entries, Entry{id, a})
	}
	s.heads = append(s.heads, added...)
	slices.SortFunc(s.heads, func(a, b Headline) int {
		switch {
		case a.Key().before(b.Key()):
			return -1
		case b.Key().before(a.Key()):
			return 1
		}
		return 0
	})
	return entries
}

// fill makes the headline of an article; what the reader did with it stays.
func fill(h *Headline, id int64, a *feed.Article) {
	date := int64(math.MinInt64)
	if !a.Published.IsZero() {
		date = a.Published.Time.UnixMicro()
	}
	*h = Headline{
		ID: id, Date: date, Title: headline(a), Section: a.Section, Source: a.Source, URL: a.URL, Lang: a.Lang, Dir: a.Dir,
		Published: a.Published, Read: h.Read, Starred: h.Starred,
	}
}

// place is where a key stands, or would, among the first n headlines.
func (s *shelf) place(k Key, n int) int {
	return sort.Search(n, func(i int) bool { return !s.heads[i].Key().before(k) })
}

// find is the index of an article's headline.
func (s *shelf) find(id int64) int { return s.place(s.keyOf[id], len(s.heads)) }

// Window implements Library.
func (s *shelf) Window(_ context.Context, dst []Headline, f Filter, p Place, n int) ([]Headline, error) {
	start := len(dst)
	i, step := 0, 1
	switch p.From {
	case Ending:
		i, step = len(s.heads)-1, -1
	case From:
		i = s.place(p.Key, len(s.heads))
	case Next:
		i = s.place(p.Key, len(s.heads))
		if i < len(s.heads) && s.heads[i].Key() == p.Key {
			i++
		}
	case Previous:
		i, step = s.place(p.Key, len(s.heads))-1, -1
	}
	for ; n > 0 && i >= 0 && i < len(s.heads); i += step {
		if f.has(&s.heads[i]) {
			dst = append(dst, s.heads[i])
			n--
		}
	}
	if step < 0 {
		slices.Reverse(dst[start:])
	}
	return dst, nil
}

// has reports whether a list of articles in memory has this one.
func (f Filter) has(h *Headline) bool {
	return (!f.Unread || !h.Read) && (!f.Starred || h.Starred)
}

// Count implements Library.
func (s *shelf) Count(_ context.Context, f Filter) (n int, err error) {
	return s.count(f, len(s.heads)), nil
}

// Position implements Library.
func (s *shelf) Position(_ context.Context, f Filter, k Key) (n int, err error) {
	return s.count(f, s.place(k, len(s.heads))), nil
}

// count is how many of the first end headlines a list has.
func (s *shelf) count(f Filter, end int) (n int) {
	for i := range s.heads[:end] {
		if f.has(&s.heads[i]) {
			n++
		}
	}
	return n
}

// Article implements Library. Where reading stopped is the Model's to know.
func (s *shelf) Article(_ context.Context, id int64) (*feed.Article, Spot, error) {
	return s.byID[-id-1], Spot{}, nil
}

// Overview implements Library.
func (s *shelf) Overview(context.Context) (Overview, error) {
	return Overview{All: Counts{len(s.heads), s.count(Filter{Unread: true}, len(s.heads))}}, nil
}

// named is the article that a page names by title or address, 0 for none.
func (s *shelf) named(l feed.Link, but int64) (h Headline, ok bool) {
	for _, h := range s.heads {
		if h.ID != but && (h.Title == l.Title || l.Target != "" && h.URL == l.Target) {
			return h, true
		}
	}
	return Headline{}, false
}

// Changes implements Library.
func (s *shelf) Changes(context.Context) (int64, error) {
	return s.turns, nil
}
