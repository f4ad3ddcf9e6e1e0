package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Order is the order of a list.
type Order uint8

// The orders of a list. Those after Oldest part it into groups, whose articles
// stand together, the newest first: [Headline.Group] is what a group is sorted
// by.
const (
	Newest Order = iota // first
	Oldest
	UnreadFirst
	BySource   // by what the reader calls the feeds
	BySection  // by name; articles without a section stand last
	ByHeadline // by its letters; each article is a group of its own
)

// wide is how many articles a list may have to be sorted whole, each time. A
// longer one goes along an index: what its filter passes over then is at most
// so many times what it shows as all articles are more than this.
const wide = 2000

// grouped is Window for the orders that part a list into groups.
func (s *Store) grouped(ctx context.Context, dst []Headline, f Filter, o Order, p Place, n int) ([]Headline, error) {
	if p.kind == atOffset && p.offset > 0 {
		heads, err := s.grouped(ctx, nil, f, o, At(0), p.offset+n)
		return append(dst, heads[min(len(heads), p.offset):]...), err
	}
	total, err := s.Count(ctx, f)
	if err != nil {
		return dst, err
	}
	var found []Key
	switch {
	case total <= s.wide:
		if found, err = s.sorted(ctx, f, o); err == nil {
			found = p.cut(found, n)
		}
	case o == ByHeadline:
		found, err = s.alongHeadlines(ctx, f, p, n)
	default:
		found, err = s.alongGroups(ctx, f, o, p, n)
	}
	if err != nil {
		return dst, err
	}
	ids := make([]int64, len(found))
	for i, k := range found {
		ids[i] = k.ID
	}
	start := len(dst)
	if dst, err = s.Headlines(ctx, dst, ids); err != nil {
		return dst[:start], err
	}
	groups := make(map[int64]string, len(found))
	for _, k := range found {
		groups[k.ID] = k.Group
	}
	for i := start; i < len(dst); i++ {
		dst[i].Group = groups[dst[i].ID]
	}
	return dst, nil
}

// compare is the order of two places in a list with groups.
func (k Key) compare(other Key) int {
	return cmp.Or(cmp.Compare(k.Group, other.Group), cmp.Compare(other.Date, k.Date), cmp.Compare(other.ID, k.ID))
}

// backward reports whether the window lies before its place.
func (p Place) backward() bool { return p.kind == atEnd || p.kind == beforeKey }

// cut takes a window out of a whole list.
func (p Place) cut(all []Key, n int) []Key {
	at, exact := slices.BinarySearchFunc(all, p.key, Key.compare)
	switch p.kind {
	case atKey:
		all = all[at:]
	case afterKey:
		if exact {
			at++
		}
		all = all[at:]
	case beforeKey:
		all = all[:at]
	}
	if p.backward() {
		return all[max(0, len(all)-n):]
	}
	return all[:min(n, len(all))]
}

// sorted is a whole list in its order.
func (s *Store) sorted(ctx context.Context, f Filter, o Order) ([]Key, error) {
	index, cond, args := f.where()
	if index != "" {
		index = " INDEXED BY " + index
	}
	column := "''"
	var feeds map[int64]string
	switch o {
	case UnreadFirst:
		column = "CASE read WHEN 0 THEN '" + unreadGroup + "' ELSE '" + readGroup + "' END"
	case BySource:
		list, err := s.sources(ctx)
		if err != nil {
			return nil, err
		}
		feeds = map[int64]string{}
		for _, l := range list {
			feeds[l.arg] = l.group
		}
	case BySection:
		column = "(SELECT text FROM name WHERE name.id = section)"
	case ByHeadline:
		column = "(SELECT " + headlineKey + " FROM headline WHERE headline.id = article.id)"
	}
	var keys []Key
	err := s.each(ctx, "SELECT id, date, feed, coalesce("+column+", '') FROM article"+index+" WHERE "+cond, args, func(row scanner) error {
		var k Key
		var of int64
		err := row.Scan(&k.ID, &k.Date, &of, &k.Group)
		switch {
		case o == BySource:
			k.Group = feeds[of]
		case o == BySection && k.Group == "":
			k.Group = noGroup
		case o == ByHeadline:
			k.Group = headlineGroup(k.Group, k.ID)
		}
		keys = append(keys, k)
		return err
	})
	slices.SortFunc(keys, Key.compare)
	return keys, s.fail("list articles", err)
}

// groupedPosition is Position for the orders that part a list into groups.
func (s *Store) groupedPosition(ctx context.Context, f Filter, o Order, k Key) (n int, err error) {
	const op = "count articles"
	total, err := s.Count(ctx, f)
	if err != nil {
		return 0, err
	}
	if total <= s.wide {
		all, err := s.sorted(ctx, f, o)
		n, _ = slices.BinarySearchFunc(all, k, Key.compare)
		return n, err
	}
	_, cond, args := f.where()
	count := func(more string, with ...any) {
		if err != nil {
			return
		}
		part := 0
		err = s.one(ctx, "SELECT count(*) FROM article WHERE "+cond+" AND "+more, append(slices.Clone(args), with...), &part)
		n += part
	}
	inGroup := func(more string, with ...any) {
		count(more+" AND (date, id) > (?, ?)", append(with, k.Date, k.ID)...)
	}
	switch o {
	case UnreadFirst:
		if k.Group == readGroup {
			count("read = 0")
			inGroup("read = 1")
		} else {
			inGroup("read = 0")
		}
	case BySource:
		feeds, err := s.sources(ctx)
		if err != nil {
			return 0, err
		}
		before := []string{"0"}
		for _, l := range feeds {
			if l.group < k.Group {
				before = append(before, fmt.Sprint(l.arg))
			} else if l.group == k.Group {
				inGroup("feed = ?", l.arg)
			}
		}
		count("feed IN (" + strings.Join(before, ",") + ")")
	case BySection:
		if k.Group == noGroup {
			count("section <> 0")
			inGroup("section = 0")
		} else {
			count("section IN (SELECT id FROM name WHERE text < ?)", k.Group)
			inGroup("section = (SELECT id FROM name WHERE text = ?)", k.Group)
		}
	case ByHeadline:
		key := headlineText(k.Group)
		err = s.one(ctx, "SELECT count(*) FROM headline WHERE ("+headlineKey+" < ? OR "+headlineKey+" = ? AND headline.id < ?) AND EXISTS (SELECT 1 FROM article WHERE article.id = headline.id AND ("+cond+"))",
			append([]any{key, key, k.ID}, args...), &n)
	}
	return n, s.fail(op, err)
}
