package locale

import "strings"

// Mended says what was saved and lost of a damaged store, and where the damaged
// file is.
func (l *Locale) Mended(feeds, articles, lost, partial int, aside string) string {
	words := map[string]string{
		"ar": "كان المخزن تالفا. أُنقذ منه: %a، %f؛ ضاع: %l؛ نقص النص: %p؛ الملف التالف: %s",
		"he": "המאגר היה פגום. ניצלו: %a, %f; אבדו: %l; הטקסט נפגע: %p; הקובץ הפגום: %s",
		"fa": "انبار آسیب دیده بود. نجات یافت: %a، %f؛ از دست رفت: %l؛ متن ناقص: %p؛ پرونده\u200cی آسیب\u200cدیده: %s",
		"ur": "ذخیرہ خراب تھا۔ بچا لیے گئے: %a، %f؛ ضائع: %l؛ متن ادھورا: %p؛ خراب فائل: %s",
		"en": "The store was damaged. Saved: %a, %f; lost: %l; text not whole: %p; the damaged file: %s",
	}
	counts := map[string]counted{
		"ar": {zero: "لا مصادر", one: "مصدر واحد", two: "مصدران", few: "%d مصادر", many: "%d مصدرا", other: "%d مصدر"},
		"he": {one: "מקור אחד", two: "שני מקורות", other: "%d מקורות"},
		"fa": {other: "%d منبع"},
		"ur": {one: "ایک ماخذ", other: "%d مآخذ"},
		"en": {one: "%d feed", other: "%d feeds"},
	}
	of := counts[l.Tag]
	return strings.NewReplacer("%f", l.count(&of, feeds), "%a", l.Articles(articles), "%l", l.Articles(lost), "%p", l.Articles(partial),
		"%s", "\u2068"+aside+"\u2069").Replace(words[l.Tag])
}
