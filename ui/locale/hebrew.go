package locale

func hebrew() *Locale {
	return &Locale{
		Tag: "he", Name: "עברית", RightToLeft: true, plural: pluralHebrew,
		months: [12]string{"ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני",
			"יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"},
		Messages: Messages{
			List: "חדשות", Reader: "קריאה", Related: "כתבות קשורות", Raw: "הטקסט כפי שהתקבל", Help: "מקשים",
			Empty:       "אין עדיין כתבות.",
			NothingOpen: "בחרו כתבה ברשימה והקישו Enter.",
			NoRelated:   "אין עדיין כתבות קשורות.",
			Loading:     "טוען", Canceled: "הטעינה בוטלה", TooSmall: "החלון קטן מדי",
			Unread: "חדש", Read: "נקרא", Inferred: "משוער",
			Class:  "כתיבה למסוף מסוג %s",
			Shares: "משותף: ", OnPage: "מוזכר בעמוד", Links: "קישורים",
			RawHint: "הטקסט כפי שהתקבל מהמקור",
			KeyMove: "שורה או כתבה", KeyPage: "עמוד", KeyEnds: "התחלה וסוף", KeyOpen: "פתיחת הכתבה",
			KeyBack: "חזרה", KeyPane: "הטור הבא", KeyTop: "חזרה לראש הכתבה", KeyRaw: "הטקסט כפי שהתקבל",
			KeyNext: "המשך קריאה, ואז הכתבה הבאה שלא נקראה", KeyOpenPage: "פתיחת העמוד בדפדפן",
			KeyMirror: "היפוך הטורים", KeyClass: "החלפת אופן הכתיבה למסוף",
			KeyHelp: "העמוד הזה", KeyQuit: "יציאה", KeySuspend: "השהיית התוכנית",
			HintOpen: "פתיחה", HintBack: "חזרה", HintPane: "טור", HintTop: "למעלה", HintHelp: "עזרה",
			HintQuit: "יציאה", HintCancel: "ביטול",
			articles: counted{one: "כתבה אחת", two: "שתי כתבות", other: "%d כתבות"},
			problems: counted{one: "מקור אחד לא נפתח", two: "שני מקורות לא נפתחו", other: "%d מקורות לא נפתחו"},
			minutes:  counted{one: "דקה אחת", two: "שתי דקות", other: "%d דקות"},
		},
	}
}
