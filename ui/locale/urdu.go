package locale

func urdu() *Locale {
	return &Locale{
		Tag: "ur", Name: "اردو", RightToLeft: true, plural: pluralOne,
		months: [12]string{"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون",
			"جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"},
		Messages: Messages{
			List: "خبریں", Reader: "مطالعہ", Related: "متعلقہ خبریں", Raw: "اصل متن", Help: "کلیدیں",
			Empty:       "ابھی کوئی خبر نہیں۔",
			NothingOpen: "فہرست سے خبر چنیں اور Enter دبائیں۔",
			NoRelated:   "ابھی کوئی متعلقہ خبر نہیں۔",
			Loading:     "لوڈ ہو رہا ہے", Canceled: "لوڈ کرنا روک دیا گیا", TooSmall: "ونڈو چھوٹی ہے",
			Unread: "نئی", Read: "پڑھی ہوئی", Inferred: "اندازاً",
			Class:  "%s قسم کے ٹرمینل کے لیے تحریر",
			Shares: "مشترک: ", OnPage: "صفحے پر مذکور", Links: "روابط",
			RawHint: "متن جیسا ماخذ سے آیا",
			KeyMove: "سطر یا خبر", KeyPage: "صفحہ", KeyEnds: "شروع اور آخر", KeyOpen: "خبر کھولیں",
			KeyBack: "واپس", KeyPane: "اگلا کالم", KeyTop: "اوپر جائیں", KeyRaw: "اصل متن",
			KeyNext: "پڑھنا جاری رکھیں، پھر اگلی نئی خبر", KeyOpenPage: "صفحہ براؤزر میں کھولیں",
			KeyMirror: "کالم الٹیں", KeyClass: "ٹرمینل کے لیے لکھنے کا طریقہ بدلیں",
			KeyHelp: "یہ صفحہ", KeyQuit: "باہر", KeySuspend: "پروگرام معطل کریں",
			HintOpen: "کھولیں", HintBack: "واپس", HintPane: "کالم", HintTop: "اوپر", HintHelp: "مدد",
			HintQuit: "باہر", HintCancel: "منسوخ",
			articles: counted{one: "ایک خبر", other: "%d خبریں"},
			problems: counted{one: "ایک ماخذ نہیں کھلا", other: "%d ماخذ نہیں کھلے"},
			minutes:  counted{one: "ایک منٹ", other: "%d منٹ"},
		},
	}
}
