package find

import (
	"strconv"
	"strings"
	"time"

	"khabar/feed/parse"
	"khabar/feed/search"
)

// Parser reads queries with the dates of all calendars that news has, where
// days begin in loc, and with words for days near now. Search takes it where
// a Request has none of its own; saved searches and mute rules are to be
// parsed by it too.
func Parser(now time.Time, loc *time.Location) search.Parser {
	if loc == nil {
		loc = time.UTC
	}
	return search.Parser{Location: loc, Date: func(text string) (time.Time, bool) { return date(text, now, loc) }}
}

// ago are the words for a day some days before this one, folded.
var ago = map[string]int{
	"today": 0, "اليوم": 0, "امروز": 0, "اج": 0, "היומ": 0,
	"yesterday": 1, "امس": 1, "البارحه": 1, "ديروز": 1, "كل": 1, "אתמול": 1,
	"week": 7, "اسبوع": 7, "الاسبوع": 7, "هفته": 7, "שבוע": 7,
	"month": 30, "شهر": 30, "الشهر": 30, "ماه": 30, "مهينه": 30, "חודש": 30,
	"year": 365, "سنه": 365, "السنه": 365, "عام": 365, "سال": 365, "שנה": 365,
}

// date reads a day, a month or a year of the Gregorian, Jalali, Hijri or
// Hebrew calendar, in words or in the digits of any script, or a word for a
// day near now. It returns the first moment of it.
func date(text string, now time.Time, loc *time.Location) (time.Time, bool) {
	folded := strings.TrimSpace(search.String(strings.NewReplacer("_", " ", "-", " ").Replace(text)))
	if days, ok := ago[folded]; ok && !now.IsZero() {
		y, m, d := now.In(loc).Date()
		return time.Date(y, m, d-days, 0, 0, 0, 0, loc), true
	}
	tries := []string{text, folded, "1 " + folded}
	if year, err := strconv.Atoi(folded); err == nil && year > 1200 && year < 6000 {
		tries = []string{folded + "/1/1", folded + "-01-01"}
	}
	for _, s := range tries {
		if d, ok := parse.ParseDate(s); ok {
			y, m, day := d.Time.Date()
			if hour, minute, second := d.Time.Clock(); hour+minute+second > 0 {
				return d.Time, true
			}
			return time.Date(y, m, day, 0, 0, 0, 0, loc), true
		}
	}
	return time.Time{}, false
}
