package locale

func hebrewCounts() counts {
	return counts{
		articles: counted{
			one:   "כתבה אחת",
			two:   "שתי כתבות",
			other: "%d כתבות",
		},
		feeds: counted{
			one:   "מקור אחד",
			two:   "שני מקורות",
			other: "%d מקורות",
		},
		newArticles: counted{
			one:   "כתבה חדשה אחת",
			two:   "שתי כתבות חדשות",
			other: "%d כתבות חדשות",
		},
		failedFeeds: counted{
			one:   "מקור אחד נכשל",
			two:   "שני מקורות נכשלו",
			other: "%d מקורות נכשלו",
		},
		problems: counted{
			one:   "מקור אחד לא נפתח",
			two:   "שני מקורות לא נפתחו",
			other: "%d מקורות לא נפתחו",
		},
		minutes: counted{
			one:   "דקת קריאה",
			two:   "שתי דקות קריאה",
			other: "%d דקות קריאה",
		},
		markedRead: counted{
			one:   "סימון כתבה אחת כנקראה",
			two:   "סימון שתי כתבות כנקראו",
			other: "סימון %d כתבות כנקראו",
		},
		markedUnread: counted{
			one:   "סימון כתבה אחת כלא נקראה",
			two:   "סימון שתי כתבות כלא נקראו",
			other: "סימון %d כתבות כלא נקראו",
		},
		starred: counted{
			one:   "כוכב על כתבה אחת",
			two:   "כוכב על שתי כתבות",
			other: "כוכב על %d כתבות",
		},
		unstarred: counted{
			one:   "הסרת כוכב מכתבה אחת",
			two:   "הסרת כוכב משתי כתבות",
			other: "הסרת כוכב מ־%d כתבות",
		},
		hidden: counted{
			one:   "כתבה אחת הוסתרה",
			two:   "שתי כתבות הוסתרו",
			other: "%d כתבות הוסתרו",
		},
		alsoIn: counted{
			one:   "גם במקור נוסף",
			two:   "גם בשני מקורות נוספים",
			other: "גם ב־%d מקורות",
		},
		moreTellings: counted{
			one:   "עוד גרסה אחת",
			two:   "עוד שתי גרסאות",
			other: "עוד %d גרסאות",
		},
		inBoth: counted{
			one:   "משפט אחד משותף לשניהם",
			two:   "שני משפטים משותפים לשניהם",
			other: "%d משפטים משותפים לשניהם",
		},
		copied: counted{
			one:   "הועתקה מילה אחת",
			two:   "הועתקו שתי מילים",
			other: "הועתקו %d מילים",
		},
	}
}
