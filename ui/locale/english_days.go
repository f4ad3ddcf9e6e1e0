package locale

import "khabar/feed/calendar"

func englishDays() days {
	return days{
		now:       "now",
		today:     "today",
		yesterday: "yesterday",
		minutes: counted{
			other: "%d min ago",
		},
		hours: counted{
			one:   "%d hour ago",
			other: "%d hours ago",
		},
		weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		months:   englishMonths,
		adarOne:  "Adar I",
	}
}

func englishMonths(c calendar.Calendar, _ string) months {
	switch c {
	case calendar.Hebrew:
		return months{names: []string{
			"Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar", "Adar II",
			"Nisan", "Iyar", "Sivan", "Tamuz", "Av", "Elul",
		}, era: "AM"}
	case calendar.Jalali:
		return months{names: []string{
			"Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
			"Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
		}, era: "SH"}
	case calendar.Hijri, calendar.UmmAlQura:
		return months{names: []string{
			"Muharram", "Safar", "Rabiʻ I", "Rabiʻ II", "Jumada I", "Jumada II",
			"Rajab", "Shaʻban", "Ramadan", "Shawwal", "Dhuʻl-Qiʻdah", "Dhuʻl-Hijjah",
		}, era: "AH"}
	}
	return months{names: []string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	}}
}
