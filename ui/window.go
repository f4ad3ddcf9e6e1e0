package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
)

// How much of a list is in memory. Keys come thirty times a second at the most,
// and each moves by a screenful at the most: what is prefetched is there before
// they are.
const (
	FirstRows   = 48   // what a list begins with: a screenful
	endRows     = 64   // of the beginning and of the end, so that Home and End are at once
	chunkRows   = 256  // fetched at a time
	nearRows    = 128  // so near to the edge of what is there more is fetched
	keptRows    = 1024 // from so many on those far from the selection are dropped
	keptAround  = 384  // and so many on each side stay
	aroundAbove = 128  // of a list that is read anew
	aroundBelow = 256
)

// window is the part of a list that is in memory: rows follow each other
// without a gap.
type window struct {
	library    Library
	filter     Filter
	rows       []Headline
	first      int // how many headlines of the list stand before the rows
	total      int // of the list; -1 while it is not known
	atTop      bool
	atBottom   bool
	head, tail []Headline // the list's ends, or nothing
	turn       int        // what was asked for in an earlier turn is not wanted any more
	asking     [2]bool    // for rows above, below
	measuring  bool       // the length and the ends are asked for
}

// windowPart says which part of a list was asked for.
type windowPart uint8

const (
	partAbove windowPart = iota
	partBelow
	partEnds
	partAround
)

// windowMsg brings a part of a list.
type windowMsg struct {
	part       windowPart
	turn       int
	rows       []Headline
	atTop      bool
	atBottom   bool
	first      int
	total      int
	head, tail []Headline
	err        error
}

// fetch returns the command that asks for a part of the list; key is the place
// that partAround is around.
func (w *window) fetch(ctx context.Context, part windowPart, key Key) tea.Cmd {
	lib, f, turn := w.library, w.filter, w.turn
	if lib == nil {
		return nil
	}
	switch part {
	case partAbove, partBelow:
		if len(w.rows) == 0 || w.asking[part] {
			return nil
		}
		w.asking[part] = true
	}
	var above, below Key
	if len(w.rows) > 0 {
		above, below = w.rows[0].Key(), w.rows[len(w.rows)-1].Key()
	}
	return func() tea.Msg {
		msg := windowMsg{part: part, turn: turn}
		switch part {
		case partAbove:
			msg.rows, msg.err = lib.Window(ctx, nil, f, Place{Previous, above}, chunkRows)
			msg.atTop = len(msg.rows) < chunkRows
		case partBelow:
			msg.rows, msg.err = lib.Window(ctx, nil, f, Place{Next, below}, chunkRows)
			msg.atBottom = len(msg.rows) < chunkRows
		case partAround:
			msg.around(ctx, lib, f, key)
			fallthrough
		case partEnds:
			msg.ends(ctx, lib, f)
		}
		return msg
	}
}

// begin is the part that a list begins with.
func (msg *windowMsg) begin(rows []Headline) {
	msg.rows, msg.total, msg.atTop = rows, -1, true
	if msg.atBottom = len(rows) < FirstRows; msg.atBottom {
		msg.total = len(rows)
	}
}

// ends reads the list's ends and its length.
func (msg *windowMsg) ends(ctx context.Context, lib Library, f Filter) {
	if msg.err == nil {
		msg.total, msg.err = lib.Count(ctx, f)
	}
	if msg.err == nil {
		msg.head, msg.err = lib.Window(ctx, nil, f, Place{From: Beginning}, endRows)
	}
	if msg.err == nil {
		msg.tail, msg.err = lib.Window(ctx, nil, f, Place{From: Ending}, endRows)
	}
}

// around reads the rows around a place.
func (msg *windowMsg) around(ctx context.Context, lib Library, f Filter, key Key) {
	var n int
	msg.rows, msg.err = lib.Window(ctx, nil, f, Place{Previous, key}, aroundAbove)
	above := len(msg.rows)
	msg.atTop = above < aroundAbove
	if msg.err == nil {
		msg.rows, msg.err = lib.Window(ctx, msg.rows, f, Place{From, key}, aroundBelow)
		msg.atBottom = len(msg.rows)-above < aroundBelow
	}
	if msg.err == nil && !msg.atTop {
		n, msg.err = lib.Position(ctx, f, key)
	}
	msg.first = max(0, n-above)
}

// take puts a part where it belongs and returns by how many rows those that
// were there moved down.
func (w *window) take(msg windowMsg) (moved int) {
	switch msg.part {
	case partAbove:
		w.asking[partAbove] = false
		w.rows = slices.Insert(w.rows, 0, msg.rows...)
		w.atTop = msg.atTop
		w.first = max(0, w.first-len(msg.rows))
		if w.atTop {
			w.first = 0
		}
		return len(msg.rows)
	case partBelow:
		w.asking[partBelow] = false
		w.rows = append(w.rows, msg.rows...)
		w.atBottom = msg.atBottom
	case partEnds:
		w.total, w.head, w.tail = msg.total, msg.head, msg.tail
	}
	return 0
}

// replace puts what was read anew in the place of all rows. In a list of unread
// articles those that were read meanwhile stay until the list is left.
func (w *window) replace(msg windowMsg) {
	fresh := msg.rows
	if w.filter.Order == UnreadFirst {
		// What was read meanwhile stays where it is until the list is left.
		for i := range w.rows {
			k := slices.IndexFunc(fresh, func(h Headline) bool { return h.ID == w.rows[i].ID })
			if k >= 0 {
				fresh[k].Group = w.rows[i].Group
			}
		}
		slices.SortFunc(fresh, func(a, b Headline) int { return UnreadFirst.compare(a.Key(), b.Key()) })
	}
	if w.filter.Unread {
		have := make(map[int64]bool, len(fresh))
		for i := range fresh {
			have[fresh[i].ID] = true
		}
		for i := range w.rows {
			if old := w.rows[i]; old.Read && !have[old.ID] && (len(fresh) == 0 || msg.within(w.filter.Order, old.Key())) {
				fresh = append(fresh, old)
				msg.total++
			}
		}
		slices.SortFunc(fresh, func(a, b Headline) int { return w.filter.Order.compare(a.Key(), b.Key()) })
	}
	w.rows, w.first, w.total = fresh, msg.first, msg.total
	w.atTop, w.atBottom = msg.atTop, msg.atBottom
	w.head, w.tail = msg.head, msg.tail
	w.turn++
	w.asking, w.measuring = [2]bool{}, false
}

// within reports whether a key lies in the part of the list that was read.
func (msg *windowMsg) within(o Order, k Key) bool {
	return (msg.atTop || o.before(msg.rows[0].Key(), k)) && (msg.atBottom || o.before(k, msg.rows[len(msg.rows)-1].Key()))
}

// jump shows the beginning of the list, or its end, and reports whether it is
// there.
func (w *window) jump(end bool) bool {
	switch {
	case end && w.atBottom || !end && w.atTop:
		return true
	case end && len(w.tail) > 0 && w.total >= 0:
		w.rows = slices.Clone(w.tail)
		w.first = max(0, w.total-len(w.rows))
		w.atTop, w.atBottom = w.first == 0, true
	case !end && len(w.head) > 0 && w.total >= 0:
		w.rows = slices.Clone(w.head)
		w.first = 0
		w.atTop, w.atBottom = true, len(w.rows) >= w.total
	default:
		return false
	}
	w.turn++
	w.asking = [2]bool{}
	return true
}

// trim drops rows that are far from row i and returns how many before it.
func (w *window) trim(i int) (dropped int) {
	if len(w.rows) < keptRows {
		return 0
	}
	if end := i + keptAround; end < len(w.rows) && !w.asking[partBelow] {
		clear(w.rows[end:])
		w.rows, w.atBottom = w.rows[:end], false
	}
	if dropped = max(0, i-keptAround); dropped > 0 && !w.asking[partAbove] {
		w.rows = slices.Delete(w.rows, 0, dropped)
		w.first, w.atTop = w.first+dropped, false
		return dropped
	}
	return 0
}

// index is the row of an article, -1 where it is not among the rows.
func (w *window) index(id int64) int {
	return slices.IndexFunc(w.rows, func(h Headline) bool { return h.ID == id })
}

// mark does something to the rows of articles, without asking the library.
func (w *window) mark(act Act, tag string, ids ...int64) {
	for _, rows := range [][]Headline{w.rows, w.head, w.tail} {
		for i := range rows {
			if len(ids) == 0 || slices.Contains(ids, rows[i].ID) {
				rows[i].mark(act, tag)
			}
		}
	}
}

// nextUnread is the first unread row from i on, -1 where there is none.
func (w *window) nextUnread(i int) int {
	for i = max(0, i); i < len(w.rows); i++ {
		if !w.rows[i].Read {
			return i
		}
	}
	return -1
}
