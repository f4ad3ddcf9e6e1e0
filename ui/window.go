package ui

import (
	"context"
	"maps"
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
	reach      [2]Key     // up to where the library was read, above and below
	head, tail []Headline // the list's ends, or nothing
	held       held
	unsure     bool    // what became of held that is not among the rows that are read anew: a step was undone
	turn       int     // what was asked for in an earlier turn is not wanted any more
	asking     [2]bool // for rows above, below
	measuring  bool    // the length and the ends are asked for
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
	above, below := w.reach[partAbove], w.reach[partBelow]
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
	if msg.part == partEnds {
		w.takeEnds(msg)
		return 0
	}
	w.asking[msg.part] = false
	of := stretchOf(w.filter.Order, msg.rows, msg.atTop, msg.atBottom)
	above := msg.part == partAbove
	if above {
		of.high, of.end = w.reach[partAbove], false
	} else {
		of.low, of.top = w.reach[partBelow], false
	}
	w.reach[msg.part] = choose(above, of.low, of.high)
	rows := slices.DeleteFunc(w.withHeld(msg.rows, of), func(h Headline) bool { return w.index(h.ID) >= 0 })
	if !above {
		w.rows, w.atBottom = append(w.rows, rows...), msg.atBottom
		return 0
	}
	w.rows, w.atTop = slices.Insert(w.rows, 0, rows...), msg.atTop
	if w.first = max(0, w.first-len(rows)); w.atTop {
		w.first = 0
	}
	return len(rows)
}

// takeEnds takes the list's ends, and its length.
func (w *window) takeEnds(msg windowMsg) {
	o := w.filter.Order
	w.head = w.withHeld(msg.head, stretchOf(o, msg.head, true, len(msg.head) < endRows))
	w.tail = w.withHeld(msg.tail, stretchOf(o, msg.tail, len(msg.tail) < endRows, true))
	if len(w.head) == 0 || len(w.tail) == 0 { // all of an end is held elsewhere: better twice than never
		w.head, w.tail = msg.head, msg.tail
	}
	w.total = msg.total + w.heldInAll()
}

// begin shows what the list begins with.
func (w *window) begin(msg windowMsg) {
	for i := range msg.rows {
		w.hold(&msg.rows[i]) // read in another run of the program
	}
	total := msg.total
	w.replace(msg, false)
	if total < 0 {
		w.total = total
	}
}

// replace puts what was read anew in the place of all rows.
func (w *window) replace(msg windowMsg, stale bool) {
	of := stretchOf(w.filter.Order, msg.rows, msg.atTop, msg.atBottom)
	w.first = msg.first
	w.recall(msg.rows, stale)
	if w.unsure && !stale {
		maps.DeleteFunc(w.held, func(_ int64, h Headline) bool { return !of.has(h.Key()) })
		w.unsure = false
	}
	if !msg.atTop {
		w.first += w.heldAbove(of.low)
	}
	w.reach = [2]Key{of.low, of.high}
	w.rows = w.withHeld(msg.rows, of)
	w.atTop, w.atBottom = msg.atTop, msg.atBottom
	w.takeEnds(msg)
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
	w.reachRows()
	w.turn++
	w.asking = [2]bool{}
	return true
}

// reachRows says that the library was read up to the first and the last row.
func (w *window) reachRows() {
	if len(w.rows) > 0 {
		w.reach = [2]Key{w.rows[0].Key(), w.rows[len(w.rows)-1].Key()}
	}
}

// trim drops rows that are far from row i and returns how many before it.
func (w *window) trim(i int) (dropped int) {
	if len(w.rows) < keptRows {
		return 0
	}
	if end := i + keptAround; end < len(w.rows) && !w.asking[partBelow] {
		clear(w.rows[end:])
		w.rows, w.atBottom = w.rows[:end], false
		w.reach[partBelow] = w.rows[end-1].Key()
	}
	if dropped = max(0, i-keptAround); dropped > 0 && !w.asking[partAbove] {
		w.rows = slices.Delete(w.rows, 0, dropped)
		w.first, w.atTop = w.first+dropped, false
		w.reach[partAbove] = w.rows[0].Key()
		return dropped
	}
	return 0
}

// index is the row of an article, -1 where it is not among the rows.
func (w *window) index(id int64) int {
	return slices.IndexFunc(w.rows, func(h Headline) bool { return h.ID == id })
}

// mark does something to the rows of articles, without asking the library. Done
// to all, it sorts the list anew.
func (w *window) mark(act Act, tag string, ids ...int64) {
	for _, rows := range [][]Headline{w.rows, w.head, w.tail} {
		for i := range rows {
			if len(ids) == 0 || slices.Contains(ids, rows[i].ID) {
				rows[i].mark(act, tag)
				w.hold(&rows[i])
			}
		}
	}
	if len(ids) == 0 {
		w.release()
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
