package ui

import (
	"slices"
	"strings"

	"khabar/ui/locale"
)

// action is something the reader can do.
type action uint8

// The actions, in the order of the help page.
const (
	actNone action = iota
	actUp
	actDown
	actPageUp
	actPageDown
	actHalfUp
	actHalfDown
	actLast
	actOpen
	actBack
	actTop
	actReadOn
	actNextPane
	actPreviousPane
	actPaneLeft
	actPaneRight
	actFeeds
	actUnreadOnly
	actFold
	actUnfold
	actTogether
	actReadStory
	actCompare
	actSaveSearch
	actMute
	actToggleRead
	actStar
	actMarkAll
	actUndo
	actKeep
	actRefreshAll
	actRefresh
	actAdd
	actRemove
	actCatalog
	actSearch
	actNextHit
	actPreviousHit
	actOrder
	actRaw
	actBrowse
	actCopy
	actSave
	actPipe
	actShare
	actLink
	actJustify
	actMarks
	actDigits
	actFocus
	actSpacing
	actNarrower
	actWider
	actDirection
	actPictures
	actMirror
	actLanguage
	actClass
	actTag
	actSort
	actNarrow
	actDensity
	actTheme
	actLog
	actPalette
	actHelp
	actSuspend
	actQuit
)

// binding is the keys of one action and what the help page says of them. An
// entry without a description shares the line of the one before it.
type binding struct {
	act   action
	keys  []string // as tea.Key.String writes them
	about func(*locale.Messages) string
}

// bindings is the default keyboard: vi's habits, the arrows', and newsboat's
// where it has any. What the program can't do here has no key.
func bindings(can func(action) bool) []binding {
	all := []binding{
		{actDown, []string{"down", "j"}, func(m *locale.Messages) string { return m.KeyMove }},
		{actUp, []string{"up", "k"}, nil},
		{actPageDown, []string{"pgdown", "ctrl+f"}, func(m *locale.Messages) string { return m.KeyPage }},
		{actPageUp, []string{"pgup", "ctrl+b", "b"}, nil},
		{actHalfDown, []string{"ctrl+d"}, nil},
		{actHalfUp, []string{"ctrl+u"}, nil},
		{actTop, []string{"g", "home"}, func(m *locale.Messages) string { return m.KeyTop }},
		{actLast, []string{"G", "shift+g", "end"}, func(m *locale.Messages) string { return m.KeyEnds }},
		{actOpen, []string{"enter"}, func(m *locale.Messages) string { return m.KeyOpen }},
		{actBack, []string{"esc", "backspace", "h"}, func(m *locale.Messages) string { return m.KeyBack }},
		{actReadOn, []string{"space"}, func(m *locale.Messages) string { return m.KeyNext }},
		{actNextPane, []string{"tab"}, func(m *locale.Messages) string { return m.KeyPane }},
		{actPreviousPane, []string{"shift+tab"}, nil},
		{actPaneLeft, []string{"left"}, nil},
		{actPaneRight, []string{"right"}, nil},
		{actFeeds, []string{"f"}, func(m *locale.Messages) string { return m.KeyFeeds }},
		{actFold, []string{"z"}, func(m *locale.Messages) string { return m.KeyFold }},
		{actSearch, []string{"/"}, func(m *locale.Messages) string { return m.KeySearch }},
		{actNextHit, []string{"n"}, func(m *locale.Messages) string { return m.KeyHits }},
		{actPreviousHit, []string{"N", "shift+n"}, nil},
		{actOrder, []string{"w"}, func(m *locale.Messages) string { return m.KeyOrder }},
		{actUnfold, []string{"e"}, func(m *locale.Messages) string { return m.KeyUnfold }},
		{actReadStory, []string{"E", "shift+e"}, func(m *locale.Messages) string { return m.KeyReadStory }},
		{actTogether, []string{"O", "shift+o"}, func(m *locale.Messages) string { return m.KeyTogether }},
		{actCompare, []string{"d"}, func(m *locale.Messages) string { return m.KeyCompare }},
		{actUnreadOnly, []string{"l"}, func(m *locale.Messages) string { return m.KeyUnreadOnly }},
		{actStar, []string{"s"}, func(m *locale.Messages) string { return m.KeyStar }},
		{actToggleRead, []string{"U", "shift+u"}, func(m *locale.Messages) string { return m.KeyToggleRead }},
		{actMarkAll, []string{"A", "shift+a"}, func(m *locale.Messages) string { return m.KeyMarkAll }},
		{actUndo, []string{"u"}, func(m *locale.Messages) string { return m.KeyUndo }},
		{actKeep, []string{"K", "shift+k"}, func(m *locale.Messages) string { return m.KeyKeep }},
		{actRefreshAll, []string{"R", "shift+r"}, func(m *locale.Messages) string { return m.KeyRefreshAll }},
		{actRefresh, []string{"r"}, func(m *locale.Messages) string { return m.KeyRefresh }},
		{actAdd, []string{"a"}, func(m *locale.Messages) string { return m.KeyAdd }},
		{actRemove, []string{"x"}, func(m *locale.Messages) string { return m.KeyRemove }},
		{actCatalog, []string{"C", "shift+c"}, func(m *locale.Messages) string { return m.KeyCatalog }},
		{actSaveSearch, []string{"V", "shift+v"}, func(m *locale.Messages) string { return m.KeySaveSearch }},
		{actMute, []string{"X", "shift+x"}, func(m *locale.Messages) string { return m.KeyMute }},
		{actRaw, []string{"v", "\\"}, func(m *locale.Messages) string { return m.KeyRaw }},
		{actBrowse, []string{"o"}, func(m *locale.Messages) string { return m.KeyOpenPage }},
		{actCopy, []string{"y"}, func(m *locale.Messages) string { return m.KeyCopy }},
		{actSave, []string{"S", "shift+s"}, func(m *locale.Messages) string { return m.KeySave }},
		{actPipe, []string{"|"}, func(m *locale.Messages) string { return m.KeyPipe }},
		{actShare, []string{">"}, func(m *locale.Messages) string { return m.KeyShare }},
		{actLink, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, func(m *locale.Messages) string { return m.KeyLink }},
		{actPictures, []string{"i"}, func(m *locale.Messages) string { return m.KeyPictures }},
		{actJustify, []string{"J", "shift+j"}, func(m *locale.Messages) string { return m.KeyJustify }},
		{actMarks, []string{"m"}, func(m *locale.Messages) string { return m.KeyMarks }},
		{actDigits, []string{"#"}, func(m *locale.Messages) string { return m.KeyDigits }},
		{actFocus, []string{"F", "shift+f"}, func(m *locale.Messages) string { return m.KeyFocus }},
		{actSpacing, []string{"P", "shift+p"}, func(m *locale.Messages) string { return m.KeySpacing }},
		{actNarrower, []string{"-"}, func(m *locale.Messages) string { return m.KeyMeasure }},
		{actWider, []string{"+", "="}, nil},
		{actDirection, []string{"D", "shift+d"}, func(m *locale.Messages) string { return m.KeyDirection }},
		{actMirror, []string{"M", "shift+m"}, func(m *locale.Messages) string { return m.KeyMirror }},
		{actLanguage, []string{"L", "shift+l"}, func(m *locale.Messages) string { return m.KeyLanguage }},
		{actPalette, []string{":"}, func(m *locale.Messages) string { return m.KeyPalette }},
		{actClass, []string{"B", "shift+b"}, func(m *locale.Messages) string { return m.KeyClass }},
		{actTag, []string{"t"}, func(m *locale.Messages) string { return m.KeyTag }},
		{actSort, []string{"c"}, func(m *locale.Messages) string { return m.KeySort }},
		{actNarrow, []string{"I", "shift+i"}, func(m *locale.Messages) string { return m.KeyFilter }},
		{actDensity, []string{"Z", "shift+z"}, func(m *locale.Messages) string { return m.KeyDensity }},
		{actTheme, []string{"T", "shift+t"}, func(m *locale.Messages) string { return m.KeyTheme }},
		{actLog, []string{"H", "shift+h"}, func(m *locale.Messages) string { return m.KeyLog }},
		{actHelp, []string{"?"}, func(m *locale.Messages) string { return m.KeyHelp }},
		{actSuspend, []string{"ctrl+z"}, func(m *locale.Messages) string { return m.KeySuspend }},
		{actQuit, []string{"q", "ctrl+c"}, func(m *locale.Messages) string { return m.KeyQuit }},
	}
	return slices.DeleteFunc(all, func(b binding) bool { return !can(b.act) })
}

// can reports whether there is what an action needs.
func (m *Model) can(act action) bool {
	switch act {
	case actSuspend, actClass, actMirror, actTheme:
		return !m.spoken
	case actPictures:
		return m.pictures.source != nil && m.reading.Pictures != PicturesNever
	case actFeeds, actFold:
		return m.base != nil
	case actOrder:
		return m.searching.stored != nil || m.searching.memory != nil
	case actTogether, actReadStory, actCompare:
		return m.teller != nil
	case actUnfold:
		return m.teller != nil || m.saver != nil
	case actSaveSearch, actMute:
		return m.saver != nil
	case actKeep:
		return m.keeper != nil
	case actRefreshAll, actRefresh:
		return m.refresher != nil
	case actAdd, actRemove:
		return m.subscriber != nil
	case actCopy, actSave, actPipe:
		return m.outgoing.to != nil
	case actShare:
		return m.outgoing.to != nil && len(m.outgoing.Shares) > 0
	case actCatalog:
		return m.listed != nil && m.subscriber != nil
	}
	return true
}

// keycap is how a key is written on the help page.
func keycap(key string) string {
	switch key {
	case "down":
		return "↓"
	case "up":
		return "↑"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	case "shift+tab":
		return "Shift-Tab"
	}
	if rest, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "^" + strings.ToUpper(rest)
	}
	if len(key) > 1 {
		return strings.ToUpper(key[:1]) + key[1:]
	}
	return key
}
