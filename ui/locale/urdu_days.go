package locale

import "khabar/feed/calendar"

func urduDays() days {
	return days{
		now:       "ابھی",
		today:     "آج",
		yesterday: "گزشتہ روز",
		minutes: counted{
			one:   "ایک منٹ پہلے",
			other: "%d منٹ پہلے",
		},
		hours: counted{
			one:   "ایک گھنٹہ پہلے",
			other: "%d گھنٹے پہلے",
		},
		weekdays: [7]string{"اتوار", "پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ"},
		months:   urduMonths,
		adarOne:  "آدار اول",
	}
}

func urduMonths(c calendar.Calendar, _ string) months {
	switch c {
	case calendar.Hebrew:
		return months{names: []string{
			"تشری", "حشوان", "کسلیو", "تیویت", "شیوت", "آدار", "آدار دوم",
			"نسان", "ایار", "سیوان", "تموز", "آو", "ایلول",
		}, era: "عبرانی"}
	case calendar.Jalali:
		return months{names: []string{
			"فروردین", "اردیبہشت", "خرداد", "تیر", "مرداد", "شہریور",
			"مہر", "آبان", "آذر", "دی", "بہمن", "اسفند",
		}, era: "ہجری شمسی"}
	case calendar.Hijri, calendar.UmmAlQura:
		return months{names: []string{
			"محرم", "صفر", "ربیع الاول", "ربیع الثانی", "جمادی الاول", "جمادی الثانی",
			"رجب", "شعبان", "رمضان", "شوال", "ذوالقعدہ", "ذوالحجہ",
		}, era: "ھ"}
	}
	return months{names: []string{
		"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون",
		"جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
	}}
}
