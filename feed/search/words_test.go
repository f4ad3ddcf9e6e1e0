package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func wordsOf(text string) (words []string) {
	new(Analyzer).Words(text, func(w []byte, _, _ int) { words = append(words, string(w)) })
	return words
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"؟!، «»", ""},
		{"قال: «نعم»، ثم ذهب.", "قال نعم ثم ذهب"},
		{"وقال:نعم", "وقال نعم"},
		{"الـFBI وال20 دولة", "ال fbi وال 20 دوله"},
		{"في2016م", "في 2016 م"},
		{"#كأس_العالم_٢٠٢٢", "كاس العالم 2022"},
		{"می\u200cخواهم کتاب\u200cها", "ميخواهم كتابها"},
		{"3.5% و1,200.75", "3.5 و 1,200.75"},
		{"don't U.S. covid19 rock'n'roll", "don't u s covid19 rock'n'roll"},
		{`צה"ל בית־ספר`, "צהל בית ספר"},
		{"ﷺ", "صلي الله عليه وسلم"},
		{"日本 x", "日 本 x"},
		{"1. 2", "1 2"},
		{"end'", "end"},
	} {
		if got := strings.Join(wordsOf(c.in), " "); got != c.want {
			t.Errorf("words of %q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestTermsBearTheWordAsWritten(t *testing.T) {
	text := "وَالسَّلَامُ على צה\"ל"
	var got []string
	new(Analyzer).Terms(text, func(term []byte, start, end int) {
		got = append(got, string(term), text[start:end])
	})
	want := []string{"سلام", "وَالسَّلَامُ", "عل", "على", "צהל", "צה\"ל"}
	if !slices.Equal(got, want) {
		t.Errorf("terms %q, want %q", got, want)
	}
}

// TestStem has the words of each stemmer's own account, folded.
func TestStem(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		// light10
		{"والسلام", "سلام"}, {"المدرسة", "مدرس"}, {"مدرسات", "مدرس"}, {"المدرسون", "مدرس"},
		{"للامن", "امن"}, {"بالامن", "امن"}, {"كالعاده", "عاد"}, {"ولد", "ولد"}, {"وليد", "ليد"},
		{"ان", "ان"}, {"الي", "ال"}, {"كتابها", "كتاب"}, {"مصريه", "مصر"}, {"يدي", "يد"},
		// Persian and Urdu share the suffixes
		{"كتاب\u200cهای", "كتاب"}, {"کتاب\u200cهایی", "كتاب"}, {"خبرين", "خبر"}, {"خبروں", "خبر"}, {"فلمیں", "فلم"}, {"جھلکیاں", "جهلك"},
		// an alef at the end
		{"سوريا", "سور"}, {"سورية", "سور"}, {"امریکا", "امريك"}, {"لڑکا", "لڑك"}, {"دنيا", "دني"}, {"كتابا", "كتاب"}, {"علي", "عل"}, {"لها", "لها"},
		// Hebrew
		{"ובמבצע", "מבצע"}, {"המבצע", "מבצע"}, {"מבצע", "מבצע"}, {"שלומ", "שלומ"}, {"בית", "בית"},
		// English
		{"ministers", "minister"}, {"countries", "country"}, {"news", "new"}, {"press", "press"},
		{"reuters's", "reuter"}, {"bus", "bus"}, {"us", "us"}, {"races", "race"}, {"shoes", "shoes"},
		// nothing to strip
		{"", ""}, {"2024", "2024"},
	} {
		if got := string(Stem([]byte(String(c.word)))); got != c.want {
			t.Errorf("Stem(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{sample, "a'b 3.5,6 צה\"ל ﷺ", "\xff'\xff", "日本'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		new(Analyzer).Terms(text, func(term []byte, start, end int) {
			if start > end || end > len(text) || start < 0 || start < last {
				t.Fatalf("term %q at %d:%d of %q after %d", term, start, end, text, last)
			}
			last = start
			if len(term) == 0 || !utf8.Valid(term) {
				t.Fatalf("term %q of %q", term, text)
			}
			// What a term was made of gives the same term when it stands alone,
			// as a word that is looked for does. A ligature is many words.
			if hasLigature(text[start:end]) {
				return
			}
			n := 0
			new(Analyzer).Terms(text[start:end], func(again []byte, _, _ int) {
				if n++; string(again) != string(term) || n > 1 {
					t.Fatalf("%q in %q is the term %q, alone %q", text[start:end], text, term, again)
				}
			})
		})
	})
}

// hasLigature reports whether text has a form that folds to several words.
func hasLigature(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return strings.Contains(String(string(r)), " ") && r > 0x2FFF })
}

func TestTermsAllocateNothing(t *testing.T) {
	var a Analyzer
	n := 0
	count := func(term []byte, _, _ int) { n += len(term) }
	a.Terms(sample, count)
	if got := testing.AllocsPerRun(100, func() { a.Terms(sample, count) }); got > 1 {
		t.Errorf("%v allocations a text, want none but the closure", got)
	}
}

func BenchmarkTerms(b *testing.B) {
	text := strings.Repeat(sample, 20)
	var a Analyzer
	n := 0
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Terms(text, func([]byte, int, int) { n++ })
	}
}
