package locale

import (
	"fmt"
	"strings"
	"time"

	"khabar/feed/calendar"
)

// Dates say how dates are written; "auto" and "" go by the language and the
// country.
type Dates struct {
	Calendar string // auto, gregorian, hijri, umalqura, jalali, hebrew
	Second   string // the same and none: in brackets where a date is written whole
	Digits   string // auto, western, arabic, persian
}

// SetDates takes over how dates are written, and for which country ("" keeps
// the one that the locale's name had).
func (l *Locale) SetDates(territory string, d Dates) error {
	if territory != "" {
		l.Territory = territory
	}
	first, second, has := calendarsOf(l.Tag, l.Territory)
	if d.Calendar != "" && d.Calendar != "auto" {
		var ok bool
		if first, ok = calendar.Named(d.Calendar); !ok {
			return fmt.Errorf("calendar %s: it is auto, gregorian, hijri, umalqura, jalali or hebrew", d.Calendar)
		}
		has = has && first == calendar.Gregorian
	}
	switch d.Second {
	case "", "auto":
	case "none":
		has = false
	default:
		if second, has = calendar.Named(d.Second); !has {
			return fmt.Errorf("second-calendar %s: it is auto, none, gregorian, hijri, umalqura, jalali or hebrew", d.Second)
		}
	}
	l.Digits = digitsOf(l.Tag, l.Territory)
	if d.Digits != "" && d.Digits != "auto" {
		digits, ok := DigitsNamed(d.Digits)
		if !ok || digits == AsWritten {
			return fmt.Errorf("digits %s: they are auto, western, arabic or persian", d.Digits)
		}
		l.Digits = digits
	}
	l.dates = d
	l.calendar, l.second, l.both = first, second, has && second != first
	return nil
}

// DatesOf takes over the country of another locale and how its dates were set:
// the reader has changed the language and not moved.
func (l *Locale) DatesOf(other *Locale) {
	_ = l.SetDates(other.Territory, other.dates) // which were taken before
}

// calendarsOf are the calendars that newspapers of a country are dated by (CLDR,
// calendarPreferenceData). CLDR has Saudi Arabia go by Umm al-Qura's first. The
// state pays by the Gregorian months since 2016 and goes by them in all that is
// not worship since 2023; its papers print both, and so do dates here.
func calendarsOf(language, territory string) (first, second calendar.Calendar, both bool) {
	switch {
	case territory == "IR" || territory == "AF" || language == "fa" && territory == "":
		return calendar.Jalali, 0, false
	case territory == "SA":
		return calendar.Gregorian, calendar.UmmAlQura, true
	}
	return calendar.Gregorian, 0, false
}

// Date writes a day in the reader's words and calendar: the month by its name,
// the year where it is not the year of now.
func (l *Locale) Date(t, now time.Time) string { return l.date(l.calendar, t, now) }

// FullDate is Date with the day of the second calendar in brackets, where the
// reader has one.
func (l *Locale) FullDate(t, now time.Time) string {
	s := l.Date(t, now)
	if l.both {
		s += " (" + l.date(l.second, t, now) + ")"
	}
	return s
}

// Moment writes a day and the time of day on the clock of now. Where the moment
// came with the time of another place, that time and its zone follow.
func (l *Locale) Moment(t, now time.Time) string {
	local := t.In(now.Location())
	s := l.FullDate(local, now) + " " + l.clock(local)
	_, theirs := t.Zone()
	if _, ours := local.Zone(); theirs != ours && theirs != 0 {
		s += " (\u2066" + l.clock(t) + " " + l.zone(theirs) + "\u2069)"
	}
	return s
}

func (l *Locale) clock(t time.Time) string { return l.Digits.In(t.Format("15:04")) }

// zone writes a zone by its seconds east of Greenwich.
func (l *Locale) zone(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("UTC%c%d", sign, seconds/3600)
	if minutes := seconds / 60 % 60; minutes > 0 {
		s += fmt.Sprintf(":%02d", minutes)
	}
	return l.Digits.In(s)
}

// date writes a day of a calendar.
func (l *Locale) date(c calendar.Calendar, t, now time.Time) string {
	d := c.At(t)
	named := l.days.months(c, l.Territory)
	month := named.names[d.Month-1]
	if c == calendar.Hebrew && d.Month == 6 && c.Length(d.Year, 6) == 30 { // only Adar I has 30 days
		month = l.days.adarOne
	}
	day, year := l.Number(d.Day), ""
	if d.Year != c.At(now).Year {
		year = l.Number(d.Year)
	}
	if l.Tag == "he" {
		month = "ב" + month // 25 בנובמבר
		if c == calendar.Hebrew {
			if day = gematria(d.Day); year != "" {
				year = gematria(d.Year)
			}
		}
	}
	if l.Tag == "en" && c == calendar.Gregorian && monthFirst[l.Territory] {
		if year != "" {
			day += ","
		}
		day, month = month, day
	}
	var b strings.Builder
	b.WriteString(day + " " + month)
	if year != "" {
		b.WriteString(" " + year)
		if named.era != "" {
			b.WriteString(" " + named.era)
		}
	}
	return b.String()
}

// monthFirst are the countries where English puts the month before the day.
var monthFirst = map[string]bool{"US": true, "PH": true}
