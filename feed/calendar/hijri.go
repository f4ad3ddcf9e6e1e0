package calendar

// hijriEpoch is 1 Muharram of the year 1, by the civil reckoning: Friday 16
// July 622 (Julian).
const hijriEpoch = 1948440 - julianDay

func hijriNewYear(year int) int { return hijriEpoch + 354*(year-1) + div(3+11*year, 30) }

func hijriStart(year, month int) int { return hijriNewYear(year) + (59*(month-1)+1)/2 }

func hijriLength(year, month int) int {
	if month%2 == 1 || month == 12 && mod(11*year+14, 30) < 11 {
		return 30
	}
	return 29
}

func hijriOn(day int) Date {
	year := div(30*(day-hijriEpoch)+10646, 10631)
	return monthOf(day, year, hijriStart, hijriLength)
}

// monthOf finds the month that a day of a year is in.
func monthOf(day, year int, start, length func(year, month int) int) Date {
	month := min(12, max(1, (day-start(year, 1))/30))
	for day >= start(year, month)+length(year, month) {
		month++
	}
	return Date{year, month, day - start(year, month) + 1}
}

// The years of Umm al-Qura's table.
const (
	ummAlQuraFirst = 1356
	ummAlQuraLast  = ummAlQuraFirst + len(ummAlQuraMonths) - 1
)

func inTable(year int) bool { return year >= ummAlQuraFirst && year <= ummAlQuraLast }

func ummAlQuraLength(year, month int) int {
	if !inTable(year) {
		// Where the table meets the civil years, the last month before it ends
		// as the table begins: both do at the same day, or a day off.
		if year == ummAlQuraFirst-1 && month == 12 {
			return ummAlQuraStart(ummAlQuraFirst, 1) - hijriStart(year, month)
		}
		return hijriLength(year, month)
	}
	return 28 + int(ummAlQuraMonths[year-ummAlQuraFirst]>>(2*(month-1))&3)
}

func ummAlQuraStart(year, month int) int {
	if !inTable(year) {
		return hijriStart(year, month)
	}
	start := int(ummAlQuraYears[year-ummAlQuraFirst])
	for m := 1; m < month; m++ {
		start += ummAlQuraLength(year, m)
	}
	return start
}

func ummAlQuraOn(day int) Date {
	last := len(ummAlQuraYears) - 1 // one year more than months
	if day < int(ummAlQuraYears[0]) || day >= int(ummAlQuraYears[last]) {
		return hijriOn(day)
	}
	i := max(0, (day-int(ummAlQuraYears[0]))/355)
	for day >= int(ummAlQuraYears[i+1]) {
		i++
	}
	return monthOf(day, ummAlQuraFirst+i, ummAlQuraStart, ummAlQuraLength)
}
