// Package filter makes the output of any program readable in a terminal that
// leaves right-to-left text as it comes: line by line, in visual order and
// with Arabic letters joined. It is what stands behind
//
//	git log --color | khabar bidi
//
// and is for whoever has bytes meant for a terminal rather than a text.
//
// # What it keeps
//
// The looks of SGR (ECMA-48, 8.3.117) and the links of OSC 8 stay on their
// letters through the reordering. What man pages say with backspaces, a letter
// over itself or over a low line, becomes bold and underlined. Every other
// control sequence, control character and format character is left out, so
// that nothing in the input acts on the terminal.
//
// # Lines
//
// Each line is a paragraph of its own (UAX #9, P2 and P3). One that stands in
// columns is not reordered as a whole, since its columns would change places:
// runs of two or more blanks, tabs, box drawing and bars between blanks part
// fields, and each field is reordered where it stands. Two blanks after the
// end of a sentence part nothing, nor do they in a long line that reads from
// right to left and has no wider gap: man justifies so. The lines that git
// draws its graph with, the marks of a diff and the numbers in front of a list
// stay in their columns likewise.
//
// With a width, lines are broken where UAX #14 lets them and those that read
// from right to left are set flush right.
//
// Lines of plain ASCII come out as they came in, byte for byte.
//
// # The way back
//
// [Options].Unwrap turns lines in visual order with presentation forms into
// logical order and letters again; see unwrap.go for how and how far that can
// be done.
package filter
