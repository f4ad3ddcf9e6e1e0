package ui

import (
	"strings"
	"testing"

	"khabar/ui/locale"
)

// TestSpokenInItsLanguage: what is heard of a list and of an article has the
// digits and the commas of the interface, and no dots between its parts.
func TestSpokenInItsLanguage(t *testing.T) {
	l := library(20)
	m := openLibrary(t, 80, 24, l)
	for name, want := range map[string]string{"fa_IR": "۲ از ۲۰، ", "ar_EG": "٢ من ٢٠، ", "he_IL": "2 מתוך 20, ", "en": "2 of 20, "} {
		lang, _ := locale.Match(name)
		m.locale = lang
		var out strings.Builder
		s := Speak(m, &out)
		m.list.selected, m.focus = 1, paneList
		_, text := s.place()
		s.line(text)
		if got := out.String(); !strings.HasPrefix(got, want) || strings.Contains(got, "·") || strings.Contains(want, "،") && strings.Contains(got, ", ") {
			t.Errorf("%s: %q, want %q first", name, got, want)
		}
		if got := s.audible("جريدة \u2060· 7 آذر · 2"); strings.Contains(got, "·") {
			t.Errorf("%s: %q", name, got)
		}
	}
}
