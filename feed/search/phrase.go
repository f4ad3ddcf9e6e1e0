package search

import "khabar/feed/index"

// phrase looks for terms one after another: in each segment, in the articles
// that have all of them, by their positions.
func (f *finding) phrase(l *leaf, terms []string, wanted bool) error {
	all := make([][]index.Part, len(terms))
	for i, t := range terms {
		parts, _, err := f.s.Term(f.ctx, []byte(t))
		if err != nil || len(parts) == 0 {
			return err
		}
		all[i] = parts
	}
	type hit struct{ n, title, body int32 }
	var hits []hit
	lists := make([]index.Places, len(terms))
	for _, p := range all[0] {
		ok := true
		for i, parts := range all {
			k := partAt(parts, p.Base)
			if ok = k >= 0; !ok {
				break
			}
			var err error
			if lists[i], err = f.s.Places(f.ctx, &parts[k]); err != nil {
				return err
			}
		}
		if !ok {
			continue
		}
		if err := f.ctx.Err(); err != nil {
			return err
		}
		eachCommon(lists, func(doc int32, count, title int32) {
			hits = append(hits, hit{p.Base + doc, title, count - title})
			l.set.add(p.Base + doc)
		})
	}
	l.df = len(hits)
	if wanted {
		idf := f.idf(l.df)
		for _, h := range hits {
			f.add(h.n, f.s.Doc(h.n).Length, idf, h.title, h.body)
		}
	}
	return nil
}

// partAt is the part of the segment that begins at base, or -1.
func partAt(parts []index.Part, base int32) int {
	for i := range parts {
		if parts[i].Base == base {
			return i
		}
	}
	return -1
}

// eachCommon calls f for each document in which the terms of lists, of one
// segment, stand one after another: how often, and how often in the headline.
func eachCommon(lists []index.Places, f func(doc, count, title int32)) {
	var first, next []int32
	for i := range lists {
		if !lists[i].Next() {
			return
		}
	}
	for {
		doc := lists[0].Doc
		for i := range lists {
			doc = max(doc, lists[i].Doc)
		}
		same := true
		for i := range lists {
			for lists[i].Doc < doc {
				if !lists[i].Next() {
					return
				}
			}
			same = same && lists[i].Doc == doc
		}
		if !same {
			continue
		}
		title := lists[0].Title // they come first
		first = lists[0].Append(first[:0])
		inTitle := int(title)
		for i := 1; i < len(lists); i++ {
			next = lists[i].Append(next[:0])
			first, inTitle = follow(first, inTitle, next, int32(i))
		}
		if len(first) > 0 {
			f(doc, int32(len(first)), int32(inTitle))
		}
		for i := range lists {
			if !lists[i].Next() {
				return
			}
		}
	}
}

// follow keeps of the beginnings at, of which the first n are in the
// headline, those that next follows at a distance.
func follow(at []int32, n int, next []int32, distance int32) ([]int32, int) {
	kept := at[:0]
	left := 0
	k := 0
	for i, p := range at {
		for k < len(next) && next[k] < p+distance {
			k++
		}
		if k < len(next) && next[k] == p+distance {
			kept = append(kept, p)
			if i < n {
				left++
			}
		}
	}
	return kept, left
}
