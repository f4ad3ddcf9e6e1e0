package ui

import (
	"slices"

	"khabar/feed"
)

// shelf holds the articles of the list, the newest first; those of equal or
// unknown date stand in the order they came, the undated last.
type shelf struct {
	articles []*feed.Article
	byKey    map[string]*feed.Article
	read     map[string]bool
}

// add puts articles on the shelf. One that is there already, by its key, takes
// the place of the older version.
func (s *shelf) add(fresh []*feed.Article) {
	if s.byKey == nil {
		s.byKey = map[string]*feed.Article{}
		s.read = map[string]bool{}
	}
	for _, a := range fresh {
		if old, have := s.byKey[a.Key()]; have {
			if i := slices.Index(s.articles, old); i >= 0 {
				s.articles[i] = a
			}
		} else {
			s.articles = append(s.articles, a)
		}
		s.byKey[a.Key()] = a
	}
	slices.SortStableFunc(s.articles, func(a, b *feed.Article) int {
		switch {
		case a.Published.IsZero() && b.Published.IsZero():
			return 0
		case a.Published.IsZero():
			return 1
		case b.Published.IsZero():
			return -1
		}
		return b.Published.Time.Compare(a.Published.Time)
	})
}

// index is the place of the article with a key, -1 where it is not on the shelf.
func (s *shelf) index(key string) int {
	return slices.IndexFunc(s.articles, func(a *feed.Article) bool { return a.Key() == key })
}

// unread counts the articles that were not read yet.
func (s *shelf) unread() int {
	return len(s.articles) - len(s.read)
}

// nextUnread is the first unread article behind place i, round the end; nil
// where all are read.
func (s *shelf) nextUnread(i int) *feed.Article {
	for k := range s.articles {
		a := s.articles[(i+1+k)%len(s.articles)]
		if !s.read[a.Key()] {
			return a
		}
	}
	return nil
}
