package search

import (
	"khabar/feed/index"
)

// condition finds the articles that a condition on fields holds for.
func (f *finding) condition(e Expr) (set, error) {
	out := newSet(f.s.Size())
	switch e := e.(type) {
	case After:
		f.s.EachDoc(func(n int32, d *index.Doc) {
			if d.Date != 0 && d.Date >= e.Time.Unix() {
				out.add(n)
			}
		})
	case Before:
		f.s.EachDoc(func(n int32, d *index.Doc) {
			if d.Date != 0 && d.Date < e.Time.Unix() {
				out.add(n)
			}
		})
	case Lang:
		return out, f.marked(out, []byte(langMark+e.Tag))
	case Section:
		return f.named(sectionMark, e.Name)
	case Source:
		s, err := f.named(sourceMark, e.Name)
		if err != nil {
			return nil, err
		}
		ids, err := f.lib.FeedsNamed(f.ctx, e.Name)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if err := f.marked(s, feedTerm(id)); err != nil {
				return nil, err
			}
		}
		return s, nil
	case Is:
		state := e.State
		if state == Read {
			state = Unread
		}
		if err := f.lib.Marked(f.ctx, state, func(id int64) {
			if n, ok := f.s.Number(id); ok {
				out.add(n)
			}
		}); err != nil {
			return nil, err
		}
		if e.State == Read {
			out.invert(f.s.Size())
		}
	}
	return out, nil
}

// marked adds the articles that have a mark.
func (f *finding) marked(out set, mark []byte) error {
	parts, _, err := f.s.Term(f.ctx, mark)
	if err != nil {
		return err
	}
	for i := range parts {
		if err := f.s.Load(f.ctx, &parts[i]); err != nil {
			return err
		}
		for l := parts[i].List(); l.Next(); {
			out.add(parts[i].Base + l.Doc)
		}
	}
	return nil
}

// named finds the articles that have, for each word of a name, a mark of a
// kind that begins with it.
func (f *finding) named(kind, name string) (set, error) {
	var all set
	var err error
	f.analyzer.Words(name, func(word []byte, _, _ int) {
		if err != nil {
			return
		}
		has := newSet(f.s.Size())
		err = f.s.Lists(f.ctx, kind+string(word), func(base int32, l index.List) {
			for l.Next() {
				has.add(base + l.Doc)
			}
		})
		if all == nil {
			all = has
			return
		}
		all.and(has)
	})
	if all == nil {
		all = newSet(f.s.Size())
	}
	return all, err
}
