package locale

// State are the words of what a reader does with lists and articles: tags, how
// a list is sorted and what it is narrowed to, how the screen looks, the log,
// and what is said where the screen is read aloud.
type State struct {
	// What the keys do.
	KeyTag, KeySort, KeyFilter, KeyDensity, KeyTheme, KeyLog string

	// What is chosen from.
	Sort, Narrow, Density, Theme, Log                                          string
	SortNewest, SortOldest, SortUnread, SortSource, SortSection, SortHeadline  string
	GroupNone, GroupDay, GroupSource, GroupSection                             string
	NarrowNone, NarrowToday, NarrowLanguage                                    string
	DensityNormal, DensityCompact, DensitySummary                              string
	ThemeAuto, ThemeDark, ThemeLight, ThemeContrast, ThemeMono                 string
	NoSection, NoDate                                                          string
	OfFile                                                                     string // followed by the date of the file an article came in
	TagPrompt, Tagged, Untagged                                                string // the last two are followed by the tag
	EmptyNarrow, EmptyTag, EmptyKept, EmptyFeed, EmptyLog, EmptyStart, Dismiss string
	WhileLoading, WhileRefreshing, WhileAdding, WhileReading                   string // what the log says was under way

	// Said by the screen reader's mode: %d of %d, then what stands there.
	SpokenPlace, SpokenEnd, SpokenStart, SpokenHelp, SpokenStarred, SpokenPercent string
}

func stateArabic() State {
	return State{
		KeyTag: "وضع وسم على الخبر أو إزالته", KeySort: "ترتيب القائمة وتجميعها", KeyFilter: "تضييق القائمة",
		KeyDensity: "مقدار ما يظهر من كل خبر", KeyTheme: "ألوان الشاشة", KeyLog: "سجل ما تعذّر",
		Sort: "الترتيب والتجميع", Narrow: "تضييق القائمة", Density: "كثافة القائمة", Theme: "الألوان", Log: "السجل",
		SortNewest: "الأحدث أولا", SortOldest: "الأقدم أولا", SortUnread: "غير المقروء أولا", SortSource: "حسب المصدر",
		SortSection: "حسب القسم", SortHeadline: "حسب العنوان",
		GroupNone: "بلا تجميع", GroupDay: "تجميع حسب اليوم", GroupSource: "تجميع حسب المصدر", GroupSection: "تجميع حسب القسم",
		NarrowNone: "كل شيء", NarrowToday: "أخبار اليوم", NarrowLanguage: "باللغة: ",
		DensityNormal: "عادية", DensityCompact: "سطر لكل خبر", DensitySummary: "مع مقتطف",
		ThemeAuto: "حسب الطرفية", ThemeDark: "داكن", ThemeLight: "فاتح", ThemeContrast: "تباين عال", ThemeMono: "بلا ألوان",
		NoSection: "بلا قسم", NoDate: "بلا تاريخ", OfFile: "تاريخ الملف: ", TagPrompt: "الوسم:", Tagged: "وُضع الوسم: ", Untagged: "أُزيل الوسم: ",
		EmptyNarrow: "لا خبر هنا بعد التضييق. اضغط I لتغييره.", EmptyTag: "لا أخبار بهذا الوسم. اضغط t لوضع وسم على خبر.",
		EmptyKept: "لا أخبار محفوظة. اضغط K لحفظ خبر مفتوح.", EmptyFeed: "لا أخبار من هذا المصدر بعد. اضغط r لجلبها.",
		EmptyLog: "لم يتعذّر شيء.", EmptyStart: "لا مصادر بعد. اضغط C لدليل المصادر أو a لإضافة عنوان.", Dismiss: "Esc لإخفائه، H للسجل",
		WhileLoading: "التحميل", WhileRefreshing: "التحديث", WhileAdding: "إضافة مصدر", WhileReading: "القراءة",
		SpokenPlace: "%d من %d", SpokenEnd: "نهاية", SpokenStart: "بداية", SpokenHelp: "اضغط ? للمفاتيح", SpokenStarred: "بنجمة", SpokenPercent: "%d بالمئة",
	}
}

func stateHebrew() State {
	return State{
		KeyTag: "הוספת תגית לכתבה או הסרתה", KeySort: "מיון הרשימה וקיבוצה", KeyFilter: "סינון הרשימה",
		KeyDensity: "כמה מוצג מכל כתבה", KeyTheme: "צבעי המסך", KeyLog: "יומן התקלות",
		Sort: "מיון וקיבוץ", Narrow: "סינון", Density: "צפיפות הרשימה", Theme: "צבעים", Log: "יומן",
		SortNewest: "מהחדש לישן", SortOldest: "מהישן לחדש", SortUnread: "תחילה מה שלא נקרא", SortSource: "לפי מקור",
		SortSection: "לפי מדור", SortHeadline: "לפי כותרת",
		GroupNone: "ללא קיבוץ", GroupDay: "קיבוץ לפי יום", GroupSource: "קיבוץ לפי מקור", GroupSection: "קיבוץ לפי מדור",
		NarrowNone: "הכול", NarrowToday: "של היום", NarrowLanguage: "בשפה: ",
		DensityNormal: "רגילה", DensityCompact: "שורה לכתבה", DensitySummary: "עם תקציר",
		ThemeAuto: "לפי המסוף", ThemeDark: "כהה", ThemeLight: "בהיר", ThemeContrast: "ניגודיות גבוהה", ThemeMono: "ללא צבעים",
		NoSection: "ללא מדור", NoDate: "ללא תאריך", OfFile: "תאריך הקובץ: ", TagPrompt: "תגית:", Tagged: "נוספה התגית: ", Untagged: "הוסרה התגית: ",
		EmptyNarrow: "אין כתבות שעוברות את הסינון. הקישו I לשינויו.", EmptyTag: "אין כתבות עם התגית הזאת. הקישו t להוספת תגית.",
		EmptyKept: "אין כתבות שמורות. הקישו K לשמירת כתבה פתוחה.", EmptyFeed: "אין עדיין כתבות מהמקור הזה. הקישו r להבאתן.",
		EmptyLog: "לא אירעה תקלה.", EmptyStart: "אין עדיין מקורות. הקישו C לקטלוג או a להוספת כתובת.", Dismiss: "Esc להסתרה, H ליומן",
		WhileLoading: "טעינה", WhileRefreshing: "רענון", WhileAdding: "הוספת מקור", WhileReading: "קריאה",
		SpokenPlace: "%d מתוך %d", SpokenEnd: "סוף", SpokenStart: "התחלה", SpokenHelp: "הקישו ? למקשים", SpokenStarred: "מסומנת בכוכב", SpokenPercent: "%d אחוז",
	}
}

func statePersian() State {
	return State{
		KeyTag: "برچسب زدن به خبر یا برداشتن آن", KeySort: "مرتب\u200cسازی و دسته\u200cبندی فهرست", KeyFilter: "محدود کردن فهرست",
		KeyDensity: "چه اندازه از هر خبر", KeyTheme: "رنگ\u200cهای صفحه", KeyLog: "گزارش خطاها",
		Sort: "ترتیب و دسته\u200cبندی", Narrow: "محدود کردن", Density: "فشردگی فهرست", Theme: "رنگ\u200cها", Log: "گزارش",
		SortNewest: "تازه\u200cترین نخست", SortOldest: "قدیمی\u200cترین نخست", SortUnread: "خوانده\u200cنشده نخست", SortSource: "به ترتیب منبع",
		SortSection: "به ترتیب بخش", SortHeadline: "به ترتیب عنوان",
		GroupNone: "بدون دسته\u200cبندی", GroupDay: "دسته\u200cبندی روز به روز", GroupSource: "دسته\u200cبندی بر پایه\u200cی منبع", GroupSection: "دسته\u200cبندی بر پایه\u200cی بخش",
		NarrowNone: "همه", NarrowToday: "خبرهای امروز", NarrowLanguage: "به زبان: ",
		DensityNormal: "معمولی", DensityCompact: "هر خبر یک سطر", DensitySummary: "با چکیده",
		ThemeAuto: "مانند پایانه", ThemeDark: "تیره", ThemeLight: "روشن", ThemeContrast: "پرتضاد", ThemeMono: "بدون رنگ",
		NoSection: "بدون بخش", NoDate: "بدون تاریخ", OfFile: "تاریخ پرونده: ", TagPrompt: "برچسب:", Tagged: "برچسب زده شد: ", Untagged: "برچسب برداشته شد: ",
		EmptyNarrow: "خبری با این محدودیت نیست. I آن را تغییر می\u200cدهد.", EmptyTag: "خبری با این برچسب نیست. t به خبر برچسب می\u200cزند.",
		EmptyKept: "خبر نگه\u200cداشته\u200cای نیست. K خبر باز را نگه می\u200cدارد.", EmptyFeed: "هنوز خبری از این منبع نیست. r آن را می\u200cآورد.",
		EmptyLog: "خطایی رخ نداده است.", EmptyStart: "هنوز منبعی نیست. C راهنمای منبع\u200cها و a افزودن نشانی است.", Dismiss: "Esc آن را می\u200cبندد، H گزارش",
		WhileLoading: "بارگذاری", WhileRefreshing: "تازه\u200cسازی", WhileAdding: "افزودن منبع", WhileReading: "مطالعه",
		SpokenPlace: "%d از %d", SpokenEnd: "پایان", SpokenStart: "آغاز", SpokenHelp: "برای کلیدها ? را بزنید", SpokenStarred: "ستاره\u200cدار", SpokenPercent: "%d درصد",
	}
}

func stateUrdu() State {
	return State{
		KeyTag: "خبر پر ٹیگ لگائیں یا ہٹائیں", KeySort: "فہرست کی ترتیب اور گروہ", KeyFilter: "فہرست محدود کریں",
		KeyDensity: "ہر خبر کا کتنا حصہ", KeyTheme: "اسکرین کے رنگ", KeyLog: "خرابیوں کی روداد",
		Sort: "ترتیب اور گروہ", Narrow: "فہرست محدود کریں", Density: "فہرست کی گنجانی", Theme: "رنگ", Log: "روداد",
		SortNewest: "نئی پہلے", SortOldest: "پرانی پہلے", SortUnread: "اَن پڑھی پہلے", SortSource: "ماخذ کے لحاظ سے",
		SortSection: "شعبے کے لحاظ سے", SortHeadline: "سرخی کے لحاظ سے",
		GroupNone: "بغیر گروہ", GroupDay: "دن کے لحاظ سے گروہ", GroupSource: "ماخذ کے لحاظ سے گروہ", GroupSection: "شعبے کے لحاظ سے گروہ",
		NarrowNone: "سب کچھ", NarrowToday: "آج کی خبریں", NarrowLanguage: "زبان: ",
		DensityNormal: "معمول", DensityCompact: "ایک سطر فی خبر", DensitySummary: "خلاصے کے ساتھ",
		ThemeAuto: "ٹرمینل کے مطابق", ThemeDark: "گہرا", ThemeLight: "ہلکا", ThemeContrast: "تیز تضاد", ThemeMono: "بغیر رنگ",
		NoSection: "بغیر شعبہ", NoDate: "بغیر تاریخ", OfFile: "فائل کی تاریخ: ", TagPrompt: "ٹیگ:", Tagged: "ٹیگ لگایا گیا: ", Untagged: "ٹیگ ہٹایا گیا: ",
		EmptyNarrow: "اس حد میں کوئی خبر نہیں۔ I سے اسے بدلیں۔", EmptyTag: "اس ٹیگ کی کوئی خبر نہیں۔ t سے ٹیگ لگائیں۔",
		EmptyKept: "کوئی خبر محفوظ نہیں۔ K کھلی خبر محفوظ کرتا ہے۔", EmptyFeed: "اس ماخذ سے ابھی کوئی خبر نہیں۔ r سے لائیں۔",
		EmptyLog: "کوئی خرابی نہیں ہوئی۔", EmptyStart: "ابھی کوئی ماخذ نہیں۔ C سے مآخذ کی فہرست کھولیں یا a سے پتہ شامل کریں۔", Dismiss: "Esc سے ہٹائیں، H سے روداد",
		WhileLoading: "لوڈ کرنا", WhileRefreshing: "تازہ کرنا", WhileAdding: "ماخذ شامل کرنا", WhileReading: "پڑھنا",
		SpokenPlace: "%[2]d میں سے %[1]d", SpokenEnd: "آخر", SpokenStart: "شروع", SpokenHelp: "کلیدوں کے لیے ? دبائیں", SpokenStarred: "ستارے والی", SpokenPercent: "%d فیصد",
	}
}

func stateEnglish() State {
	return State{
		KeyTag: "tag an article, or take the tag away", KeySort: "sort and group the list", KeyFilter: "narrow the list",
		KeyDensity: "how much of each article is listed", KeyTheme: "colours of the screen", KeyLog: "log of what went wrong",
		Sort: "Sort and group", Narrow: "Narrow the list", Density: "Density of the list", Theme: "Colours", Log: "Log",
		SortNewest: "newest first", SortOldest: "oldest first", SortUnread: "unread first", SortSource: "by source",
		SortSection: "by section", SortHeadline: "by headline",
		GroupNone: "no groups", GroupDay: "grouped by day", GroupSource: "grouped by source", GroupSection: "grouped by section",
		NarrowNone: "everything", NarrowToday: "today", NarrowLanguage: "in language: ",
		DensityNormal: "normal", DensityCompact: "a line for each", DensitySummary: "with a summary",
		ThemeAuto: "as the terminal", ThemeDark: "dark", ThemeLight: "light", ThemeContrast: "high contrast", ThemeMono: "no colours",
		NoSection: "No section", NoDate: "No date", OfFile: "file of ", TagPrompt: "Tag:", Tagged: "Tagged: ", Untagged: "Tag taken away: ",
		EmptyNarrow: "Nothing here matches. Press I to narrow the list otherwise.", EmptyTag: "No article has this tag. Press t to tag one.",
		EmptyKept: "Nothing kept yet. Press K to keep an open article.", EmptyFeed: "Nothing from this feed yet. Press r to fetch it.",
		EmptyLog: "Nothing has gone wrong.", EmptyStart: "No feeds yet. Press C for the catalog, a to add an address.", Dismiss: "Esc hides it, H shows the log",
		WhileLoading: "Loading", WhileRefreshing: "Refresh", WhileAdding: "Adding a feed", WhileReading: "Reading",
		SpokenPlace: "%d of %d", SpokenEnd: "end", SpokenStart: "start", SpokenHelp: "? tells the keys", SpokenStarred: "starred", SpokenPercent: "%d percent",
	}
}
