package ui

import "khabar/ui/theme"

// drawList draws the list's pane: the list or what else is to choose from, and
// under it what there is to say of it.
func (m *Model) drawList(c *canvas) {
	notice, rows := m.notice(c.w)
	rows = min(rows, c.h/2)
	whole := c.h
	c.h = max(1, c.h-rows)
	if m.showing == showList {
		for _, s := range m.remarks() {
			c.put(text{s: s, dir: m.direction(), style: theme.Dim, most: 2, edgeRight: m.rightToLeft()})
		}
		m.list.draw(m, c)
	} else {
		m.menu().draw(c, m.rightToLeft(), m.focus == paneList)
	}
	c.of = 0
	c.fill()
	c.h = whole
	for _, t := range notice {
		c.put(t)
	}
	c.fill()
}

// noticeLines is how many rows a thing is told in at the most: what happened, to
// which source and what to do take five in a list of usual width.
func (m *Model) noticeLines() int { return clamp(m.height/6, 3, 6) }

// notice is what stands under the list, and how many rows that takes: what went
// wrong last, the source that could not be opened last, what there is to say of
// the selected row of a menu.
func (m *Model) notice(w int) (said []text, rows int) {
	rtl := m.rightToLeft()
	add := func(s string, own bool, most int, wrong bool) {
		t := text{s: s, most: most, edgeRight: rtl, style: theme.Dim}
		if !own {
			t.dir = m.direction()
		}
		if wrong {
			t.style = theme.Error
		}
		said = append(said, t)
		p := &m.list.para
		p.Set(t.s, t.dir)
		rows += min(most, p.Fill(max(1, w-margins)))
	}
	switch {
	case m.troubles.last != nil:
		add(m.problemText(*m.troubles.last), true, m.noticeLines(), true)
		add(m.saying(m.locale.Messages.Dismiss, "H"), false, 1, false)
	case m.troubles.seen < len(m.troubles.problems):
		add(m.locale.Problems(len(m.troubles.problems)), false, 1, true)
		add(m.problemText(m.troubles.problems[len(m.troubles.problems)-1]), true, m.noticeLines(), true)
		add(m.saying(m.locale.Messages.Dismiss, "H"), false, 1, false)
	case m.showing != showList:
		if e := m.menu().current(); e != nil && e.about != "" {
			add(e.about, !e.wrong, m.noticeLines(), e.wrong)
		}
	}
	return said, rows
}
