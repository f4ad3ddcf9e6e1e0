package locale

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Language is the name of a language in this one, by its BCP 47 tag; the tag
// itself where there is none.
func (l *Locale) Language(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.Languages(language.Make(l.Tag)).Name(t); name != "" {
		return name
	}
	return tag
}

// Country is the name of a country in this language, by its ISO 3166 code; the
// code itself where there is none.
func (l *Locale) Country(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(language.Make(l.Tag)).Name(r); name != "" {
		return name
	}
	return code
}
