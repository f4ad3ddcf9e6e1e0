package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// Teller knows who tells the same story as an article of the Library. Its
// methods may be called from several goroutines.
type Teller interface {
	// Story is all articles that tell the story of one, itself among them, the
	// newest first; none where it tells its story alone.
	Story(ctx context.Context, id int64) ([]Headline, error)
	// Compare parts the sentences of two articles.
	Compare(ctx context.Context, first, second int64) (Comparison, error)
}

// Comparison is two articles and what each says that the other does not,
// sentence by sentence, as written.
type Comparison struct {
	First, Second         *feed.Article
	OnlyFirst, OnlySecond []string
	Both                  int // sentences of the first that the second has too
}

// tellingsMsg brings the tellings of a story that is unfolded.
type tellingsMsg struct {
	turn  int
	story int64
	told  []Headline
	err   error
}

// unfold shows the other tellings under the selected row, or hides them; in the
// tree it is for a saved search, which it changes.
func (m *Model) unfold() tea.Cmd {
	l := &m.list
	if m.focus != paneList {
		return nil
	}
	if m.showing == showTree {
		if v := m.tree.saved(m.tree.chosen().saved); v != nil && m.stored.Saver != nil {
			m.askSearch(*v)
		}
		return nil
	}
	h := l.head()
	switch {
	case m.showing != showList || h == nil || m.stored.Teller == nil:
		return nil
	case l.open(l.selected):
		l.fold(l.selected)
		return nil
	case h.Told == 0 || !l.filter.Stories:
		m.notify = m.locale.Messages.ToldAlone
		return nil
	}
	return m.tellings(h.Story, h.ID)
}

// tellings asks for the tellings of a story, by one of them.
func (m *Model) tellings(story, id int64) tea.Cmd {
	ctx, teller, msg := m.ctx, m.stored.Teller, tellingsMsg{turn: m.walk.entering, story: story}
	return func() tea.Msg {
		msg.told, msg.err = teller.Story(ctx, id)
		return msg
	}
}

// toldArrived shows them.
func (m *Model) toldArrived(msg tellingsMsg) {
	l := &m.list
	switch {
	case msg.err != nil:
		m.complain(msg.err)
		return
	case msg.turn != m.walk.entering:
		return
	case len(msg.told) < 2:
		delete(l.tellings, msg.story)
		return
	}
	if l.tellings == nil {
		l.tellings = map[int64][]Headline{}
	}
	l.tellings[msg.story] = msg.told
}

// refold asks anew for the tellings that are shown, after the list was read
// anew.
func (m *Model) refold() tea.Cmd {
	var cmds []tea.Cmd
	for story, told := range m.list.tellings {
		cmds = append(cmds, m.tellings(story, told[0].ID))
	}
	return tea.Batch(cmds...)
}

// toggleTogether changes between one row for a story and one for each article.
func (m *Model) toggleTogether() tea.Cmd {
	m.together = !m.together
	m.notify = m.locale.Messages.ShowingApart
	if m.together {
		m.notify = m.locale.Messages.ShowingTogether
	}
	if m.list.library == nil {
		return nil
	}
	return m.enter(m.list.scope, m.unreadOnly, m.list.current(), m.showing == showList)
}

// readStory marks all tellings of the target's story as read, in one step; where
// they are, as unread.
func (m *Model) readStory() tea.Cmd {
	h, ok := m.target()
	if !ok || h.ID <= 0 || m.stored.Library == nil {
		return nil
	}
	if h.Story == 0 {
		return m.toggleRead()
	}
	teller, lib := m.stored.Teller, m.stored.Library
	return m.change(lib, func(ctx context.Context) changedMsg {
		told, err := teller.Story(ctx, h.ID)
		if err != nil {
			return changedMsg{err: err}
		}
		ids := []int64{h.ID}
		read := h.Read
		for _, t := range told {
			if t.ID != h.ID {
				ids = append(ids, t.ID)
				read = read && t.Read
			}
		}
		msg := changedMsg{act: ActRead}
		if read {
			msg.act = ActUnread
		}
		msg.count, msg.err = lib.SetRead(ctx, !read, ids...)
		msg.ids = ids
		return msg
	})
}

// markTold keeps the counts of the rows that stand for the stories of articles.
func (m *Model) markTold(act Act, tag string, ids ...int64) {
	l := &m.list
	for _, id := range ids {
		story, was := int64(0), false
		switch i := l.index(id); {
		case i >= 0:
			story, was = l.rows[i].Story, l.rows[i].Read
		case m.reader.head.ID == id:
			story, was = m.reader.head.Story, m.reader.head.Read
		default:
			for _, r := range m.related.found {
				if r.Headline.ID == id {
					story, was = r.Headline.Story, r.Headline.Read
				}
			}
		}
		l.markTellings(act, tag, id, story, was)
	}
	if len(ids) == 0 && act == ActRead {
		for _, rows := range [][]Headline{l.rows, l.window.head, l.tail} {
			for i := range rows {
				rows[i].ToldUnread = 0
			}
		}
		for _, told := range l.tellings {
			for i := range told {
				told[i].Read = true
			}
		}
	}
}

// tells puts the other tellings of an article's story before what is related
// to it.
func tells(ctx context.Context, teller Teller, id int64, found []Related) []Related {
	told, err := teller.Story(ctx, id)
	if err != nil {
		return found // the list says what is wrong with the library
	}
	var first []Related
	for _, h := range told {
		if h.ID != id {
			first = append(first, Related{Headline: h, Tells: true})
		}
	}
	found = slices.DeleteFunc(found, func(r Related) bool {
		return r.Headline.ID != 0 && slices.ContainsFunc(told, func(h Headline) bool { return h.ID == r.Headline.ID })
	})
	return append(first, found...)
}
