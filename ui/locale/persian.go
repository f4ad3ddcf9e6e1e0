package locale

func persian() *Locale {
	return &Locale{
		Tag: "fa", Name: "فارسی", RightToLeft: true, plural: pluralPersian,
		months: [12]string{"ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن",
			"ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"},
		Messages: Messages{
			List: "خبرها", Reader: "متن خبر", Related: "خبرهای مرتبط", Raw: "متن اصلی", Help: "کلیدها",
			Empty:       "هنوز خبری نیست.",
			NothingOpen: "خبری را از فهرست برگزینید و Enter را بزنید.",
			NoRelated:   "هنوز خبر مرتبطی نیست.",
			Loading:     "در حال خواندن", Canceled: "خواندن متوقف شد", TooSmall: "پنجره کوچک است",
			Unread: "تازه", Read: "خوانده", Inferred: "برآورد",
			Class:  "نوشتار برای پایانه\u200cی نوع %s",
			Shares: "مشترک: ", OnPage: "نام\u200cبرده در صفحه", Links: "پیوندها",
			RawHint: "متن همان\u200cگونه که از منبع رسید",
			KeyMove: "سطر یا خبر", KeyPage: "صفحه", KeyEnds: "آغاز و پایان", KeyOpen: "باز کردن خبر",
			KeyBack: "بازگشت", KeyPane: "ستون بعدی", KeyTop: "رفتن به بالا", KeyRaw: "متن اصلی",
			KeyNext: "ادامه\u200cی خواندن و سپس خبر خوانده\u200cنشده\u200cی بعدی", KeyOpenPage: "باز کردن صفحه در مرورگر",
			KeyMirror: "جابه\u200cجایی ستون\u200cها", KeyClass: "تغییر شیوه\u200cی نوشتن برای پایانه",
			KeyHelp: "همین صفحه", KeyQuit: "خروج", KeySuspend: "تعلیق برنامه",
			HintOpen: "باز کردن", HintBack: "بازگشت", HintPane: "ستون", HintTop: "بالا", HintHelp: "راهنما",
			HintQuit: "خروج", HintCancel: "لغو",
			articles: counted{one: "%d خبر", other: "%d خبر"},
			problems: counted{one: "%d منبع باز نشد", other: "%d منبع باز نشد"},
			minutes:  counted{one: "%d دقیقه", other: "%d دقیقه"},
		},
	}
}
