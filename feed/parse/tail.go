package parse

import (
	"strings"
	"unicode"

	"khabar/feed"
)

// lineKind is what a line of a page's furniture is.
type lineKind uint8

const (
	ordinary    lineKind = iota
	furniture            // a button, a share bar, a copyright line
	related              // headlines follow
	labelTags            // keywords follow on the line
	labelSource          // a source follows on the line
)

// foldLine brings the spellings of a line together for the table below:
// [foldWord], no punctuation, single spaces.
func foldLine(s string) string {
	s = foldWord(s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// maxFurniture is longer than any line of the table, in bytes.
const maxFurniture = 300

// furnitureOf looks up a whole line of at most eight words in the table of
// what news pages put around an article. A heading of related articles may
// carry a headline behind a colon; the rest is returned.
func furnitureOf(line string) (kind lineKind, rest string) {
	label := line
	if i := strings.IndexByte(line[:min(len(line), 80)], ':'); i > 0 {
		label, rest = line[:i], strings.TrimSpace(strings.TrimLeft(line[i:], ": "))
	}
	if len(label) > 160 || strings.Count(label, " ") > 8 {
		return ordinary, ""
	}
	folded := foldLine(label)
	if folded == "" {
		if rest == "" && line != "" && len(line) < 40 {
			return furniture, "" // a row of signs
		}
		return ordinary, ""
	}
	if rest == "" && len(folded) >= 4 && len(folded) <= 9 && strings.Trim(folded, "0123456789") == "" {
		return furniture, "" // an item's number
	}
	kind = tableOf(folded)
	if kind == ordinary { // "comments (5)"
		if bare := strings.TrimSpace(strings.Trim(folded, "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ ")); bare != "" && bare != folded {
			kind = tableOf(bare)
		}
	}
	if kind == ordinary && allButtons(folded) {
		return furniture, ""
	}
	switch kind {
	case related:
		return related, rest
	case labelTags, labelSource:
		return kind, rest
	case furniture:
		if rest == "" || len(rest) < 60 {
			return furniture, ""
		}
	}
	if rest != "" && len(line) <= maxFurniture { // "share this: on ..." is looked up whole, too
		if k := tableOf(foldLine(line)); k != ordinary {
			return k, ""
		}
	}
	return ordinary, ""
}

// allButtons reports whether each word of a folded line is furniture: a row of
// share buttons.
func allButtons(folded string) bool {
	n := 0
	for w := range strings.FieldsSeq(folded) {
		if n++; tableOf(w) != furniture {
			return false
		}
	}
	return n > 1
}

// tableOf holds the lines, folded.
func tableOf(s string) lineKind {
	switch s {
	case "مقالات ذات صله", "اخبار ذات صله", "مواضيع ذات صله", "موضوعات ذات صله", "ذات صله", "مواضيع مرتبطه", "اخبار مرتبطه", "مقالات مرتبطه",
		"الموضوعات المتعلقه", "مواضيع متعلقه", "اخبار متعلقه", "موضوعات متعلقه", "اقرا ايضا", "اقرا كذلك", "اقرا المزيد", "اقرا ايضا عن", "واقرا ايضا", "اقريي ايضا",
		"طالع ايضا", "شاهد ايضا", "انظر ايضا", "تابع ايضا", "قد يعجبك ايضا", "قد يهمك ايضا", "قد يهمك", "ربما يعجبك ايضا", "المزيد", "مزيد من الاخبار", "المزيد من الاخبار",
		"الاكثر قراه", "الاكثر مشاهده", "الاكثر شيوعا", "الاكثر تداولا", "اخترنا لك", "اخترنا لكم", "مختارات", "اخر الاخبار", "احدث الاخبار", "للمزيد", "لمزيد من التفاصيل",
		"مواضيع قد تهمك", "اخبار قد تهمك", "المقال التالي", "المقال السابق", "الخبر التالي", "الخبر السابق", "التالي", "السابق",
		"مطالب مرتبط", "اخبار مرتبط", "خبرهاي مرتبط", "مطالب مشابه", "بيشتر بخوانيد", "بيشتر بدانيد", "همچنين بخوانيد", "همچنين بخوانيد اينجا", "پربازديدترين", "پربازديدها", "پربازديدترين ها",
		"پربيننده ترين", "پيشنهاد سردبير", "پيشنهاد ما", "خبرهاي بيشتر", "اخبار بيشتر", "تازه ترين اخبار", "اخرين اخبار", "مطالب پيشنهادي", "از ميان اخبار", "خواندني ها",
		"متعلقه خبريں", "متعلقه مضامين", "متعلقه عنوانات", "مزيد پڑهيں", "مزيد پڑهيي", "يه بهي پڑهيں", "يه بهي پڑهيي", "مزيد خبريں", "اسي باري ميں", "تازه ترين", "تازه ترين خبريں", "مقبول خبريں",
		"כתבות נוספות", "כתבות קשורות", "עוד בנושא", "קראו גם", "קראו עוד", "קרא עוד", "עוד כתבות", "אולי יעניין אותך", "אולי יעניין אותך גם", "אולי תאהבו גם", "הנקראות ביותר", "הכי נקראות", "עוד באתר", "מאמרים קשורים", "ידיעות נוספות", "לקריאה נוספת", "אולי יעניין אתכם",
		"related articles", "related stories", "related news", "related posts", "related", "related topics", "read more", "read also", "see also", "you may also like", "more stories", "more news", "most read", "most popular", "recommended", "recommended for you", "also read", "more on this story", "trending":
		return related
	case "الكلمات الداله", "كلمات داله", "كلمات مفتاحيه", "الكلمات المفتاحيه", "وسوم", "الوسوم", "تاغات", "هاشتاغ", "برچسب ها", "برچسبها", "كليدواژه ها", "كليدواژهها", "كلمات كليدي", "ٹيگز", "تگ ها",
		"תגיות", "תגים", "מילות מפתח", "tags", "keywords", "topics", "filed under":
		return labelTags
	case "المصدر", "مصدر", "المصادر", "منبع", "منابع", "ذريعه", "מקור", "source", "sources":
		return labelSource
	}
	if isFurniture(s) {
		return furniture
	}
	return ordinary
}

func isFurniture(s string) bool {
	switch s {
	case "شارك هذا الخبر", "شارك الخبر", "شارك", "شاركها", "شارك هذا", "شارك هذا المقال", "شارك المقال", "شارك الموضوع", "شارك هذا الموضوع", "مشاركه", "مشاركه الخبر", "مشاركه المقال", "شارك عبر", "شاركنا رايك", "للمشاركه",
		"مشاركه عبر البريد", "شارك علي فيسبوك", "شارك علي تويتر", "شارك علي واتساب", "غرد", "تغريد", "فيسبوك", "تويتر", "واتساب", "تلغرام", "تيليجرام", "انستغرام", "يوتيوب", "لينكد ان", "لينكدان", "بينتيريست", "ماسنجر", "بريد", "فايبر",
		"تابعنا علي", "تابعونا", "تابعنا", "تابعونا علي", "تابعنا علي فيسبوك", "تابعنا علي تويتر", "تابعونا علي فيسبوك", "تابعونا علي واتساب", "تابعوا اخر الاخبار", "تابعنا علي جوجل نيوز", "تابعوا قناتنا علي واتساب", "تابعنا علي غوغل نيوز",
		"طباعه", "اطبع", "ارسال", "ارسل", "ارسال لصديق", "ارسل لصديق", "ارسل الي صديق", "انسخ الرابط", "نسخ الرابط", "تم نسخ الرابط", "حفظ", "استمع", "استمع للخبر", "استمع الي المقال", "حجم الخط", "تكبير الخط", "تصغير الخط", "الخط",
		"التعليق", "التعليقات", "تعليق", "تعليقات", "اضف تعليق", "اضف تعليقا", "اترك تعليقا", "اترك تعليقك", "اكتب تعليقك", "اترك رد", "اترك ردا", "لا يوجد تعليقات", "لا توجد تعليقات", "الغا الرد", "علق", "رايك يهمنا", "لن يتم نشر عنوان بريدك الالكتروني",
		"انتهي", "يتبع", "انتهي ح ا", "جميع الحقوق محفوظه", "كل الحقوق محفوظه", "حقوق النشر محفوظه", "سياسه الخصوصيه", "شروط الاستخدام", "الشروط والاحكام", "من نحن", "اتصل بنا", "اتصلوا بنا", "تواصل معنا", "اعلن معنا", "فريق العمل", "خريطه الموقع", "الرييسيه", "اعلان", "اعلانات", "الاشتراك", "اشترك", "اشترك الان", "اشترك في النشره البريديه", "النشره البريديه",
		"زر الذهاب الي الاعلي", "الذهاب الي الاعلي", "العوده الي الاعلي", "العوده للاعلي", "اعلي الصفحه", "الي الاعلي", "الرجوع الي الاعلي", "اغلاق", "بحث", "بحث عن", "القايمه", "عرض المزيد", "تحميل المزيد", "المزيد من المقالات",
		"انتهاي پيام", "پايان پيام", "كد خبر", "كد مطلب", "شناسه خبر", "نسخه چاپي", "چاپ", "ارسال نظر", "نظر شما", "نظرات", "نظر دهيد", "ديدگاه", "ديدگاه ها", "ديدگاهها", "ثبت نظر", "ارسال به دوستان", "ارسال ايميل", "ذخيره", "اشتراك گذاري", "به اشتراك گذاري", "به اشتراك بگذاريد", "اشتراكگذاري", "لينك كوتاه", "كپي لينك", "كپي شد", "انتشار يافته", "در انتظار بررسي", "غير قابل انتشار", "تلگرام", "توييتر", "واتس اپ", "ايميل", "درباره ما", "تماس با ما", "بازگشت به بالا", "برو بالا", "تمام حقوق محفوظ است", "كليه حقوق محفوظ است", "عضويت در خبرنامه", "تبليغات",
		"شيير كريں", "شير كريں", "اس پوسٹ كو شيير كريں", "اس خبر كو شيير كريں", "پرنٹ", "پرنٹ كريں", "تبصره", "تبصري", "تبصره كريں", "واپس اوپر", "اوپر جايں", "اوپر جاييں", "هميں فالو كريں", "جمله حقوق محفوظ هيں", "فيس بك", "ٹوٹر", "ٹويٹر", "وٹس ايپ", "اي ميل", "اشتهار", "اس لنك كو كاپي كيجيي", "كاپي",
		"שתפו", "שתף", "שיתוף", "שתפו כתבה", "שתפו את הכתבה", "שתפו בפייסבוק", "שתפו בוואטסאפ", "הדפסה", "הדפס", "הדפסת כתבה", "שלחו לחבר", "שלח לחבר", "תגובות", "תגובה", "הוסף תגובה", "הוסיפו תגובה", "כתבו תגובה", "לתגובות", "פרסומת", "פרסום", "העתק קישור", "העתקת קישור", "כל הזכויות שמורות", "מדיניות פרטיות", "תנאי שימוש", "אודות", "צור קשר", "צרו קשר", "חזרה למעלה", "חזור למעלה", "למעלה", "בחזרה למעלה", "עקבו אחרינו", "הרשמה לניוזלטר", "הצטרפו לערוץ", "מצאתם טעות", "מצאתם טעות ספרו לנו", "פייסבוק", "וואטסאפ", "טוויטר", "טלגרם",
		"share", "share this", "share this article", "share this story", "share on facebook", "share on twitter", "tweet", "print", "print this article", "email", "copy link", "link copied", "save", "listen", "listen to this article", "comments", "comment", "leave a comment", "leave a reply", "add a comment", "no comments", "post comment", "advertisement", "ad", "follow us", "follow us on", "subscribe", "sign up", "newsletter", "sign up for our newsletter", "all rights reserved", "privacy policy", "terms of use", "terms of service", "about us", "contact us", "back to top", "go to top", "scroll to top", "top", "home", "menu", "search", "close", "load more", "show more", "facebook", "twitter", "whatsapp", "telegram", "instagram", "youtube", "linkedin", "next", "previous", "next article", "previous article":
		return true
	}
	return strings.HasPrefix(s, "جميع الحقوق محفوظه") || strings.HasPrefix(s, "تابعنا علي ") && len(s) < 60 || strings.HasPrefix(s, "تابعونا علي ") && len(s) < 60 ||
		strings.HasPrefix(s, "كد خبر ") || strings.HasPrefix(s, "انتهاي پيام ") && len(s) < 60 || strings.HasPrefix(s, "شارك علي ") || strings.HasPrefix(s, "مشاركه علي ") || strings.HasPrefix(s, "share on ") || strings.HasPrefix(s, "copyright ") ||
		strings.HasPrefix(s, "שתפו ב") && len(s) < 40 || strings.HasPrefix(s, "كل الحقوق محفوظه") || strings.HasPrefix(s, "كليه حقوق ") && len(s) < 80 || strings.HasPrefix(s, "תמונות ") && len(s) < 30
}

// cutTail takes the furniture off the end of an article: from the end upward,
// lines of the table, and the headlines under a heading of related articles.
// On a web page any line of the table begins the tail if no paragraph follows
// it; in plain text only a heading of related articles does. It returns how
// many of the lines are the article's, and the headlines.
func cutTail(lines []string, page bool) (keep int, titles []string) {
	n := len(lines)
	start := n
	for i := n - 1; i >= 0; i-- {
		kind, _ := furnitureOf(lines[i])
		if kind == ordinary && page && disclaimer(lines[i]) {
			kind = furniture
		}
		if kind == related || page && kind != ordinary {
			start = i
			continue
		}
		if kind == ordinary && !headlineLike(lines[i]) && !(page && words(lines[i]) < 12) || n-i > 200 {
			break
		}
	}
	if page && !holdsArticle(lines, start) {
		start = n
	}
	keep = start
	for keep > 0 {
		if kind, _ := furnitureOf(lines[keep-1]); kind != furniture && kind != related && !(page && disclaimer(lines[keep-1])) {
			break
		}
		keep--
	}
	under := false
	for i := start; i < n; i++ {
		switch kind, rest := furnitureOf(lines[i]); {
		case kind == related:
			under = true
			if rest != "" {
				titles = append(titles, rest)
			}
		case kind != ordinary:
			under = under && !page
		case under && headlineLike(lines[i]) && words(lines[i]) > 2:
			titles = append(titles, lines[i])
		}
	}
	return keep, titles
}

// holdsArticle reports whether the lines before start are an article by
// themselves: they have a real paragraph, or most of the text.
func holdsArticle(lines []string, start int) bool {
	before, all := 0, 0
	for i, l := range lines {
		all += len(l)
		if i < start {
			before += len(l)
			if words(l) >= 12 && endsSentence(l) {
				return true
			}
		}
	}
	return before*2 > all
}

// disclaimer reports whether a paragraph is a site's own small print: the
// terms of commenting, of use, of privacy.
func disclaimer(s string) bool {
	if len(s) > 4000 {
		return false
	}
	s = foldWord(s)
	n := 0
	for _, p := range []string{"سياسه الخصوصيه", "شروط الاستخدام", "شروط استخدام", "ارشادات الاستخدام", "ارشادات النشر", "لا تعبر عن راي", "لا تعبر بالضروره عن", "تعبر عن وجهات نظر اصحابها", "حذف التعليقات", "جميع الحقوق محفوظه",
		"نظرات حاوي توهين", "پيام هايي كه حاوي", "پيام هاي حاوي", "كليه حقوق", "نظرات شما", "כל הזכויות שמורות", "תנאי השימוש", "מדיניות הפרטיות", "privacy policy", "terms of use", "terms of service", "community guidelines", "all rights reserved",
		"subscribe to our newsletter", "اشترك في نشرتنا", "جمله حقوق محفوظ"} {
		if strings.Contains(s, p) {
			n++
		}
	}
	return n > 1 || n == 1 && words(s) <= 25
}

// headlineLike reports whether a line could be a headline: 3 to 25 words on
// one line and no full stop at its end.
func headlineLike(line string) bool {
	n := words(line)
	return n >= 2 && n <= 25 && !endsSentence(line) && !strings.Contains(line, "\n")
}

// words counts what stands between spaces.
func words(s string) int {
	n := 0
	in := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		space := c == ' ' || c >= '\t' && c <= '\r' || c == 0xA0 && i > 0 && s[i-1] == 0xC2
		if c == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0 {
			continue // the first byte of a no-break space
		}
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}

// endsSentence reports whether a line ends as a sentence does: with a full
// stop, or with a question or exclamation mark, behind quotes or not.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \"'”’»«)]﴾\u200e\u200f\u2069\u202c")
	if strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") {
		return false
	}
	for _, end := range []string{".", "؟", "!", "?", "۔", "।", ":", "؛"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// relatedLinks makes links of headlines without addresses.
func relatedLinks(titles []string) []feed.Link {
	var out []feed.Link
	for _, t := range titles {
		if t = feed.CleanLine(strings.TrimLeft(t, "•*-–—▪◦●■◄►»« \t")); t != "" && len(out) < 50 {
			out = append(out, feed.Link{Title: t})
		}
	}
	return out
}
