package line

import (
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// TestKashidaPlace names the best place in a word for each rank.
func TestKashidaPlace(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"عليـكم", "عليـ-كم"},           // after a tatweel
		{"المسلمون", "المس-لمون"},       // after seen
		{"شمس", "ش-مس"},                 // after seen, before a final one too
		{"قصير", "قص-ير"},               // after sad
		{"مدرسة", "مدرس-ة"},             // after seen, before teh marbuta
		{"مكتبة", "مكتب-ة"},             // before teh marbuta
		{"محمد", "محم-د"},               // before dal
		{"وجهه", "وجه-ه"},               // before heh
		{"كتاب", "كت-اب"},               // before alef
		{"جميل", "جمي-ل"},               // before lam
		{"ملك", "مل-ك"},                 // before kaf
		{"كبير", "كب-ير"},               // before a yeh (a beh in its middle form) that goes before a final reh
		{"حنين", "حني-ن"},               // another final letter
		{"موقع", "موق-ع"},               // before ain
		{"يحلو", "يحل-و"},               // before waw
		{"علم", "عل-م"},                 // another final letter
		{"علي", ""},                     // not before a final yeh
		{"في", ""},                      // too short
		{"من", ""},                      // too short
		{"دار", ""},                     // nothing joins
		{"أزرار", ""},                   // nothing joins
		{"لا", ""},                      // lam-alef
		{"لإن", ""},                     // nothing joins after lam-alef
		{"سلام", "س-لام"},               // before a lam-alef, not in it
		{"كلام", "ك-لام"},               // likewise
		{"مُحَمَّدٌ", "مُحَمَّ-دٌ"},     // after the marks
		{"كتابها", "كتابه-ا"},           // of two equal places the last
		{"بی\u200cخبر", "بی\u200cخ-بر"}, // not across a ZWNJ
		{"שלום", ""},
		{"word", ""},
	} {
		var p Paragraph
		p.Set(c.word, bidi.RTL)
		p.Fill(80)
		p.places = p.places[:0]
		p.findPlaces(&p.lines[0])
		got := ""
		for _, q := range p.places {
			at := p.units[q.unit].end
			got += c.word[:at] + "-" + c.word[at:]
		}
		if got != c.want {
			t.Errorf("%s is stretched %q, want %q", c.word, got, c.want)
		}
	}
}

func TestJustify(t *testing.T) {
	for _, c := range []struct {
		text    string
		width   int
		kashida bool
		want    []string
	}{
		{"one two three four", 15, false, []string{"one  two  three", "four           "}},
		{"one two three four", 16, true, []string{"one  two   three", "four            "}},
		{"one two\nthree", 9, false, []string{"one two  ", "three    "}},
		{"onelongword two", 13, false, []string{"onelongword  ", "two          "}},
		{"  one two three", 10, false, []string{"  one  two", "three     "}},
		{"a\tb c dddddd", 13, false, []string{"a       b c  ", "dddddd       "}},
		{"אחת שתים שלוש", 9, true, []string{"םיתש  תחא", "     שולש"}},
		{"محمد كبير وزير", 10, true, []string{"ﺮﻴﺒﻛ  ﺪﻤﺤﻣ", "      ﺮﻳﺯﻭ"}},
		{"محمد كبير وزير", 11, true, []string{"ﺮﻴﺒﻛ  ﺪـﻤﺤﻣ", "       ﺮﻳﺯﻭ"}},
		{"محمد كبير وزير", 12, true, []string{"ﺮﻴـﺒﻛ  ﺪـﻤﺤﻣ", "        ﺮﻳﺯﻭ"}},
		{"محمد كبير وزير", 12, false, []string{"ﺮﻴﺒﻛ    ﺪﻤﺤﻣ", "        ﺮﻳﺯﻭ"}},
	} {
		var p Paragraph
		p.Set(c.text, bidi.Auto)
		var got []string
		for i := range p.Fill(c.width) {
			var r cell.Row
			p.Line(&r, i, Options{Width: c.width, Align: Justify, Kashida: c.kashida})
			got = append(got, visual(&r))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q at %d:\n got %q\nwant %q", c.text, c.width, got, c.want)
		}
	}
}

// TestKashidaKeepsTheText: every tatweel stands between two joined letters of
// one word, no word has more than one stretch, and taking them and the spaces
// away again gives the line unjustified.
func TestKashidaKeepsTheText(t *testing.T) {
	for _, text := range texts {
		for width := 10; width < 60; width++ {
			var p Paragraph
			var r, plain cell.Row
			p.Set(text, bidi.Auto)
			for i := range p.Fill(width) {
				r.Reset()
				plain.Reset()
				p.Line(&r, i, Options{Width: width, Align: Justify, Kashida: true})
				p.Line(&plain, i, Options{Width: p.Columns(i)})
				kept := cell.Row{Marks: r.Marks}
				for j := range r.Cells {
					c := &r.Cells[j]
					if c.Start < c.End || c.Rune == '…' {
						kept.Cells = append(kept.Cells, *c)
						continue
					}
					if c.Rune == tatweel && (j == 0 || j+1 == len(r.Cells) ||
						r.Cells[j-1].Rune == ' ' || r.Cells[j+1].Rune == ' ') {
						t.Errorf("%q: a tatweel at the edge of a word in %q", text, visual(&r))
					}
				}
				if got, want := visual(&kept), visual(&plain); got != want {
					t.Errorf("%q at %d: %q without what was put in, want %q", text, width, got, want)
				}
			}
		}
	}
}
