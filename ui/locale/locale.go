// Package locale is the interface's language: its messages, plurals, dates
// and direction. Five languages are built in: Arabic, Hebrew, Persian, Urdu
// and English.
//
// A language is the files that begin with its name: what is said (arabic.go),
// what keys do, counts, days and faults. messages.go says what there is.
//
// A Locale is a value that the Model carries; nothing here is global. Plural
// categories follow the Unicode CLDR (https://cldr.unicode.org, "Language
// Plural Rules").
package locale

import (
	"strings"

	"khabar/feed/calendar"
)

// Locale is one language of the interface.
type Locale struct {
	Tag         string // BCP 47: "ar", "he", "fa", "ur", "en"
	Name        string // the language's name for itself
	RightToLeft bool   // the interface is mirrored
	Messages    Messages
	Out         Out // words for what leaves the program

	Territory string // ISO 3166 ("MA"), which months and calendars go by; "" where unknown
	Digits    Digits // of numbers and dates

	plural           func(n int) form
	days             days
	faults           *[Faults]string // nil: there are none but the errors' own words
	calendar, second calendar.Calendar
	both             bool // the second calendar is used
	dates            Dates
}

// Default is the interface of a reader whose environment names no language.
func Default() *Locale { return All()[0] }

// All returns every built-in locale, the default first.
func All() []*Locale {
	all := []*Locale{arabic(), hebrew(), persian(), urdu(), english()}
	for _, l := range all {
		_ = l.SetDates("", Dates{}) // nothing is named that could be wrong
	}
	return all
}

// Match returns the locale for a tag or a POSIX locale name ("fa",
// "ar_MA.UTF-8", "he-IL"), and whether there is one. It has the territory of
// the name.
func Match(name string) (*Locale, bool) {
	tag, territory := split(name)
	switch tag {
	case "iw": // Hebrew's code until 1989, still used by some systems
		tag = "he"
	case "prs": // Dari is read with the Persian interface
		tag = "fa"
		if territory == "" {
			territory = "AF"
		}
	}
	for _, l := range All() {
		if l.Tag == tag {
			_ = l.SetDates(territory, Dates{})
			return l, true
		}
	}
	return nil, false
}

// FromEnvironment chooses the interface by LC_ALL, LC_MESSAGES and LANG, in
// POSIX's order of precedence. The names C and POSIX, and no name at all, say
// nothing of a language: the default answers. A language that is not built in
// gets English.
func FromEnvironment(getenv func(string) string) *Locale {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		base, _, _ := strings.Cut(value, ".")
		if base == "C" || base == "POSIX" {
			return Default()
		}
		if l, ok := Match(value); ok {
			return l
		}
		l, _ := Match("en")
		return l
	}
	return Default()
}

// TerritoryFrom is the territory that dates go by: that of LC_ALL, LC_TIME or
// LANG, the first that is set; "" where that names none.
func TerritoryFrom(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_TIME", "LANG"} {
		if value := getenv(name); value != "" {
			_, territory := split(value)
			return territory
		}
	}
	return ""
}

// split takes the language and the territory out of a locale's name: "ar" and
// "MA" of "ar_MA.UTF-8", "ar" and "EG" of "ar-Arab-EG".
func split(name string) (language, territory string) {
	name, _, _ = strings.Cut(name, ".")
	name, _, _ = strings.Cut(name, "@")
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' })
	for i, part := range parts {
		if i == 0 {
			language = strings.ToLower(part)
		} else if len(part) == 2 && territory == "" {
			territory = strings.ToUpper(part)
		}
	}
	return language, territory
}
