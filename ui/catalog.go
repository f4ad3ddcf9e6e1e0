package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// catalog is the pane of the well-known feeds: by language, there by country.
type catalog struct {
	menu
	feeds    []Listed
	rows     []Listed // of the entries; URL is empty where an entry leads on
	level    catalogLevel
	language string
	country  string
	from     showing // where the reader was
	above    [2]int  // what was selected on the levels above
}

type catalogLevel uint8

const (
	catalogClosed catalogLevel = iota
	catalogLanguages
	catalogCountries
	catalogFeeds
)

// catalogMsg brings the feeds of the catalog.
type catalogMsg []Listed

func (c *catalog) open() bool { return c.level != catalogClosed }

// openCatalog shows the catalog.
func (m *Model) openCatalog() tea.Cmd {
	if m.feeds.Catalog == nil || m.feeds.Subscriber == nil || m.showing == showCatalog {
		return nil
	}
	listed := m.feeds.Catalog
	return func() tea.Msg { return catalogMsg(listed.Feeds()) }
}

// browse begins with the languages, at that of the interface.
func (m *Model) browseCatalog(feeds []Listed) {
	c := &m.catalog
	*c = catalog{feeds: feeds, level: catalogLanguages, from: m.showing}
	m.showing = showCatalog
	m.setFocus(paneList)
	c.build(m)
	for i := range c.rows {
		if c.rows[i].Language == m.locale.Tag {
			c.selected = i
		}
	}
}

// build makes the entries of the level.
func (c *catalog) build(m *Model) {
	c.entries, c.rows = c.entries[:0], c.rows[:0]
	add := func(row Listed, e entry) { c.rows, c.entries = append(c.rows, row), append(c.entries, e) }
	dir := m.direction()
	counts := map[string]int{}
	for _, f := range c.feeds {
		switch {
		case c.level == catalogLanguages:
			if counts[f.Language]++; counts[f.Language] == 1 {
				add(Listed{Language: f.Language}, entry{name: m.locale.Language(f.Language), dir: dir})
			}
		case f.Language != c.language:
		case c.level == catalogCountries:
			if counts[f.Country]++; counts[f.Country] == 1 {
				name := m.locale.Messages.NoCountry
				if f.Country != "" {
					name = m.locale.Country(f.Country)
				}
				add(Listed{Language: f.Language, Country: f.Country}, entry{name: name, dir: dir})
			}
		case f.Country == c.country:
			name := feed.CleanLine(f.Title)
			e := entry{name: name, dir: m.nameDirection(name), about: isolate(feed.CleanLine(f.URL))}
			if m.tree.feedAt(f.URL) != nil {
				e.mark = haveMark
			}
			add(f, e)
		}
	}
	if c.level == catalogCountries {
		c.sortCountries(m)
	}
	for i := range c.rows {
		switch c.level {
		case catalogLanguages:
			c.entries[i].end = m.number(counts[c.rows[i].Language])
		case catalogCountries:
			c.entries[i].end = m.number(counts[c.rows[i].Country])
		}
	}
	c.move(0)
}

// enter goes into what is selected; a feed is subscribed to, and one that is
// subscribed to opens.
func (c *catalog) enter(m *Model) tea.Cmd {
	if c.selected >= len(c.rows) {
		return nil
	}
	row := c.rows[c.selected]
	switch c.level {
	case catalogLanguages:
		c.above[0] = c.selected
		c.language, c.level = row.Language, catalogCountries
		c.selected, c.top = 0, 0
		c.build(m)
		if len(c.rows) == 1 { // nothing to choose
			c.country, c.level = c.rows[0].Country, catalogFeeds
			c.build(m)
		}
	case catalogCountries:
		c.above[1] = c.selected
		c.country, c.level = row.Country, catalogFeeds
		c.selected, c.top = 0, 0
		c.build(m)
	case catalogFeeds:
		if f := m.tree.feedAt(row.URL); f != nil {
			c.level = catalogClosed
			return m.enter(scope{kind: scopeFeed, feed: f.ID}, false, nil, true)
		}
		return m.add(row.Offer)
	}
	return nil
}

// back goes a level up, and from the languages to where the reader was.
func (c *catalog) back(m *Model) {
	countries := map[string]bool{}
	for _, f := range c.feeds {
		if f.Language == c.language {
			countries[f.Country] = true
		}
	}
	switch {
	case c.level == catalogLanguages:
		c.level = catalogClosed
		m.showing = c.from
		if c.from == showTree || len(m.tree.over.Feeds) > 0 && m.given.Welcome {
			m.toTree()
		}
		return
	case c.level == catalogFeeds && len(countries) > 1:
		c.level, c.selected = catalogCountries, c.above[1]
	default:
		c.level, c.selected = catalogLanguages, c.above[0]
	}
	c.top = 0
	c.build(m)
}

// title is what stands above the catalog.
func (c *catalog) title(m *Model) string {
	switch {
	case c.level == catalogLanguages:
		return m.locale.Messages.Catalog
	case c.level == catalogFeeds && c.country != "":
		return m.locale.Language(c.language) + " · " + m.locale.Country(c.country)
	}
	return m.locale.Language(c.language)
}
