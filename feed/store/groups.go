package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// The groups of UnreadFirst, and of articles without a section.
const (
	unreadGroup = "0"
	readGroup   = "1"
	noGroup     = "\xff" // behind any text in UTF-8
)

// leg is a group of a list on the way along an index.
type leg struct {
	group string
	cond  string // of the articles in it
	arg   int64  // of the condition
	index string
}

// alongGroups goes from group to group, along an index in each, until there
// are n articles.
func (s *Store) alongGroups(ctx context.Context, f Filter, o Order, p Place, n int) (found []Key, err error) {
	back := p.backward()
	_, cond, args := f.where()
	inside := p.kind != atOffset && p.kind != atEnd // the place has a key
	visit := func(l leg) (more bool, err error) {
		where, with := cond+" AND "+l.cond, append(slices.Clone(args), l.arg)
		if inside && l.group == p.key.Group {
			compare := map[placeKind]string{atKey: "<=", afterKey: "<", beforeKey: ">"}[p.kind]
			where += " AND (date, id) " + compare + " (?, ?)"
			with = append(with, p.key.Date, p.key.ID)
		}
		way := " DESC"
		if back {
			way = ""
		}
		err = s.each(ctx, "SELECT id, date FROM article INDEXED BY "+l.index+" WHERE "+where+" ORDER BY date"+way+", id"+way+" LIMIT ?",
			append(with, n-len(found)), func(row scanner) error {
				k := Key{Group: l.group}
				err := row.Scan(&k.ID, &k.Date)
				found = append(found, k)
				return err
			})
		return len(found) < n, s.fail("list articles", err)
	}
	from := ""
	if inside {
		from = p.key.Group
	}
	err = s.legs(ctx, o, from, inside, back, visit)
	if back {
		slices.Reverse(found)
	}
	return found, err
}

// legs calls visit with the groups of an order from one on, or back from it,
// until it has enough.
func (s *Store) legs(ctx context.Context, o Order, from string, bounded, back bool, visit func(leg) (bool, error)) error {
	if o == BySection {
		return s.sectionLegs(ctx, from, bounded, back, visit)
	}
	list := []leg{
		{unreadGroup, "read = ?", 0, "article_unread"}, {readGroup, "read = ?", 1, "article_read"},
	}
	// A partial index is taken only where its condition stands in the query.
	list[0].cond, list[1].cond = "read = 0 AND ? = 0", "read = 1 AND ? = 1"
	if o == BySource {
		var err error
		if list, err = s.sources(ctx); err != nil {
			return err
		}
	}
	if back {
		slices.Reverse(list)
	}
	for _, l := range list {
		if bounded && (!back && l.group < from || back && l.group > from) {
			continue
		}
		if more, err := visit(l); err != nil || !more {
			return err
		}
	}
	return nil
}

// sources are the groups of BySource. Feeds of one name stay apart.
func (s *Store) sources(ctx context.Context) (list []leg, err error) {
	err = s.each(ctx, "SELECT id, CASE WHEN name <> '' THEN name WHEN title <> '' THEN title ELSE url END FROM feed WHERE total > 0", nil, func(row scanner) error {
		l := leg{cond: "feed = ?", index: "article_feed"}
		err := row.Scan(&l.arg, &l.group)
		l.group = fmt.Sprintf("%s\x00%016x", strings.ToLower(l.group), l.arg)
		list = append(list, l)
		return err
	})
	slices.SortFunc(list, func(a, b leg) int { return strings.Compare(a.group, b.group) })
	return list, s.fail("list articles", err)
}

// sectionLegs are the groups of BySection. There may be thousands: some are
// read at a time.
func (s *Store) sectionLegs(ctx context.Context, from string, bounded, back bool, visit func(leg) (bool, error)) error {
	const some = 32
	none := leg{noGroup, "section = ?", 0, "article_section"}
	if back && (!bounded || from == noGroup) {
		if more, err := visit(none); err != nil || !more {
			return err
		}
		bounded = false
	}
	compare, way := ">=", ""
	if back {
		compare, way = "<=", " DESC"
	}
	for from != noGroup || back {
		cond, args := "1", []any{}
		if bounded {
			cond, args = "text "+compare+" ?", []any{from}
		}
		var list []leg
		err := s.each(ctx, "SELECT id, text FROM name WHERE "+cond+" AND EXISTS (SELECT 1 FROM article INDEXED BY article_section WHERE section = name.id) ORDER BY text"+way+" LIMIT ?",
			append(args, some), func(row scanner) error {
				l := leg{cond: "section = ?", index: "article_section"}
				err := row.Scan(&l.arg, &l.group)
				list = append(list, l)
				return err
			})
		if err != nil {
			return s.fail("list articles", err)
		}
		for _, l := range list {
			if more, err := visit(l); err != nil || !more {
				return err
			}
		}
		if len(list) < some {
			break
		}
		bounded, from = true, list[len(list)-1].group
		compare = strings.TrimSuffix(compare, "=")
	}
	if back {
		return nil
	}
	_, err := visit(none)
	return err
}
