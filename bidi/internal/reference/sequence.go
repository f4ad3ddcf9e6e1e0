package reference

import (
	"sort"

	"khabar/bidi/internal/ucd"
)

// weak applies rules W1 to W7, each in a pass of its own.
func (p *paragraph) weak(s run) {
	class := func(k int) ucd.Class {
		if k < 0 {
			return s.sos
		}
		if k >= len(s.at) {
			return s.eos
		}
		return p.class[s.at[k]]
	}
	each := func(rule func(k int, c ucd.Class) ucd.Class) {
		for k := range s.at {
			p.class[s.at[k]] = rule(k, class(k))
		}
	}
	strongBefore := func(k int) ucd.Class {
		for k--; k >= 0; k-- {
			if c := class(k); c == ucd.L || c == ucd.R || c == ucd.AL {
				return c
			}
		}
		return s.sos
	}
	each(func(k int, c ucd.Class) ucd.Class { // W1
		if c != ucd.NSM {
			return c
		}
		if k > 0 && isolate(class(k-1)) {
			return ucd.ON
		}
		return class(k - 1)
	})
	each(func(k int, c ucd.Class) ucd.Class { // W2
		if c == ucd.EN && strongBefore(k) == ucd.AL {
			return ucd.AN
		}
		return c
	})
	each(func(k int, c ucd.Class) ucd.Class { // W3
		if c == ucd.AL {
			return ucd.R
		}
		return c
	})
	each(func(k int, c ucd.Class) ucd.Class { // W4
		if k == 0 || k+1 == len(s.at) {
			return c
		}
		before, after := class(k-1), class(k+1)
		if before == after && (before == ucd.EN && (c == ucd.ES || c == ucd.CS) || before == ucd.AN && c == ucd.CS) {
			return before
		}
		return c
	})
	each(func(k int, c ucd.Class) ucd.Class { // W5
		if c != ucd.ET {
			return c
		}
		if k > 0 && class(k-1) == ucd.EN {
			return ucd.EN
		}
		for k < len(s.at) && class(k) == ucd.ET {
			k++
		}
		if k < len(s.at) && class(k) == ucd.EN {
			return ucd.EN
		}
		return c
	})
	each(func(k int, c ucd.Class) ucd.Class { // W6
		if c == ucd.ES || c == ucd.ET || c == ucd.CS {
			return ucd.ON
		}
		return c
	})
	each(func(k int, c ucd.Class) ucd.Class { // W7
		if c == ucd.EN && strongBefore(k) == ucd.L {
			return ucd.L
		}
		return c
	})
}

// strongOf is a class as rules N0 to N2 see it: numbers count as R, and ON stands
// for all that is not strong.
func strongOf(c ucd.Class) ucd.Class {
	switch c {
	case ucd.L, ucd.R:
		return c
	case ucd.EN, ucd.AN:
		return ucd.R
	}
	return ucd.ON
}

// pairs finds the pairs of brackets of a sequence (BD16).
func (p *paragraph) pairs(s run) (pairs [][2]int) {
	type open struct {
		id uint16
		k  int
	}
	var stack []open
	for k, i := range s.at {
		if !p.bracket[i] || p.class[i] != ucd.ON {
			continue
		}
		id, closes := ucd.BracketOf(p.text[i])
		if !closes {
			if len(stack) == 63 {
				return nil
			}
			stack = append(stack, open{id, k})
			continue
		}
		for n := len(stack) - 1; n >= 0; n-- {
			if stack[n].id == id {
				pairs = append(pairs, [2]int{stack[n].k, k})
				stack = stack[:n]
				break
			}
		}
	}
	sort.Slice(pairs, func(a, b int) bool { return pairs[a][0] < pairs[b][0] })
	return pairs
}

// brackets applies rule N0.
func (p *paragraph) brackets(s run) {
	embedding := direction(s.level)
	for _, pair := range p.pairs(s) {
		same, other := false, false
		for k := pair[0] + 1; k < pair[1]; k++ {
			switch strongOf(p.class[s.at[k]]) {
			case ucd.ON:
			case embedding:
				same = true
			default:
				other = true
			}
		}
		to := embedding
		switch {
		case same:
		case !other:
			continue
		default:
			before := s.sos
			for k := pair[0] - 1; k >= 0; k-- {
				if c := strongOf(p.class[s.at[k]]); c != ucd.ON {
					before = c
					break
				}
			}
			to = before
		}
		for _, k := range pair {
			p.class[s.at[k]] = to
			for k++; k < len(s.at) && p.original[s.at[k]] == ucd.NSM; k++ {
				p.class[s.at[k]] = to
			}
		}
	}
}

// neutrals applies rules N1 and N2.
func (p *paragraph) neutrals(s run) {
	for k := 0; k < len(s.at); k++ {
		if strongOf(p.class[s.at[k]]) != ucd.ON {
			continue
		}
		before, after := s.sos, s.eos
		if k > 0 {
			before = strongOf(p.class[s.at[k-1]])
		}
		end := k
		for end < len(s.at) && strongOf(p.class[s.at[end]]) == ucd.ON {
			end++
		}
		if end < len(s.at) {
			after = strongOf(p.class[s.at[end]])
		}
		to := direction(s.level)
		if before == after {
			to = before
		}
		for ; k < end; k++ {
			p.class[s.at[k]] = to
		}
	}
}

// implicit applies rules I1 and I2.
func (p *paragraph) implicit(s run) {
	for _, i := range s.at {
		c := p.class[i]
		switch {
		case s.level%2 == 0 && c == ucd.R, s.level%2 == 1 && c != ucd.R:
			p.level[i] = s.level + 1
		case s.level%2 == 0 && c != ucd.L:
			p.level[i] = s.level + 2
		default:
			p.level[i] = s.level
		}
	}
}
