package term

import "khabar/bidi/row"

// Enter returns what to write so that the terminal shows rows of class c as
// they are: before the alternate screen at the start, and again after a
// suspended program resumes. VTE takes the new mode for a row when the row is
// next cleared, so a full clear (ED 2) has to follow; the alternate screen
// brings one.
//
//	Explicit  CSI 8 l      BDSM reset: explicit, the terminal does not reorder (ECMA TR/53)
//	          CSI ? 2501 l no autodetection of the direction
//	          CSI 1 SP k   SCP: left-to-right paragraphs
//	MLTerm    OSC 5379 ; use_ctl=false BEL
func Enter(c row.Class) string {
	switch c {
	case row.Explicit:
		return "\x1b[8l\x1b[?2501l\x1b[1 k"
	case row.MLTerm:
		return "\x1b]5379;use_ctl=false\a"
	}
	return ""
}

// Leave returns what undoes Enter: to be written after the alternate screen is
// left, and before the program is suspended.
func Leave(c row.Class) string {
	switch c {
	case row.Explicit:
		return "\x1b[0 k\x1b[8h"
	case row.MLTerm:
		return "\x1b]5379;use_ctl=true\a"
	}
	return ""
}
