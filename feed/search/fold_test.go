package search

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestAppend(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"marks and tatweel", "مُحَمَّدـــ", "محمد"},
		{"alef with hamza and madda", "أإآٱا", "ااااا"},
		{"alef maksura, teh marbuta", "مستشفى مدينة", "مستشفي مدينه"},
		{"hamza carriers", "مسؤول قائم", "مسوول قايم"},
		{"decomposed is as composed", "ا\u0654 و\u0654 ي\u0654", "ا و ي"},
		{"Persian yeh and kaf", "یک کتاب", "يك كتاب"},
		{"Urdu heh and yeh", "ہے ھے ۃ ۀ", "هي هي ه ه"},
		{"noon ghunna", "عمران خاں میں", "عمران خان مين"},
		{"ZWNJ", "می\u200cشود", "ميشود"},
		{"digits", "٢٠٢٤ ۱۴۰۳", "2024 1403"},
		{"decimal signs", "٣٫٥٪", "3.5%"},
		{"lam-alef and isolated forms", "ﻻ ﷲ ﻣﺤﻤﺪ", "لا الله محمد"},
		{"a mark shown alone", "ﹰ\uFC5E", ""},
		{"Hebrew points and finals", "שָׁלוֹם מלך", "שלומ מלכ"},
		{"maqaf", "בית־ספר", "בית ספר"},
		{"gershayim three ways", `צה״ל צה"ל צה”ל`, "צהל צהל צהל"},
		{"geresh within and at the end", "ג'ורג' ז׳", "גורג' ז"},
		{"a quotation is no acronym", `הוא אמר "שלום"`, `הוא אמר "שלומ"`},
		{"the quote goes though a control stands there", "צה\"\u200dל", "צהל"},
		{"Hebrew presentation form after a quote", "צה\"\uFB30", "צהא"},
		{"Yiddish digraph", "װ", "וו"},
		{"bidi controls", "\u202bسلام\u202c \u2067x\u2069", "سلام x"},
		{"spaces", "a\u00a0b\u2009c\u3000d", "a b c d"},
		{"Latin case and marks", "CAFÉ Ǆ İstanbul Việt Ẁ", "cafe ǆ istanbul viet w"},
		{"Cyrillic and Greek", "Ёлка Άλφα ἀρχή", "елка αλφα αρχη"},
		{"lines stay", "a\n\tb", "a\n\tb"},
		{"not UTF-8", "a\xffb\xd8", "a\uFFFDb\uFFFD"},
		{"four bytes", "😀𐤀", "😀𐤀"},
	} {
		if got := String(c.in); got != c.want {
			t.Errorf("%s: String(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

var letters = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(
		"آ", "ا", "أ", "ا", "إ", "ا", "ٱ", "ا", "ٲ", "ا", "ٳ", "ا", "ٵ", "ا",
		"ؤ", "و", "ٶ", "و", "ٷ", "ۇ",
		"ى", "ي", "ئ", "ي", "ی", "ي", "ے", "ي", "ې", "ي", "ۍ", "ي", "ٸ", "ي", "ێ", "ي", "ۓ", "ي",
		"\u063D", "ي", "\u063E", "ي", "\u063F", "ي", "\u0620", "ي",
		"ک", "ك", "ڪ", "ك", "ں", "ن",
		"ة", "ه", "ۀ", "ه", "ہ", "ه", "ھ", "ه", "ۂ", "ه", "ۃ", "ه", "ە", "ه",
		"ך", "כ", "ם", "מ", "ן", "נ", "ף", "פ", "ץ", "צ", "װ", "וו", "ױ", "וי", "ײ", "יי", "ׯ", "י",
		"٪", "%", "٫", ".", "٬", ",",
		"־", " ", "׀", " ", "׃", " ", "׆", " ", "׳", "", "״", "",
		"‘", "'", "’", "'", "‚", "'", "‛", "'", "′", "'", "“", `"`, "”", `"`, "„", `"`, "‟", `"`, "″", `"`,
		"‐", "-", "‑", "-",
	)
})

// reference is the rules said slowly: one map for the letters, sets for what
// goes, the standard library for case and decomposition.
func reference(s string) string {
	spaces := "\u00a0\u0085\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
	gone := func(r rune) bool {
		switch {
		case r == '\u0640', r == '\u0674', r == '\u00ad', r == '\u034f', r == '\ufeff', r == '\u180e':
			return true
		case 0x200b <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f, r == 0x061c:
			return true
		case unicode.Is(unicode.Mn, r) && (unicode.Is(unicode.Arabic, r) || unicode.Is(unicode.Hebrew, r)),
			unicode.Is(unicode.Mn, r) && 0x064b <= r && r <= 0x0670, // Inherited by script
			0x10ec2 <= r && r <= 0x10eff && unicode.Is(unicode.Mn, r):
			return true
		case 0x0591 <= r && r <= 0x05bd, 0x0300 <= r && r <= 0x036f, 0xfe00 <= r && r <= 0xfe0f:
			return true
		case 0x06d6 <= r && r <= 0x06ed, 0x0600 <= r && r <= 0x0605, 0x0890 <= r && r <= 0x0891, r == 0x08e2:
			return true
		}
		return false
	}
	form := func(r rune) bool { return 0xfb1d <= r && r <= 0xfdff || 0xfe70 <= r && r <= 0xfefc }

	var out []rune
	var one func(r rune)
	one = func(r rune) {
		if form(r) && norm.NFKD.String(string(r)) != string(r) {
			for _, d := range strings.TrimPrefix(norm.NFKD.String(string(r)), " ") {
				one(d)
			}
			return
		}
		if gone(r) {
			return
		}
		if strings.ContainsRune(spaces, r) {
			r = ' '
		}
		if '٠' <= r && r <= '٩' {
			r += '0' - '٠'
		}
		if '۰' <= r && r <= '۹' {
			r += '0' - '۰'
		}
		f := letters().Replace(string(r))
		if f == string(r) && (r < 0x0590 || 0x0780 <= r && r < 0x0800 || 0x1E00 <= r && r < 0x2000) {
			l := []rune(norm.NFD.String(string(unicode.ToLower(r))))
			marks := len(l) > 1
			for _, m := range l[1:] {
				marks = marks && unicode.Is(unicode.Mn, m)
			}
			if l[0] = unicode.ToLower(l[0]); marks || len(l) == 1 {
				f = string(l[0])
			} else {
				f = string(unicode.ToLower(r))
			}
		} else if f == string(r) {
			if f = string(unicode.ToLower(r)); f != string(r) && unicode.ToLower(r) < 0x800 {
				f = reference(f) // Kelvin, Ångström
			}
		}
		out = append(out, []rune(f)...)
	}
	for _, r := range s {
		one(r)
	}
	// A quotation mark between two Hebrew letters goes.
	isHebrew := func(r rune) bool { return 'א' <= r && r <= 'ת' }
	var kept []rune
	for i, r := range out {
		quote := r == '"' || r == '\''
		if quote && len(kept) > 0 && isHebrew(kept[len(kept)-1]) && i+1 < len(out) && isHebrew(out[i+1]) {
			continue
		}
		kept = append(kept, r)
	}
	return string(kept)
}

// TestEveryRune compares each code point with the reference, and folds the
// result again.
func TestEveryRune(t *testing.T) {
	bad := 0
	for r := rune(0); r <= 0x20000; r++ {
		if 0xD800 <= r && r <= 0xDFFF {
			continue
		}
		got, want := String(string(r)), reference(string(r))
		if got != want {
			t.Errorf("U+%04X folds to %q, the reference has %q", r, got, want)
			bad++
		}
		if again := String(got); again != got {
			t.Errorf("U+%04X folds to %q and then to %q", r, got, again)
			bad++
		}
		if bad > 40 {
			t.Fatal("more of the same left out")
		}
	}
}

func FuzzAppend(f *testing.F) {
	for _, s := range []string{"", "السَّلامُ عليكم", "צה\"ל א'ב\"ג", "می\u200cشود ۱۲", "ﻻﷺ", "\xff\xd8\xa7", "é\u0301", "ﬥ\"ﬥ'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		prefix := []byte("א\"")
		got, at := AppendMap(prefix, nil, s)
		if !bytes.HasPrefix(got, prefix) {
			t.Fatalf("what stood in dst became %q", got)
		}
		got = got[len(prefix):]
		if want := reference(s); string(got) != want {
			t.Fatalf("fold(%q) = %q, the reference has %q", s, got, want)
		}
		if plain := Append(nil, s); !bytes.Equal(plain, got) {
			t.Fatalf("Append gives %q, AppendMap %q", plain, got)
		}
		if again := String(string(got)); again != string(got) {
			t.Fatalf("fold(%q) = %q, folded again %q", s, got, again)
		}
		if !utf8.Valid(got) {
			t.Fatalf("fold(%q) = %q is not UTF-8", s, got)
		}
		if len(at) != len(got)+1 || int(at[len(got)]) != len(s) {
			t.Fatalf("%d offsets for %d bytes, the last %d of %d", len(at), len(got), at[len(at)-1], len(s))
		}
		for i := range got {
			if at[i] > at[i+1] || int(at[i]) >= len(s) {
				t.Fatalf("offsets of %q go back or out: %v", s, at)
			}
		}
	})
}

// TestMapSpansMarks checks that a hit covers the marks on its last letter and
// what was dropped within, and nothing of its neighbours.
func TestMapSpansMarks(t *testing.T) {
	text := "قال مُحَمَّدٌ: צה\"ל ﻻ"
	folded, at := AppendMap(nil, nil, text)
	for _, c := range []struct{ folded, original string }{
		{"محمد", "مُحَمَّدٌ"}, {"צהל", `צה"ל`}, {"لا", "ﻻ"},
	} {
		i := bytes.Index(folded, []byte(c.folded))
		if i < 0 {
			t.Fatalf("%q is not in %q", c.folded, folded)
		}
		if got := text[at[i]:at[i+len(c.folded)]]; got != c.original {
			t.Errorf("%q stands in the original as %q, want %q", c.folded, got, c.original)
		}
	}
}

const sample = "قالت وزارةُ الداخلية إنّ المدير العام للأمن الوطني عبد اللطيف حموشي استقبل، أمس الاثنين، سفير بلجيكا.\n" +
	"הרמטכ״ל אמר כי צה\"ל ערוך לכל תרחיש; שָׁלוֹם.\n" +
	"رئیس\u200cجمهور گفت: می\u200cتوانیم ۱۲ پروژه را آغاز کنیم. Reuters reported 3.5% growth — «ﷲ أعلم» ﻻ.\n" +
	"وزیرِ اعظم نے کہا ہے کہ یہ فیصلہ عوام کے مفاد میں ہے۔\n"

func TestAppendAllocatesNothing(t *testing.T) {
	dst, at := AppendMap(nil, nil, sample)
	if n := testing.AllocsPerRun(100, func() { dst = Append(dst[:0], sample) }); n != 0 {
		t.Errorf("Append: %v allocations", n)
	}
	if n := testing.AllocsPerRun(100, func() { dst, at = AppendMap(dst[:0], at[:0], sample) }); n != 0 {
		t.Errorf("AppendMap: %v allocations", n)
	}
}

func BenchmarkAppend(b *testing.B) {
	text := strings.Repeat(sample, 20)
	var dst []byte
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = Append(dst[:0], text)
	}
}

func BenchmarkAppendMap(b *testing.B) {
	text := strings.Repeat(sample, 20)
	var dst []byte
	var at []int32
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst, at = AppendMap(dst[:0], at[:0], text)
	}
}
