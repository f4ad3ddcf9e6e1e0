package locale

import (
	"fmt"
	"time"
)

// Date writes a day in the reader's words: the month by its name, the year
// where it is not the year of now.
func (l *Locale) Date(t, now time.Time) string {
	day := fmt.Sprintf("%d %s", t.Day(), l.months[t.Month()-1])
	if l.Tag == "he" { // 25 בנובמבר
		day = fmt.Sprintf("%d ב%s", t.Day(), l.months[t.Month()-1])
	}
	if t.Year() != now.Year() {
		day += fmt.Sprintf(" %d", t.Year())
	}
	return day
}

// Moment writes a day and, where the clock is known, the time of day.
func (l *Locale) Moment(t, now time.Time) string {
	return l.Date(t, now) + t.Format(" 15:04")
}
