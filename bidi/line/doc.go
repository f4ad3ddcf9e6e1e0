// Package line lays out text for a terminal: it breaks a text into lines of a
// given width, shapes and reorders each, aligns it, and keeps the way back from
// every cell to the bytes it shows.
//
// It is for programs that show right-to-left text, or mixed text, in columns.
// The result is rows of cells in visual order, leftmost first (package cell);
// what a certain terminal must be sent to show them is another matter (package
// row).
//
// # In which order
//
// Text is stored in the order it is read, and stays so here until the last
// step. Lines are broken in that logical order; only then is each line put in
// visual order on its own ([UAX #9], rules L1 and L2). Doing it the other way
// round would put the end of a right-to-left paragraph on its first line.
// Levels and shapes of letters are worked out once for a paragraph, before
// lines are broken, so that a word cut for want of room keeps its letters.
//
// # Lines
//
// A line may end where [UAX #14] lets it, and takes as many words as fit.
// Spaces and tabs at the end of a line hang: they are part of it (see
// [Paragraph.Bounds]) but not shown. A word longer than the line is cut, after
// one of / ? & = - . and the like if that fills half the line, else where its
// letters do not join, else between clusters ([UAX #29]), and inside a cluster
// only if that alone is wider than the line. A soft hyphen (U+00AD) shows as a
// hyphen where a line ends at it. A tab is blanks up to the next
// stop, every [cell.TabStop] columns from the line's own start.
//
// '\n' and the other paragraph separators end a line and a bidi paragraph:
// each part of the text has its own direction (under Auto), as UAX #9, P1 has
// it. VT, FF and U+2028 end a line only.
//
// # Justified lines
//
// Arabic stretches words where Latin widens spaces: a tatweel (U+0640), or
// kashida, goes between two joined letters. With [Options].Kashida spaces take
// half of what is missing, at most a column each, and the words the rest, one
// place in a word, at most three tatweels there; what is then left widens the
// spaces again. The place is the best in this order, which Microsoft gave
// Internet Explorer 5.5 for text-justify: kashida (told in E. Smitshuijzen's
// "The Big Kashida Secret", [Khatt Foundation]); of equal ones the last:
//
//  1. after a tatweel that stands in the text
//  2. after a seen or sad
//  3. before a final teh marbuta, heh or dal
//  4. before a final alef, tah, lam, kaf or gaf
//  5. before a medial beh (or teh, noon, yeh and the like) that is followed by
//     a final reh, yeh or alef maksura
//  6. before a final waw, ain, qaf or feh
//  7. before any other final letter but yeh (this exception is LibreOffice's)
//
// A word of two letters is not stretched. Whether a language is stretched at all is the caller's to
// say: Arabic is, Urdu in the Nastaliq style is not. Hebrew and Latin words
// have no such place and take spaces only.
//
// The last line of a paragraph, a line that ends in a hard break and one with
// tabs are not justified.
//
// [UAX #9]: https://www.unicode.org/reports/tr9/
// [UAX #14]: https://www.unicode.org/reports/tr14/
// [UAX #29]: https://www.unicode.org/reports/tr29/
// [Khatt Foundation]: https://www.khtt.net/en/page/1821/the-big-kashida-secret
package line
