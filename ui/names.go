package ui

import "khabar/ui/locale"

// names are the actions by name, as the configuration and the palette have
// them: a line for every action there is. What an action is, is said by its
// binding (see bindings), or here where it shares its line of the help page.
func names() map[action]naming {
	return map[action]naming{
		actUp:           {"up", func(m *locale.Messages) string { return m.DoUp }},
		actDown:         {"down", func(m *locale.Messages) string { return m.DoDown }},
		actPageUp:       {"page-up", func(m *locale.Messages) string { return m.DoPageUp }},
		actPageDown:     {"page-down", func(m *locale.Messages) string { return m.DoPageDown }},
		actHalfUp:       {"half-page-up", func(m *locale.Messages) string { return m.DoHalfUp }},
		actHalfDown:     {"half-page-down", func(m *locale.Messages) string { return m.DoHalfDown }},
		actTop:          {"top", nil},
		actLast:         {"last", func(m *locale.Messages) string { return m.DoLast }},
		actOpen:         {"open", nil},
		actBack:         {"back", nil},
		actReadOn:       {"read-on", nil},
		actNextPane:     {"next-pane", nil},
		actPreviousPane: {"previous-pane", func(m *locale.Messages) string { return m.DoPreviousPane }},
		actPaneLeft:     {"pane-left", func(m *locale.Messages) string { return m.DoPaneLeft }},
		actPaneRight:    {"pane-right", func(m *locale.Messages) string { return m.DoPaneRight }},
		actFeeds:        {"feeds", nil},
		actFold:         {"fold", nil},
		actUnfold:       {"unfold", nil},
		actReadStory:    {"read-story", nil},
		actTogether:     {"stories-together", nil},
		actCompare:      {"compare", nil},
		actSaveSearch:   {"save-search", nil},
		actMute:         {"mute", nil},
		actUnreadOnly:   {"unread-only", nil},
		actToggleRead:   {"toggle-read", nil},
		actStar:         {"star", nil},
		actMarkAll:      {"mark-all-read", nil},
		actUndo:         {"undo", nil},
		actKeep:         {"keep", nil},
		actRefreshAll:   {"refresh-all", nil},
		actRefresh:      {"refresh", nil},
		actAdd:          {"add-feed", nil},
		actRemove:       {"remove-feed", nil},
		actCatalog:      {"catalog", nil},
		actSearch:       {"search", nil},
		actNextHit:      {"next-hit", nil},
		actPreviousHit:  {"previous-hit", func(m *locale.Messages) string { return m.DoPreviousHit }},
		actOrder:        {"order", nil},
		actRaw:          {"raw-text", nil},
		actBrowse:       {"browser", nil},
		actLink:         {"link", nil},
		actPictures:     {"pictures", nil},
		actJustify:      {"justify", nil},
		actMarks:        {"marks", nil},
		actDigits:       {"digits", nil},
		actFocus:        {"focus", nil},
		actSpacing:      {"spacing", nil},
		actNarrower:     {"narrower", nil},
		actWider:        {"wider", func(m *locale.Messages) string { return m.KeyMeasure }},
		actDirection:    {"direction", nil},
		actCopy:         {"copy", nil},
		actSave:         {"save", nil},
		actPipe:         {"pipe", nil},
		actShare:        {"share", nil},
		actMirror:       {"mirror", nil},
		actLanguage:     {"language", nil},
		actClass:        {"terminal-class", nil},
		actTag:          {"tag", nil},
		actSort:         {"sort", nil},
		actNarrow:       {"narrow", nil},
		actDensity:      {"density", nil},
		actTheme:        {"theme", nil},
		actLog:          {"log", nil},
		actPalette:      {"palette", nil},
		actHelp:         {"help", nil},
		actSuspend:      {"suspend", nil},
		actQuit:         {"quit", nil},
	}
}

// naming is the name of an action, and what it does where its binding does not
// say so.
type naming struct {
	name  string
	about func(*locale.Messages) string
}
