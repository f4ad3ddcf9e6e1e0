package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

func TestLooks(t *testing.T) {
	for _, test := range []struct {
		profile                  colorprofile.Profile
		text, heading, chosenRow string
	}{
		{colorprofile.TrueColor, "", "1;38;5;31", "1;38;5;231;48;5;24"},
		{colorprofile.ANSI256, "", "1;38;5;31", "1;38;5;231;48;5;24"},
		{colorprofile.ANSI, "", "1;94", "1;97;44"},
		{colorprofile.ASCII, "", "1", "1;7"},
		{colorprofile.NoTTY, "", "1", "1;7"},
	} {
		s := sgr(test.profile, false)
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
	for i, p := range sgr(colorprofile.ANSI, true)[:styleCount] {
		if p == "1" {
			t.Errorf("look %d is bold alone", i)
		}
	}
}
