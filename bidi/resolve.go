package bidi

import "khabar/bidi/internal/ucd"

// resolve finds the levels of an isolating run sequence of the given level: the
// rules for weak types, for brackets and for neutrals, and the implicit levels.
// sos and eos are L or R.
func resolve(nodes []node, level uint8, sos, eos ucd.Class, has set) {
	if has.has(ucd.NSM) {
		marks(nodes, sos)
	}
	weak(nodes, sos)
	if has.has(ucd.Bracket) && match(nodes) {
		brackets(nodes, level, sos)
	}
	neutrals(nodes, level, sos, eos)
}

// direction is the class that a level stands for: L or R.
func direction(level uint8) ucd.Class { return ucd.Class(level & 1) }

// marks applies rule W1 to the marks that are nodes of their own.
func marks(nodes []node, sos ucd.Class) {
	prev := sos
	for i := range nodes {
		n := &nodes[i]
		if n.class != ucd.NSM {
			prev = n.class
			if isolates&(1<<prev) != 0 {
				prev = ucd.ON
			}
			continue
		}
		switch n.class = prev; prev {
		case ucd.Bracket:
			n.class, n.extra = ucd.ON, follower
		case ucd.ES, ucd.CS:
			n.extra, nodes[i-1].extra = several, several
		}
	}
}

// weak applies rules W2 to W7.
func weak(nodes []node, sos ucd.Class) {
	last := sos    // the last strong class: L, R or AL
	prev := ucd.ON // the node before, if it is a number: EN or AN
	for i := 0; i < len(nodes); i++ {
		n := &nodes[i]
		switch n.class {
		case ucd.L, ucd.R:
			last, prev = n.class, ucd.ON
		case ucd.AL:
			last, prev = ucd.AL, ucd.ON
			n.class = ucd.R // W3
		case ucd.AN:
			prev = ucd.AN
		case ucd.EN:
			prev = ucd.EN
			if last == ucd.AL {
				prev = ucd.AN // W2
			}
			n.class = number(prev, last)
		case ucd.ES, ucd.CS:
			c := ucd.ON // W6
			if n.extra != several && i+1 < len(nodes) && prev != ucd.ON {
				next := nodes[i+1].class
				if next == ucd.EN && last == ucd.AL {
					next = ucd.AN
				}
				if next == prev && (next == ucd.EN || n.class == ucd.CS) {
					c = number(next, last) // W4
				}
			}
			n.class, n.extra = c, 0
			prev = ucd.ON
		case ucd.ET:
			end := i + 1
			for end < len(nodes) && nodes[end].class == ucd.ET {
				end++
			}
			c := ucd.ON // W6
			if prev == ucd.EN || end < len(nodes) && nodes[end].class == ucd.EN && last != ucd.AL {
				c = number(ucd.EN, last) // W5
			}
			for ; i < end; i++ {
				nodes[i].class = c
			}
			i--
			prev = ucd.ON
		default:
			prev = ucd.ON
		}
	}
}

// number applies rule W7: a European number after Latin letters counts as one of
// them.
func number(c, last ucd.Class) ucd.Class {
	if c == ucd.EN && last == ucd.L {
		return ucd.L
	}
	return c
}

// neutrals applies rules N1 and N2, and the implicit levels I1 and I2.
func neutrals(nodes []node, level uint8, sos, eos ucd.Class) {
	embedding := direction(level)
	last := sos
	for i := 0; i < len(nodes); {
		n := &nodes[i]
		switch n.class {
		case ucd.L:
			n.level = level + level&1
			last = ucd.L
			i++
		case ucd.R:
			n.level = level | 1
			last = ucd.R
			i++
		case ucd.EN, ucd.AN:
			n.level = (level + 2) &^ 1
			last = ucd.R
			i++
		default:
			end := i + 1
			next := eos
			for ; end < len(nodes); end++ {
				c := nodes[end].class
				if c == ucd.L || c == ucd.R {
					next = c
					break
				}
				if c == ucd.EN || c == ucd.AN {
					next = ucd.R
					break
				}
			}
			to := level
			if next == last && next != embedding {
				to++
			}
			for ; i < end; i++ {
				nodes[i].level = to
			}
		}
	}
}
