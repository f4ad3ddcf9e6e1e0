package locale

import "time"

// Ago writes when something was, as one says it: now, minutes and hours ago,
// yesterday, the day of the week within a week, then the date. Both times are on
// the reader's clock. Minutes are those of the clock on the wall, so that
// all change together, when its minute does. What lies ahead, as where a clock
// is wrong, is now for an hour, and then a date.
func (l *Locale) Ago(t, now time.Time) string {
	t = t.In(now.Location())
	minutes := int(now.Truncate(time.Minute).Sub(t.Truncate(time.Minute)) / time.Minute)
	since := daysBetween(t, now)
	switch {
	case minutes < -60 || since < 0:
		return l.Date(t, now)
	case minutes < 1:
		return l.days.now
	case minutes < 60:
		return l.count(&l.days.minutes, minutes)
	case since == 0 || minutes < 6*60:
		return l.count(&l.days.hours, minutes/60)
	}
	return l.DayAgo(t, now)
}

// Brief is when something was in as few columns as can be: the time of a day
// that is today's, else what Ago says.
func (l *Locale) Brief(t, now time.Time) string {
	t = t.In(now.Location())
	if y, d := now.Year(), now.YearDay(); t.Year() == y && t.YearDay() == d && !t.After(now) {
		return l.clock(t)
	}
	return l.Ago(t, now)
}

// DayAgo writes when something was that is known to the day: today, yesterday,
// the day of the week within a week, then the date.
func (l *Locale) DayAgo(t, now time.Time) string {
	switch since := daysBetween(t, now); {
	case since == 0:
		return l.days.today
	case since == 1:
		return l.days.yesterday
	case since > 1 && since < 7:
		return l.days.weekdays[t.Weekday()]
	}
	return l.Date(t, now)
}

// daysBetween counts the midnights from one day to another, each by its own
// clock.
func daysBetween(t, now time.Time) int {
	midnight := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(midnight(now).Sub(midnight(t)) / (24 * time.Hour))
}

// UntilNext is how long what Ago writes of any time stands: until the minute
// of the clock is over.
func UntilNext(now time.Time) time.Duration {
	return now.Truncate(time.Minute).Add(time.Minute).Sub(now)
}
