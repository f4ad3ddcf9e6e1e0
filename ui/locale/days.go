package locale

import "khabar/feed/calendar"

// days are a language's words for days and months, and for times near now.
// Those are counted as a language counts (CLDR, relative times); Arabic says
// منذ as its papers do.
type days struct {
	now, today, yesterday string
	minutes, hours        counted   // ago
	weekdays              [7]string // from Sunday
	months                func(c calendar.Calendar, territory string) months
	adarOne               string // the sixth Hebrew month of a leap year
}

// months are the months of a calendar, by country where newspapers differ, and
// what stands behind a year to say which calendar it is of.
//
// The names are those of the Unicode CLDR 42 (https://cldr.unicode.org,
// "Calendars"). Where CLDR has a name that no paper prints, the usual one
// stands: Jalali months in Arabic and Urdu, Hijri ones in Urdu with CLDR's stray
// blanks. Hebrew months count from Tishri; the sixth is Adar of a year with only
// one.
type months struct {
	names []string
	era   string
}
