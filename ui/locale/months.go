package locale

import "khabar/feed/calendar"

// The names of months are those of the Unicode CLDR 42
// (https://cldr.unicode.org, "Calendars"), by country where newspapers differ.
// Where CLDR has a name that no paper prints, the usual one stands: Jalali
// months in Arabic and Urdu, Hijri ones in Urdu with CLDR's stray blanks.
// Hebrew months count from Tishri; the sixth is Adar of a year with only one.

// calendarNames are the months of a calendar and what stands behind a year to
// say which calendar it is of.
type calendarNames struct {
	months []string
	era    string
}

// monthsOf are the names that a language has, in a territory, for a calendar.
func monthsOf(language, territory string, c calendar.Calendar) calendarNames {
	switch c {
	case calendar.Gregorian:
		return calendarNames{months: gregorianMonths(language, territory)}
	case calendar.Jalali:
		if language == "fa" && territory == "AF" {
			return jalaliMonths["fa-AF"]
		}
		return jalaliMonths[language]
	case calendar.Hebrew:
		return hebrewMonths[language]
	}
	return hijriMonths[language]
}

var (
	egyptian    = []string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
	moroccan    = []string{"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"}
	algerian    = []string{"جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
	mauritanian = []string{"يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيو", "يوليو", "أغشت", "شتمبر", "أكتوبر", "نوفمبر", "دجمبر"}
	levantine   = []string{"كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"}
	iranian     = []string{"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"}
	afghan      = []string{"جنوری", "فبروری", "مارچ", "اپریل", "می", "جون", "جولای", "اگست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر"}
	pakistani   = []string{"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"}
	israeli     = []string{"ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"}
	english12   = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func gregorianMonths(language, territory string) []string {
	switch language {
	case "ar":
		switch territory {
		case "MA", "EH":
			return moroccan
		case "DZ", "TN":
			return algerian
		case "MR":
			return mauritanian
		case "IQ", "JO", "LB", "PS", "SY":
			return levantine
		}
		return egyptian
	case "fa":
		if territory == "AF" {
			return afghan
		}
		return iranian
	case "ur":
		return pakistani
	case "he":
		return israeli
	}
	return english12
}

// hijriMonths are those of the Hijri calendar, by language.
var hijriMonths = map[string]calendarNames{
	"ar": {[]string{"محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"}, "هـ"},
	"fa": {[]string{"محرم", "صفر", "ربیع\u200cالاول", "ربیع\u200cالثانی", "جمادی\u200cالاول", "جمادی\u200cالثانی", "رجب", "شعبان", "رمضان", "شوال", "ذیقعده", "ذیحجه"}, "ه.ق"},
	"ur": {[]string{"محرم", "صفر", "ربیع الاول", "ربیع الثانی", "جمادی الاول", "جمادی الثانی", "رجب", "شعبان", "رمضان", "شوال", "ذوالقعدہ", "ذوالحجہ"}, "ھ"},
	"he": {[]string{"מוחרם", "צפר", "רביע אל־אוול", "רביע א־ת׳אני", "ג׳ומאדא אל־אולא", "ג׳ומאדא א־ת׳אניה", "רג׳ב", "שעבאן", "רמדאן", "שוואל", "ד׳ו אל־קעדה", "ד׳ו אל־חיג׳ה"}, "להג׳רה"},
	"en": {[]string{"Muharram", "Safar", "Rabiʻ I", "Rabiʻ II", "Jumada I", "Jumada II", "Rajab", "Shaʻban", "Ramadan", "Shawwal", "Dhuʻl-Qiʻdah", "Dhuʻl-Hijjah"}, "AH"},
}

// jalaliMonths are those of the Jalali calendar, by language; Dari has its own.
var jalaliMonths = map[string]calendarNames{
	"fa-AF": {[]string{"حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"}, ""},
	"fa":    {[]string{"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"}, ""},
	"ar":    {[]string{"فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "آبان", "آذر", "دي", "بهمن", "إسفند"}, "هـ.ش"},
	"ur":    {[]string{"فروردین", "اردیبہشت", "خرداد", "تیر", "مرداد", "شہریور", "مہر", "آبان", "آذر", "دی", "بہمن", "اسفند"}, "ہجری شمسی"},
	"he":    {[]string{"פרורדין", "ארדיבהשת", "ח׳רדאד", "תיר", "מרדאד", "שהריור", "מהר", "אבאן", "אד׳ר", "די", "בהמן", "אספנד"}, "לספירה הפרסית"},
	"en":    {[]string{"Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"}, "SH"},
}

// hebrewMonths are those of the Hebrew calendar, by language.
var hebrewMonths = map[string]calendarNames{
	"ar": {[]string{"تشري", "مرحشوان", "كيسلو", "طيفت", "شباط", "آذار", "آذار الثاني", "نيسان", "أيار", "سيفان", "تموز", "آب", "أيلول"}, "عبرية"},
	"fa": {[]string{"تشری", "حشوان", "کسلو", "طوت", "شباط", "آذار", "آذار دوم", "نیسان", "ایار", "سیوان", "تموز", "آب", "ایلول"}, "عبری"},
	"ur": {[]string{"تشری", "حشوان", "کسلیو", "تیویت", "شیوت", "آدار", "آدار دوم", "نسان", "ایار", "سیوان", "تموز", "آو", "ایلول"}, "عبرانی"},
	"he": {[]string{"תשרי", "חשוון", "כסלו", "טבת", "שבט", "אדר", "אדר ב׳", "ניסן", "אייר", "סיוון", "תמוז", "אב", "אלול"}, ""},
	"en": {[]string{"Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar", "Adar II", "Nisan", "Iyar", "Sivan", "Tamuz", "Av", "Elul"}, "AM"},
}

// adarOne is the sixth Hebrew month of a leap year.
func adarOne(language string) string {
	switch language {
	case "ar":
		return "آذار الأول"
	case "fa":
		return "آذار اول"
	case "ur":
		return "آدار اول"
	case "he":
		return "אדר א׳"
	}
	return "Adar I"
}
