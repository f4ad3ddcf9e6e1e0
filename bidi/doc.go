// Package bidi puts text that mixes right-to-left and left-to-right scripts in the
// order in which it is read on a screen. It is the Unicode Bidirectional Algorithm,
// UAX #9 (https://www.unicode.org/reports/tr9/), at Unicode 17, for programs that
// draw text themselves: terminal programs, loggers, games, renderers.
//
// Who only wants a string that looks right on an output that knows nothing of
// direction calls [AppendVisual], or its namesake in package shape, which joins
// Arabic letters besides. Who lays out lines goes on reading.
//
// In what follows, as in UAX #9, capitals stand for letters of a right-to-left
// script such as Hebrew or Arabic, and small letters for Latin ones.
//
// # Two orders
//
// Text is stored in the order in which it is spoken and typed, its logical order.
// The screen has another, the visual order, from the leftmost character to the
// rightmost. In Latin text they are the same. In Hebrew text one is the other
// turned around: stored SHALOM, shown MOLAHS. In mixed text each stretch runs its
// own way:
//
//	logical   he said SHALOM twice
//	visual    he said MOLAHS twice
//
// Searching, cutting, comparing and storing are done in logical order. Visual order
// is made last, for the screen, and thrown away.
//
// # The direction of a paragraph
//
// The stretches themselves stand side by side from left to right in an English
// paragraph, and from right to left in a Hebrew one:
//
//	logical               SHALOM hello OLAM
//	in an English page    MOLAHS hello MALO
//	in a Hebrew page      MALO hello MOLAHS
//
// So a paragraph needs a direction of its own. Give it as [LTR] or [RTL] when the
// document says it; [Auto] takes that of the first letter, which is a good guess.
// [Paragraph.Set] reads one paragraph, up to a line feed or another separator.
//
// # Embedding levels
//
// Stretches may lie in stretches: a number in a Hebrew sentence that an English one
// quotes. The algorithm gives each character a number, its embedding level, that
// says how deep it lies. Even levels read from left to right, odd ones from right
// to left. An English paragraph is of level 0 and the Hebrew in it of level 1; a
// Hebrew paragraph is of level 1, the English and the numbers in it of level 2.
//
//	he said SHALOM twice       SHALOM hello 12 OLAM
//	00000000111111000000       11111112222222211111
//
// A stretch of one level is a [Run]; [Paragraph.Runs] gives those of a paragraph.
//
// # Where levels come from
//
// Each character has a bidi class. Letters are strong: they have a direction,
// whatever is around them. Digits and what belongs to them, like the point in 3.5,
// are weak: they read from left to right but do not break off the sentence around
// them. Blanks and punctuation are neutral: between two letters of one direction
// they take it, and otherwise that of the paragraph. Brackets come in pairs and take
// a direction together, from what is inside. Rules W1 to W7, N0, N1 and N2 say the
// rest.
//
// Most of the time this comes out as the writer meant it. Where it does not, there
// are invisible characters that say it: an isolate (U+2066 to U+2069) makes what is
// within a stretch of its own, of given direction, that looks like one neutral
// character from outside. It is the right way to put a name or an address of unknown
// direction in a sentence:
//
//	"\u2068" + name + "\u2069"
//
// The older embeddings and overrides (U+202A to U+202E) are understood as well.
//
// # Lines
//
// A line is cut from the text in logical order, before anything is turned around;
// otherwise the first words of a right-to-left sentence would land on its second
// line. Levels belong to the paragraph, the order to the line: set the paragraph
// once, find where its lines end, and ask for each of them with [Paragraph.Line],
// which gives its runs from left to right. Draw the characters of a run with an
// even level as they come, those of a run with an odd level backward.
//
//	var p bidi.Paragraph
//	n := p.Set(text, bidi.Auto)
//	for start := 0; start < n; {
//		end := wrap(text, start) // yours
//		for _, run := range p.LineRuns(start, end) {
//			draw(text[run.Start:run.End], run.Level)
//		}
//		start = end
//	}
//
// White space at the end of a line stands at the end of the paragraph's direction
// and not within the text (rule L1), so its level may differ from that in
// [Paragraph.Runs].
//
// # Brackets and marks
//
// Two things remain when a run is drawn backward. "(" means opening, not "(": the
// characters that have a mirror image are drawn as that (rule L4, [Mirror]). And a
// vowel mark follows its letter in every order: a terminal puts it on the character
// that it got before (rule L3). [AppendVisual] and [Paragraph.AppendVisual] do both.
//
// # Cost
//
// A Paragraph keeps its memory, so that setting one after the other soon allocates
// nothing. Time and memory grow with the length of the text and with nothing else,
// however the text is made; nothing panics, whatever the bytes and the offsets.
// Text without anything from right to left is scanned sixteen bytes at a time,
// Arabic text eight bytes at a time, and the rules see stretches of one class
// instead of characters.
//
// # What is not here
//
// Arabic letters change their form with their neighbours: package shape. Where a
// line may be broken, and how wide characters are, are questions of their own.
package bidi
