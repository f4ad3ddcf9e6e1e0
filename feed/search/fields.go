package search

import (
	"strings"
	"time"
	"unicode/utf8"
)

// field is what stands before a colon.
type field uint8

const (
	noField field = iota
	feedField
	sectionField
	langField
	isField
	afterField
	beforeField
)

// fieldOf reads the name of a field, folded, so that it may be typed with or
// without hamza and with either yeh.
func fieldOf(name string) field {
	const longest = 32
	if len(name) > longest {
		return noField
	}
	switch String(name) {
	case "feed", "source", "مصدر", "منبع", "خوراك", "ذريعه", "מקור":
		return feedField
	case "section", "tag", "قسم", "بخش", "حصه", "מדור":
		return sectionField
	case "lang", "language", "لغه", "زبان", "שפה":
		return langField
	case "is", "حاله", "حالت", "מצב":
		return isField
	case "after", "since", "بعد", "پس", "אחרי":
		return afterField
	case "before", "until", "قبل", "پيش", "לפני":
		return beforeField
	}
	return noField
}

// stateOf reads a state of reading.
func stateOf(value string) (Reading, bool) {
	switch String(value) {
	case "unread", "new", "جديد", "نخوانده", "نيا", "חדש":
		return Unread, true
	case "read", "seen", "مقروء", "خوانده", "נקרא":
		return Read, true
	case "starred", "saved", "محفوظ", "ستاره", "מסומנ":
		return Starred, true
	}
	return 0, false
}

// field reads the value of a field whose name began at start; s.at is at the
// colon. It returns nil, and goes past the colon only, where the value is not
// one: then name and value are words.
func (s *scanner) field(f field, start int) Expr {
	s.at++
	colon := s.at
	value := s.value()
	if value == "" {
		s.hint(HintEmpty, s.text[start:s.at])
		s.at = colon
		return nil
	}
	switch f {
	case feedField, sectionField:
		name := strings.TrimSpace(String(value))
		if name == "" {
			break
		}
		if f == feedField {
			return Source{name}
		}
		return Section{name}
	case langField:
		tag, _, _ := strings.Cut(String(value), "-")
		return Lang{tag}
	case isField:
		if state, ok := stateOf(value); ok {
			return Is{state}
		}
		s.hint(HintState, value)
	case afterField, beforeField:
		if t, ok := s.parser.date(value); ok {
			if f == afterField {
				return After{t}
			}
			return Before{t}
		}
		s.hint(HintDate, value)
	}
	s.at = colon
	return nil
}

// value reads what follows a colon: a word, or several within quotation marks.
func (s *scanner) value() string {
	start := s.at
	if q := quoteAt(s.text[start:]); q > 0 {
		for i := start + q; i < len(s.text); {
			if n := quoteAt(s.text[i:]); n > 0 {
				s.at = i + n
				return s.text[start+q : i]
			}
			_, n := utf8.DecodeRuneInString(s.text[i:])
			i += n
		}
		s.hint(HintQuote, s.text[start:])
		s.at = len(s.text)
		return s.text[start+q:]
	}
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if isBlank(r) || r == ')' || r == '(' {
			break
		}
		s.at += n
	}
	return s.text[start:s.at]
}

// date reads a year, a month or a day of ISO 8601 in the digits of any of the
// scripts, else asks the parser's Date.
func (p Parser) date(value string) (time.Time, bool) {
	loc := p.Location
	if loc == nil {
		loc = time.UTC
	}
	folded := String(value)
	for _, layout := range []string{"2006-01-02", "2006-1-2", "2006/1/2", "2006-01", "2006-1", "2006"} {
		if t, err := time.ParseInLocation(layout, folded, loc); err == nil && gregorian(t.Year()) {
			return t, true
		}
	}
	if p.Date != nil {
		return p.Date(value)
	}
	return time.Time{}, false
}

// gregorian reports whether a year is one of news in the Gregorian calendar,
// not 1403 of the Persian or 1446 of the Islamic one.
func gregorian(year int) bool { return year >= 1800 && year <= 2500 }
