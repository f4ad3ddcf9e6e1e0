package row

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"khabar/bidi/cell"
)

// Every rune there is: nothing that steers a terminal gets through.
func TestSafe(t *testing.T) {
	for r := rune(-1); r <= unicode.MaxRune+1; r++ {
		bad := r < 0 || r > unicode.MaxRune || !utf8.ValidRune(r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
		if got := safe(r); bad && got != replacement || !bad && got != r {
			t.Errorf("%U: %U", r, got)
		}
	}
}

func TestNothingSteers(t *testing.T) {
	row := visual(" ab ")
	row.Cells[1].Rune = 0x1B
	row.Cells[1].Link = 1
	row.Cells[1].Style = 1
	row.Cells[2].Rune = 0x9B
	row.Cells[2].Marks, row.Cells[2].Mark = 3, 0
	row.Cells[2].Style = 2
	row.Marks = []rune{'\u202E', 0x301, 0x07}
	for _, c := range Classes() {
		w := Writer{Class: c, Styles: []string{"", "1\x1b]0;title\a", "31"}, Links: []string{"", "https://example.org/\x1b\\\x07 \u200fé;x"}}
		got := string(w.Append(nil, row))
		want := "\x1b]8;id=1-HASH;https://example.org/%1B%5C%07%20%E2%80%8F%C3%A9;x\x1b\\\uFFFD\x1b]8;;\x1b\\\x1b[0;31m\uFFFD\u0301\x1b[m"
		want = strings.Replace(want, "%5C", "\\", 1) // a backslash is printable and steers nothing after %1B
		i, j := strings.Index(got, "id=1-")+5, strings.Index(got, ";https")
		if i < 5 || j < i {
			t.Fatalf("%v: %q", c, got)
		}
		got = strings.TrimSpace(strings.ReplaceAll(got[:i]+"HASH"+got[j:], "\u2800", " "))
		if got != want {
			t.Errorf("%v:\ngot  %q\nwant %q", c, got, want)
		}
	}
}

// A link that reordering has cut keeps one id, a second link with the same
// target has another, and a target that is too long is left out.
func TestLinks(t *testing.T) {
	row := visual(" abcdef ")
	for i, link := range []uint16{0, 1, 0, 1, 2, 3, 9, 0} {
		row.Cells[i].Link = link
	}
	w := Writer{Links: []string{"", "https://example.org", "https://example.org", "https://example.org/" + strings.Repeat("x", 3000)}}
	got := string(w.Append(nil, row))
	var ids []string
	for _, part := range strings.Split(got, "\x1b]8;")[1:] {
		id, _, _ := strings.Cut(part, ";")
		ids = append(ids, id)
	}
	if len(ids) < 6 || ids[0] == "" || ids[0] != ids[2] || ids[0] == ids[3] || ids[1] != "" || ids[4] != "" || ids[5] != "" {
		t.Errorf("ids %q of %q", ids, got)
	}
	if strings.Contains(got, "xxx") {
		t.Error("a target of 3000 bytes is written")
	}
}

func TestStyles(t *testing.T) {
	row := visual("abcdef")
	for i, s := range []cell.Style{0, 1, 1, 2, 7, 0} {
		row.Cells[i].Style = s
	}
	w := Writer{Styles: []string{"", "1;34", "7"}}
	if got, want := string(w.Append(nil, row)), "a\x1b[0;1;34mbc\x1b[0;7md\x1b[mef"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	w.Styles[0] = "37"
	if got, want := string(w.Append(nil, row)), "\x1b[0;37ma\x1b[0;1;34mbc\x1b[0;7md\x1b[me\x1b[0;37mf\x1b[m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestFont(t *testing.T) {
	for p, want := range map[string]uint8{
		"": 0, "1": bold, "3": italic, "1;3": bold | italic, "38;5;3": 0, "48;2;1;3;1;3": italic,
		"38;5;1;1": bold, "4:3": 0, "1;22": 0, "3;23": 0, "1;0": 0, "38:5:3": 0, "38": 0, "38;2;3": 0,
	} {
		if got := font(p); got != want {
			t.Errorf("font(%q) is %d, want %d", p, got, want)
		}
	}
}

func TestParseClass(t *testing.T) {
	for _, c := range Classes() {
		got, auto, err := ParseClass(" " + strings.ToUpper(c.String()) + " ")
		if err != nil || auto || got != c {
			t.Errorf("%v: %v %v %v", c, got, auto, err)
		}
		var u Class
		text, err := c.MarshalText()
		if err != nil || u.UnmarshalText(text) != nil || u != c {
			t.Errorf("%v: %q %v %v", c, text, u, err)
		}
	}
	for _, s := range []string{"", "auto", "Auto"} {
		if _, auto, err := ParseClass(s); !auto || err != nil {
			t.Errorf("%q: auto %v, %v", s, auto, err)
		}
	}
	if _, _, err := ParseClass("both"); err == nil || !strings.Contains(err.Error(), `"both"`) {
		t.Errorf("%v", err)
	}
}
