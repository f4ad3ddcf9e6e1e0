package filter

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// through filters the lines of a text.
func through(o Options, text string) string {
	f := New(o)
	var out []byte
	for i, l := range strings.Split(text, "\n") {
		if i > 0 {
			out = append(out, '\n')
		}
		out = f.AppendLine(out, []byte(l))
	}
	return string(out)
}

func TestUnwrap(t *testing.T) {
	for _, text := range []string{
		"سلام عليكم يا عالم",
		"abc سلام def",
		"قال (نعم) ثم ذهب.",
		"كلفه 12.5% من 1,000 دولار في 2024/11/25",
		"می\u200Cخواهم بروم به خانه\u200Cها", // ZWNJ
		"שלום עולם (abc) 12",
		"הוא אמר: \"כן\"!",
		"لا إله ولآل الأمل والإسلام",
		"پاکستان میں ۱۲ مہینے۔",
		"  abc  دولي   עברית",
		"plain",
		"",
	} {
		visual := through(Options{}, text)
		if got := through(Options{Unwrap: true}, visual); got != text {
			t.Errorf("%q\n came back as %q\n from %+q", text, got, visual)
		}
	}
}

// A line that was broken and set flush right comes back without the blanks in
// front of it.
func TestUnwrapFlushRight(t *testing.T) {
	text := "وأكد الطرفان أن التعاون يتوسع ليشمل مجالات جديدة في Rabat 2024 و Paris أيضا."
	visual := through(Options{Width: 24}, text)
	if got := strings.ReplaceAll(through(Options{Unwrap: true}, visual), "\n", " "); got != text {
		t.Errorf("%q\nfrom\n%s", got, visual)
	}
}

// TestUnwrapCorpora turns the lines of real articles into visual order and
// back.
func TestUnwrapCorpora(t *testing.T) {
	dir := os.Getenv("KHABAR_CORPORA")
	if dir == "" {
		t.Skip("KHABAR_CORPORA names no folder of corpora")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.jsonl.gz"))
	if len(files) == 0 {
		t.Skipf("no corpora in %s", dir)
	}
	for _, name := range files {
		forward, back := New(Options{}), New(Options{Unwrap: true})
		var visual, logical []byte
		lines, same, shown := 0, 0, 0
		for _, text := range corpus(t, name) {
			want := ordinary(text)
			if want == "" {
				continue
			}
			lines++
			visual = forward.AppendLine(visual[:0], []byte(want))
			logical = back.AppendLine(logical[:0], visual)
			if string(logical) == want {
				same++
			}
			// Whatever comes back looks the same.
			if again := forward.AppendLine(nil, logical); string(again) == string(visual) {
				shown++
			} else if lines-shown < 5 {
				t.Logf("%s\n%q\n%q", filepath.Base(name), want, logical)
			}
		}
		t.Logf("%s: %d lines, %d came back exactly, %d that look the same", filepath.Base(name), lines, same, shown)
		if same*1000 < lines*985 || shown < lines {
			t.Errorf("%s: %d of %d lines came back, %d look the same", filepath.Base(name), same, lines, shown)
		}
	}
}

// corpus returns the lines of a corpus, at most so many.
func corpus(t *testing.T, name string) (lines []string) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(z)
	in.Buffer(nil, 16<<20)
	for in.Scan() && len(lines) < 20_000 {
		var a struct{ Title, Summary, Body string }
		if err := json.Unmarshal(in.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{a.Title, a.Summary, a.Body} {
			lines = append(lines, strings.Split(s, "\n")...)
		}
	}
	return lines
}

// betweenLamAlef are marks that stand behind the ligature on the screen.
var betweenLamAlef = regexp.MustCompile("ل([\u064B-\u0652\u0670]+)([اأإآ])")

// ordinary is a line with all that visual order loses taken out already: what
// is invisible, presentation forms, blanks and marks without a letter, marks
// between lam and alef, and a ZWNJ that parts nothing.
func ordinary(s string) string {
	if strings.ContainsRune(s, utf8.RuneError) {
		return ""
	}
	var b strings.Builder
	before := ' '
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r == 0x200C:
			if i+1 < len(runes) && joins(before) && ucd.JoiningOf(runes[i+1])&ucd.Backward != 0 {
				b.WriteRune(r)
			}
			continue
		case 0xFB50 <= r && r <= 0xFDFF, 0xFE70 <= r && r <= 0xFEFC:
			b.WriteString(norm.NFKC.String(string(r)))
			before = ' '
			continue
		case cell.KindOf(r) == cell.Joint, cell.KindOf(r) == cell.Control, cell.KindOf(r) == cell.Newline:
			continue
		case unicode.IsSpace(r):
			r, before = ' ', ' '
		case cell.KindOf(r) == cell.Mark && before == ' ':
			continue
		case cell.KindOf(r) != cell.Mark:
			before = r
		}
		b.WriteRune(cell.Shown(r))
	}
	return strings.Join(strings.Fields(betweenLamAlef.ReplaceAllString(b.String(), "ل$2$1")), " ")
}

func joins(r rune) bool {
	return ucd.JoiningOf(r)&ucd.Forward != 0 && ucd.FormsOf(r)[0] != r
}

// Visual text of hostile kinds ends, and comes back in valid UTF-8.
func FuzzUnwrap(f *testing.F) {
	f.Add("سلام (abc) 12", byte(0))
	f.Add("\u202Eabc\u202C \u2067ب\u2069", byte(1))
	f.Add("a \u05D0 1 \u05D1 (2) [ب", byte(2))
	f.Fuzz(func(t *testing.T, text string, d byte) {
		text = strings.ReplaceAll(text, "\n", " ")
		got := New(Options{Unwrap: true, Dir: bidi.Direction(d % 3)}).AppendLine(nil, []byte(text))
		check(t, text, string(got))
	})
}
