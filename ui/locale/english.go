package locale

func english() *Locale {
	return &Locale{
		Tag: "en", Name: "English", plural: pluralOne,
		months: [12]string{"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December"},
		Messages: Messages{
			List: "News", Reader: "Reading", Related: "Related", Raw: "Text as it came", Help: "Keys",
			Empty:       "No articles yet.",
			NothingOpen: "Choose an article in the list and press Enter.",
			NoRelated:   "No related articles yet.",
			Loading:     "Loading", Canceled: "Loading canceled", TooSmall: "The window is too small",
			Unread: "new", Read: "read", Inferred: "inferred",
			Class:  "Written for terminals of class %s",
			Shares: "shares: ", OnPage: "named by the page", Links: "Links",
			RawHint: "The text as it came from its source",
			KeyMove: "a line or an article", KeyPage: "a page", KeyEnds: "first and last", KeyOpen: "open the article",
			KeyBack: "back", KeyPane: "the next pane", KeyTop: "back to the top", KeyRaw: "the text as it came",
			KeyNext: "read on, then the next unread article", KeyOpenPage: "open the page in a browser",
			KeyMirror: "turn the panes round", KeyClass: "change how text is written for this terminal",
			KeyHelp: "this page", KeyQuit: "quit", KeySuspend: "suspend the program",
			HintOpen: "open", HintBack: "back", HintPane: "pane", HintTop: "top", HintHelp: "help",
			HintQuit: "quit", HintCancel: "cancel",
			articles: counted{one: "%d article", other: "%d articles"},
			problems: counted{one: "%d source could not be opened", other: "%d sources could not be opened"},
			minutes:  counted{one: "%d minute", other: "%d minutes"},
		},
	}
}
