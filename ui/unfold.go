package ui

import (
	"slices"
)

// unfolded are the stories of a list whose other tellings are shown under the
// row that stands for them, and which of these the list is at.
type unfolded struct {
	tellings  map[int64][]Headline // by story: all that tell it
	member    int64                // the telling that is selected under the selected row; 0: the row itself
	topMember int64                // likewise of the first row that is drawn
}

// at is a spot of the list: a row, or the sub-th telling under it.
type at struct{ row, sub int }

func (a at) before(b at) bool { return a.row < b.row || a.row == b.row && a.sub < b.sub }

// subs is how many tellings under a row have entries of their own.
const subs = 1 << 8

// entry is the number of what stands at a spot, and spotOf the other way round.
func (a at) entry() int { return a.row*subs + min(a.sub, subs-1) }

func spotOf(entry int) at { return at{entry / subs, entry % subs} }

// under is how many tellings are shown under a row.
func (l *list) under(row int) int {
	if len(l.tellings) == 0 || row < 0 || row >= len(l.rows) {
		return 0
	}
	h := &l.rows[row]
	n := len(l.tellings[h.Story])
	if n > 0 && slices.ContainsFunc(l.tellings[h.Story], func(t Headline) bool { return t.ID == h.ID }) {
		n--
	}
	return n
}

// open reports whether the tellings of a row's story are shown.
func (l *list) open(row int) bool { return l.under(row) > 0 }

// headline is what stands at a spot, nil where nothing does.
func (l *list) headline(a at) *Headline {
	if a.row < 0 || a.row >= len(l.rows) {
		return nil
	}
	h := &l.rows[a.row]
	if a.sub == 0 {
		return h
	}
	told := l.tellings[h.Story]
	for i := range told {
		if told[i].ID == h.ID {
			continue
		}
		if a.sub--; a.sub == 0 {
			return &told[i]
		}
	}
	return nil
}

// spot is where a telling stands under a row, or the row itself.
func (l *list) spot(row int, member int64) at {
	if member != 0 {
		for sub := 1; sub <= l.under(row); sub++ {
			if l.headline(at{row, sub}).ID == member {
				return at{row, sub}
			}
		}
	}
	return at{row, 0}
}

// here is where the selection is, topSpot what is drawn first.
func (l *list) here() at    { return l.spot(l.selected, l.member) }
func (l *list) topSpot() at { return l.spot(l.top, l.topMember) }

// memberAt is the number of the telling at a spot, 0 for a row.
func (l *list) memberAt(a at) int64 {
	if h := l.headline(a); h != nil && a.sub > 0 {
		return h.ID
	}
	return 0
}

func (l *list) setTop(a at)  { l.top, l.topMember = a.row, l.memberAt(a) }
func (l *list) setHere(a at) { l.selected, l.member = a.row, l.memberAt(a) }

// below and above are the next spots; ok is false where there is none.
func (l *list) below(a at) (next at, ok bool) {
	if a.sub < l.under(a.row) {
		return at{a.row, a.sub + 1}, true
	}
	return at{a.row + 1, 0}, a.row+1 < len(l.rows)
}

func (l *list) above(a at) (next at, ok bool) {
	if a.sub > 0 {
		return at{a.row, a.sub - 1}, true
	}
	return at{a.row - 1, l.under(a.row - 1)}, a.row > 0
}

// walk is move where stories are unfolded.
func (l *list) walk(n int) {
	l.owed = 0
	here := l.here()
	for ; n != 0; n -= sign(n) {
		next, ok := l.below(here)
		if n < 0 {
			next, ok = l.above(here)
		}
		if !ok {
			if n > 0 && !l.atBottom || n < 0 && !l.atTop {
				l.owed = n
			}
			break
		}
		here = next
	}
	l.setHere(here)
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// current is the headline of the selection, nil in an empty list.
func (l *list) current() *Headline { return l.headline(l.here()) }

// choose selects an article, in its row or under it, or the row of its story,
// and reports whether there is one.
func (l *list) choose(h *Headline) bool {
	i := l.index(h.ID)
	if i < 0 && h.Story != 0 && l.filter.Stories {
		i = slices.IndexFunc(l.rows, func(r Headline) bool { return r.Story == h.Story })
	}
	if i < 0 {
		return false
	}
	l.selected, l.member = i, h.ID
	return true
}

// stay keeps the selected row in what is read anew where its story has another
// row now: a later telling has come. Else what the next key is for would change
// under the reader. It goes once the selection has.
func (l *list) stay(msg *windowMsg, h Headline) {
	if !l.filter.Stories || h.Story == 0 && !slices.ContainsFunc(msg.rows, func(r Headline) bool { return r.Told > 0 }) {
		return
	}
	if slices.ContainsFunc(msg.rows, func(r Headline) bool { return r.ID == h.ID }) || len(msg.rows) == 0 || !msg.within(l.filter.Order, h.Key()) {
		return
	}
	i, _ := slices.BinarySearchFunc(msg.rows, h.Key(), func(r Headline, k Key) int { return l.filter.Order.compare(r.Key(), k) })
	msg.rows = slices.Insert(msg.rows, i, h)
	msg.total++
}

// fold hides the tellings under a row; the selection goes to the row.
func (l *list) fold(row int) {
	delete(l.tellings, l.rows[row].Story)
	if row == l.selected {
		l.member = 0
	}
}

// markTellings does something to the tellings that are shown, and counts those
// of each row that are not read. story is that of an article that is not shown.
func (l *list) markTellings(act Act, tag string, id, story int64, was bool) {
	if act != ActRead && act != ActUnread {
		story = 0
	}
	for s, told := range l.tellings {
		for i := range told {
			if told[i].ID == id {
				story, was = s, told[i].Read
				told[i].mark(act, tag)
			}
		}
	}
	if story == 0 || act != ActRead && act != ActUnread || was == (act == ActRead) {
		return
	}
	by := 1
	if act == ActRead {
		by = -1
	}
	for _, rows := range [][]Headline{l.rows, l.window.head, l.tail} {
		for i := range rows {
			if rows[i].Story == story && rows[i].ID != id && rows[i].Told > 0 {
				rows[i].ToldUnread = clamp(rows[i].ToldUnread+by, 0, rows[i].Told)
			}
		}
	}
}

// newTelling reports whether a story that stands read in the list is told in
// another way that is not: that comes after all others.
func (l *list) newTelling() bool {
	return l.filter.Stories && slices.ContainsFunc(l.rows, func(h Headline) bool { return h.ToldUnread > 0 })
}

// item is the entry at a spot.
func (l *list) item(m *Model, a at) item {
	above := ""
	if l.scope.kind == scopeFeed {
		above = m.scopeName(l.scope)
	}
	it := m.item(l.headline(a), above)
	switch {
	case a.sub > 0:
		it.member = true
		h := l.headline(a)
		it.meta, it.date, it.brief = isolate(m.sourceName(h)), m.date(h.Published, true), m.date(h.Published, false)
		if h.Starred {
			it.meta = starMark + " " + it.meta
		}
	case l.rows[a.row].Told > 0 && l.filter.Stories:
		m.told(&it, &l.rows[a.row], l.open(a.row))
	}
	m.dressItem(&it, l.headline(a))
	if a.sub == 0 {
		it.group = m.groupText(a.row)
	}
	return it
}

func (l *list) height(m *Model, a at, w int) int {
	it := l.item(m, a)
	return it.height(&l.para, w)
}

// told says in an entry what else tells its story.
func (m *Model) told(it *item, h *Headline, open bool) {
	it.unread = it.unread || !open && h.ToldUnread > 0
	s := m.locale.MoreTellings(h.Told)
	if h.ToldBy > 0 {
		s = m.locale.AlsoIn(h.ToldBy)
	}
	it.more = foldMark(!open, m.rightToLeft()) + " " + s
}
