package parse

import (
	"strings"
	"unicode"

	"khabar/feed/calendar"
)

// foldWord brings the spellings of one word together: marks, hamza seats,
// final yeh and teh marbuta, Persian and Arabic letters, upper case. It is
// for matching only.
func foldWord(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case 'أ', 'إ', 'آ', 'ٱ':
			return 'ا'
		case 'ى', 'ی', 'ے', 'ئ', 'ۍ', 'ې', 'ۓ':
			return 'ي'
		case 'ک', 'ڪ':
			return 'ك'
		case 'ة', 'ہ', 'ھ', 'ۀ', 'ۃ', 'ە':
			return 'ه'
		case 'ؤ':
			return 'و'
		case 'ء', 'ـ', '\u200c', '\u200d', '\u200e', '\u200f', '׳', '״', '\'', '"', '’', '\u061c':
			return -1
		case 'é', 'è', 'ê':
			return 'e'
		case 'û', 'ü':
			return 'u'
		}
		if r >= 0x64B && r <= 0x65F || r == 0x670 || r >= 0x591 && r <= 0x5C7 && r != 0x5BE {
			return -1
		}
		if r >= 0x590 && r < 0x10A0 { // scripts without case
			return r
		}
		return unicode.ToLower(r)
	}, s)
}

// monthOf names the month of a folded word: Gregorian in Egyptian, Maghrebi
// and Levantine Arabic, Persian, Urdu, Hebrew, English and French, Jalali
// (Iranian and Afghan), Hijri and Hebrew. Month 0 is none. Newspapers print
// Umm al-Qura's Hijri dates.
func monthOf(w string) (calendar.Calendar, int) {
	if m := gregorianMonth(w); m > 0 {
		return calendar.Gregorian, m
	}
	if m := jalaliMonth(w); m > 0 {
		return calendar.Jalali, m
	}
	if m := hijriMonth(w); m > 0 {
		return calendar.UmmAlQura, m
	}
	if m := hebrewMonth(w); m > 0 {
		return calendar.Hebrew, m
	}
	return 0, 0
}

func gregorianMonth(w string) int {
	switch w {
	case "يناير", "جانفي", "كانون الثاني", "كانون ثاني", "ژانويه", "جنوري", "ينوار", "ינואר", "january", "jan", "janvier", "janv":
		return 1
	case "فبراير", "فيفري", "شباط", "فوريه", "فروري", "פברואר", "february", "feb", "fevrier", "fevr":
		return 2
	case "مارس", "اذار", "مارچ", "מרץ", "מרס", "march", "mar", "mars":
		return 3
	case "ابريل", "افريل", "نيسان", "اوريل", "اپريل", "אפריל", "april", "apr", "avril", "avr":
		return 4
	case "مايو", "ماي", "ايار", "مه", "مي", "ميي", "מאי", "may", "mai":
		return 5
	case "يونيو", "يونيه", "جوان", "حزيران", "ژوين", "جون", "יוני", "june", "jun", "juin":
		return 6
	case "يوليو", "يوليوز", "يوليه", "جويليه", "تموز", "ژوييه", "جولاي", "جولايي", "יולי", "july", "jul", "juillet", "juil":
		return 7
	case "اغسطس", "غشت", "اوت", "اب", "اگست", "אוגוסט", "august", "aug", "aout":
		return 8
	case "سبتمبر", "شتنبر", "ايلول", "سپتامبر", "ستمبر", "سپتمبر", "ספטמבר", "september", "sept", "sep", "septembre":
		return 9
	case "اكتوبر", "تشرين الاول", "تشرين اول", "اكتبر", "אוקטובר", "october", "oct", "octobre":
		return 10
	case "نوفمبر", "نونبر", "تشرين الثاني", "تشرين ثاني", "نوامبر", "نومبر", "נובמבר", "november", "nov", "novembre":
		return 11
	case "ديسمبر", "دجنبر", "كانون الاول", "كانون اول", "دسامبر", "دسمبر", "דצמבר", "december", "dec", "decembre":
		return 12
	}
	return 0
}

func jalaliMonth(w string) int {
	switch strings.TrimSuffix(w, "ماه") {
	case "فروردين", "حمل":
		return 1
	case "ارديبهشت", "ثور":
		return 2
	case "خرداد", "جوزا":
		return 3
	case "تير", "سرطان":
		return 4
	case "مرداد", "امرداد", "اسد":
		return 5
	case "شهريور", "سنبله":
		return 6
	case "مهر", "ميزان":
		return 7
	case "ابان", "عقرب":
		return 8
	case "اذر", "قوس":
		return 9
	case "دي", "جدي":
		return 10
	case "بهمن", "دلو":
		return 11
	case "اسفند", "حوت":
		return 12
	}
	return 0
}

func hijriMonth(w string) int {
	switch w {
	case "محرم", "المحرم", "محرم الحرام":
		return 1
	case "صفر", "صفر المظفر":
		return 2
	case "ربيع الاول", "ربيع اول":
		return 3
	case "ربيع الثاني", "ربيع الاخر", "ربيع ثاني":
		return 4
	case "جمادي الاولي", "جمادي الاول", "جمادي اول":
		return 5
	case "جمادي الثانيه", "جمادي الاخره", "جمادي الثاني", "جمادي الاخر":
		return 6
	case "رجب", "رجب المرجب":
		return 7
	case "شعبان":
		return 8
	case "رمضان", "رمضان المبارك":
		return 9
	case "شوال":
		return 10
	case "ذو القعده", "ذي القعده", "ذوالقعده", "ذيالقعده", "ذيقعده", "ذي قعده":
		return 11
	case "ذو الحجه", "ذي الحجه", "ذوالحجه", "ذيالحجه", "ذيحجه", "ذي حجه":
		return 12
	}
	return 0
}

// hebrewMonth counts from Tishri; 6 is Adar or Adar I, 7 Adar II.
func hebrewMonth(w string) int {
	switch w {
	case "תשרי":
		return 1
	case "חשוון", "חשון", "מרחשוון", "מרחשון":
		return 2
	case "כסלו":
		return 3
	case "טבת":
		return 4
	case "שבט":
		return 5
	case "אדר", "אדר א":
		return 6
	case "אדר ב":
		return 7
	case "ניסן":
		return 8
	case "אייר":
		return 9
	case "סיוון", "סיון":
		return 10
	case "תמוז":
		return 11
	case "אב", "מנחם אב":
		return 12
	case "אלול":
		return 13
	}
	return 0
}

// weekdayOf names the day of the week of a folded word, Sunday 0, else -1.
func weekdayOf(w string) int {
	switch strings.TrimPrefix(w, "ال") {
	case "احد", "يكشنبه", "يك شنبه", "اتوار", "ראשון", "sunday", "sun", "dimanche":
		return 0
	case "اثنين", "دوشنبه", "دو شنبه", "پير", "سوموار", "שני", "monday", "mon", "lundi":
		return 1
	case "ثلاثا", "سهشنبه", "سه شنبه", "منگل", "שלישי", "tuesday", "tue", "tues", "mardi":
		return 2
	case "اربعا", "چهارشنبه", "چهار شنبه", "بده", "רביעי", "wednesday", "wed", "mercredi":
		return 3
	case "خميس", "پنجشنبه", "پنج شنبه", "پنچشنبه", "جمعرات", "חמישי", "thursday", "thu", "thur", "thurs", "jeudi":
		return 4
	case "جمعه", "ادينه", "שישי", "friday", "fri", "vendredi":
		return 5
	case "سبت", "شنبه", "هفته", "سنيچر", "שבת", "saturday", "sat", "samedi":
		return 6
	}
	return -1
}
