package related

import (
	"slices"
	"time"
)

// Stories groups articles that tell the same story, as they come. The zero
// value is ready. It is not for two goroutines at once.
type Stories struct {
	// Apart reports whether two articles tell different stories for all that
	// their texts are similar: a source's daily table under another headline.
	// Nil: none do.
	Apart func(a, b int64) bool

	numbers map[int64]int32
	tales   []tale
	heads   [][]int32 // by band, then by hash: the last tale with it
	chains  []int32   // by tale and band: the tale before with the same hash
	matches []int32
	found   []int32
	looked  []uint32 // by tale: the last search that came by it
	search  uint32
}

// tale is one telling of a story.
type tale struct {
	id     int64
	at     int64 // Unix seconds; 0 where unknown
	sig    Signature
	parent int32 // of the disjoint-set forest; itself at the root
	next   int32 // the ring of the tales of one story
	size   int32 // at the root: how many of them are not gone
	gone   bool
}

const (
	// Two texts whose bands of rows agree once are looked at: 21 bands of 3
	// find a pair that resembles by 0.5 in 94 of 100 cases, by 0.01 in 2 of
	// 100,000.
	bands = 21
	rows  = 3
	// window is how far apart in time two tellings of a story can be.
	window = 14 * 24 * time.Hour
)

// Add adds an article under a number of the caller's. One with the zero
// Signature, a text too short to tell or one too old to be told again, tells
// its story alone and takes no memory.
func (s *Stories) Add(id int64, published time.Time, sig *Signature) {
	if n := s.enter(id, published, sig); n >= 0 {
		s.join(n, s.similar(n, s.tales[n].at, sig))
		s.link(n)
	}
}

// Recall is Add for an article whose story was found before: it tells its story
// alone until Join says whose it is.
func (s *Stories) Recall(id int64, published time.Time, sig *Signature) {
	if n := s.enter(id, published, sig); n >= 0 {
		s.link(n)
	}
}

// enter makes the tale of an article, or none of one without a signature: -1.
func (s *Stories) enter(id int64, published time.Time, sig *Signature) int32 {
	if s.numbers == nil {
		s.numbers = make(map[int64]int32)
	}
	s.Remove(id)
	if *sig == (Signature{}) {
		return -1
	}
	n := int32(len(s.tales))
	s.numbers[id] = n
	t := tale{id: id, sig: *sig, parent: n, next: n, size: 1}
	if !published.IsZero() {
		t.at = published.Unix()
	}
	s.tales = append(s.tales, t)
	return n
}

// join makes n one of each story that has its copy, or half of whose tellings
// it is similar to. One similar telling is not enough: from report to report
// of the same form a chain would lead to the last year's.
func (s *Stories) join(n int32, similar []int32) {
	for _, m := range similar {
		if s.tales[n].sig.Resemblance(&s.tales[m].sig) >= copied {
			s.union(n, m)
		}
	}
	for i, m := range similar {
		similar[i] = s.root(m)
	}
	slices.Sort(similar)
	for len(similar) > 0 {
		r := similar[0]
		count := 1
		for count < len(similar) && similar[count] == r {
			count++
		}
		if 2*count >= int(s.tales[r].size) {
			s.union(n, r)
		}
		similar = similar[count:]
	}
}

// Remove takes an article out of its group.
func (s *Stories) Remove(id int64) {
	if n, ok := s.numbers[id]; ok {
		s.tales[n].gone = true
		s.tales[s.root(n)].size--
		delete(s.numbers, id)
	}
}

// Join says that two articles that were added or recalled tell one story, as
// was found before.
func (s *Stories) Join(a, b int64) {
	n, ok := s.numbers[a]
	m, has := s.numbers[b]
	if ok && has {
		s.union(n, m)
	}
}

// Size is how many articles were added, those that were removed again too:
// what the memory goes by.
func (s *Stories) Size() int { return len(s.tales) }

// Same appends to dst the articles that tell the same story as id, id among
// them, in the order they were added; none for one without a signature.
func (s *Stories) Same(dst []int64, id int64) []int64 {
	n, ok := s.numbers[id]
	if !ok {
		return dst
	}
	return s.ring(dst, n)
}

// ring appends the articles of the story that the tale n is of.
func (s *Stories) ring(dst []int64, n int32) []int64 {
	s.found = s.found[:0]
	for m := n; ; {
		if !s.tales[m].gone {
			s.found = append(s.found, m)
		}
		if m = s.tales[m].next; m == n {
			break
		}
	}
	slices.Sort(s.found)
	for _, m := range s.found {
		dst = append(dst, s.tales[m].id)
	}
	return dst
}

// Each calls yield for each story that several articles tell, the story that
// began first coming first, until yield returns false. The slice is good
// until yield returns.
func (s *Stories) Each(yield func(ids []int64) bool) {
	var ids []int64
	seen := make([]bool, len(s.tales))
	for n := range s.tales {
		if s.tales[n].gone {
			continue
		}
		if root := s.root(int32(n)); !seen[root] {
			seen[root] = true
			if ids = s.Same(ids[:0], s.tales[n].id); len(ids) > 1 && !yield(ids) {
				return
			}
		}
	}
}

// of is a number for the story of an article, or -1. It holds until the next
// Add.
func (s *Stories) of(id int64) int32 {
	if n, ok := s.numbers[id]; ok {
		return s.root(n)
	}
	return -1
}

// match returns the stories that a text belongs to which may or may not have
// been added as id.
func (s *Stories) match(id int64, published time.Time, sig *Signature) []int32 {
	s.matches = s.matches[:0]
	at := int64(0)
	if !published.IsZero() {
		at = published.Unix()
	}
	if n := s.of(id); n >= 0 {
		s.matches = append(s.matches, n)
	}
	for _, m := range s.similar(-1, at, sig) {
		if r := s.root(m); !slices.Contains(s.matches, r) {
			s.matches = append(s.matches, r)
		}
	}
	return s.matches
}

// similar returns the tales that resemble a signature, but for the tale self.
func (s *Stories) similar(self int32, at int64, sig *Signature) []int32 {
	s.found = s.found[:0]
	if sig.Pairs == ([64]uint16{}) || len(s.heads) == 0 {
		return nil
	}
	s.looked = append(s.looked, make([]uint32, len(s.tales)-len(s.looked))...)
	if s.search++; s.search == 0 { // after four thousand million searches
		clear(s.looked)
		s.search = 1
	}
	for b := range bands {
		for m := s.heads[b][s.bucket(sig, b)]; m > 0; m = s.chains[int(m-1)*bands+b] {
			t := &s.tales[m-1]
			if m-1 == self || t.gone || s.looked[m-1] == s.search {
				continue
			}
			s.looked[m-1] = s.search
			if at != 0 && t.at != 0 && abs(at-t.at) > int64(window/time.Second) {
				continue
			}
			if sig.SameStory(&t.sig) && (self < 0 || s.Apart == nil || !s.Apart(s.tales[self].id, t.id)) {
				s.found = append(s.found, m-1)
			}
		}
	}
	return s.found
}

// link enters a tale into the buckets of its bands. Numbers there are one
// more than a tale's, so that 0 is none.
func (s *Stories) link(n int32) {
	if len(s.heads) == 0 || len(s.tales) > len(s.heads[0]) {
		s.grow()
		return
	}
	s.chains = append(s.chains, make([]int32, bands)...)
	s.chain(n)
}

func (s *Stories) chain(n int32) {
	sig := &s.tales[n].sig
	if sig.Pairs == ([64]uint16{}) {
		return
	}
	for b := range bands {
		k := s.bucket(sig, b)
		s.chains[int(n)*bands+b] = s.heads[b][k]
		s.heads[b][k] = n + 1
	}
}

// grow makes at least as many buckets as there are tales and enters all of
// them again.
func (s *Stories) grow() {
	size := 64
	for size < len(s.tales) {
		size *= 2
	}
	s.heads = make([][]int32, bands)
	for b := range s.heads {
		s.heads[b] = make([]int32, size)
	}
	s.chains = append(s.chains[:0], make([]int32, len(s.tales)*bands)...)
	for n := range s.tales {
		s.chain(int32(n))
	}
}

// bucket is where band b of a signature is entered.
func (s *Stories) bucket(sig *Signature, b int) uint32 {
	i := b * rows
	key := uint64(sig.Pairs[i])<<32 | uint64(sig.Pairs[i+1])<<16 | uint64(sig.Pairs[i+2])
	return uint32(mix(key)) & uint32(len(s.heads[0])-1)
}

// root is the tale that stands for the story of n.
func (s *Stories) root(n int32) int32 {
	for s.tales[n].parent != n {
		s.tales[n].parent = s.tales[s.tales[n].parent].parent
		n = s.tales[n].parent
	}
	return n
}

// union makes the stories of a and b one.
func (s *Stories) union(a, b int32) {
	ra, rb := s.root(a), s.root(b)
	if ra == rb {
		return
	}
	if ra > rb {
		ra, rb = rb, ra
	}
	s.tales[rb].parent = ra
	s.tales[ra].size += s.tales[rb].size
	s.tales[ra].next, s.tales[rb].next = s.tales[rb].next, s.tales[ra].next
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}
