// Package reference is the Unicode Bidirectional Algorithm written down rule by
// rule, character by character, with no thought of speed. Tests compare package
// bidi with it; nothing else uses it.
package reference

import "khabar/bidi/internal/ucd"

// Levels returns the level of each character of a paragraph that is one line,
// after rule L1. direction is 0 for the direction of the first strong character,
// 1 for left to right, 2 for right to left. Characters that rule X9 removes have
// the level of the character before them. A separator may only stand at the end.
func Levels(text []rune, direction int) (levels []int, base int) {
	p := &paragraph{text: text, class: make([]ucd.Class, len(text)), level: make([]int, len(text)), bracket: make([]bool, len(text))}
	for i, r := range text {
		p.class[i] = ucd.ClassOf(r)
		if p.class[i] == ucd.Bracket {
			p.class[i], p.bracket[i] = ucd.ON, true
		}
	}
	p.original = append([]ucd.Class(nil), p.class...)
	p.pair()
	p.base = direction - 1
	if direction == 0 {
		p.base = max(0, p.firstStrong(0, len(text)))
	}
	p.explicit()
	for _, s := range p.isolatingRuns() {
		p.weak(s)
		p.brackets(s)
		p.neutrals(s)
		p.implicit(s)
	}
	for i := range text {
		if p.removed(i) {
			p.level[i] = p.base
			if i > 0 {
				p.level[i] = p.level[i-1]
			}
		}
	}
	p.whitespace()
	return p.level, p.base
}

// Order returns the characters of a line from left to right (rule L2).
func Order(levels []int) []int {
	order := make([]int, len(levels))
	high := 0
	for i := range order {
		order[i] = i
		high = max(high, levels[i])
	}
	for level := high; level >= 1; level-- {
		for i := 0; i < len(order); i++ {
			k := i
			for k < len(order) && levels[order[k]] >= level {
				k++
			}
			for a, b := i, k-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			i = max(i, k)
		}
	}
	return order
}

type paragraph struct {
	text     []rune
	original []ucd.Class
	class    []ucd.Class
	level    []int
	bracket  []bool
	partner  map[int]int // isolate initiators and their PDIs, both ways (BD9)
	base     int
}

// run is an isolating run sequence: its characters without those that rule X9
// removes, and the classes at its ends.
type run struct {
	at       []int
	level    int
	sos, eos ucd.Class
}

func direction(level int) ucd.Class {
	if level%2 == 1 {
		return ucd.R
	}
	return ucd.L
}

func initiator(c ucd.Class) bool { return c == ucd.LRI || c == ucd.RLI || c == ucd.FSI }
func isolate(c ucd.Class) bool   { return initiator(c) || c == ucd.PDI }

func (p *paragraph) removed(i int) bool {
	switch p.original[i] {
	case ucd.LRE, ucd.RLE, ucd.LRO, ucd.RLO, ucd.PDF, ucd.BN:
		return true
	}
	return false
}

// pair finds the PDI of each isolate initiator (BD9).
func (p *paragraph) pair() {
	p.partner = map[int]int{}
	var open []int
	for i, c := range p.original {
		if initiator(c) {
			open = append(open, i)
		} else if n := len(open); c == ucd.PDI && n > 0 {
			p.partner[i], p.partner[open[n-1]] = open[n-1], i
			open = open[:n-1]
		}
	}
}

// firstStrong applies rules P2 and P3 from one character up to another; -1 where
// there is no strong character.
func (p *paragraph) firstStrong(from, to int) int {
	for i := from; i < to; i++ {
		switch c := p.original[i]; {
		case c == ucd.L:
			return 0
		case c == ucd.R || c == ucd.AL:
			return 1
		case initiator(c):
			end, ok := p.partner[i]
			if !ok {
				return -1
			}
			i = end
		}
	}
	return -1
}

// explicit applies rules X1 to X8.
func (p *paragraph) explicit() {
	const maxDepth = 125
	type entry struct {
		level    int
		override ucd.Class // ON: neutral
		isolate  bool
	}
	stack := []entry{{p.base, ucd.ON, false}}
	overflowIsolates, overflowEmbeddings, validIsolates := 0, 0, 0
	top := func() entry { return stack[len(stack)-1] }
	next := func(odd bool) int {
		level := top().level + 1
		if level%2 == 1 != odd {
			level++
		}
		return level
	}
	for i, c := range p.original {
		switch c {
		case ucd.RLE, ucd.LRE, ucd.RLO, ucd.LRO: // X2 to X5
			level := next(c == ucd.RLE || c == ucd.RLO)
			override := map[ucd.Class]ucd.Class{ucd.RLE: ucd.ON, ucd.LRE: ucd.ON, ucd.RLO: ucd.R, ucd.LRO: ucd.L}[c]
			if level <= maxDepth && overflowIsolates == 0 && overflowEmbeddings == 0 {
				stack = append(stack, entry{level, override, false})
			} else if overflowIsolates == 0 {
				overflowEmbeddings++
			}
		case ucd.RLI, ucd.LRI, ucd.FSI: // X5a to X5c
			p.level[i] = top().level
			if top().override != ucd.ON {
				p.class[i] = top().override
			}
			odd := c == ucd.RLI
			if c == ucd.FSI {
				end, ok := p.partner[i]
				if !ok {
					end = len(p.text)
				}
				odd = p.firstStrong(i+1, end) == 1
			}
			if level := next(odd); level <= maxDepth && overflowIsolates == 0 && overflowEmbeddings == 0 {
				validIsolates++
				stack = append(stack, entry{level, ucd.ON, true})
			} else {
				overflowIsolates++
			}
		case ucd.PDI: // X6a
			if overflowIsolates > 0 {
				overflowIsolates--
			} else if validIsolates > 0 {
				overflowEmbeddings = 0
				for !top().isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				validIsolates--
			}
			p.level[i] = top().level
			if top().override != ucd.ON {
				p.class[i] = top().override
			}
		case ucd.PDF: // X7
			if overflowIsolates > 0 {
			} else if overflowEmbeddings > 0 {
				overflowEmbeddings--
			} else if !top().isolate && len(stack) >= 2 {
				stack = stack[:len(stack)-1]
			}
		case ucd.B: // X8
			p.level[i] = p.base
		case ucd.BN:
		default: // X6
			p.level[i] = top().level
			if top().override != ucd.ON {
				p.class[i] = top().override
			}
		}
	}
}

// isolatingRuns applies rule X10.
func (p *paragraph) isolatingRuns() []run {
	var levelRuns [][]int
	of := map[int]int{} // level run of a character
	var left []int
	for i := range p.text {
		if p.removed(i) {
			continue
		}
		n := len(levelRuns)
		if len(left) == 0 || p.level[left[len(left)-1]] != p.level[i] {
			levelRuns = append(levelRuns, nil)
			n++
		}
		levelRuns[n-1] = append(levelRuns[n-1], i)
		of[i] = n - 1
		left = append(left, i)
	}
	place := map[int]int{} // of a character among those that are left
	for k, i := range left {
		place[i] = k
	}
	var runs []run
	for _, lr := range levelRuns {
		if _, ok := p.partner[lr[0]]; ok && p.original[lr[0]] == ucd.PDI {
			continue
		}
		r := run{at: append([]int(nil), lr...), level: p.level[lr[0]]}
		for {
			last := r.at[len(r.at)-1]
			end, ok := p.partner[last]
			if !ok || !initiator(p.original[last]) {
				break
			}
			r.at = append(r.at, levelRuns[of[end]]...)
		}
		before, after := p.base, p.base
		if k := place[r.at[0]]; k > 0 {
			before = p.level[left[k-1]]
		}
		last := r.at[len(r.at)-1]
		if k := place[last]; k+1 < len(left) && !initiator(p.original[last]) {
			after = p.level[left[k+1]]
		}
		r.sos, r.eos = direction(max(before, r.level)), direction(max(after, r.level))
		runs = append(runs, r)
	}
	return runs
}

// whitespace applies rule L1.
func (p *paragraph) whitespace() {
	reset := true
	for i := len(p.text) - 1; i >= 0; i-- {
		switch c := p.original[i]; {
		case c == ucd.B || c == ucd.S:
			reset = true
		case c == ucd.WS || isolate(c) || p.removed(i):
		default:
			reset = false
		}
		if reset {
			p.level[i] = p.base
		}
	}
}
