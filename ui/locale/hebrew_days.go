package locale

import "khabar/feed/calendar"

func hebrewDays() days {
	return days{
		now:       "עכשיו",
		today:     "היום",
		yesterday: "אתמול",
		minutes: counted{
			one:   "לפני דקה",
			two:   "לפני שתי דקות",
			other: "לפני %d דקות",
		},
		hours: counted{
			one:   "לפני שעה",
			two:   "לפני שעתיים",
			other: "לפני %d שעות",
		},
		weekdays: [7]string{"יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת"},
		months:   hebrewMonths,
		adarOne:  "אדר א׳",
	}
}

func hebrewMonths(c calendar.Calendar, _ string) months {
	switch c {
	case calendar.Hebrew:
		return months{names: []string{
			"תשרי", "חשוון", "כסלו", "טבת", "שבט", "אדר", "אדר ב׳",
			"ניסן", "אייר", "סיוון", "תמוז", "אב", "אלול",
		}}
	case calendar.Jalali:
		return months{names: []string{
			"פרורדין", "ארדיבהשת", "ח׳רדאד", "תיר", "מרדאד", "שהריור",
			"מהר", "אבאן", "אד׳ר", "די", "בהמן", "אספנד",
		}, era: "לספירה הפרסית"}
	case calendar.Hijri, calendar.UmmAlQura:
		return months{names: []string{
			"מוחרם", "צפר", "רביע אל־אוול", "רביע א־ת׳אני", "ג׳ומאדא אל־אולא", "ג׳ומאדא א־ת׳אניה",
			"רג׳ב", "שעבאן", "רמדאן", "שוואל", "ד׳ו אל־קעדה", "ד׳ו אל־חיג׳ה",
		}, era: "להג׳רה"}
	}
	return months{names: []string{
		"ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני",
		"יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר",
	}}
}
