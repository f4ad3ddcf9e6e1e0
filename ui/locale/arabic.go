package locale

func arabic() *Locale {
	return &Locale{
		Tag: "ar", Name: "العربية", RightToLeft: true, plural: pluralArabic,
		months: [12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
			"يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
		Messages: Messages{
			List: "الأخبار", Reader: "القراءة", Related: "ذات صلة", Raw: "النص كما ورد", Help: "المفاتيح",
			Empty:       "لا أخبار بعد.",
			NothingOpen: "اختر خبرا من القائمة ثم اضغط Enter.",
			NoRelated:   "لا أخبار ذات صلة بعد.",
			Loading:     "جار التحميل", Canceled: "أُلغي التحميل", TooSmall: "النافذة صغيرة",
			Unread: "جديد", Read: "مقروء", Inferred: "تقديرا",
			Class:  "نص لطرفية من صنف %s",
			Shares: "يجمعهما: ", OnPage: "ذكرته الصفحة", Links: "الروابط",
			RawHint: "النص كما ورد من المصدر",
			KeyMove: "سطر أو خبر", KeyPage: "صفحة", KeyEnds: "الأول والآخر", KeyOpen: "فتح الخبر",
			KeyBack: "رجوع", KeyPane: "العمود التالي", KeyTop: "الذهاب إلى الأعلى", KeyRaw: "النص كما ورد",
			KeyNext: "تابع القراءة ثم الخبر غير المقروء التالي", KeyOpenPage: "فتح الصفحة في المتصفح",
			KeyMirror: "قلب الأعمدة", KeyClass: "تغيير طريقة الكتابة للطرفية",
			KeyHelp: "هذه الصفحة", KeyQuit: "خروج", KeySuspend: "تعليق البرنامج",
			HintOpen: "فتح", HintBack: "رجوع", HintPane: "عمود", HintTop: "الأعلى", HintHelp: "مساعدة",
			HintQuit: "خروج", HintCancel: "إلغاء",
			articles: counted{zero: "لا أخبار", one: "خبر واحد", two: "خبران", few: "%d أخبار", many: "%d خبرا", other: "%d خبر"},
			problems: counted{zero: "لا مشاكل", one: "مصدر واحد لم يُفتح", two: "مصدران لم يُفتحا", few: "%d مصادر لم تُفتح", many: "%d مصدرا لم يُفتح", other: "%d مصدر لم يُفتح"},
			minutes:  counted{zero: "أقل من دقيقة", one: "دقيقة واحدة", two: "دقيقتان", few: "%d دقائق", many: "%d دقيقة", other: "%d دقيقة"},
		},
	}
}
