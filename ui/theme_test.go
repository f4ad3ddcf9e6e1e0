package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestLooks(t *testing.T) {
	for _, test := range []struct {
		profile                  colorprofile.Profile
		colours                  int
		text, heading, chosenRow string
	}{
		{colorprofile.TrueColor, 0, "", "1;38;5;31", "1;38;5;231;48;5;24"},
		{colorprofile.ANSI256, 256, "", "1;38;5;31", "1;38;5;231;48;5;24"},
		{colorprofile.ANSI256, 8, "", "1;34", "1;37;44"},
		{colorprofile.ANSI, 0, "", "1;94", "1;97;44"},
		{colorprofile.ASCII, 8, "", "1", "1;7"},
		{colorprofile.NoTTY, 0, "", "1", "1;7"},
	} {
		s := sgr(test.profile, test.colours, false)
		if s[styleText] != test.text || s[styleHeading] != test.heading || s[selected(styleUnread)] != test.chosenRow {
			t.Errorf("%v: text %q, heading %q, selected %q", test.profile, s[styleText], s[styleHeading], s[selected(styleUnread)])
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
	for i, p := range sgr(colorprofile.ANSI, 0, true)[:styleCount] {
		if p == "1" {
			t.Errorf("look %d is bold alone", i)
		}
	}
}

// TestFewColours: on eight colours nothing is grey, which would be black or
// white there.
func TestFewColours(t *testing.T) {
	for i, p := range sgr(colorprofile.ANSI256, 8, false)[:styleCount] {
		if strings.Contains(p, "38;5") || strings.Contains(p, "9") {
			t.Errorf("look %d is %q", i, p)
		}
	}
}
