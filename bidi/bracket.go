package bidi

import "khabar/bidi/internal/ucd"

// maxPairs is how many brackets may be open at a time (BD16).
const maxPairs = 63

// match finds the pairs of brackets in an isolating run sequence (BD16) and what
// is between them. It reports false when there is no pair, which is also the
// answer when more than maxPairs are open at some point.
func match(nodes []node) (found bool) {
	type entry struct {
		node  int
		pair  uint16
		holds uint16 // what was seen since this bracket and before the next in the stack
	}
	var stack [maxPairs + 1]entry // entry 0 is for what no bracket holds
	top := 0
	for i := range nodes {
		n := &nodes[i]
		switch n.class {
		case ucd.L:
			stack[top].holds |= holdsL
		case ucd.R, ucd.EN, ucd.AN:
			stack[top].holds |= holdsR
		case ucd.Bracket:
			if n.extra&closing == 0 {
				if top == maxPairs {
					return false
				}
				top++
				stack[top] = entry{node: i, pair: n.extra}
				continue
			}
			k, pair := top, n.extra&^closing
			for k > 0 && stack[k].pair != pair {
				k--
			}
			if k == 0 {
				continue
			}
			var holds uint16
			for j := k; j <= top; j++ {
				holds |= stack[j].holds
			}
			nodes[stack[k].node].extra |= paired | holds
			n.extra |= paired
			top = k - 1
			stack[top].holds |= holds
			found = true
		}
	}
	return found
}

// brackets applies rule N0 to the pairs that match has found, in the order of
// their opening brackets. Pairs nest, so a stack knows what the partner became.
func brackets(nodes []node, level uint8, sos ucd.Class) {
	embedding := direction(level)
	same, other := uint16(holdsL), uint16(holdsR)
	if embedding == ucd.R {
		same, other = other, same
	}
	var stack [maxPairs]ucd.Class
	top := 0
	last := sos // the last strong class, numbers counting as R
	for i := range nodes {
		n := &nodes[i]
		switch n.class {
		case ucd.L:
			last = ucd.L
		case ucd.R, ucd.EN, ucd.AN:
			last = ucd.R
		case ucd.Bracket:
			if n.extra&paired == 0 {
				continue
			}
			c := ucd.ON // rule N0 d
			if n.extra&closing != 0 {
				top--
				c = stack[top]
			} else {
				switch {
				case n.extra&same != 0: // b
					c = embedding
				case n.extra&other == 0:
				case last != embedding: // c 1
					c = last
				default: // c 2
					c = embedding
				}
				stack[top] = c
				top++
			}
			if c == ucd.ON {
				continue
			}
			n.class, last = c, c
			for j := i + 1; j < len(nodes) && nodes[j].extra == follower; j++ {
				nodes[j].class = c
			}
		}
	}
}
