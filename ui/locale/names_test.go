package locale

import "testing"

func TestNames(t *testing.T) {
	tests := []struct{ in, language, arabic, country, morocco string }{
		{"en", "Arabic", "ar", "Morocco", "MA"},
		{"ar", "العربية", "ar", "المغرب", "MA"},
		{"he", "ערבית", "ar", "מרוקו", "MA"},
		{"fa", "عربی", "ar", "مراکش", "MA"},
		{"ur", "عربی", "ar", "مراکش", "MA"},
		{"en", "xx-1", "xx-1", "", ""},
	}
	for _, test := range tests {
		l, _ := Match(test.in)
		if got := l.Language(test.arabic); got != test.language {
			t.Errorf("%s: %s is %q, want %q", test.in, test.arabic, got, test.language)
		}
		if got := l.Country(test.morocco); got != test.country {
			t.Errorf("%s: %s is %q, want %q", test.in, test.morocco, got, test.country)
		}
	}
}
