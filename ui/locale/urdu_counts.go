package locale

func urduCounts() counts {
	return counts{
		articles: counted{
			one:   "ایک خبر",
			other: "%d خبریں",
		},
		feeds: counted{
			one:   "ایک ماخذ",
			other: "%d مآخذ",
		},
		newArticles: counted{
			one:   "ایک نئی خبر",
			other: "%d نئی خبریں",
		},
		failedFeeds: counted{
			one:   "ایک ماخذ ناکام",
			other: "%d مآخذ ناکام",
		},
		problems: counted{
			one:   "ایک ماخذ نہیں کھلا",
			other: "%d مآخذ نہیں کھلے",
		},
		minutes: counted{
			one:   "ایک منٹ کا مطالعہ",
			other: "%d منٹ کا مطالعہ",
		},
		markedRead: counted{
			one:   "ایک خبر پر «پڑھی ہوئی» کا نشان",
			other: "%d خبروں پر «پڑھی ہوئی» کا نشان",
		},
		markedUnread: counted{
			one:   "ایک خبر پر «اَن پڑھی» کا نشان",
			other: "%d خبروں پر «اَن پڑھی» کا نشان",
		},
		starred: counted{
			one:   "ایک خبر پر ستارہ",
			other: "%d خبروں پر ستارہ",
		},
		unstarred: counted{
			one:   "ایک خبر سے ستارہ ہٹا",
			other: "%d خبروں سے ستارہ ہٹا",
		},
		hidden: counted{
			one:   "ایک خبر چھپائی گئی",
			other: "%d خبریں چھپائی گئیں",
		},
		alsoIn: counted{
			one:   "ایک اور ماخذ میں بھی",
			other: "%d اور مآخذ میں بھی",
		},
		moreTellings: counted{
			one:   "ایک اور روایت",
			other: "%d اور روایتیں",
		},
		inBoth: counted{
			one:   "ایک جملہ دونوں میں ہے",
			other: "%d جملے دونوں میں ہیں",
		},
		copied: counted{
			one:   "ایک لفظ نقل ہوا",
			other: "%d الفاظ نقل ہوئے",
		},
	}
}
