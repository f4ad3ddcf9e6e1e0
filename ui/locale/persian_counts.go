package locale

func persianCounts() counts {
	return counts{
		articles: counted{
			one:   "%d خبر",
			other: "%d خبر",
		},
		feeds: counted{
			other: "%d منبع",
		},
		newArticles: counted{
			one:   "%d خبر تازه",
			other: "%d خبر تازه",
		},
		failedFeeds: counted{
			one:   "%d منبع دریافت نشد",
			other: "%d منبع دریافت نشد",
		},
		problems: counted{
			one:   "%d منبع باز نشد",
			other: "%d منبع باز نشد",
		},
		minutes: counted{
			one:   "%d دقیقه مطالعه",
			other: "%d دقیقه مطالعه",
		},
		markedRead: counted{
			one:   "نشان خوانده برای %d خبر",
			other: "نشان خوانده برای %d خبر",
		},
		markedUnread: counted{
			one:   "نشان خوانده\u200cنشده برای %d خبر",
			other: "نشان خوانده\u200cنشده برای %d خبر",
		},
		starred: counted{
			one:   "ستاره برای %d خبر",
			other: "ستاره برای %d خبر",
		},
		unstarred: counted{
			one:   "برداشتن ستاره از %d خبر",
			other: "برداشتن ستاره از %d خبر",
		},
		hidden: counted{
			one:   "%d خبر پنهان شد",
			other: "%d خبر پنهان شد",
		},
		alsoIn: counted{
			one:   "در یک منبع دیگر هم",
			other: "در %d منبع دیگر هم",
		},
		moreTellings: counted{
			one:   "یک روایت دیگر",
			other: "%d روایت دیگر",
		},
		inBoth: counted{
			one:   "%d جمله در هر دو هست",
			other: "%d جمله در هر دو هست",
		},
		copied: counted{
			other: "%d واژه رونوشت شد",
		},
	}
}
