package ui

import (
	"context"
	"slices"
)

// Opened implements Library.
func (s *shelf) Opened(_ context.Context, id int64) error {
	s.do(ActRead, "", id)
	return nil
}

// SetRead implements Library.
func (s *shelf) SetRead(_ context.Context, read bool, ids ...int64) (int, error) {
	if read {
		return s.step(ActRead, "", ids), nil
	}
	return s.step(ActUnread, "", ids), nil
}

// SetStarred implements Library.
func (s *shelf) SetStarred(_ context.Context, starred bool, ids ...int64) (int, error) {
	if starred {
		return s.step(ActStarred, "", ids), nil
	}
	return s.step(ActUnstarred, "", ids), nil
}

// SetTagged implements Library.
func (s *shelf) SetTagged(_ context.Context, tag string, tagged bool, ids ...int64) (int, error) {
	if tagged {
		return s.step(ActTagged, tag, ids), nil
	}
	return s.step(ActUntagged, tag, ids), nil
}

// MarkAllRead implements Library.
func (s *shelf) MarkAllRead(_ context.Context, f Filter) (int, error) {
	var ids []int64
	for i := range s.heads {
		if f.has(&s.heads[i]) {
			ids = append(ids, s.heads[i].ID)
		}
	}
	return s.step(ActRead, "", ids), nil
}

// Undo implements Library.
func (s *shelf) Undo(context.Context) (Step, error) {
	return s.takeBack(&s.steps, &s.undone, true), nil
}

// Redo implements Library.
func (s *shelf) Redo(context.Context) (Step, error) {
	return s.takeBack(&s.undone, &s.steps, false), nil
}

// takeBack does the last step of from, or its inverse, and puts what that
// changed onto to.
func (s *shelf) takeBack(from, to *[]shelfStep, inverse bool) Step {
	if len(*from) == 0 {
		return Step{}
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	act := last.act
	if inverse {
		act = act.inverse()
	}
	st := Step{Act: last.act, Count: len(last.ids), Name: last.tag}
	if last.ids = s.doAll(act, last.tag, last.ids); len(last.ids) > 0 {
		*to = append(*to, last)
	}
	return st
}

// Leave implements Library. The Model knows the places of this run, and there
// is no other.
func (s *shelf) Leave(context.Context, int64, Spot) error { return nil }

// step does something to articles, writes it down and returns how many that
// changed.
func (s *shelf) step(act Act, tag string, ids []int64) int {
	changed := s.doAll(act, tag, ids)
	if len(changed) > 0 {
		s.steps = append(s.steps, shelfStep{act, tag, changed})
		s.undone = nil
	}
	return len(changed)
}

// doAll does something to articles and returns those that it changed.
func (s *shelf) doAll(act Act, tag string, ids []int64) (changed []int64) {
	for _, id := range ids {
		if s.do(act, tag, id) {
			changed = append(changed, id)
		}
	}
	return changed
}

// do does something to one article and reports whether that changed it.
func (s *shelf) do(act Act, tag string, id int64) bool {
	if id >= 0 || -id > int64(len(s.byID)) {
		return false
	}
	changed := s.heads[s.find(id)].mark(act, tag)
	if changed {
		s.turns++
	}
	return changed
}

// mark does something to a headline and reports whether that changed it.
func (h *Headline) mark(act Act, tag string) bool {
	was, tags := *h, len(h.Tags)
	switch act {
	case ActRead, ActUnread:
		h.Read = act == ActRead
	case ActStarred, ActUnstarred:
		h.Starred = act == ActStarred
	case ActTagged, ActUntagged:
		i, have := slices.BinarySearch(h.Tags, tag)
		switch {
		case act == ActTagged && !have:
			h.Tags = slices.Insert(slices.Clone(h.Tags), i, tag)
		case act == ActUntagged && have:
			h.Tags = slices.Delete(slices.Clone(h.Tags), i, i+1)
		}
	}
	return was.Read != h.Read || was.Starred != h.Starred || tags != len(h.Tags)
}

// inverse is the act that takes a back.
func (a Act) inverse() Act {
	switch a {
	case ActRead:
		return ActUnread
	case ActUnread:
		return ActRead
	case ActStarred:
		return ActUnstarred
	case ActUnstarred:
		return ActStarred
	case ActTagged:
		return ActUntagged
	case ActUntagged:
		return ActTagged
	}
	return a
}
