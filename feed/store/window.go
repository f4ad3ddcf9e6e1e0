package store

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Filter says which articles a list has. The zero value is all of them; what
// is set must hold together.
type Filter struct {
	Feed    int64  // of this feed
	Folder  string // of the feeds in this folder
	Under   string // of those, and of the feeds in the folders in it: "a/b" is in "a"
	Section string
	Lang    string // as in Headline.Lang
	Tag     string // that the reader gave
	Unread  bool
	Starred bool
	After   time.Time // not before this moment
	Before  time.Time
	Story   int64
}

// where is the filter in SQL over the table article, with the index that a
// list goes along; the index is empty where SQLite chooses.
func (f Filter) where() (index, cond string, args []any) {
	var c []string
	add := func(s string, a ...any) { c, args = append(c, s), append(args, a...) }
	index = "article_date"
	if f.Unread {
		add("read = 0")
		index = "article_unread"
	}
	if f.Feed != 0 {
		add("feed = ?", f.Feed)
		index = "article_feed"
	}
	if f.Starred {
		add("starred = 1")
		index = "article_starred"
	}
	if f.Story != 0 {
		add("story = ? AND story <> 0", f.Story)
		index = "article_story"
	}
	if f.Folder != "" {
		add("feed IN (SELECT id FROM feed WHERE folder = ? AND removed = 0)", f.Folder)
	}
	if f.Under != "" {
		add("feed IN (SELECT id FROM feed WHERE (folder = ? OR substr(folder, 1, ?) = ?) AND removed = 0)",
			f.Under, utf8.RuneCountInString(f.Under)+1, f.Under+"/")
	}
	if f.Section != "" {
		add("section = (SELECT id FROM name WHERE text = ?)", f.Section)
		if index == "article_date" || index == "article_unread" {
			index = "article_section"
		}
	}
	if f.Lang != "" {
		add("(SELECT lang FROM headline WHERE headline.id = article.id) = ?", f.Lang)
	}
	if f.Tag != "" {
		add("id IN (SELECT article FROM tagged WHERE tag = (SELECT id FROM name WHERE text = ?))", f.Tag)
		index = ""
	}
	if !f.After.IsZero() {
		add("date >= ?", f.After.Unix())
	}
	if !f.Before.IsZero() {
		add("date < ?", f.Before.Unix())
	}
	if len(c) == 0 {
		c = append(c, "1")
	}
	return index, strings.Join(c, " AND "), args
}

// Place is where a window begins; the zero value is the beginning of the list.
type Place struct {
	kind   placeKind
	key    Key
	offset int
}

type placeKind uint8

const (
	atOffset placeKind = iota
	atEnd
	atKey
	afterKey
	beforeKey
)

// At is n headlines from the beginning.
func At(n int) Place { return Place{offset: max(0, n)} }

// End is the window that ends with the last headline.
func End() Place { return Place{kind: atEnd} }

// From is the window that begins with this place, or with the next one where
// it is not in the list.
func From(k Key) Place { return Place{kind: atKey, key: k} }

// Next is the window behind this place.
func Next(k Key) Place { return Place{kind: afterKey, key: k} }

// Previous is the window that ends before this place.
func Previous(k Key) Place { return Place{kind: beforeKey, key: k} }

// Window appends at most n headlines of a list to dst, in its order. It takes
// time by n alone, but for a place by number far from both ends of the list,
// which costs a walk over the index: some milliseconds in 100,000.
func (s *Store) Window(ctx context.Context, dst []Headline, f Filter, o Order, p Place, n int) ([]Headline, error) {
	const op = "list articles"
	if n <= 0 {
		return dst, nil
	}
	if o > Oldest {
		return s.grouped(ctx, dst, f, o, p, n)
	}
	start := len(dst)
	index, cond, args := f.where()
	descending := o == Newest
	backward := p.kind == atEnd || p.kind == beforeKey
	if p.kind == atOffset && p.offset > 1024 {
		total, err := s.Count(ctx, f)
		if err != nil {
			return dst, err
		}
		if p.offset >= total {
			return dst, nil
		}
		if p.offset > total/2 { // from the end it is nearer
			backward = true
			rows := min(n, total-p.offset)
			p.offset, n = total-p.offset-rows, rows
		}
	}
	if backward {
		descending = !descending
	}
	switch p.kind {
	case atKey, afterKey, beforeKey:
		compare := ">"
		if descending {
			compare = "<"
		}
		if p.kind == atKey {
			compare += "="
		}
		cond += " AND (date, id) " + compare + " (?, ?)"
		args = append(args, p.key.Date, p.key.ID)
	}
	way := ""
	if descending {
		way = " DESC"
	}
	if index != "" {
		index = " INDEXED BY " + index
	}
	query := "SELECT " + headlineColumns + " FROM (SELECT id AS chosen FROM article" + index + " WHERE " + cond +
		" ORDER BY date" + way + ", id" + way + " LIMIT ? OFFSET ?) CROSS JOIN article a ON a.id = chosen" + headlineJoin +
		" ORDER BY a.date" + way + ", a.id" + way
	err := s.each(ctx, query, append(args, n, p.offset), func(row scanner) error {
		var h Headline
		err := scanHeadline(row, &h)
		dst = append(dst, h)
		return err
	})
	if err != nil {
		return dst[:start], s.fail(op, err)
	}
	if backward {
		slices.Reverse(dst[start:])
	}
	return dst, nil
}

// Count is how many articles a list has.
func (s *Store) Count(ctx context.Context, f Filter) (n int, err error) {
	simple := Filter{Unread: f.Unread}
	switch {
	case f == simple && f.Unread:
		err = s.one(ctx, "SELECT coalesce(sum(unread), 0) FROM feed", nil, &n)
	case f == simple:
		err = s.one(ctx, "SELECT coalesce(sum(total), 0) FROM feed", nil, &n)
	default:
		index, cond, args := f.where()
		if index != "" {
			index = " INDEXED BY " + index
		}
		err = s.one(ctx, "SELECT count(*) FROM article"+index+" WHERE "+cond, args, &n)
	}
	return n, s.fail("count articles", err)
}

// Position is how many headlines of a list stand before a place: the number
// that At takes.
func (s *Store) Position(ctx context.Context, f Filter, o Order, k Key) (n int, err error) {
	if o > Oldest {
		return s.groupedPosition(ctx, f, o, k)
	}
	index, cond, args := f.where()
	if index != "" {
		index = " INDEXED BY " + index
	}
	compare := "<"
	if o == Newest {
		compare = ">"
	}
	err = s.one(ctx, "SELECT count(*) FROM article"+index+" WHERE "+cond+" AND (date, id) "+compare+" (?, ?)", append(args, k.Date, k.ID), &n)
	return n, s.fail("count articles", err)
}

// Sections are the sections of all articles with their counts, by name.
func (s *Store) Sections(ctx context.Context) (map[string]Counts, error) {
	counts := map[string]Counts{}
	err := s.each(ctx, "SELECT n.text, count(*), sum(a.read = 0) FROM article a JOIN name n ON n.id = a.section GROUP BY a.section", nil, func(row scanner) error {
		var name string
		var c Counts
		err := row.Scan(&name, &c.Total, &c.Unread)
		counts[name] = c
		return err
	})
	return counts, s.fail("count articles", err)
}
