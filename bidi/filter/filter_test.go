package filter

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/row"
	"khabar/bidi/shape"
)

var own = regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;[a-z0-9=-]*;[\x21-\x7e]*\x1b\\\\")

// check checks that what comes out of the filter holds no control but those of
// its own, newlines and tabs.
func check(t *testing.T, in, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Fatalf("%q: not UTF-8: %q", in, out)
	}
	for _, r := range own.ReplaceAllString(out, "") {
		if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			t.Fatalf("%q: %U in %q", in, r, out)
		}
	}
}

// v is text as a terminal must show it: what stands in braces is a stretch
// that reads from the right.
func v(s string) string {
	for {
		a, b := strings.IndexByte(s, '{'), strings.IndexByte(s, '}')
		if a < 0 {
			return s
		}
		s = s[:a] + string(shape.AppendVisual(nil, s[a+1:b], bidi.RTL)) + s[b+1:]
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "plain  ASCII\twith tab ", "plain  ASCII\twith tab "},
		{"empty", "", ""},
		{"right to left", "سلام عليكم", "{سلام عليكم}"},
		{"left to right", "a سلام b", "a {سلام} b"},
		{"carriage return", "سلام\r", "{سلام}"},
		{"colour on its letters", "\x1b[31mسلام\x1b[m abc", "abc \x1b[0;31m{سلام}\x1b[m"},
		{"colour in a word", "س\x1b[1mلا\x1b[mم", "\uFEE1\x1b[0;1m\uFEFC\x1b[m\uFEB3"},
		{"colours of all kinds", "\x1b[38;5;9;48;2;1;2;3;4:3;58:5:7mב", "\x1b[0;4:3;38;5;9;48;2;1;2;3;58;5;7mב\x1b[m"},
		{"colour by colons", "\x1b[38:2::1:2:3;7mב", "\x1b[0;7;38;2;1;2;3mב\x1b[m"},
		{"bright colour", "\x1b[91;102mב\x1b[39mג", "\x1b[0;102mג\x1b[0;91;102mב\x1b[m"},
		{"link", "\x1b]8;id=x;http://a.b/\x1b\\רק\x1b]8;;\x1b\\ a", "a \x1b]8;id=1-ca9aa79b;http://a.b/\x1b\\קר\x1b]8;;\x1b\\"},
		{"bold of man", "b\bbo\bo ב\bבג", "\x1b[0;1mbo\x1b[m ג\x1b[0;1mב\x1b[m"},
		{"underline of man", "_\bב_\bg", "\x1b[0;4mgב\x1b[m"},
		{"bold and underlined", "_\bx\bx y", "\x1b[0;1;4mx\x1b[m y"},
		{"bullet of man", "+\bo ב", "o ב"},
		{"backspaces in a row", "abc\b\b\babc", "\x1b[0;1mabc\x1b[m"},
		{"cursor and title", "\x1b[2J\x1b[Hא\x1b]0;title\ab\x1bPq#1\x1b\\", "bא"},
		{"C1", "\u009b31mא\u009d0;x\u009cב", "\x1b[0;31mבא\x1b[m"},
		{"stray bytes", "א\x9b2J\xff", "\uFFFD2J\uFFFDא"},
		{"unclosed string", "\x1b]0;א", "א;0"},
		{"bell, null, delete", "a\a\x00\x7fא", "aא"},
		{"format characters", "\u200Fא\u200E\u202Eab\u202C", "baא"},
		{"marks in floods", "ב" + strings.Repeat("\u05B0", 10_000), "ב" + strings.Repeat("\u05B0", 8)},
		{"line separator", "א\u2028ב", "ב א"},
		{"file list", "-rw-r--r-- 1 a b  4096 2024-11-25 10:00 ملف عربي.txt", "-rw-r--r-- 1 a b  4096 2024-11-25 10:00 {ملف عربي}.txt"},
		{"columns", "خبر أول   12   שלום עולם", "{خبر أول}   12   {שלום עולם}"},
		{"tabs", "שלום\t12\tعالم", "{שלום}    12      {عالم}"},
		{"a narrower word keeps its column", "سلام  x", "{سلام}   x"},
		{"sentence of two blanks", "نعم.  لا", "{نعم.  لا}"},
		{"justified", "       يعرض هذا الأمر  محتوى  الملف  في الطرفية سطرا بعد  سطر حتى نهايته", "       {يعرض هذا الأمر  محتوى  الملف  في الطرفية سطرا بعد  سطر حتى نهايته}"},
		{"as long, in columns", "يعرض هذا الأمر  محتوى  الملف   في الطرفية سطرا بعد  سطر حتى نهايته", "{يعرض هذا الأمر}   {محتوى}  {الملف}   {في الطرفية سطرا بعد}  {سطر حتى نهايته}"},
		{"column -t", "المفتاح  القيمة  الوصف  النوع  المالك  الحجم  التاريخ  المسار  الحالة", "{المفتاح}  {القيمة}  {الوصف}  {النوع}  {المالك}  {الحجم}  {التاريخ}  {المسار}  {الحالة}"},
		{"indented", "    رسالة الالتزام", "    {رسالة الالتزام}"},
		{"graph", "| * abc1234 إصلاح", "| * abc1234 {إصلاح}"},
		{"graph at the edge", "* a1b2c3d إصلاح (x)", "* a1b2c3d {إصلاح} (x)"},
		{"graph lines", "|\\ \\", "|\\ \\"},
		{"path", "/דרך/ab", "ab/{/דרך}"},
		{"tree", "│   ├── مجلد عربي", "│   ├── {مجلد عربي}"},
		{"table of psql", " مفتاح | قيمة ", " {مفتاح} | {قيمة} "},
		{"word count", "  12 ملف عربي", "  12 {ملف عربي}"},
		{"list item", "- بند", "{- بند}"},
	} {
		if got := through(Options{}, c.in); got != v(c.want) {
			t.Errorf("%s: %q\n gives %q\n want  %q", c.name, c.in, got, v(c.want))
		}
		check(t, c.in, through(Options{}, c.in))
	}
}

func TestStateOverLines(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a colour lasts", "\x1b[32mabc\nאב\x1b[m\nc", "\x1b[0;32mabc\x1b[m\n\x1b[0;32mבא\x1b[m\nc"},
		{"hashes of digits", "abc1234 إصلاح\n1234567 إصلاح", "abc1234 {إصلاح}\n1234567 {إصلاح}"},
		{"a number is no hash", "1234567 إصلاح", "{1234567 إصلاح}"},
		{"diff", "@@ -1 +1 @@\n+سطر\n-سطر\n سطر\nسطر", "@@ -1 +1 @@\n+{سطر}\n-{سطر}\n {سطر}\n{سطر}"},
		{"after a diff", "@@ -1 +1 @@\nx\n-بند", "@@ -1 +1 @@\nx\n{-بند}"},
	} {
		if got := through(Options{}, c.in); got != v(c.want) {
			t.Errorf("%s: %q\n gives %q\n want  %q", c.name, c.in, got, v(c.want))
		}
	}
}

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		name     string
		o        Options
		in, want string
	}{
		{"flush right", Options{Width: 10}, "سلام", "       {سلام}"},
		{"flush left", Options{Width: 10}, "ab ב", "ab ב"},
		{"broken", Options{Width: 8}, "אבגד הוז חט", "{אבגד הוז}\n      {חט}"},
		{"broken at the left", Options{Width: 8}, "abcd efg hi", "abcd efg\nhi"},
		{"indented", Options{Width: 10}, "  אבגד הוז חט", "{אבגד הוז}\n      {חט}"},
		{"columns fit", Options{Width: 12}, "אב   גד", "{אב}   {גד}"},
		{"last column broken", Options{Width: 12}, "ab  אבגד הוז חט", "ab  {אבגד הוז}\n          {חט}"},
		{"columns from the right", Options{Width: 12, Dir: bidi.RTL}, "אב   גד  x", "  x  {גד}   {אב}"},
		{"direction given", Options{Width: 10, Dir: bidi.RTL}, "abc.", "      .abc"},
		{"left to right given", Options{Dir: bidi.LTR}, "אב c.", "{אב} c."},
		{"exact", Options{Width: 4}, "abcd", "abcd"},
		{"blank", Options{Width: 4}, "      ", ""},
	} {
		got := through(c.o, c.in)
		want := v(c.want)
		if trim(got) != trim(want) {
			t.Errorf("%s: %q\n gives %q\n want  %q", c.name, c.in, got, want)
		}
	}
}

// trim leaves out the blanks at the ends of lines.
func trim(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// In class Words no row begins with a right-to-left letter, and none is wider
// than asked for.
func TestWords(t *testing.T) {
	o := Options{Width: 8, Terminal: func(w *row.Writer) { w.Class = row.Words }}
	got := through(o, "אבגד הוז חט")
	if want := "\u2800הוז\u2800אבגד"; strings.ReplaceAll(got, " ", "") == "" || len([]rune(strings.Split(got, "\n")[0])) > 8 {
		t.Errorf("%q, want about %q", got, want)
	}
	for _, l := range strings.Split(got, "\n") {
		if !strings.HasPrefix(l, " ") && !strings.HasPrefix(l, "\u2800") {
			t.Errorf("a row begins with a letter: %q", l)
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{
		"سلام\x1b[31mab\tc  ד\x1b]8;;http://x\aק", "_\bא\b\b\bxא\bא", "| * \x1b[1mabc1234\x1b[m ב", "\u202Eab\u2066ב", "│ ├── ב |  x | ", "@@ -1\n+א\n ב",
		"a\xff\x9b\u009bm\x1b[", "\x1b[38;5;300;48;2;1;;;mא", "   12 ב\u0301\u200D\b\u0301",
	} {
		f.Add(s, byte(0), uint8(0))
		f.Add(s, byte(4), uint8(9))
		f.Add(s, byte(9), uint8(40))
	}
	f.Fuzz(func(t *testing.T, text string, d byte, width uint8) {
		class := row.Classes()[int(d/3)%len(row.Classes())]
		o := Options{Dir: bidi.Direction(d % 3), Width: int(width), Terminal: func(w *row.Writer) { w.Class = class }}
		fl := New(o)
		var out []byte
		for _, l := range strings.Split(text, "\n") {
			out = fl.AppendLine(out, []byte(l))
			out = append(out, '\n')
		}
		check(t, text, string(out))
	})
}
