package theme

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/cell"
)

func TestLooks(t *testing.T) {
	for _, test := range []struct {
		profile                  colorprofile.Profile
		colours                  int
		text, heading, chosenRow string
	}{
		{colorprofile.TrueColor, 0, "", "1;38;5;63", "1;38;5;231;48;5;24"},
		{colorprofile.ANSI256, 256, "", "1;38;5;63", "1;38;5;231;48;5;24"},
		{colorprofile.ANSI256, 8, "", "1;35", "1;37;44"},
		{colorprofile.ANSI, 0, "", "1;94", "1;97;44"},
		{colorprofile.ASCII, 8, "", "1", "1;7"},
		{colorprofile.NoTTY, 0, "", "1", "1;7"},
	} {
		s := Theme{}.SGR(test.profile, test.colours, Quirks{})
		if s[Text] != test.text || s[Heading] != test.heading || s[Selected(Unread)] != test.chosenRow {
			t.Errorf("%v: text %q, heading %q, selected %q", test.profile, s[Text], s[Heading], s[Selected(Unread)])
		}
		for i, p := range s {
			if strings.Trim(p, "0123456789;") != "" {
				t.Errorf("%v: look %d is %q, not parameters", test.profile, i, p)
			}
		}
	}
}

// TestBoldIsColour: nothing is bold in the terminal's own colour where bold is
// a colour.
func TestBoldIsColour(t *testing.T) {
	for i, p := range (Theme{}).SGR(colorprofile.ANSI, 0, Quirks{BoldIsColour: true})[:Count] {
		if p == "1" {
			t.Errorf("look %d is bold alone", i)
		}
	}
}

// TestNoItalic: nothing is italic where that would come out reversed; what was
// is underlined.
func TestNoItalic(t *testing.T) {
	file, err := Read("x", []byte("quote = \"italic\"\nselected = \"italic\"\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	looks := file.On(Dark).SGR(colorprofile.TrueColor, 0, Quirks{NoItalic: true})
	for _, s := range []cell.Style{Emphasis, Quote, Selected(Text)} {
		if p := looks[s]; strings.Contains(p, "3") || !strings.Contains(p, "4") {
			t.Errorf("look %d is %q, want underlined", s, looks[s])
		}
	}
}

// TestFewColours: on eight colours nothing is grey, which would be black or
// white there.
func TestFewColours(t *testing.T) {
	file, err := Read("x", []byte("dim = \"#808080\"\nheading = \"#5fafff bold\"\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	themes := []Theme{{}, file.On(Dark)}
	for _, name := range Names() {
		for _, g := range []Ground{Unknown, Dark, Light} {
			theme, _ := Named(name, g)
			themes = append(themes, theme)
		}
	}
	for _, theme := range themes {
		for i, p := range theme.SGR(colorprofile.ANSI256, 8, Quirks{})[:Count] {
			if strings.Contains(p, "38;") || strings.Contains(p, "9") {
				t.Errorf("%s: look %d is %q", theme.Name, i, p)
			}
		}
	}
}
