// Package cell says what a text becomes on the grid of a terminal: which
// characters get columns of their own and how many, which ride on the one
// before them, and which never get there at all. It is the one place of the
// program that answers "how wide": two answers break every box.
//
// It is for packages that lay out text (package line) and for those that write
// finished rows (package row). A [Row] is what they hand on: cells in visual
// order, each a base character of one or two columns and the marks on it.
//
// # Widths
//
// The width of a character is its East Asian Width ([UAX #11]) as
// go-runewidth has it, under one fixed condition: not an East Asian locale, so
// that curly quotes and dashes, which are "ambiguous", take one column. A
// terminal moves its cursor by such a table (its wcwidth), character by
// character, and not by what the font draws. So wherever terminals disagree
// the text is rewritten until they cannot:
//
//   - Format characters (general category Cf, U+00AD among them), the number
//     signs and the end of ayah (U+0600-0605, U+06DD, U+08E2), variation
//     selectors, other default ignorable characters and controls are dropped:
//     they count 0, 1 or more columns by terminal. Joiners and directional
//     marks have done their work by then, in shaping and in the bidi algorithm.
//   - A sequence of emoji is its base characters side by side, each as wide as
//     wcwidth says. Joiners and U+FE0F are dropped as above and so is a skin
//     tone that follows something: a family of three is three faces on any
//     terminal, not one or three by its age. U+20E3 stays, as a mark.
//   - A flag is its two letters, plain: EG for Egypt.
//   - The many blanks of Unicode are one blank of one column (but U+3000 takes
//     two columns, as its name says).
//   - Vowels and finals of decomposed Hangul (U+1160-11FF, U+D7B0-D7FB) ride
//     on the initial before them.
//   - Spacing marks (Mc) and the Thai and Lao AM have columns of their own, as
//     they have in wcwidth, though they belong to the cluster before them.
//   - Bytes that are not UTF-8 and noncharacters are U+FFFD.
//
// # Clusters
//
// What a reader takes for one character is a grapheme cluster ([UAX #29]). A
// cluster may take more than one cell; lines are not broken inside it. A mark
// that begins a cluster, because nothing stands before it or a blank or a
// control does, gets a dotted circle (U+25CC) to ride on. A cell has no more
// than [MaxMarks] marks.
//
// [UAX #11]: https://www.unicode.org/reports/tr11/
// [UAX #29]: https://www.unicode.org/reports/tr29/
package cell
