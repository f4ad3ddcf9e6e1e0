package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// Relater knows what else was written on the subject of an article of a
// Library. Its methods may be called from several goroutines.
type Relater interface {
	// Related returns at most n articles, the nearest first.
	Related(ctx context.Context, id int64, a *feed.Article, n int) []Related
}

// Finder is the Relater of the stored articles.
type Finder interface {
	Relater
	// Named returns, for each of a's related headings, the headline of the
	// article that it names; its ID is 0 where there is none.
	Named(ctx context.Context, id int64, a *feed.Article) []Headline
}

// Learner is the Relater of articles that are in memory: it is told of them as
// they come.
type Learner interface {
	Relater
	Learn(ctx context.Context, entries []Entry)
}

// Related is an article that has to do with another one.
type Related struct {
	Headline Headline  // its ID is 0 for a headline that only the page names
	Link     feed.Link // where that is so
	Shares   []string  // the words both have in common, as they are written there
	Tells    bool      // it tells the same story
}

// HeadlineOf is the headline of an article of the shelf.
func HeadlineOf(e Entry) Headline {
	var h Headline
	fill(&h, e.ID, e.Article)
	return h
}

// relatedMax is how many related articles are shown.
const relatedMax = 12

// learnedMsg says that the Learner has taken new articles in.
type learnedMsg struct{}

// relatedMsg brings what is related to the article with this ID.
type relatedMsg struct {
	id    int64
	found []Related
}

func (m *Model) learn(entries []Entry) tea.Cmd {
	if m.given.Learner == nil {
		return nil
	}
	ctx, learner := m.ctx, m.given.Learner
	return func() tea.Msg {
		learner.Learn(ctx, entries)
		return learnedMsg{}
	}
}

// relate asks for what is related to the open article: what the Finder finds,
// and before it the headlines that the page itself names.
func (m *Model) relate() tea.Cmd {
	a, id := m.reader.article, m.reader.head.ID
	if a == nil {
		return nil
	}
	var relater Relater
	finder := m.stored.Finder
	switch {
	case id < 0 && m.given.Learner != nil:
		relater = m.given.Learner
	case id > 0 && finder != nil:
		relater = finder
	}
	ctx := m.ctx
	teller := m.stored.Teller
	found := m.named(a, id)
	return func() tea.Msg {
		if id > 0 && finder != nil && len(found) > 0 {
			for i, h := range finder.Named(ctx, id, a) {
				found[i].Headline = h
			}
		}
		if id > 0 && teller != nil {
			found = tells(ctx, teller, id, found)
		}
		if relater != nil {
			have := map[int64]bool{}
			for _, r := range found {
				have[r.Headline.ID] = true
			}
			for _, r := range relater.Related(ctx, id, a, relatedMax) {
				if !have[r.Headline.ID] {
					found = append(found, r)
				}
			}
		}
		return relatedMsg{id: id, found: found}
	}
}

// named returns the headlines that the article's page names as related, with
// the article where it stands on the shelf.
func (m *Model) named(a *feed.Article, id int64) []Related {
	var out []Related
	for _, l := range a.Related {
		r := Related{Link: l}
		if id < 0 {
			r.Headline, _ = m.shelf.named(l, id)
		}
		out = append(out, r)
	}
	return out
}
