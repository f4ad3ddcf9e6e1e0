package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
)

func (v *Saved) finds(h *Headline) bool { return strings.Contains(h.Title, v.Query) }

func (l *fakeLibrary) muted(h *Headline) bool {
	return !h.Starred && slices.ContainsFunc(l.saved, func(v Saved) bool { return v.Mute && v.finds(h) })
}

func (l *fakeLibrary) hasStory(f Filter, h *Headline) bool {
	if len(l.saved) == 0 {
		return f.Saved == 0 && !f.Muted && (h.Story == 0 || l.first(f, h))
	}
	for i := range l.saved {
		if v := &l.saved[i]; v.ID == f.Saved && f.Saved != 0 {
			return v.finds(h) && v.Mute == l.muted(h) && l.first(f, h)
		}
	}
	return f.Saved == 0 && f.Muted == l.muted(h) && l.first(f, h)
}

// first reports whether no later telling of h's story is in the list.
func (l *fakeLibrary) first(f Filter, h *Headline) bool {
	if !f.Stories || h.Story == 0 {
		return true
	}
	f.Stories = false
	for i := range l.heads {
		if o := &l.heads[i]; o.Story == h.Story && Newest.before(o.Key(), h.Key()) && l.has(f, o) {
			return false
		}
	}
	return true
}

func (l *fakeLibrary) told(f Filter, h Headline) Headline {
	if h.Story == 0 || !f.Stories {
		return h
	}
	sources := map[string]bool{}
	for i := range l.heads {
		if o := &l.heads[i]; o.Story == h.Story && o.ID != h.ID && !l.muted(o) {
			h.Told++
			if o.Source != h.Source {
				sources[o.Source] = true
			}
			if !o.Read {
				h.ToldUnread++
			}
		}
	}
	h.ToldBy = len(sources)
	return h
}

func (l *fakeLibrary) Story(_ context.Context, id int64) (told []Headline, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	story := l.find(id).Story
	for i := range l.heads {
		if story != 0 && l.heads[i].Story == story {
			told = append(told, l.heads[i])
		}
	}
	return told, l.broken
}

func (l *fakeLibrary) Compare(ctx context.Context, first, second int64) (c Comparison, err error) {
	c.First, _, err = l.Article(ctx, first)
	if err == nil {
		c.Second, _, err = l.Article(ctx, second)
	}
	c.OnlyFirst, c.OnlySecond, c.Both = []string{"قال الأول هذا وحده."}, []string{"وقال الثاني ذلك.", "ثم زاد عليه."}, 3
	return c, err
}

func (l *fakeLibrary) surveySaved(over *Overview) {
	for _, v := range l.saved {
		v.Counts = Counts{}
		for i := range l.heads {
			if h := &l.heads[i]; v.finds(h) && v.Mute == l.muted(h) {
				v.Counts.Total++
				if !h.Read {
					v.Counts.Unread++
				}
			}
		}
		over.Saved = append(over.Saved, v)
		if v.Mute {
			over.Muted.Total += v.Counts.Total
		}
	}
}

func (l *fakeLibrary) Save(_ context.Context, v Saved) (Saved, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if v.Query == "?" || l.broken != nil {
		return v, errors.Join(l.broken, errors.New("there is nothing to look for in that"))
	}
	was := slices.Clone(l.saved)
	act := ActChanged
	if v.ID == 0 {
		v.ID, act = int64(len(l.steps)+1), ActSaved
		l.saved = append(l.saved, v)
	} else {
		i := slices.IndexFunc(l.saved, func(o Saved) bool { return o.ID == v.ID })
		l.saved = slices.Clone(l.saved)
		l.saved[i] = v
	}
	slices.SortStableFunc(l.saved, func(a, b Saved) int {
		if a.Mute == b.Mute {
			return 0
		} else if b.Mute {
			return -1
		}
		return 1
	})
	l.acts = append(l.acts, Step{Act: act, Name: v.Name})
	l.steps = append(l.steps, func() { l.saved = was })
	var over Overview
	l.surveySaved(&over)
	for _, o := range over.Saved {
		if o.ID == v.ID {
			v = o
		}
	}
	return v, nil
}

func (l *fakeLibrary) Forget(_ context.Context, id int64) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	was := slices.Clone(l.saved)
	l.saved = slices.DeleteFunc(slices.Clone(l.saved), func(v Saved) bool { return v.ID == id })
	l.acts = append(l.acts, Step{Act: ActForgotten, Name: "بحث"})
	l.steps = append(l.steps, func() { l.saved = was })
	return l.broken
}

// stories makes a library of n articles, of which those of a number that divides
// by 7 tell one story of three, each in another source.
func stories(n int) *fakeLibrary {
	l := library(n)
	for i := range l.heads {
		h := &l.heads[i]
		if h.ID%7 == 0 {
			h.Story = 1 + h.ID/21
			h.Source = []string{"هسبريس", "الجزيرة", "BBC"}[h.ID/7%3]
		}
	}
	return l
}
