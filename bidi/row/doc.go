// Package row turns a finished row of cells, in visual order, into the bytes
// that a class of terminal needs to show it so.
//
// Terminals differ in what they do with right-to-left text. Most show cells as
// they come; some apply the Unicode Bidirectional Algorithm to every row, and
// of those some can be told not to; one reverses each run of letters but keeps
// the runs in their places. A program that lays its rows out in visual order
// with presentation forms (packages line and shape) reads right in all of them
// when the last step, this one, undoes beforehand what the terminal is going
// to do:
//
//	Visual    the cells as they are
//	Explicit  the same; the terminal was told not to reorder (ECMA-48 BDSM)
//	Words     for terminals that reorder and cannot be stopped: every word is
//	          turned back, and a blank beside it becomes a strong
//	          left-to-right blank, so that the terminal's own reordering
//	          (UAX #9, left-to-right paragraph) gives the visual row again
//	Kitty     for kitty, which reverses each right-to-left run of one font
//	MLTerm    the same as Visual; mlterm was told not to reorder
//	Logical   text in logical order with nominal letters: the last resort
//
// Which class a terminal belongs to is for package term to find out. Writers
// are pure: a row in, bytes out. They write no control byte but those of SGR
// and OSC 8, and no format character but U+200E, in class Words only, where
// the algorithm leaves no other way, and U+200C where a terminal that joins
// letters by itself would join two that do not (Words, Logical).
//
// Specifications: UAX #9 (https://www.unicode.org/reports/tr9/), ECMA-48 for
// SGR and BDSM, https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
// for OSC 8.
package row
