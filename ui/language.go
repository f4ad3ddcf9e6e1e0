package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/ui/locale"
)

// nextLanguage gives the interface its next language.
func (m *Model) nextLanguage() tea.Cmd {
	all := locale.All()
	for i, l := range all {
		if l.Tag == m.locale.Tag {
			return m.setLanguage(all[(i+1)%len(all)])
		}
	}
	return nil
}

// setLanguage gives the interface another language, live: its words, dates and
// plurals, and the side that it begins at, unless the reader has chosen that.
func (m *Model) setLanguage(l *locale.Locale) tea.Cmd {
	l.DatesOf(m.locale)
	m.locale, m.lasting.languageChanged = l, true
	if !m.lasting.mirrorChosen {
		m.mirrored = l.RightToLeft
	}
	m.notify = l.Name
	m.relabel()
	return m.keepInterface()
}

// relabel makes anew what was made in the words of another language.
func (m *Model) relabel() {
	m.growTree()
	if m.catalog.open() {
		m.catalog.build(m)
	}
	if r := &m.reader; r.article != nil {
		r.show(m, r.head, r.article, r.raw, r.page.Place(r.top))
		r.scroll(0)
	}
	m.rearrange()
}
