package parse

import (
	"strings"
	"time"

	"khabar/feed"
	"khabar/feed/calendar"
)

// match is a day in words as it was found among tokens.
type match struct {
	cal        calendar.Calendar
	year       int // 0 where the words do not say
	month, day int
	weekday    int // -1 where the words do not say
	first, end int // tokens
}

// wordDay finds the first day with a month's name at or behind token i:
// «الاثنين 25 نونبر», «25 تشرين الثاني/نوفمبر 2024», "Nov 25, 2024",
// «۵ آذر ۱۴۰۳», «25 בנובמבר 2024», «כ"ד בחשוון תשפ"ה».
func wordDay(t []dateToken, i int) (match, bool) {
	for ; i < len(t); i++ {
		if t[i].kind != 'a' {
			continue
		}
		cal, month, n := monthAt(t, i)
		if n == 0 {
			continue
		}
		m := match{cal: cal, month: month, weekday: -1, first: i, end: i + n}
		if !m.dayBefore(t, i) && !m.dayAfter(t) {
			continue
		}
		// "/ نوفمبر": the same month by another name.
		if m.end+1 < len(t) && (t[m.end].kind == '/' || t[m.end].kind == '(' || t[m.end].kind == '-') {
			if _, month, n := monthAt(t, m.end+1); n > 0 && month == m.month {
				m.end += 1 + n
				if m.end < len(t) && t[m.end].kind == ')' {
					m.end++
				}
			}
		}
		m.yearAfter(t)
		m.weekdayBefore(t)
		return m, true
	}
	return match{}, false
}

// monthAt reads the month's name at token i, of one word or two.
func monthAt(t []dateToken, i int) (calendar.Calendar, int, int) {
	if i >= len(t) || t[i].kind != 'a' {
		return 0, 0, 0
	}
	w := t[i].word
	if i+1 < len(t) && t[i+1].kind == 'a' && t[i+1].start-t[i].end < 4 {
		if cal, m := monthOf(w + " " + t[i+1].word); m > 0 {
			return cal, m, 2
		}
	}
	cal, m := monthOf(w)
	if m == 0 && strings.HasPrefix(w, "ב") { // "in", written with the word
		cal, m = monthOf(strings.TrimPrefix(w, "ב"))
		if m == 0 && i+1 < len(t) && t[i+1].kind == 'a' {
			if cal, m = monthOf(strings.TrimPrefix(w, "ב") + " " + t[i+1].word); m > 0 {
				return cal, m, 2
			}
		}
	}
	if m == 0 {
		return 0, 0, 0
	}
	if i+1 < len(t) && t[i+1].kind == 'a' && (t[i+1].word == "ماه" || t[i+1].word == "المبارك" || t[i+1].word == "مبارك") {
		return cal, m, 2
	}
	return cal, m, 1
}

// dayBefore takes the number right before the month.
func (m *match) dayBefore(t []dateToken, i int) bool {
	j := i - 1
	for j >= 0 && (t[j].kind == '-' || t[j].kind == '.' || t[j].kind == '/' || t[j].kind == '\'' || t[j].kind == 'a' && (t[j].word == "من" || t[j].word == "of" ||
		t[j].word == "th" || t[j].word == "st" || t[j].word == "nd" || t[j].word == "rd" || t[j].word == "ام" || t[j].word == "م")) && i-j < 3 {
		j--
	}
	if j < 0 {
		return false
	}
	if t[j].kind == '0' && t[j].digits <= 2 && t[j].n >= 1 && t[j].n <= 31 {
		if j > 0 && (t[j-1].kind == ':' || t[j-1].kind == '/' && j > 1 && t[j-2].kind == '0') {
			return false // the end of a time or of another date
		}
		m.day, m.first = t[j].n, j
		return true
	}
	if m.cal == calendar.Hebrew && t[j].kind == 'a' {
		if n := gematria(t[j].word); n >= 1 && n <= 30 {
			m.day, m.first = n, j
			return true
		}
	}
	return false
}

// dayAfter takes the number behind the month: "November 25, 2024".
func (m *match) dayAfter(t []dateToken) bool {
	j := m.end
	if j < len(t) && t[j].kind == '.' {
		j++
	}
	if j >= len(t) || t[j].kind != '0' || t[j].digits > 2 || t[j].n < 1 || t[j].n > 31 {
		return false
	}
	if j+1 < len(t) && (t[j+1].kind == ':' || t[j+1].kind == '%') {
		return false
	}
	if w := t[m.first].word; len(w) > 0 && w[0] >= 0x80 {
		return false // in our languages the day goes before the month
	}
	m.day, m.end = t[j].n, j+1
	if m.end < len(t) && t[m.end].kind == 'a' && (t[m.end].word == "th" || t[m.end].word == "st" || t[m.end].word == "nd" || t[m.end].word == "rd") {
		m.end++
	}
	return true
}

// yearAfter takes the year behind day and month, if one is there.
func (m *match) yearAfter(t []dateToken) {
	j := m.end
	for j < len(t) && j < m.end+2 && (t[j].kind == ',' || t[j].kind == '-' || t[j].kind == '.' || t[j].kind == '/' || t[j].kind == '\'' ||
		t[j].kind == 'a' && (t[j].word == "سنه" || t[j].word == "عام" || t[j].word == "سال" || t[j].word == "لسنه" || t[j].word == "من")) {
		j++
	}
	if j >= len(t) {
		return
	}
	if m.cal == calendar.Hebrew && t[j].kind == 'a' {
		if n := gematria(t[j].word); n > 500 && n < 1000 {
			m.year, m.end = 5000+n, j+1
		} else if n > 5000 && n < 6000 {
			m.year, m.end = n, j+1
		}
		return
	}
	if t[j].kind != '0' || j+1 < len(t) && t[j+1].kind == ':' {
		return
	}
	y := t[j].n
	switch {
	case t[j].digits == 4 && m.cal == calendar.Gregorian && y >= 1000 && y <= 2200,
		t[j].digits == 4 && m.cal == calendar.Jalali && y >= 1200 && y <= 1600,
		t[j].digits == 4 && m.cal == calendar.UmmAlQura && y >= 1200 && y <= 1600,
		t[j].digits == 4 && m.cal == calendar.Hebrew && y >= 5000 && y <= 6500:
	case t[j].digits == 2 && m.cal == calendar.Gregorian && (j == m.end || t[j-1].kind == '-' || t[j-1].kind == '\''):
		if w := t[m.end-1].word; len(w) > 0 && w[0] >= 0x80 {
			return
		}
		y = century(y)
	case t[j].digits == 4 && m.cal == calendar.Gregorian && y >= 1 && y < 1000:
		y = 0
	default:
		return
	}
	m.year, m.end = y, j+1
	if m.end < len(t) && t[m.end].kind == 'a' {
		switch w := t[m.end].word; w {
		case "م", "ه", "هـ", "هجري", "ميلادي", "هجريه", "ميلاديه":
			m.end++
		}
	}
}

// weekdayBefore takes the day of the week that leads the date in.
func (m *match) weekdayBefore(t []dateToken) {
	for j := m.first - 1; j >= 0 && j >= m.first-3; j-- {
		if t[j].kind != 'a' {
			if t[j].kind == ',' || t[j].kind == '-' || t[j].kind == '(' {
				continue
			}
			return
		}
		if j > 0 && t[j-1].kind == 'a' {
			if w := weekdayOf(t[j-1].word + " " + t[j].word); w >= 0 {
				m.weekday, m.first = w, j-1
				return
			}
		}
		if w := weekdayOf(t[j].word); w >= 0 {
			m.weekday, m.first = w, j
			return
		}
		if t[j].word != "الموافق" && t[j].word != "يوم" && t[j].word != "ب" && t[j].word != "مورخ" {
			return
		}
	}
}

// resolve gives the day. Without a year it is the latest one not after now
// that falls on the named day of the week.
func (m *match) resolve(now time.Time) (time.Time, bool) {
	if m.year != 0 {
		day, ok := civil(m.cal, m.year, m.month, m.day)
		if !ok && m.cal == calendar.UmmAlQura && m.day == 30 { // a month that was sighted a day longer
			if day, ok = civil(m.cal, m.year, m.month, 29); ok {
				day = day.AddDate(0, 0, 1)
			}
		}
		return day, ok
	}
	if now.IsZero() {
		return time.Time{}, false
	}
	year := yearNear(m.cal, now)
	for y := year + 1; y > year-40; y-- {
		day, ok := civil(m.cal, y, m.month, m.day)
		if !ok || day.After(now) {
			continue
		}
		// Hijri days are sighted, a day off from the tables.
		if off := (int(day.Weekday()) - m.weekday + 7) % 7; m.weekday < 0 || off == 0 {
			return day, true
		} else if m.cal == calendar.UmmAlQura && (off == 1 || off == 6) {
			return day.AddDate(0, 0, []int{0, -1, 0, 0, 0, 0, 1}[off]), true
		}
	}
	return time.Time{}, false
}

// gematria is the number that Hebrew letters write, 0 if it is none.
func gematria(w string) int {
	sum, last := 0, 1000
	letters := 0
	for _, r := range w {
		v := 0
		switch {
		case r >= 'א' && r <= 'ט':
			v = int(r-'א') + 1
		case r == 'ך':
			v = 20
		default:
			if n := indexRune("יכלמנסעפצ", r); n >= 0 {
				v = 10 * (n + 1)
			} else if n = indexRune("קרשת", r); n >= 0 {
				v = 100 * (n + 1)
			}
		}
		if v == 0 {
			return 0
		}
		if letters == 0 && v == 5 && len(w) > 4 { // ה'תשפ"ה: five thousand
			sum, letters = 5000, 1
			continue
		}
		if v > last {
			return 0
		}
		sum, last = sum+v, v
		letters++
	}
	return sum
}

// findDate finds the day that running text tells about itself: the first one
// that names the day of the week or says "this month", unless a year shows
// that it is long past.
func findDate(text string, now time.Time) (feed.Date, bool) {
	t := dateTokens(text)
	for i := 0; i < len(t); {
		m, ok := wordDay(t, i)
		if !ok {
			return feed.Date{}, false
		}
		i = m.end
		current := m.end < len(t) && t[m.end].kind == 'a' && thisMonth(t[m.end].word)
		if m.weekday < 0 && !current {
			continue
		}
		day, ok := m.resolve(now)
		if !ok || day.After(now.AddDate(0, 0, 1)) || now.Sub(day) > 60*365*24*time.Hour {
			continue
		}
		if m.year != 0 && m.weekday >= 0 && int(day.Weekday()) != m.weekday && m.cal == calendar.Gregorian {
			continue // the words contradict themselves
		}
		d := feed.Date{Time: day, Day: true, From: feed.DateInText, Text: text[t[m.first].start:t[m.end-1].end]}
		if m.year == 0 {
			d.From = feed.DateInferred
		}
		return d, true
	}
	return feed.Date{}, false
}

func thisMonth(w string) bool {
	switch w {
	case "الجاري", "الحالي", "جاري", "الحاضر":
		return true
	}
	return false
}
