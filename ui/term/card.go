package term

import (
	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
)

// CardLine is a line of the test card: what fonts and terminals get wrong.
type CardLine struct {
	Name string // in English, short
	Text string // in logical order
	Look string // what is to be seen
}

// Card returns the test card, to be laid out and written like any other text.
func Card() []CardLine {
	return []CardLine{
		{"lam-alef", "سلام لأن لإبل لآل ولا", "one letter of one cell for each lam with alef, not two"},
		{"joined letters", "بببب جججج سسسس عععع", "four letters joined in each word, none cut"},
		{"Arabic marks", "مُحَمَّدٌ كِتَابٌ", "marks on their letters, no cell of their own"},
		{"Hebrew points", "שָׁלוֹם עֲלֵיכֶם", "points in their letters"},
		{"Persian letters", "پژوهش چگونگی کتاب\u200cها", "no boxes; in the last word a gap without a blank"},
		{"Urdu letters", "ٹھیک ڈاکٹر پڑھے ہیں گئے۔", "no boxes, no letters of another size"},
		{"digits", "من 25% إلى ٢٥ و ۲۵ في 14ویں (3)", "numbers as they are counted, brackets round the last"},
		{"the strong blank", "|\u2800|\u2800|", "empty between the bars: no dots, no box"},
		{"borders", "│─┼─│", "one unbroken cross"},
	}
}

// Sample is one sentence as a class of terminals needs it.
type Sample struct {
	Class row.Class
	Bytes string // with what enters and leaves the class, but for MLTerm; to be written at the beginning of an empty row
}

// SampleBegins is the first word of Samples.
const SampleBegins = "بلغ"

// sampleText is what Samples writes: letters that join, a number, a percent
// sign, brackets and a name in Latin letters.
const sampleText = SampleBegins + " عدد القراء 2500 قارئ (12%) في معرض Cairo هذا العام."

// Samples writes one sentence for every class, for the question "which line
// reads right?", in at most width columns. Visual stands for Explicit too where
// the terminal does not know its mode. That of MLTerm is without its mode, which
// turns the whole screen: it reads right while a Session of the class lasts.
// blank is that of class Words, 0 for the default.
func Samples(width int, blank rune) []Sample {
	var p line.Paragraph
	p.Set(sampleText, bidi.RTL)
	var r cell.Row
	r.Blank(1, 0)
	p.Truncate(&r, line.Options{Width: max(width-2, 1)})
	r.Blank(1, 0)
	var samples []Sample
	for _, c := range row.Classes() {
		w := row.Writer{Class: c, Blank: blank}
		bytes := string(w.Append(nil, &r))
		if c != row.MLTerm {
			bytes = Enter(c) + bytes + Leave(c)
		}
		samples = append(samples, Sample{c, bytes})
	}
	return samples
}
