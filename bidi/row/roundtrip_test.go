package row

import (
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// sentences are seeds for the round trips: news as it is written, with all
// that makes reordering hard.
var sentences = []string{
	"قالت الوزارة إن 25% من الميزانية (نحو 1,200.50 دولار) أُنفقت عام 2024-2025.",
	"ارتفع سعر البرميل إلى $82.40 بعد اجتماع OPEC+ في فيينا يوم 12/03/2025.",
	"التقى الفريقان الساعة ٢٠:٣٠ وانتهت المباراة ٣-٢ لصالح الأهلي، كما ورد في https://example.org/a?b=1&c=(2).",
	"بلغ عمره 15عاما و(14عاما) أمس؛ راجع البند 3(أ) والفقرة «ب».",
	"ראש הממשלה אמר: \"נגיע ל־50% עד 2030\" (לפי דו\"ח ה-OECD).",
	"המדד עלה ב-1.5%, ל-20-25 נקודות; ה-iPhone 15 עולה 4,999 ₪ [כולל מע\"מ].",
	"סעיפים א) ב) ג) ו-(ד)(ה) בחוק התשפ״ד-2024.",
	"کتاب\u200cهای ۱۲٫۵٪ ارزان\u200cتر شدند (از ۱۴۰۳/۰۲/۱۵ تا ۱۴۰۴) در تهران.",
	"دمای هوا −5 تا +12 درجه؛ شماره: ۰۲۱-۸۸۸۸۱۲۳۴ یا +98 21 8888.",
	"وزیراعظم نے 14ویں ترمیم اور 21ویں صدی کے بارے میں BBC اردو سے 3:45 بجے بات کی۔",
	"14ویں اجلاس میں (5ویں بار) ووٹ ہوا، 2/3 اکثریت نے حمایت کی۔",
	"Prices in Tehran (تهران) rose 3% — «گزارش ۵» said: שלום, 12.",
	"v2.0אב 3.14ג x=5؛ a(ب)c <د> {ه} [و]",
	"(أ)(ب) )ج( 1(2)3 ٤(٥)٦ ٣-٢ ٣+٢ 5-أ 5+ב",
	"زیادہ)۔ (گزشتہ)؟ «سال»؛ [اب]، {یہ}۔",
	"بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ 1:1",
	"١٢٣٤ ٥٦٧٨ 1234 5678 ۱۲۳۴",
	"מחיר: \u200e₪12.50 – 15% הנחה! 🎉 (ל-VIP)",
}

// every writes a row in the classes that undo what a terminal does, and
// compares what the models of the terminals show.
func every(t testing.TB, name string, r *cell.Row, styles []string) {
	t.Helper()
	check := func(model string, w Writer, shows func([]screenCell) []screenCell) {
		t.Helper()
		out := string(w.Append(nil, r))
		if err := compare(shows(parse(t, out)), r, &w); err != nil {
			t.Errorf("%s, class %v, %s: %v\nwritten %+q", name, w.Class, model, err, out)
		}
	}
	as := func(cells []screenCell) []screenCell { return cells }
	for _, c := range []Class{Visual, Explicit, MLTerm} {
		check("as it comes", Writer{Class: c, Styles: styles}, as)
	}
	for _, fallback := range []bool{false, true} {
		show := func(cells []screenCell) []screenCell { return shapes(cells, fallback) }
		check("kitty", Writer{Class: Kitty, Styles: styles}, show)
		check("kitty in screen", Writer{Class: Kitty, Styles: styles, NoItalic: true}, show)
	}
	check("VTE", Writer{Class: Words, Styles: styles}, vte.shows)
	check("Konsole", Writer{Class: Words, Styles: styles, Joins: true}, konsole.shows)
	check("VTE, concealed blanks", Writer{Class: Words, Styles: styles, Conceal: true}, vte.shows)
	check("VTE, plain blanks", Writer{Class: Words, Styles: styles, Blank: ' '}, vte.shows)
	w := Writer{Class: Words, Styles: styles, DropsMarks: true}
	if w.Append(nil, r); w.lost == 0 {
		check("PuTTY", w, putty.shows)
	}
}

func TestRoundTrip(t *testing.T) {
	for _, s := range append(news, sentences...) {
		for _, d := range []bidi.Direction{bidi.LTR, bidi.RTL} {
			every(t, s, lay(s, d), nil)
		}
	}
}

// Two panes side by side, with a border between.
func TestRoundTripPanes(t *testing.T) {
	for i, a := range sentences {
		for j, b := range sentences {
			r := lay(a, bidi.RTL)
			if (i+j)%2 == 0 {
				r.Cells = append(r.Cells, cell.Cell{Rune: '│', Width: 1})
			}
			r.Append(lay(b, bidi.RTL))
			every(t, a+" │ "+b, r, nil)
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	for _, s := range sentences {
		f.Add(s, true, uint8(0))
		f.Add(s, false, uint8(7))
	}
	styles := []string{"", "1", "3;31", "38;5;3", "1;48;2;1;3;1"}
	f.Fuzz(func(t *testing.T, s string, rtl bool, style uint8) {
		if len(s) > 400 {
			return
		}
		s = strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == 0x85 || r == 0x2029 || r >= 0x1C && r <= 0x1F {
				return -1
			}
			return r
		}, s)
		d := bidi.LTR
		if rtl {
			d = bidi.RTL
		}
		r := lay(s, d)
		for i := range r.Cells {
			if style > 0 {
				r.Cells[i].Style = cell.Style(i / int(style) % len(styles))
			}
		}
		every(t, s, r, styles)
	})
}

// PuTTY drops U+200E: only digits that nothing right-to-left precedes in their
// part of the row are lost, and brackets that find a wrong partner.
func TestPuTTYLoses(t *testing.T) {
	for _, c := range []struct {
		text string
		lost int
	}{
		{"وزیراعظم نے 14ویں ترمیم کی", 0},
		{"14ویں ترمیم", 1},
		{"بلغ (14عاما) أمس؟ نعم (لا)؟", 0},
		{"رواية(ممر الصفصاف). أدارت", 0},
		{"(النمامو) و(دجل دجلو)", 0},
		{"زیادہ)۔ (گزشتہ)؟ «سال»؛", 0},
		{"סעיפים א) ב) ג) ו-(ד)(ה)", 0},
	} {
		w := Writer{Class: Words, DropsMarks: true}
		w.Append(nil, lay(c.text, bidi.RTL))
		if w.lost != c.lost {
			t.Errorf("%s: %d words lost, want %d", c.text, w.lost, c.lost)
		}
	}
}
