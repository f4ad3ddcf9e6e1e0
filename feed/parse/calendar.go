package parse

import (
	"time"

	"github.com/hablullah/go-hijri"
	"github.com/jalaali/go-jalaali"
)

// civil converts a day of a calendar to a Gregorian one at 00:00 UTC; it is
// false where the calendar has no such day.
func civil(c calendar, year, month, day int) (time.Time, bool) {
	if month < 1 || day < 1 || day > 31 {
		return time.Time{}, false
	}
	switch c {
	case gregorian:
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		return t, month <= 12 && t.Day() == day && year > 0 && year < 10000
	case jalali:
		if year < 1200 || year > 1600 || !jalaali.IsValidDate(year, month, day) {
			return time.Time{}, false
		}
		y, m, d, err := jalaali.ToGregorian(year, jalaali.Month(month), day)
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC), err == nil
	case islamic:
		if month > 12 || day > 30 || year < 1 || year > 1600 {
			return time.Time{}, false
		}
		// Umm al-Qura is what newspapers print; its tables cover 1356-1500.
		if year >= 1356 && year < 1500 {
			return civilDate(hijri.UmmAlQuraDate{Day: int64(day), Month: int64(month), Year: int64(year)}.ToGregorian())
		}
		return civilDate(hijri.HijriDate{Day: int64(day), Month: int64(month), Year: int64(year)}.ToGregorian())
	case hebrew:
		return hebrewDay(year, month, day)
	}
	return time.Time{}, false
}

// civilDate is 00:00 UTC of t's day.
func civilDate(t time.Time) (time.Time, bool) {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), !t.IsZero()
}

// yearNear is the year of a calendar that holds a moment, or is one off.
func yearNear(c calendar, t time.Time) int {
	switch c {
	case jalali:
		return t.Year() - 621
	case islamic:
		return int(float64(t.Year()-622)*33/32) + 2
	case hebrew:
		return t.Year() + 3761
	}
	return t.Year()
}

// hebrewDay converts a day of the Hebrew calendar (arithmetic of Reingold and
// Dershowitz, Calendrical Calculations, ch. 8). Months count from Tishri; 7
// is Adar II, which stands for Adar in a year that has only one.
func hebrewDay(year, month, day int) (time.Time, bool) {
	if year < 5000 || year > 6500 || month > 13 || day > 30 {
		return time.Time{}, false
	}
	leap := (7*year+1)%19 < 7
	start := hebrewNewYear(year)
	length := hebrewNewYear(year+1) - start
	months := []int{30, 29, 30, 29, 30, 29, 0, 30, 29, 30, 29, 30, 29}
	if length%10 == 5 {
		months[1] = 30
	}
	if length%10 == 3 {
		months[2] = 29
	}
	if leap {
		months[5], months[6] = 30, 29
	} else if month == 7 {
		month = 6
	}
	if day > months[month-1] {
		return time.Time{}, false
	}
	for _, n := range months[:month-1] {
		start += n
	}
	// 1 Tishri of year 1 was 7 September -3760, Gregorian.
	return time.Date(-3760, 9, 7, 0, 0, 0, 0, time.UTC).AddDate(0, 0, start+day-1), true
}

// hebrewNewYear is the day of 1 Tishri, counted from that of year 1, with the
// postponements.
func hebrewNewYear(year int) int {
	day := hebrewElapsed(year)
	switch {
	case hebrewElapsed(year+1)-day == 356:
		return day + 2
	case day-hebrewElapsed(year-1) == 382:
		return day + 1
	}
	return day
}

// hebrewElapsed counts the days to the mean new moon of Tishri.
func hebrewElapsed(year int) int {
	months := (235*year - 234) / 19
	parts := 12084 + 13753*months
	day := 29*months + parts/25920
	if 3*(day+1)%7 < 3 {
		return day + 1
	}
	return day
}
