package ui

import "slices"

// held are the articles of a list that stand where they stood, although what was
// done to them takes them out of it or moves them: what has just been read does
// not run away from the reader. They stay until the list is left or sorted anew.
type held map[int64]Headline

// lost reports whether something that the reader did took an article out of a
// list.
func (f *Filter) lost(h *Headline) bool {
	return f.Unread && h.Read || f.Starred && !h.Starred || f.Tag != "" && !slices.Contains(h.Tags, f.Tag)
}

// moved reports whether it has another place in the list than its own.
func (f *Filter) moved(h *Headline) bool {
	return f.Order == UnreadFirst && f.Order.groupOf(h) != h.Group
}

// hold holds an article where it stands, or does not any more where it belongs
// there.
func (w *window) hold(h *Headline) {
	if !w.filter.lost(h) && !w.filter.moved(h) {
		delete(w.held, h.ID)
		return
	}
	if w.held == nil {
		w.held = held{}
	}
	w.held[h.ID] = *h
}

// recall takes over what a part of the list says that was read anew. What has
// another place there than it had stays, whoever moved it. What is stale was
// read before all was done that the screen shows, which stays too.
func (w *window) recall(rows []Headline, stale bool) {
	was := make(map[int64]*Headline, len(w.rows)+len(w.held))
	for _, h := range w.held {
		was[h.ID] = &h
	}
	for i := range w.rows {
		was[w.rows[i].ID] = &w.rows[i]
	}
	for i := range rows {
		h := &rows[i]
		old := was[h.ID]
		if old == nil {
			continue
		}
		_, is := w.held[h.ID]
		if stale {
			h.Read, h.Starred, h.Tags = old.Read, old.Starred, old.Tags
		}
		if stale && !is {
			continue
		}
		if w.filter.Order == UnreadFirst {
			h.Group = old.Group
		}
		w.hold(h)
	}
}

// release holds nothing any more: the list is sorted anew.
func (w *window) release() {
	w.held = nil
	if o := w.filter.Order; o == UnreadFirst {
		for i := range w.rows {
			w.rows[i].Group = o.groupOf(&w.rows[i])
		}
		slices.SortFunc(w.rows, func(a, b Headline) int { return o.compare(a.Key(), b.Key()) })
	}
}

// stretch is a part of a list, from one key to another.
type stretch struct {
	order     Order
	low, high Key // included
	top, end  bool
}

// stretchOf is the part that some rows are of, which begins with the list or
// ends with it.
func stretchOf(o Order, rows []Headline, top, end bool) stretch {
	s := stretch{order: o, top: top, end: end}
	if len(rows) > 0 {
		s.low, s.high = rows[0].Key(), rows[len(rows)-1].Key()
	}
	return s
}

func (s *stretch) has(k Key) bool {
	return (s.top || !s.order.before(k, s.low)) && (s.end || !s.order.before(s.high, k))
}

// withHeld puts what is held where it stands among the rows of a part of the
// list, and takes it from where the library has it. A row that stands for the
// story of one gives way to it.
func (w *window) withHeld(rows []Headline, of stretch) []Headline {
	if len(w.held) == 0 {
		return rows
	}
	stories := map[int64]int64{}
	for id, h := range w.held {
		if w.filter.Stories && h.Story != 0 {
			stories[h.Story] = id
		}
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(h Headline) bool {
		_, is := w.held[h.ID]
		id, tells := stories[h.Story]
		if tells && !is {
			one := w.held[id]
			one.Told, one.ToldBy, one.ToldUnread = h.Told, h.ToldBy, h.ToldUnread+choose(h.Read, 0, 1)
			w.held[id] = one
		}
		return is || tells
	})
	for _, h := range w.held {
		if of.has(h.Key()) {
			rows = append(rows, h)
		}
	}
	slices.SortFunc(rows, func(a, b Headline) int { return w.filter.Order.compare(a.Key(), b.Key()) })
	return rows
}

// heldAbove is how many more rows stand above a place of the list than the
// library says, and heldInAll in the whole list.
func (w *window) heldAbove(k Key) (n int) {
	o := w.filter.Order
	for _, h := range w.held {
		if o.before(h.Key(), k) {
			n++
		}
		if w.stored(&h) && o.before(Key{h.Date, h.ID, o.groupOf(&h)}, k) {
			n--
		}
	}
	return n
}

func (w *window) heldInAll() (n int) {
	for _, h := range w.held {
		if !w.stored(&h) {
			n++
		}
	}
	return n
}

// stored reports whether the library has a held article in the list, or another
// one that stands for its story.
func (w *window) stored(h *Headline) bool {
	return !w.filter.lost(h) || w.filter.Stories && h.ToldUnread > 0
}
