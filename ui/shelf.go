package ui

import (
	"context"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"khabar/feed"
)

// shelf holds the articles that were named on the command line, in memory. It
// is a Library; its numbers are -1, -2 and so on, in the order they came. The
// newest stand first; those of equal date in the order they came, the undated
// last. Unlike other libraries it is asked in Update itself: there is nothing to
// wait for.
type shelf struct {
	heads         []Headline // sorted
	byID          []*feed.Article
	byKey         map[string]int64
	keyOf         map[int64]Key
	steps, undone []shelfStep
	turns         int64 // grows with each change

	inOrder []Headline // the heads in another order than theirs
	order   Order
	orderAt int64 // the turn that it was made in
}

// shelfStep is what was done to which articles.
type shelfStep struct {
	act Act
	tag string
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
		return Newest.compare(a.Key(), b.Key())
	})
	return entries
}

// rename gives the article of one key another. One that is there already under
// that key is what stays.
func (s *shelf) rename(from, to string) {
	id, ok := s.byKey[from]
	if !ok || from == to {
		return
	}
	delete(s.byKey, from)
	if _, there := s.byKey[to]; !there {
		s.byKey[to] = id
		return
	}
	if i := s.find(id); i < len(s.heads) && s.heads[i].ID == id {
		s.heads = slices.Delete(s.heads, i, i+1)
		s.turns++
	}
}

// fill makes the headline of an article; what the reader did with it stays.
func fill(h *Headline, id int64, a *feed.Article) {
	date := int64(math.MinInt64)
	if !a.Published.IsZero() {
		date = a.Published.Time.UnixMicro()
	}
	*h = Headline{
		ID: id, Date: date, Title: headline(a), Section: a.Section, Source: a.Source, URL: a.URL, Lang: a.Lang, Dir: a.Dir,
		Published: a.Published, Read: h.Read, Starred: h.Starred, Tags: h.Tags,
	}
}

// placeIn is where a key stands, or would, among headlines in an order.
func placeIn(heads []Headline, o Order, k Key) int {
	return sort.Search(len(heads), func(i int) bool { return o.compare(heads[i].Key(), k) >= 0 })
}

// find is the index of an article's headline.
func (s *shelf) find(id int64) int { return placeIn(s.heads, Newest, s.keyOf[id]) }

// sorted are the headlines in an order.
func (s *shelf) sorted(o Order) []Headline {
	if o == Newest {
		return s.heads
	}
	if s.order != o || s.orderAt != s.turns || len(s.inOrder) != len(s.heads) {
		s.inOrder, s.order, s.orderAt = append(s.inOrder[:0], s.heads...), o, s.turns
		for i := range s.inOrder {
			s.inOrder[i].Group = o.groupOf(&s.inOrder[i])
		}
		slices.SortFunc(s.inOrder, func(a, b Headline) int { return o.compare(a.Key(), b.Key()) })
	}
	return s.inOrder
}

// Window implements Library.
func (s *shelf) Window(_ context.Context, dst []Headline, f Filter, p Place, n int) ([]Headline, error) {
	start, heads := len(dst), s.sorted(f.Order)
	i, step := 0, 1
	switch p.From {
	case Ending:
		i, step = len(heads)-1, -1
	case From:
		i = placeIn(heads, f.Order, p.Key)
	case Next:
		i = placeIn(heads, f.Order, p.Key)
		if i < len(heads) && heads[i].Key() == p.Key {
			i++
		}
	case Previous:
		i, step = placeIn(heads, f.Order, p.Key)-1, -1
	}
	for ; n > 0 && i >= 0 && i < len(heads); i += step {
		if f.has(&heads[i]) {
			dst = append(dst, heads[i])
			if f.Summaries {
				dst[len(dst)-1].Summary = Summary(s.byID[-heads[i].ID-1])
			}
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
	return (!f.Unread || !h.Read) && (!f.Starred || h.Starred) && (f.Tag == "" || slices.Contains(h.Tags, f.Tag)) &&
		(f.Section == "" || h.Section == f.Section) && (f.Lang == "" || h.Lang == f.Lang) &&
		(f.Since == 0 || h.Published.Time.Unix() >= f.Since)
}

// Summary is how the text of an article begins, in a few lines.
func Summary(a *feed.Article) string {
	const much = 300 // bytes
	var b strings.Builder
	b.WriteString(feed.CleanLine(a.Summary))
	for i := 0; i < len(a.Body) && b.Len() < much; i++ {
		if k := a.Body[i].Kind; a.Summary != "" || k != feed.Paragraph && k != feed.Quote && k != feed.Item {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(feed.CleanLine(first(a.Body[i].Text, 2*much)))
	}
	return strings.TrimSpace(first(behind(strings.TrimSpace(b.String()), a.Title), much))
}

// behind is a text without its first words, where these are the headline that
// it stands under.
func behind(text, title string) string {
	rest, ok := strings.CutPrefix(text, strings.TrimRight(title, " ….:،,"))
	next, _ := utf8.DecodeRuneInString(rest)
	if title == "" || !ok || unicode.IsLetter(next) || unicode.IsMark(next) || unicode.IsDigit(next) {
		return text
	}
	if rest = strings.TrimLeft(rest, " ….:،,"); rest == "" {
		return text
	}
	return "… " + rest
}

// Count implements Library.
func (s *shelf) Count(_ context.Context, f Filter) (n int, err error) {
	return s.count(f, s.heads), nil
}

// Position implements Library.
func (s *shelf) Position(_ context.Context, f Filter, k Key) (n int, err error) {
	heads := s.sorted(f.Order)
	return s.count(f, heads[:placeIn(heads, f.Order, k)]), nil
}

// count is how many of some headlines a list has.
func (s *shelf) count(f Filter, heads []Headline) (n int) {
	for i := range heads {
		if f.has(&heads[i]) {
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
	return Overview{All: Counts{len(s.heads), s.count(Filter{Unread: true}, s.heads)}}, nil
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
