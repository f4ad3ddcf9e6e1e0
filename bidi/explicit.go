package bidi

import "khabar/bidi/internal/ucd"

// maxDepth is the deepest explicit level (UAX #9, definition BD2).
const maxDepth = 125

// embed applies rules X1 to X8: it sets the level of every node and, inside of
// overrides, its class. Nodes that rule X9 removes get class BN.
func (p *Paragraph) embed() {
	type status struct {
		level    uint8
		override ucd.Class // none: no override
		isolate  bool
	}
	var stack [maxDepth + 2]status
	stack[0] = status{p.level, none, false}
	top := 0
	overflowIsolates, overflowEmbeddings, validIsolates := 0, 0, 0

	push := func(odd bool, override ucd.Class, isolate bool) {
		level := stack[top].level + 1
		if level&1 == 1 != odd {
			level++
		}
		switch {
		case level <= maxDepth && overflowIsolates == 0 && overflowEmbeddings == 0:
			top++
			stack[top] = status{level, override, isolate}
			if isolate {
				validIsolates++
			}
		case isolate:
			overflowIsolates++
		case overflowIsolates == 0:
			overflowEmbeddings++
		}
	}

	nodes := p.nodes[:len(p.nodes)-1]
	for i := range nodes {
		n := &nodes[i]
		c := n.class
		switch c {
		case ucd.RLE, ucd.LRE:
			push(c == ucd.RLE, none, false)
			n.class = ucd.BN
			continue
		case ucd.RLO:
			push(true, ucd.R, false)
			n.class = ucd.BN
			continue
		case ucd.LRO:
			push(false, ucd.L, false)
			n.class = ucd.BN
			continue
		case ucd.PDF:
			switch {
			case overflowIsolates > 0:
			case overflowEmbeddings > 0:
				overflowEmbeddings--
			case !stack[top].isolate && top > 0:
				top--
			}
			n.class = ucd.BN
			continue
		case ucd.BN:
			continue
		case ucd.PDI:
			switch {
			case overflowIsolates > 0:
				overflowIsolates--
			case validIsolates > 0:
				overflowEmbeddings = 0
				for !stack[top].isolate {
					top--
				}
				top--
				validIsolates--
			}
		}
		n.level = stack[top].level
		if o := stack[top].override; o != none {
			n.class = o
		}
		switch c {
		case ucd.LRI:
			push(false, none, true)
		case ucd.RLI:
			push(true, none, true)
		case ucd.FSI:
			push(p.seq.inner[i] == ucd.R, none, true)
		}
	}
}
