package ui

import (
	"errors"
	"strings"
	"testing"

	"khabar/ui/locale"
)

// toldAll tells every error in the same words.
type toldAll struct{}

func (toldAll) Tell(*locale.Locale, error) (text, path string, ok bool) {
	return "امتلأ القرص", "/a/long/path/to/the/folder/khabar.db", true
}
func (toldAll) TellStored(_ *locale.Locale, words string) (string, bool) {
	return "عطل في الخادم", words != "other words"
}

// What went wrong is said in the reader's words, with the source; what has none
// in its own, cleaned.
func TestFaultsShown(t *testing.T) {
	m := openLibrary(t, 120, 30, library(5))
	if got := m.problemText(Problem{"s\x1b[31mrc", errors.New("it \x1b]0;x\aburns")}); got != "\u2068src\u2069: it burns" {
		t.Errorf("without words: %q", got)
	}
	m.faults = toldAll{}
	if got := m.problemText(Problem{"src", errors.New("disk full")}); got != "\u2068src\u2069: \u2068…/khabar.db\u2069: امتلأ القرص" {
		t.Errorf("with words: %q", got)
	}
	m.tree.over.Feeds[4].Trouble = "the server failed (500)"
	m.growTree()
	told := false
	for _, e := range m.tree.entries {
		told = told || strings.Contains(e.about, "عطل في الخادم")
	}
	if !told {
		t.Error("the tree does not tell what is stored of a feed")
	}
	if got := m.trouble("other words"); got != "\u2068other words\u2069" {
		t.Errorf("what is not known: %q", got)
	}
}
