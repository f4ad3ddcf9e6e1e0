package locale

import (
	"time"
)

// relative are the words for times near now. Fields with a number are counted
// as a language counts (CLDR, relative times); Arabic says منذ as its papers do.
type relative struct {
	now, today, yesterday string
	minutes, hours        counted
	weekdays              [7]string // from Sunday
}

// Ago writes when something was, as one says it: now, minutes and hours ago,
// yesterday, the day of the week within a week, then the date. Both times are on
// the reader's clock. Minutes are those of the clock on the wall, so that
// all change together, when its minute does. What lies ahead, as where a clock
// is wrong, is now for an hour, and then a date.
func (l *Locale) Ago(t, now time.Time) string {
	t = t.In(now.Location())
	minutes := int(now.Truncate(time.Minute).Sub(t.Truncate(time.Minute)) / time.Minute)
	days := daysBetween(t, now)
	switch {
	case minutes < -60 || days < 0:
		return l.Date(t, now)
	case minutes < 1:
		return l.relative.now
	case minutes < 60:
		return l.count(&l.relative.minutes, minutes)
	case days == 0 || minutes < 6*60:
		return l.count(&l.relative.hours, minutes/60)
	}
	return l.DayAgo(t, now)
}

// DayAgo writes when something was that is known to the day: today, yesterday,
// the day of the week within a week, then the date.
func (l *Locale) DayAgo(t, now time.Time) string {
	switch days := daysBetween(t, now); {
	case days == 0:
		return l.relative.today
	case days == 1:
		return l.relative.yesterday
	case days > 1 && days < 7:
		return l.relative.weekdays[t.Weekday()]
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

func relativeOf(language string) relative {
	switch language {
	case "ar":
		return relative{
			now: "الآن", today: "اليوم", yesterday: "أمس",
			minutes:  counted{one: "منذ دقيقة", two: "منذ دقيقتين", few: "منذ %d دقائق", many: "منذ %d دقيقة", other: "منذ %d دقيقة"},
			hours:    counted{one: "منذ ساعة", two: "منذ ساعتين", few: "منذ %d ساعات", many: "منذ %d ساعة", other: "منذ %d ساعة"},
			weekdays: [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
		}
	case "he":
		return relative{
			now: "עכשיו", today: "היום", yesterday: "אתמול",
			minutes:  counted{one: "לפני דקה", two: "לפני שתי דקות", other: "לפני %d דקות"},
			hours:    counted{one: "לפני שעה", two: "לפני שעתיים", other: "לפני %d שעות"},
			weekdays: [7]string{"יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת"},
		}
	case "fa":
		return relative{
			now: "هم\u200cاکنون", today: "امروز", yesterday: "دیروز",
			minutes:  counted{other: "%d دقیقه پیش"},
			hours:    counted{other: "%d ساعت پیش"},
			weekdays: [7]string{"یکشنبه", "دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"},
		}
	case "ur":
		return relative{
			now: "ابھی", today: "آج", yesterday: "گزشتہ روز",
			minutes:  counted{one: "ایک منٹ پہلے", other: "%d منٹ پہلے"},
			hours:    counted{one: "ایک گھنٹہ پہلے", other: "%d گھنٹے پہلے"},
			weekdays: [7]string{"اتوار", "پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ"},
		}
	}
	return relative{
		now: "now", today: "today", yesterday: "yesterday",
		minutes:  counted{other: "%d min ago"},
		hours:    counted{one: "%d hour ago", other: "%d hours ago"},
		weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	}
}
