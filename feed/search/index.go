package search

import (
	"slices"
	"strings"

	"khabar/feed"
)

// Item is an article in the state that a reader left it in.
type Item struct {
	Article *feed.Article
	Unread  bool
	Starred bool
}

// Index answers queries over articles in memory: those of a file or a folder
// that no store keeps. The zero value is ready. It keeps the articles it was
// given. It is not for two goroutines at once.
type Index struct {
	analyzer Analyzer
	items    []Item
	lengths  []int32 // terms of each item
	total    int     // terms of all items
	numbers  map[string]int32
	terms    []string // by number
	postings [][]posting
	sorted   []int32 // numbers in the order of their terms; stale when shorter than terms
}

// posting says how much a term weighs in an item.
type posting struct {
	item  int32
	count int32 // how often it stands there, a headline's counted titleWeight times
}

// titleWeight is how many times over a term of the headline counts.
const titleWeight = 4

// Add adds an item and returns its number: 0 for the first, then 1.
func (x *Index) Add(it Item) int {
	if x.numbers == nil {
		x.numbers = make(map[string]int32)
	}
	n := int32(len(x.items))
	x.items = append(x.items, it)
	length := 0
	eachText(it.Article, func(text string, weight int) {
		x.analyzer.Terms(text, func(term []byte, _, _ int) {
			length++
			t, ok := x.numbers[string(term)]
			if !ok {
				t = int32(len(x.terms))
				s := string(term)
				x.numbers[s] = t
				x.terms = append(x.terms, s)
				x.postings = append(x.postings, nil)
			}
			p := x.postings[t]
			if len(p) == 0 || p[len(p)-1].item != n {
				x.postings[t] = append(p, posting{n, int32(weight)})
				return
			}
			p[len(p)-1].count += int32(weight)
		})
	})
	x.lengths = append(x.lengths, int32(length))
	x.total += length
	return int(n)
}

// Item returns the item of a number.
func (x *Index) Item(n int) Item { return x.items[n] }

// Len is the number of items.
func (x *Index) Len() int { return len(x.items) }

// eachText calls f for each text of an article that is searched, with its
// weight.
func eachText(a *feed.Article, f func(text string, weight int)) {
	each := func(text string, weight int) {
		if text != "" {
			f(text, weight)
		}
	}
	each(a.Title, titleWeight)
	for _, b := range a.Byline {
		each(b, 1)
	}
	each(a.Place, 1)
	each(a.Section, 1)
	for _, t := range a.Tags {
		each(t, 1)
	}
	each(a.Summary, 1)
	for i := range a.Body {
		each(a.Body[i].Text, 1)
	}
}

// Match reports whether an item is one of those that e asks for: the test of
// a saved search or a mute rule on an article that just came.
func Match(e Expr, it Item) bool {
	var x Index
	x.Add(it)
	return x.eval(e).has(0)
}

// set is a set of item numbers.
type set []uint64

func newSet(n int) set       { return make(set, (n+63)/64) }
func (s set) add(n int)      { s[n/64] |= 1 << (n % 64) }
func (s set) has(n int) bool { return s[n/64]&(1<<(n%64)) != 0 }

// count is how many of the numbers below n are in s.
func (s set) count(n int) (c int) {
	for i := range n {
		if s.has(i) {
			c++
		}
	}
	return c
}

// eval finds the items that e holds for.
func (x *Index) eval(e Expr) set {
	switch e := e.(type) {
	case And:
		s := x.eval(e[0])
		for _, p := range e[1:] {
			for i, w := range x.eval(p) {
				s[i] &= w
			}
		}
		return s
	case Or:
		s := x.eval(e[0])
		for _, p := range e[1:] {
			for i, w := range x.eval(p) {
				s[i] |= w
			}
		}
		return s
	case Not:
		s := x.eval(e.Expr)
		for i := range s {
			s[i] = ^s[i]
		}
		return s
	case Word, Phrase:
		s := newSet(len(x.items))
		for _, p := range x.postingsOf(e) {
			s.add(int(p.item))
		}
		return s
	}
	s := newSet(len(x.items))
	for n := range x.items {
		if holds(e, &x.items[n]) {
			s.add(n)
		}
	}
	return s
}

// holds reports whether a condition on the fields of an article holds. An
// article without a date is neither before nor after one.
func holds(e Expr, it *Item) bool {
	a := it.Article
	switch e := e.(type) {
	case Source:
		return strings.Contains(String(a.Source), e.Name) || strings.Contains(String(a.FeedURL), e.Name)
	case Section:
		return strings.Contains(String(a.Section), e.Name) ||
			slices.ContainsFunc(a.Tags, func(t string) bool { return strings.Contains(String(t), e.Name) })
	case Lang:
		tag, _, _ := strings.Cut(String(a.Lang), "-")
		return tag == e.Tag
	case Is:
		switch e.State {
		case Unread:
			return it.Unread
		case Read:
			return !it.Unread
		}
		return it.Starred
	case After:
		return !a.Published.IsZero() && !a.Published.Time.Before(e.Time)
	case Before:
		return !a.Published.IsZero() && a.Published.Time.Before(e.Time)
	}
	return false
}

// postingsOf are the items that a word or a phrase stands in, ascending.
func (x *Index) postingsOf(e Expr) []posting {
	switch e := e.(type) {
	case Word:
		if !e.Prefix {
			return x.postingsOfTerm(e.Term)
		}
		lists := [][]posting{x.postingsOfTerm(e.Term)}
		for _, b := range e.beginnings() {
			lists = x.appendBeginning(lists, b)
		}
		return merge(lists)
	case Phrase:
		return x.postingsOfPhrase(e)
	}
	return nil
}

func (x *Index) postingsOfTerm(term string) []posting {
	if t, ok := x.numbers[term]; ok {
		return x.postings[t]
	}
	return nil
}

// appendBeginning appends the postings of each term that begins so.
func (x *Index) appendBeginning(lists [][]posting, beginning string) [][]posting {
	if len(x.sorted) < len(x.terms) {
		x.sorted = x.sorted[:0]
		for t := range x.terms {
			x.sorted = append(x.sorted, int32(t))
		}
		slices.SortFunc(x.sorted, func(a, b int32) int { return strings.Compare(x.terms[a], x.terms[b]) })
	}
	i, _ := slices.BinarySearchFunc(x.sorted, beginning, func(t int32, b string) int { return strings.Compare(x.terms[t], b) })
	for ; i < len(x.sorted) && strings.HasPrefix(x.terms[x.sorted[i]], beginning); i++ {
		lists = append(lists, x.postings[x.sorted[i]])
	}
	return lists
}

// merge makes one list of several, as if their terms were one.
func merge(lists [][]posting) []posting {
	var all []posting
	for _, l := range lists {
		all = append(all, l...)
	}
	slices.SortFunc(all, func(a, b posting) int { return int(a.item) - int(b.item) })
	out := all[:0]
	for _, p := range all {
		if n := len(out); n > 0 && out[n-1].item == p.item {
			out[n-1].count = max(out[n-1].count, p.count) // a term found two ways counts once
			continue
		}
		out = append(out, p)
	}
	return out
}

// postingsOfPhrase looks for the terms one after another in the items that
// have all of them.
func (x *Index) postingsOfPhrase(e Phrase) (found []posting) {
	if len(e.Terms) == 0 {
		return nil
	}
	s := newSet(len(x.items))
	for i := range s {
		s[i] = ^uint64(0)
	}
	rarest := x.postingsOfTerm(e.Terms[0])
	for _, t := range e.Terms {
		has := newSet(len(x.items))
		list := x.postingsOfTerm(t)
		for _, p := range list {
			has.add(int(p.item))
		}
		for i := range s {
			s[i] &= has[i]
		}
		if len(list) < len(rarest) {
			rarest = list
		}
	}
	for _, p := range rarest {
		if !s.has(int(p.item)) {
			continue
		}
		count := 0
		eachText(x.items[p.item].Article, func(text string, weight int) {
			count += weight * x.analyzer.countPhrase(text, e.Terms)
		})
		if count > 0 {
			found = append(found, posting{p.item, int32(count)})
		}
	}
	return found
}

// countPhrase is how often the terms stand one after another in a text.
func (a *Analyzer) countPhrase(text string, terms []string) (n int) {
	var last []string // the terms before, as many as the phrase has
	a.Terms(text, func(term []byte, _, _ int) {
		if len(last) == len(terms) {
			copy(last, last[1:])
			last = last[:len(last)-1]
		}
		last = append(last, string(term))
		if slices.Equal(last, terms) {
			n++
		}
	})
	return n
}
