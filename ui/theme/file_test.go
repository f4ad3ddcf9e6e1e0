package theme

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// first names the first key of the same first letter.
func first(word string, among []string) string {
	i := slices.IndexFunc(among, func(s string) bool { return s != "" && s[0] == word[0] })
	if i < 0 {
		return ""
	}
	return among[i]
}

func TestRead(t *testing.T) {
	f, err := Read("mine", []byte("base = \"light\"\nheading = \"red bold on #ffff00\"\nselected = \"white on 17\"\ntext = \"\"\n"), first)
	if err != nil {
		t.Fatal(err)
	}
	s := f.On(Dark).SGR(colorprofile.TrueColor, 0, Quirks{})
	for look, want := range map[string]string{s[Heading]: "1;31;48;2;255;255;0", s[Selected(Unread)]: "1;37;48;5;17", s[Text]: "", s[Dim]: "38;5;241"} {
		if look != want {
			t.Errorf("%q, want %q", look, want)
		}
	}
	if plain := f.On(Dark).SGR(colorprofile.ASCII, 0, Quirks{}); plain[Heading] != "1" || plain[Selected(Unread)] != "1;7" {
		t.Errorf("without colours: %q, %q", plain[Heading], plain[Selected(Unread)])
	}
}

func TestReadFaults(t *testing.T) {
	for text, want := range map[string]string{
		"dimm = \"red\"":                    "line 1: unknown key dimm; did you mean dim?",
		"base = \"dark\"\n\nzzz = \"\"":     "line 3: unknown key zzz",
		"# a note\nheading = \"reddish\"":   `line 2: heading: "reddish": a colour is`,
		"heading = \"256\"":                 "a colour is",
		"heading = \"#12\"":                 "a colour is",
		"heading = \"bold on\"":             "line 1: heading: a colour must follow on",
		"heading = 3":                       "line 1: heading: it is a text",
		"base = \"pink\"":                   `line 1: base "pink": it is one of auto, dark`,
		"heading = \"red\"\nheading = \"\"": "line 2",
		"heading":                           "line 1",
		"[looks]\ndim = \"red\"":            "unknown key looks",
	} {
		_, err := Read("x", []byte(text), first)
		var wrong *FileError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestSample: the sample is a theme, has every look, and what it says of dark is
// so.
func TestSample(t *testing.T) {
	all := strings.ReplaceAll(Sample, "\n#", "\n")
	var lines []string
	for line := range strings.Lines(all) {
		if strings.Contains(line, "= \"") {
			lines = append(lines, line)
		}
	}
	f, err := Read("sample", []byte(strings.Join(lines, "")), first)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range lookNames {
		if _, ok := f.over[name]; !ok || name == "" {
			t.Errorf("the sample has no look %q", name)
		}
	}
	d, _ := Named("dark", Dark)
	got, want := f.On(Light).SGR(colorprofile.TrueColor, 0, Quirks{}), d.SGR(colorprofile.TrueColor, 0, Quirks{})
	for i, name := range lookNames {
		// The same colour: the sample names it by its parts, the theme by its number.
		if (got[i] == "") != (want[i] == "") {
			t.Errorf("%s is %q, in dark %q", name, got[i], want[i])
		}
	}
	if _, err := Read("sample", []byte(Sample), first); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(Sample))
	f.Add([]byte("dim = \"1 on 2 bold\""))
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := Read("x", text, first)
		if (file == nil) == (err == nil) {
			t.Fatal(file, err)
		}
		if err == nil {
			for i, p := range file.On(Unknown).SGR(colorprofile.TrueColor, 0, Quirks{}) {
				if strings.Trim(p, "0123456789;") != "" {
					t.Errorf("look %d is %q", i, p)
				}
			}
		}
	})
}
