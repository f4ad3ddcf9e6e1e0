package bidi

import "khabar/bidi/internal/ucd"

// sequences is what paragraphs with isolates and embeddings need beside their
// nodes.
type sequences struct {
	// other is, for the node of an isolate initiator or a PDI, the node it matches
	// (BD9), and 0 where there is none; the end of the text for an initiator
	// without PDI, which tells it from other nodes.
	other []uint32
	// inner is the class that the first strong character in an isolate has, L where
	// there is none (rule X5c).
	inner []ucd.Class
	open  []uint32 // initiators not closed yet
	base  uint8    // level that the first strong character outside of isolates gives

	levels []levelRun
}

// match finds the PDI of each isolate initiator and the first strong character
// between them, in one pass.
func (s *sequences) match(nodes []node) {
	end := len(nodes) - 1
	s.other = resize(s.other, len(nodes))
	s.inner = resize(s.inner, len(nodes))
	s.open = s.open[:0]
	base := none
	for i := range nodes[:end] {
		s.other[i] = 0
		s.inner[i] = none
		switch c := nodes[i].class; c {
		case ucd.L, ucd.R, ucd.AL:
			to := &base
			if k := len(s.open); k > 0 {
				to = &s.inner[s.open[k-1]]
			}
			if *to == none {
				*to = ucd.L
				if c != ucd.L {
					*to = ucd.R
				}
			}
		case ucd.LRI, ucd.RLI, ucd.FSI:
			s.other[i] = uint32(end)
			s.open = add(s.open, uint32(i))
		case ucd.PDI:
			if k := len(s.open); k > 0 {
				from := s.open[k-1]
				s.open = s.open[:k-1]
				s.other[i], s.other[from] = from, uint32(i)
			}
		}
	}
	s.base = 0
	if base == ucd.R {
		s.base = 1
	}
}

// resize returns a slice of n elements of any value, in the memory of s if it is
// large enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// levelRun is a run of nodes of one level (BD7), nodes that rule X9 removes left
// out at its ends.
type levelRun struct {
	first, last uint32 // nodes
	next        uint32 // the run that continues its isolating run sequence (BD13), or 0
	level       uint8
	follows     bool // it continues one itself
	holes       bool // there are removed nodes in it
}

// sequences applies rule X10: it cuts the nodes into isolating run sequences,
// resolves each, and gives the removed nodes the level of what precedes them.
func (p *Paragraph) sequences(has set) {
	nodes := p.nodes[:len(p.nodes)-1]
	s := &p.seq
	if has&isolates == 0 {
		s.other = s.other[:0]
	}
	runs := s.levels[:0]
	open := s.open[:0] // runs that end with an isolate initiator that has a PDI
	for i := range nodes {
		if nodes[i].class == ucd.BN {
			continue
		}
		k := len(runs) - 1
		if k >= 0 && runs[k].level == nodes[i].level {
			runs[k].holes = runs[k].holes || runs[k].last+1 != uint32(i)
			runs[k].last = uint32(i)
			continue
		}
		run := levelRun{first: uint32(i), last: uint32(i), level: nodes[i].level}
		if k >= 0 && s.initiates(runs[k].last) {
			open = add(open, uint32(k))
		}
		if s.closes(uint32(i)) {
			// The runs between an initiator and its PDI are all closed by now, so the
			// one on top that waits for this PDI is below those that wait for none.
			from := s.other[i]
			for len(open) > 0 && runs[open[len(open)-1]].last > from {
				open = open[:len(open)-1]
			}
			if m := len(open); m > 0 && runs[open[m-1]].last == from {
				runs[open[m-1]].next = uint32(len(runs))
				run.follows = true
				open = open[:m-1]
			}
		}
		runs = add(runs, run)
	}
	s.levels, s.open = runs, open

	for k := range runs {
		if !runs[k].follows {
			p.sequence(nodes, k, has)
		}
	}

	level := p.level
	for i := range nodes {
		if nodes[i].class == ucd.BN {
			nodes[i].level = level
		}
		level = nodes[i].level
	}
}

// initiates reports whether node i is an isolate initiator with a PDI.
func (s *sequences) initiates(i uint32) bool {
	return int(i) < len(s.other) && s.other[i] > i && int(s.other[i]) != len(s.other)-1
}

// closes reports whether node i is a PDI with an initiator.
func (s *sequences) closes(i uint32) bool {
	// The initiator may be node 0, which 0 cannot stand for: ask it.
	if int(i) >= len(s.other) {
		return false
	}
	from := s.other[i]
	return from < i && s.other[from] == i
}

// sequence resolves the isolating run sequence that starts with level run first.
func (p *Paragraph) sequence(nodes []node, first int, has set) {
	runs := p.seq.levels
	level := runs[first].level
	before, after := p.level, p.level
	if first > 0 {
		before = runs[first-1].level
	}
	last := first
	for runs[last].next != 0 {
		last = int(runs[last].next)
	}
	if end := runs[last].last; last+1 < len(runs) && !p.seq.unclosed(end) {
		after = runs[last+1].level
	}
	sos, eos := direction(max(level, before)), direction(max(level, after))

	if r := runs[first]; first == last && !r.holes {
		resolve(nodes[r.first:r.last+1], level, sos, eos, has)
		return
	}
	// Its nodes do not lie side by side: resolve a copy of them.
	work := p.work[:0]
	for k := first; ; k = int(runs[k].next) {
		for i := runs[k].first; i <= runs[k].last; i++ {
			if nodes[i].class != ucd.BN {
				work = add(work, nodes[i])
			}
		}
		if k == last {
			break
		}
	}
	resolve(work, level, sos, eos, has)
	at := 0
	for k := first; ; k = int(runs[k].next) {
		for i := runs[k].first; i <= runs[k].last; i++ {
			if nodes[i].class != ucd.BN {
				nodes[i].level = work[at].level
				at++
			}
		}
		if k == last {
			break
		}
	}
	p.work = work
}

// unclosed reports whether node i is an isolate initiator without PDI.
func (s *sequences) unclosed(i uint32) bool {
	return int(i) < len(s.other) && int(s.other[i]) == len(s.other)-1
}
