package store

import (
	"context"
	"slices"
)

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
