package calendar

import "time"

// Calendar is a way to count days.
type Calendar uint8

// The calendars.
const (
	Gregorian Calendar = iota
	Hijri              // civil, by arithmetic
	UmmAlQura          // Hijri by Saudi Arabia's table
	Jalali             // of Iran and Afghanistan
	Hebrew             // months count from Tishri
)

var names = [...]string{"gregorian", "hijri", "umalqura", "jalali", "hebrew"}

// String is the calendar's name: gregorian, hijri, umalqura, jalali or hebrew.
func (c Calendar) String() string { return names[c] }

// Named returns the calendar of a name.
func Named(name string) (Calendar, bool) {
	for i, n := range names {
		if n == name {
			return Calendar(i), true
		}
	}
	return 0, false
}

// Date is a day of some calendar. Months count from 1. Hebrew months count from
// Tishri and always have the same number: 6 is Adar, or Adar I of a leap year;
// 7 is Adar II, which other years lack; 13 is Elul.
type Date struct{ Year, Month, Day int }

// The years that dates are valid in: as far as the rules were checked and news
// can be dated. Dates are calculated beyond them all the same.
var years = [...]struct{ first, last int }{
	Gregorian: {1, 9999}, Hijri: {1, 9999}, UmmAlQura: {1, 9999}, Jalali: {1, 3000}, Hebrew: {1, 9999},
}

// At is the date of a moment, where that moment's clock is.
func (c Calendar) At(t time.Time) Date {
	y, m, d := t.Date()
	if c == Gregorian {
		return Date{y, int(m), d}
	}
	return c.On(gregorianDay(y, int(m), d))
}

// On is the date of a day.
func (c Calendar) On(day int) Date {
	switch c {
	case Hijri:
		return hijriOn(day)
	case UmmAlQura:
		return ummAlQuraOn(day)
	case Jalali:
		return jalaliOn(day)
	case Hebrew:
		return hebrewOn(day)
	}
	y, m, d := time.Unix(int64(day)*86400, 0).UTC().Date()
	return Date{y, int(m), d}
}

// Day is the day of a date; it is false where the calendar has no such date.
// Adar II of a Hebrew year that has only one Adar stands for that.
func (c Calendar) Day(d Date) (int, bool) {
	if d.Year < years[c].first || d.Year > years[c].last || d.Day < 1 || d.Day > c.Length(d.Year, d.Month) {
		return 0, false
	}
	switch c {
	case Hijri:
		return hijriStart(d.Year, d.Month) + d.Day - 1, true
	case UmmAlQura:
		return ummAlQuraStart(d.Year, d.Month) + d.Day - 1, true
	case Jalali:
		return jalaliStart(d.Year, d.Month) + d.Day - 1, true
	case Hebrew:
		return hebrewStart(d.Year, d.Month) + d.Day - 1, true
	}
	return gregorianDay(d.Year, d.Month, d.Day), true
}

// Time is 00:00 UTC of a date; it is false where the calendar has no such date.
func (c Calendar) Time(d Date) (time.Time, bool) {
	day, ok := c.Day(d)
	if !ok {
		return time.Time{}, false
	}
	return time.Unix(int64(day)*86400, 0).UTC(), true
}

// Length is how many days a month has; 0 where there is no such month.
func (c Calendar) Length(year, month int) int {
	if month < 1 || month > 13 || month > 12 && c != Hebrew {
		return 0
	}
	switch c {
	case Hijri:
		return hijriLength(year, month)
	case UmmAlQura:
		return ummAlQuraLength(year, month)
	case Jalali:
		return jalaliLength(year, month)
	case Hebrew:
		return hebrewLength(year, month)
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func gregorianDay(y, m, d int) int {
	return div(int(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix()), 86400)
}

// div divides and rounds down.
func div(a, b int) int {
	q := a / b
	if a%b != 0 && a < 0 != (b < 0) {
		q--
	}
	return q
}

// mod is what div leaves.
func mod(a, b int) int { return a - b*div(a, b) }
