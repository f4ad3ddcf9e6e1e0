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
	Feed      int64  // of this feed
	Folder    string // of the feeds in this folder
	Under     string // of those, and of the feeds in the folders in it: "a/b" is in "a"
	Section   string
	Lang      string // as in Headline.Lang
	Tag       string // that the reader gave
	Unread    bool
	Read      bool
	Starred   bool
	Unstarred bool
	After     time.Time // not before this moment
	Before    time.Time
	Story     int64
	Saved     int64 // found by this saved search
	Shown     bool  // without what mute rules hide
	Hidden    bool  // that alone
	Stories   bool  // of the articles that tell one story, the newest alone
}

// where is the filter in SQL over the table article, with the index that a list
// goes along; the index is empty where SQLite chooses.
func (f Filter) where() (index, cond string, args []any) {
	index, cond, args = f.whereIn("article")
	if f.Stories {
		also, more := f.heads()
		cond, args = cond+" AND "+also, append(args, more...)
	}
	return index, cond, args
}

// whereIn is where over the table article called t, without what Stories says.
func (f Filter) whereIn(t string) (index, cond string, args []any) {
	var c []string
	also := func(s string, a ...any) { c, args = append(c, s), append(args, a...) }
	add := func(column string, a ...any) { also(t+"."+column, a...) }
	index = "article_date"
	if f.Unread {
		add("read = 0")
		index = "article_unread"
	}
	if f.Read {
		add("read = 1")
	}
	if f.Feed != 0 {
		add("feed = ?", f.Feed)
		index = "article_feed"
	}
	if f.Hidden {
		add("hidden = 1")
		index = "article_hidden"
	}
	if f.Starred {
		add("starred = 1")
		index = "article_starred"
	}
	if f.Unstarred {
		add("starred = 0")
	}
	if f.Story != 0 {
		add("story = ?", f.Story)
		add("story <> 0")
		index = "article_story"
	}
	if f.Shown {
		add("hidden = 0")
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
		also("(SELECT lang FROM headline WHERE headline.id = "+t+".id) = ?", f.Lang)
	}
	if f.Tag != "" {
		add("id IN (SELECT article FROM tagged WHERE tag = (SELECT id FROM name WHERE text = ?))", f.Tag)
		index = ""
	}
	if f.Saved != 0 {
		also("EXISTS (SELECT 1 FROM found WHERE saved = ? AND at = "+t+".date AND article = "+t+".id)", f.Saved)
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

// list is a filter as a query.
type list struct {
	from     string // the table article, by the way that the list goes along
	date, id string // what it is sorted by
	cond     string
	args     []any
}

func (f Filter) list() (l list) {
	saved := f.Saved
	f.Saved = 0
	index, cond, args := f.whereIn("article")
	l = list{from: "article", date: "article.date", id: "article.id", cond: cond, args: args}
	switch {
	case saved != 0: // along what was found
		l.from = "found CROSS JOIN article ON article.id = found.article"
		l.date, l.id = "found.at", "found.article"
		l.cond = "found.saved = ? AND " + cond
		l.args = append([]any{saved}, args...)
	case index != "":
		l.from += " INDEXED BY " + index
	}
	return l
}

// heads is what leaves of the articles that tell one story the newest that is
// in the list: a later telling is looked for with each.
func (f Filter) heads() (cond string, args []any) {
	_, cond, args = f.whereIn("later")
	return "(article.story = 0 OR NOT EXISTS (SELECT 1 FROM article later INDEXED BY article_story WHERE later.story = article.story AND later.story <> 0 AND (later.date, later.id) > (article.date, article.id) AND " + cond + "))", args
}

// rows is how many rows a list has, of articles or of stories.
func (f Filter) rows() string {
	if f.Stories {
		return "coalesce(sum(article.story = 0), 0) + count(DISTINCT nullif(article.story, 0))"
	}
	return "count(*)"
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

// Window appends at most n headlines of a list to dst, in its order, with what
// else tells their stories where the list has one row for each. It takes
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
	l := f.list()
	if f.Stories {
		cond, args := f.heads()
		l.cond, l.args = l.cond+" AND "+cond, append(l.args, args...)
	}
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
		l.cond += " AND (" + l.date + ", " + l.id + ") " + compare + " (?, ?)"
		l.args = append(l.args, p.key.Date, p.key.ID)
	}
	way := ""
	if descending {
		way = " DESC"
	}
	columns := headlineColumns
	if f.Stories {
		columns += ", " + toldColumn
	}
	query := "SELECT " + columns + " FROM (SELECT article.id AS chosen FROM " + l.from + " WHERE " + l.cond +
		" ORDER BY " + l.date + way + ", " + l.id + way + " LIMIT ? OFFSET ?) CROSS JOIN article a ON a.id = chosen" + headlineJoin +
		" ORDER BY a.date" + way + ", a.id" + way
	err := s.each(ctx, query, append(l.args, n, p.offset), func(row scanner) error {
		var h Headline
		err := scanHeadline(row, &h, f.Stories)
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

// Count is how many rows a list has.
func (s *Store) Count(ctx context.Context, f Filter) (n int, err error) {
	if simple := (Filter{Unread: f.Unread, Shown: f.Shown, Stories: f.Stories}); f == simple {
		n, err = s.countAll(ctx, f)
		return n, s.fail("count articles", err)
	}
	l := f.list()
	err = s.one(ctx, "SELECT "+f.rows()+" FROM "+l.from+" WHERE "+l.cond, l.args, &n)
	return n, s.fail("count articles", err)
}

// countAll is Count for all articles, or all that are unread: the feeds know.
func (s *Store) countAll(ctx context.Context, f Filter) (n int, err error) {
	column, hidden, cond := "total", "hidden", ""
	if f.Unread {
		column, hidden, cond = "unread", "hidden_unread", " AND read = 0"
	}
	if f.Shown {
		column += " - " + hidden
		cond += " AND hidden = 0"
	}
	if err := s.one(ctx, "SELECT coalesce(sum("+column+"), 0) FROM feed", nil, &n); err != nil || !f.Stories {
		return n, err
	}
	var told int // articles behind the first of their story
	err = s.one(ctx, "SELECT count(*) - count(DISTINCT story) FROM article INDEXED BY article_story WHERE story <> 0"+cond, nil, &told)
	return n - told, err
}

// Position is how many rows of a list stand before a place: the number that
// At takes.
func (s *Store) Position(ctx context.Context, f Filter, o Order, k Key) (n int, err error) {
	if o > Oldest {
		return s.groupedPosition(ctx, f, o, k)
	}
	l := f.list()
	compare := "<"
	if o == Newest {
		compare = ">"
	}
	if f.Stories && o == Oldest {
		// A story stands where its last telling does: those with a later one
		// stand behind the place.
		total, err := s.Count(ctx, f)
		if err != nil {
			return 0, err
		}
		compare = ">="
		defer func() { n = total - n }()
	}
	err = s.one(ctx, "SELECT "+f.rows()+" FROM "+l.from+" WHERE "+l.cond+" AND ("+l.date+", "+l.id+") "+compare+" (?, ?)", append(l.args, k.Date, k.ID), &n)
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
