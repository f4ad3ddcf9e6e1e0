package locale

import "khabar/feed/calendar"

func arabicDays() days {
	return days{
		now:       "الآن",
		today:     "اليوم",
		yesterday: "أمس",
		minutes: counted{
			one:   "منذ دقيقة",
			two:   "منذ دقيقتين",
			few:   "منذ %d دقائق",
			many:  "منذ %d دقيقة",
			other: "منذ %d دقيقة",
		},
		hours: counted{
			one:   "منذ ساعة",
			two:   "منذ ساعتين",
			few:   "منذ %d ساعات",
			many:  "منذ %d ساعة",
			other: "منذ %d ساعة",
		},
		weekdays: [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
		months:   arabicMonths,
		adarOne:  "آذار الأول",
	}
}

func arabicMonths(c calendar.Calendar, territory string) months {
	switch c {
	case calendar.Hebrew:
		return months{names: []string{
			"تشري", "مرحشوان", "كيسلو", "طيفت", "شباط", "آذار", "آذار الثاني",
			"نيسان", "أيار", "سيفان", "تموز", "آب", "أيلول",
		}, era: "عبرية"}
	case calendar.Jalali:
		return months{names: []string{
			"فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور",
			"مهر", "آبان", "آذر", "دي", "بهمن", "إسفند",
		}, era: "هـ.ش"}
	case calendar.Hijri, calendar.UmmAlQura:
		return months{names: []string{
			"محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
			"رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
		}, era: "هـ"}
	}
	switch territory {
	case "MA", "EH":
		return months{names: []string{
			"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
			"يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
		}}
	case "DZ", "TN":
		return months{names: []string{
			"جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان",
			"جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
		}}
	case "MR":
		return months{names: []string{
			"يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيو",
			"يوليو", "أغشت", "شتمبر", "أكتوبر", "نوفمبر", "دجمبر",
		}}
	case "IQ", "JO", "LB", "PS", "SY":
		return months{names: []string{
			"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
			"تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
		}}
	}
	return months{names: []string{
		"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
		"يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
	}}
}
