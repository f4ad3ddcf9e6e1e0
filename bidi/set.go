package bidi

import "khabar/bidi/internal/ucd"

// set is a set of bidi classes.
type set uint32

// none is the class of the node at the end of the text.
const none = ucd.NumClass

const (
	strong      = 1<<ucd.L | 1<<ucd.R | 1<<ucd.AL
	rightToLeft = 1<<ucd.R | 1<<ucd.AL | 1<<ucd.AN // what makes levels other than 0 in a paragraph of level 0
	leftToRight = 1<<ucd.L | 1<<ucd.EN | 1<<ucd.AN // what makes levels other than 1 in a paragraph of level 1
	embeddings  = 1<<ucd.LRE | 1<<ucd.RLE | 1<<ucd.LRO | 1<<ucd.RLO
	initiators  = 1<<ucd.LRI | 1<<ucd.RLI | 1<<ucd.FSI
	isolates    = initiators | 1<<ucd.PDI
	removed     = embeddings | 1<<ucd.PDF | 1<<ucd.BN // by rule X9
	explicit    = embeddings | 1<<ucd.PDF | isolates
	// joined are the classes that take the direction of the letters on both sides
	// of them when these are of one class, whatever else is around.
	joined = 1<<ucd.NSM | 1<<ucd.BN | 1<<ucd.WS | 1<<ucd.ON | 1<<ucd.CS | 1<<ucd.ES | 1<<ucd.ET
	// trailing are the classes that rule L1 sets back at the end of a line.
	trailing = 1<<ucd.WS | 1<<ucd.BN | embeddings | 1<<ucd.PDF | isolates
)

func (s set) has(c ucd.Class) bool { return s>>c&1 != 0 }
