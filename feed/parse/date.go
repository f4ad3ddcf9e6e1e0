package parse

import (
	"strings"
	"time"
	"unicode"

	"khabar/feed"
	"khabar/feed/calendar"
)

// ParseDate reads the date of a feed's or page's field: RFC 822, RFC 3339 and
// what goes by those names, epochs, and dates in words or digits of the
// Gregorian, Jalali, Hijri and Hebrew calendars. Its moment is in UTC where no
// zone is given.
func ParseDate(s string) (feed.Date, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 || len(s) > 200 {
		return feed.Date{}, false
	}
	for _, layout := range []string{time.RFC3339, time.RFC1123Z, time.RFC1123} {
		if len(layout) > len(s)+6 {
			continue
		}
		if t, err := time.Parse(layout, s); err == nil && inRange(t) {
			if layout == time.RFC1123 { // it takes any zone's name and calls it 0
				if off, ok := zoneOffset(strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])); ok {
					t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone(off))
				}
			}
			return feed.Date{Time: t.UTC(), From: feed.DateDeclared}, true
		}
	}
	d, ok := readDate(dateTokens(feed.CleanLine(s)))
	if !ok || !inRange(d.Time) {
		return feed.Date{}, false
	}
	d.From = feed.DateDeclared
	return d, true
}

func inRange(t time.Time) bool { return t.Year() > 0 && t.Year() < 10000 }

// dateToken is a number, a folded word or a sign of a date.
type dateToken struct {
	kind       byte // '0' number, 'a' word, else the sign itself
	n          int
	digits     int
	word       string
	start, end int // in the text
}

// dateTokens splits text into numbers (in any digits), words and signs.
func dateTokens(s string) []dateToken {
	var out []dateToken
	kind := func(r rune) byte {
		switch {
		case r >= 0x5D0 && r <= 0x5EA, r >= 0x620 && r <= 0x64A:
			return 'a'
		case digit(r) >= 0:
			return '0'
		case unicode.IsLetter(r), unicode.Is(unicode.Mn, r), r == 0x200C, r == 'ـ', r == '׳', r == '״':
			return 'a'
		case r == ' ', r == 0xA0, r == '\t', r == '\n', r >= 0x200E && r <= 0x200F, r >= 0x2066 && r <= 0x2069:
			return 0
		case r == '–', r == '—', r == '־', r == '‏':
			return '-'
		case r == '،':
			return ','
		case r < 0x80:
			return byte(r)
		}
		return '?'
	}
	start, last := 0, byte(0)
	flush := func(end int) {
		if last == 0 || start == end {
			return
		}
		t := dateToken{kind: last, start: start, end: end}
		switch last {
		case '0':
			for _, r := range s[start:end] {
				if t.digits++; t.digits <= 17 {
					t.n = t.n*10 + digit(r)
				}
			}
		case 'a':
			t.word = foldWord(s[start:end])
		}
		out = append(out, t)
	}
	for i, r := range s {
		k := kind(r)
		if k == last && (k == '0' || k == 'a') {
			continue
		}
		// A gershayim typed as " stands inside a Hebrew word.
		if (r == '"' || r == '\'') && last == 'a' && i+1 < len(s) && s[i+1] == 0xD7 {
			continue
		}
		flush(i)
		start, last = i, k
	}
	flush(len(s))
	return out
}

// digit is the value of a decimal digit, European, Arabic or Persian, or -1.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= 0x660 && r <= 0x669:
		return int(r - 0x660)
	case r >= 0x6F0 && r <= 0x6F9:
		return int(r - 0x6F0)
	}
	return -1
}

// readDate reads the tokens of a string that is a date and nothing else.
func readDate(t []dateToken) (feed.Date, bool) {
	if len(t) == 0 {
		return feed.Date{}, false
	}
	if len(t) == 1 && t[0].kind == '0' {
		return bareNumber(t[0])
	}
	clock, hasClock := readClock(t) // before anything is left out: a zone may stand in brackets
	rest := make([]dateToken, 0, len(t))
	for _, k := range t {
		if k.kind != 'x' && k.kind != '?' && k.kind != '(' && k.kind != ')' {
			rest = append(rest, k)
		}
	}
	day, ok := numericDay(rest)
	if !ok {
		var m match
		if m, ok = wordDay(rest, 0); ok && m.year != 0 {
			day, ok = m.resolve(time.Time{})
		} else {
			ok = false
		}
	}
	if !ok {
		return feed.Date{}, false
	}
	if !hasClock {
		return feed.Date{Time: day, Day: true}, true
	}
	return feed.Date{Time: day.Add(clock)}, true
}

// bareNumber is an epoch in seconds or milliseconds, YYYYMMDD or a year.
func bareNumber(k dateToken) (feed.Date, bool) {
	switch {
	case k.digits == 10 || k.digits == 9:
		return feed.Date{Time: time.Unix(int64(k.n), 0).UTC()}, true
	case k.digits == 13:
		return feed.Date{Time: time.UnixMilli(int64(k.n)).UTC()}, true
	case k.digits == 8:
		t, ok := civil(calendar.Gregorian, k.n/10000, k.n/100%100, k.n%100)
		return feed.Date{Time: t, Day: true}, ok && k.n/10000 > 1900
	case k.digits == 14:
		d := k.n / 1000000
		t, ok := civil(calendar.Gregorian, d/10000, d/100%100, d%100)
		return feed.Date{Time: t.Add(time.Duration(k.n/10000%100)*time.Hour + time.Duration(k.n/100%100)*time.Minute + time.Duration(k.n%100)*time.Second)}, ok
	case k.digits == 4 && k.n > 1900 && k.n < 2100:
		return feed.Date{Time: time.Date(k.n, 1, 1, 0, 0, 0, 0, time.UTC), Day: true}, true
	}
	return feed.Date{}, false
}

// numericDay finds Y-M-D, D-M-Y, M-D-Y and Y-M in numbers and signs.
func numericDay(t []dateToken) (time.Time, bool) {
	for i := 0; i+2 < len(t); i++ {
		if t[i].kind != '0' || t[i+1].kind != '-' && t[i+1].kind != '/' && t[i+1].kind != '.' || t[i+2].kind != '0' {
			continue
		}
		a, b, c := t[i], t[i+2], dateToken{}
		if i+4 < len(t) && t[i+3].kind == t[i+1].kind && t[i+4].kind == '0' {
			c = t[i+4]
		}
		switch {
		case a.digits == 4 && c.digits > 0 && c.digits <= 2:
			return calendarDay(a.n, b.n, c.n)
		case a.digits == 4 && c.digits == 0 && b.digits == 2 && t[i+1].kind == '-':
			return calendarDay(a.n, b.n, 1)
		case c.digits == 4 && b.n > 12 && a.n <= 12:
			return calendarDay(c.n, a.n, b.n)
		case c.digits == 4:
			return calendarDay(c.n, b.n, a.n)
		case c.digits == 2 && a.digits == 2 && a.n > 31:
			return calendarDay(1900+a.n, b.n, c.n)
		case c.digits == 2 && b.n > 12:
			return calendarDay(century(c.n), a.n, b.n)
		case c.digits == 2:
			return calendarDay(century(c.n), b.n, a.n)
		}
		return time.Time{}, false
	}
	return time.Time{}, false
}

// calendarDay takes a year as it is written for the calendar it is of: years
// of 1300 to 1420 are Jalali, 1421 to 1500 Hijri.
func calendarDay(y, m, d int) (time.Time, bool) {
	switch {
	case y >= 1300 && y <= 1420:
		return civil(calendar.Jalali, y, m, d)
	case y > 1420 && y <= 1500:
		return civil(calendar.UmmAlQura, y, m, d)
	}
	return civil(calendar.Gregorian, y, m, d)
}

func century(y int) int {
	if y < 70 {
		return 2000 + y
	}
	return 1900 + y
}
