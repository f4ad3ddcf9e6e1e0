package calendar

// jalaliEpoch is 1 Farvardin of the year 1: 22 March 622 (Gregorian).
const jalaliEpoch = 1948320 - julianDay

// julianDay is the Julian day (as a whole number, of noon) of day 0.
const julianDay = 2440588

func jalaliLeap(year int) bool { return mod(25*year+11, 33) < 8 }

func jalaliNewYear(year int) int { return jalaliEpoch + 365*(year-1) + div(8*year+21, 33) }

func jalaliStart(year, month int) int {
	start := jalaliNewYear(year) + 31*(month-1)
	if month > 7 {
		start -= month - 7
	}
	return start
}

func jalaliLength(year, month int) int {
	switch {
	case month <= 6:
		return 31
	case month < 12 || jalaliLeap(year):
		return 30
	}
	return 29
}

func jalaliOn(day int) Date {
	year := 1 + div(33*(day-jalaliEpoch)+3, 33*365+8)
	for day < jalaliNewYear(year) {
		year--
	}
	for day >= jalaliNewYear(year+1) {
		year++
	}
	of := day - jalaliNewYear(year)
	if of < 6*31 {
		return Date{year, of/31 + 1, of%31 + 1}
	}
	of -= 6 * 31
	return Date{year, of/30 + 7, of%30 + 1}
}
