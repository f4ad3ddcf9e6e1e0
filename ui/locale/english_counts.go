package locale

func englishCounts() counts {
	return counts{
		articles: counted{
			one:   "%d article",
			other: "%d articles",
		},
		feeds: counted{
			one:   "%d feed",
			other: "%d feeds",
		},
		newArticles: counted{
			zero:  "nothing new",
			one:   "%d new article",
			other: "%d new articles",
		},
		failedFeeds: counted{
			one:   "%d feed failed",
			other: "%d feeds failed",
		},
		problems: counted{
			one:   "%d source could not be opened",
			other: "%d sources could not be opened",
		},
		minutes: counted{
			one:   "%d min read",
			other: "%d min read",
		},
		markedRead: counted{
			one:   "%d article marked as read",
			other: "%d articles marked as read",
		},
		markedUnread: counted{
			one:   "%d article marked as unread",
			other: "%d articles marked as unread",
		},
		starred: counted{
			one:   "%d article starred",
			other: "%d articles starred",
		},
		unstarred: counted{
			one:   "star taken from %d article",
			other: "star taken from %d articles",
		},
		hidden: counted{
			one:   "%d article hidden",
			other: "%d articles hidden",
		},
		alsoIn: counted{
			one:   "also in %d source",
			other: "also in %d sources",
		},
		moreTellings: counted{
			one:   "%d more telling",
			other: "%d more tellings",
		},
		inBoth: counted{
			zero:  "no sentence is in both",
			one:   "%d sentence is in both",
			other: "%d sentences are in both",
		},
		copied: counted{
			one:   "copied: %d word",
			other: "copied: %d words",
		},
	}
}
