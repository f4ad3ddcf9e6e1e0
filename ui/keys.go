package ui

import "khabar/ui/locale"

// said is a message in the language it is asked of.
type said func(*locale.Messages) string

// topic is a heading of the help page and what stands under it.
type topic struct {
	about    said
	bindings []binding
}

// binding is an action, its name as the configuration and the palette have it,
// its keys, and what the help page says of them. One without that shares the
// line of the one before it; what it does by itself says alone.
type binding struct {
	act   action
	name  string
	keys  []string // as tea.Key.String writes them
	about said
	alone said
	topic said
}

// said is what the action does.
func (b *binding) said(m *locale.Messages) string {
	switch {
	case b.alone != nil:
		return b.alone(m)
	case b.about != nil:
		return b.about(m)
	}
	return b.name
}

// topics are the actions by the headings of the help page, a line for every
// action there is, with the default keyboard: vi's habits, the arrows', and
// newsboat's where it has any.
func topics() []topic {
	return []topic{
		{func(m *locale.Messages) string { return m.HelpMoving }, []binding{
			{act: actDown, name: "down", keys: []string{"down", "j"}, about: func(m *locale.Messages) string { return m.KeyMove }, alone: func(m *locale.Messages) string { return m.DoDown }},
			{act: actUp, name: "up", keys: []string{"up", "k"}, alone: func(m *locale.Messages) string { return m.DoUp }},
			{act: actPageDown, name: "page-down", keys: []string{"pgdown", "ctrl+f"}, about: func(m *locale.Messages) string { return m.KeyPage }, alone: func(m *locale.Messages) string { return m.DoPageDown }},
			{act: actPageUp, name: "page-up", keys: []string{"pgup", "ctrl+b", "b"}, alone: func(m *locale.Messages) string { return m.DoPageUp }},
			{act: actHalfDown, name: "half-page-down", keys: []string{"ctrl+d"}, alone: func(m *locale.Messages) string { return m.DoHalfDown }},
			{act: actHalfUp, name: "half-page-up", keys: []string{"ctrl+u"}, alone: func(m *locale.Messages) string { return m.DoHalfUp }},
			{act: actTop, name: "top", keys: []string{"g", "home"}, about: func(m *locale.Messages) string { return m.KeyTop }},
			{act: actLast, name: "last", keys: []string{"G", "shift+g", "end"}, about: func(m *locale.Messages) string { return m.KeyEnds }, alone: func(m *locale.Messages) string { return m.DoLast }},
			{act: actOpen, name: "open", keys: []string{"enter"}, about: func(m *locale.Messages) string { return m.KeyOpen }},
			{act: actBack, name: "back", keys: []string{"esc", "backspace", "h"}, about: func(m *locale.Messages) string { return m.KeyBack }},
			{act: actNextPane, name: "next-pane", keys: []string{"tab"}, about: func(m *locale.Messages) string { return m.KeyPane }},
			{act: actPreviousPane, name: "previous-pane", keys: []string{"shift+tab"}, alone: func(m *locale.Messages) string { return m.DoPreviousPane }},
			{act: actPaneLeft, name: "pane-left", keys: []string{"left"}, alone: func(m *locale.Messages) string { return m.DoPaneLeft }},
			{act: actPaneRight, name: "pane-right", keys: []string{"right"}, alone: func(m *locale.Messages) string { return m.DoPaneRight }},
			{act: actFeeds, name: "feeds", keys: []string{"f"}, about: func(m *locale.Messages) string { return m.KeyFeeds }},
		}},
		{func(m *locale.Messages) string { return m.HelpReading }, []binding{
			{act: actReadOn, name: "read-on", keys: []string{"space"}, about: func(m *locale.Messages) string { return m.KeyNext }},
			{act: actBrowse, name: "browser", keys: []string{"o"}, about: func(m *locale.Messages) string { return m.KeyOpenPage }},
			{act: actLink, name: "link", keys: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, about: func(m *locale.Messages) string { return m.KeyLink }},
			{act: actPictures, name: "pictures", keys: []string{"i"}, about: func(m *locale.Messages) string { return m.KeyPictures }},
			{act: actCompare, name: "compare", keys: []string{"d"}, about: func(m *locale.Messages) string { return m.KeyCompare }},
			{act: actRaw, name: "raw-text", keys: []string{"v", "\\"}, about: func(m *locale.Messages) string { return m.KeyRaw }},
			{act: actJustify, name: "justify", keys: []string{"J", "shift+j"}, about: func(m *locale.Messages) string { return m.KeyJustify }},
			{act: actMarks, name: "marks", keys: []string{"m"}, about: func(m *locale.Messages) string { return m.KeyMarks }},
			{act: actDigits, name: "digits", keys: []string{"#"}, about: func(m *locale.Messages) string { return m.KeyDigits }},
			{act: actFocus, name: "focus", keys: []string{"F", "shift+f"}, about: func(m *locale.Messages) string { return m.KeyFocus }},
			{act: actSpacing, name: "spacing", keys: []string{"P", "shift+p"}, about: func(m *locale.Messages) string { return m.KeySpacing }},
			{act: actNarrower, name: "narrower", keys: []string{"-"}, about: func(m *locale.Messages) string { return m.KeyMeasure }},
			{act: actWider, name: "wider", keys: []string{"+", "="}, alone: func(m *locale.Messages) string { return m.KeyMeasure }},
			{act: actDirection, name: "direction", keys: []string{"D", "shift+d"}, about: func(m *locale.Messages) string { return m.KeyDirection }},
		}},
		{func(m *locale.Messages) string { return m.HelpLists }, []binding{
			{act: actUnreadOnly, name: "unread-only", keys: []string{"l"}, about: func(m *locale.Messages) string { return m.KeyUnreadOnly }},
			{act: actStar, name: "star", keys: []string{"s"}, about: func(m *locale.Messages) string { return m.KeyStar }},
			{act: actToggleRead, name: "toggle-read", keys: []string{"U", "shift+u"}, about: func(m *locale.Messages) string { return m.KeyToggleRead }},
			{act: actMarkAll, name: "mark-all-read", keys: []string{"A", "shift+a"}, about: func(m *locale.Messages) string { return m.KeyMarkAll }},
			{act: actTag, name: "tag", keys: []string{"t"}, about: func(m *locale.Messages) string { return m.KeyTag }},
			{act: actKeep, name: "keep", keys: []string{"K", "shift+k"}, about: func(m *locale.Messages) string { return m.KeyKeep }},
			{act: actUndo, name: "undo", keys: []string{"u"}, about: func(m *locale.Messages) string { return m.KeyUndo }},
			{act: actRedo, name: "redo", keys: []string{"ctrl+r"}, about: func(m *locale.Messages) string { return m.KeyRedo }},
			{act: actSort, name: "sort", keys: []string{"c"}, about: func(m *locale.Messages) string { return m.KeySort }},
			{act: actNarrow, name: "narrow", keys: []string{"I", "shift+i"}, about: func(m *locale.Messages) string { return m.KeyFilter }},
			{act: actDensity, name: "density", keys: []string{"Z", "shift+z"}, about: func(m *locale.Messages) string { return m.KeyDensity }},
			{act: actUnfold, name: "unfold", keys: []string{"e"}, about: func(m *locale.Messages) string { return m.KeyUnfold }},
			{act: actReadStory, name: "read-story", keys: []string{"E", "shift+e"}, about: func(m *locale.Messages) string { return m.KeyReadStory }},
			{act: actTogether, name: "stories-together", keys: []string{"O", "shift+o"}, about: func(m *locale.Messages) string { return m.KeyTogether }},
		}},
		{func(m *locale.Messages) string { return m.HelpSearch }, []binding{
			{act: actSearch, name: "search", keys: []string{"/"}, about: func(m *locale.Messages) string { return m.KeySearch }},
			{act: actNextHit, name: "next-hit", keys: []string{"n"}, about: func(m *locale.Messages) string { return m.KeyHits }},
			{act: actPreviousHit, name: "previous-hit", keys: []string{"N", "shift+n"}, alone: func(m *locale.Messages) string { return m.DoPreviousHit }},
			{act: actOrder, name: "order", keys: []string{"w"}, about: func(m *locale.Messages) string { return m.KeyOrder }},
			{act: actSaveSearch, name: "save-search", keys: []string{"V", "shift+v"}, about: func(m *locale.Messages) string { return m.KeySaveSearch }},
			{act: actMute, name: "mute", keys: []string{"X", "shift+x"}, about: func(m *locale.Messages) string { return m.KeyMute }},
		}},
		{func(m *locale.Messages) string { return m.HelpOut }, []binding{
			{act: actCopy, name: "copy", keys: []string{"y"}, about: func(m *locale.Messages) string { return m.KeyCopy }},
			{act: actSave, name: "save", keys: []string{"S", "shift+s"}, about: func(m *locale.Messages) string { return m.KeySave }},
			{act: actPipe, name: "pipe", keys: []string{"|"}, about: func(m *locale.Messages) string { return m.KeyPipe }},
			{act: actShare, name: "share", keys: []string{">"}, about: func(m *locale.Messages) string { return m.KeyShare }},
		}},
		{func(m *locale.Messages) string { return m.HelpFeeds }, []binding{
			{act: actRefreshAll, name: "refresh-all", keys: []string{"R", "shift+r"}, about: func(m *locale.Messages) string { return m.KeyRefreshAll }},
			{act: actRefresh, name: "refresh", keys: []string{"r"}, about: func(m *locale.Messages) string { return m.KeyRefresh }},
			{act: actAdd, name: "add-feed", keys: []string{"a"}, about: func(m *locale.Messages) string { return m.KeyAdd }},
			{act: actRemove, name: "remove-feed", keys: []string{"x"}, about: func(m *locale.Messages) string { return m.KeyRemove }},
			{act: actCatalog, name: "catalog", keys: []string{"C", "shift+c"}, about: func(m *locale.Messages) string { return m.KeyCatalog }},
			{act: actFold, name: "fold", keys: []string{"z"}, about: func(m *locale.Messages) string { return m.KeyFold }},
		}},
		{func(m *locale.Messages) string { return m.HelpProgram }, []binding{
			{act: actPalette, name: "palette", keys: []string{":"}, about: func(m *locale.Messages) string { return m.KeyPalette }},
			{act: actTheme, name: "theme", keys: []string{"T", "shift+t"}, about: func(m *locale.Messages) string { return m.KeyTheme }},
			{act: actMirror, name: "mirror", keys: []string{"M", "shift+m"}, about: func(m *locale.Messages) string { return m.KeyMirror }},
			{act: actLanguage, name: "language", keys: []string{"L", "shift+l"}, about: func(m *locale.Messages) string { return m.KeyLanguage }},
			{act: actClass, name: "terminal-class", keys: []string{"B", "shift+b"}, about: func(m *locale.Messages) string { return m.KeyClass }},
			{act: actLog, name: "log", keys: []string{"H", "shift+h"}, about: func(m *locale.Messages) string { return m.KeyLog }},
			{act: actHelp, name: "help", keys: []string{"?"}, about: func(m *locale.Messages) string { return m.KeyHelp }},
			{act: actSuspend, name: "suspend", keys: []string{"ctrl+z"}, about: func(m *locale.Messages) string { return m.KeySuspend }},
			{act: actQuit, name: "quit", keys: []string{"q", "ctrl+c"}, about: func(m *locale.Messages) string { return m.KeyQuit }},
		}},
	}
}

// bindings are the actions that can be done, in the order of the help page.
func bindings(can func(action) bool) []binding {
	var all []binding
	for _, t := range topics() {
		for _, b := range t.bindings {
			if can(b.act) {
				b.topic = t.about
				all = append(all, b)
			}
		}
	}
	return all
}
