package parse

import (
	"time"

	"khabar/feed/calendar"
)

// civil converts a day of a calendar to a Gregorian one at 00:00 UTC; it is
// false where the calendar has no such day, or news has none of that year.
func civil(c calendar.Calendar, year, month, day int) (time.Time, bool) {
	switch {
	case c == calendar.Jalali && (year < 1200 || year > 1600),
		c == calendar.UmmAlQura && year > 1600,
		c == calendar.Hebrew && (year < 5000 || year > 6500):
		return time.Time{}, false
	}
	return c.Time(calendar.Date{Year: year, Month: month, Day: day})
}

// yearNear is the year of a calendar that holds a moment, or is one off.
func yearNear(c calendar.Calendar, t time.Time) int { return c.At(t).Year }
