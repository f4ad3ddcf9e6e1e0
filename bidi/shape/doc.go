// Package shape joins Arabic letters for outputs that do not: it replaces each
// letter by the presentation form that its neighbours ask for, as
// https://www.unicode.org/versions/Unicode17.0.0/core-spec/chapter-9/ describes.
//
// # Letters that join
//
// Arabic is written as handwriting is: the letters of a word hold hands. A letter
// therefore has up to four shapes, by whether it is joined to the one before it, to
// the one after it, to both or to none. Text has one code for all of them:
//
//	beh, U+0628   isolated FE8F   initial FE91   medial FE92   final FE90
//
// Choosing the shape is the work of whatever draws the text. Fonts know how, and so
// do browsers; most terminals do not, and draw the letters isolated, which reads as
// if English were spaced out. For them Unicode has codes of the shapes themselves,
// the presentation forms. They are for the last step to the screen only: a text that
// holds them can no longer be searched or compared.
//
// # Joining types
//
// Who joins whom is said by the joining types of ArabicShaping.txt. Most letters
// join on both sides; some, like alef, dal and waw, only to the one before; hamza
// none. Vowel marks are looked through. The zero-width joiner (U+200D) and the
// tatweel (U+0640) make their neighbours join, the zero-width non-joiner (U+200C)
// parts them, as Persian asks for. Letters without presentation forms, those of
// Pashto and Kurdish or of Syriac and N'Ko, stay as they are but join their
// neighbours all the same.
//
// Lam followed by alef is always one shape, a ligature that takes one place on the
// screen, even with marks between the two: the marks then come after it.
//
// # What it is given and what it gives
//
// Joining goes by the direction of reading, so it comes after the levels and before
// the order: [Append] takes the runs of [bidi.Paragraph.Runs] and gives one [Glyph]
// for each shape, in logical order and with the bytes of the text that it stands
// for, so that a program finds the way back from the screen to the text. Only runs
// that read from right to left are joined. A paragraph is shaped whole, before it is
// cut into lines.
//
// [AppendLine] does all of it at once, for one line and from UTF-8 to UTF-8, and
// [AppendVisual] for a whole text. The results are FriBidi's, but for three things:
// there is no filler beside lam-alef, marks between the two do not part them, and
// U+FFFD stands for bytes that are no UTF-8.
package shape
