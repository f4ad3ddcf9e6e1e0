package locale

import "khabar/feed/calendar"

func persianDays() days {
	return days{
		now:       "هم\u200cاکنون",
		today:     "امروز",
		yesterday: "دیروز",
		minutes: counted{
			other: "%d دقیقه پیش",
		},
		hours: counted{
			other: "%d ساعت پیش",
		},
		weekdays: [7]string{"یکشنبه", "دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"},
		months:   persianMonths,
		adarOne:  "آذار اول",
	}
}

func persianMonths(c calendar.Calendar, territory string) months {
	switch c {
	case calendar.Hebrew:
		return months{names: []string{
			"تشری", "حشوان", "کسلو", "طوت", "شباط", "آذار", "آذار دوم",
			"نیسان", "ایار", "سیوان", "تموز", "آب", "ایلول",
		}, era: "عبری"}
	case calendar.Jalali:
		if territory == "AF" {
			return months{names: []string{
				"حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله",
				"میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
			}}
		}
		return months{names: []string{
			"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
			"مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
		}}
	case calendar.Hijri, calendar.UmmAlQura:
		return months{names: []string{
			"محرم", "صفر", "ربیع\u200cالاول", "ربیع\u200cالثانی", "جمادی\u200cالاول", "جمادی\u200cالثانی",
			"رجب", "شعبان", "رمضان", "شوال", "ذیقعده", "ذیحجه",
		}, era: "ه.ق"}
	}
	if territory == "AF" {
		return months{names: []string{
			"جنوری", "فبروری", "مارچ", "اپریل", "می", "جون",
			"جولای", "اگست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر",
		}}
	}
	return months{names: []string{
		"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن",
		"ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
	}}
}
