package calendar

// hebrewEpoch is 1 Tishri of the year 1: 7 September 3761 before our era.
const hebrewEpoch = -2092590

func hebrewLeap(year int) bool { return mod(7*year+1, 19) < 7 }

// hebrewElapsed counts the days from the epoch to the new moon of Tishri that
// is calculated, and puts off a year that would begin on a Sunday, Wednesday or
// Friday.
func hebrewElapsed(year int) int {
	months := div(235*year-234, 19)
	parts := 12084 + 13753*months
	day := 29*months + div(parts, 25920)
	if mod(3*(day+1), 7) < 3 {
		day++
	}
	return day
}

// hebrewNewYear is the day of 1 Tishri, with the postponements that keep years
// from having 356 or 382 days.
func hebrewNewYear(year int) int {
	day := hebrewElapsed(year)
	switch {
	case hebrewElapsed(year+1)-day == 356:
		day += 2
	case day-hebrewElapsed(year-1) == 382:
		day++
	}
	return hebrewEpoch + day
}

// hebrewMonths are the lengths of a year's months, from its length.
func hebrewMonths(year int) (start int, lengths [13]int) {
	start = hebrewNewYear(year)
	lengths = [13]int{30, 29, 30, 29, 30, 29, 0, 30, 29, 30, 29, 30, 29}
	switch (hebrewNewYear(year+1) - start) % 10 {
	case 5: // 355, 385: complete
		lengths[1] = 30
	case 3: // 353, 383: deficient
		lengths[2] = 29
	}
	if hebrewLeap(year) {
		lengths[5], lengths[6] = 30, 29
	}
	return start, lengths
}

// hebrewMonth is the month that a number stands for: Adar II is Adar where
// there is only one.
func hebrewMonth(year, month int) int {
	if month == 7 && !hebrewLeap(year) {
		return 6
	}
	return month
}

func hebrewLength(year, month int) int {
	_, lengths := hebrewMonths(year)
	return lengths[hebrewMonth(year, month)-1]
}

func hebrewStart(year, month int) int {
	start, lengths := hebrewMonths(year)
	for _, n := range lengths[:hebrewMonth(year, month)-1] {
		start += n
	}
	return start
}

func hebrewOn(day int) Date {
	year := div((day-hebrewEpoch)*98496, 35975351) + 1 // a year has 35975351/98496 days
	for day < hebrewNewYear(year) {
		year--
	}
	for day >= hebrewNewYear(year+1) {
		year++
	}
	start, lengths := hebrewMonths(year)
	for i, n := range lengths {
		if day < start+n {
			return Date{year, i + 1, day - start + 1}
		}
		start += n
	}
	return Date{}
}
