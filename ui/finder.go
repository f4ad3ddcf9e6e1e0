package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// Finder knows what else was written on the subject of an article. Its
// methods may be called from several goroutines.
type Finder interface {
	Learn(ctx context.Context, articles []*feed.Article)
	Related(ctx context.Context, a *feed.Article, n int) []Related
}

// Related is an article that has to do with another one.
type Related struct {
	Article *feed.Article // nil for a headline that only the page names
	Link    feed.Link     // where Article is nil
	Shares  []string      // the words both have in common, as they are written there
}

// relatedMax is how many related articles are shown.
const relatedMax = 12

// learnedMsg says that the Finder has taken new articles in.
type learnedMsg struct{}

// relatedMsg brings what is related to the article with this ID.
type relatedMsg struct {
	id    string
	found []Related
}

func (m *Model) learn(articles []*feed.Article) tea.Cmd {
	if m.finder == nil {
		return nil
	}
	ctx, finder := m.ctx, m.finder
	return func() tea.Msg {
		finder.Learn(ctx, articles)
		return learnedMsg{}
	}
}

// relate asks for what is related to the open article: what the Finder finds,
// and behind it the headlines that the page itself names.
func (m *Model) relate() tea.Cmd {
	a := m.reader.article
	if a == nil {
		return nil
	}
	ctx, finder := m.ctx, m.finder
	named := m.named(a)
	return func() tea.Msg {
		found := named
		if finder != nil {
			have := map[string]bool{}
			for _, r := range named {
				if r.Article != nil {
					have[r.Article.Key()] = true
				}
			}
			for _, r := range finder.Related(ctx, a, relatedMax) {
				if !have[r.Article.Key()] {
					found = append(found, r)
				}
			}
		}
		return relatedMsg{id: a.Key(), found: found}
	}
}

// named returns the headlines that the article's page names as related, with
// the article where it stands on the shelf.
func (m *Model) named(a *feed.Article) []Related {
	var out []Related
	for _, l := range a.Related {
		r := Related{Link: l}
		for _, other := range m.shelf.articles {
			if other != a && (other.Title == l.Title || l.Target != "" && other.URL == l.Target) {
				r.Article = other
				break
			}
		}
		out = append(out, r)
	}
	return out
}
