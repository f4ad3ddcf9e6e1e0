package ui

import (
	"strings"

	"khabar/bidi/cell"
	"khabar/feed"
	"khabar/ui/locale"
)

// Faults says what went wrong in the reader's language; ok is false where there
// are no words for it.
type Faults interface {
	// Tell tells an error; path is the file it is about, "" for none.
	Tell(l *locale.Locale, err error) (text, path string, ok bool)
	// TellStored tells what the Library has of a feed's trouble.
	TellStored(l *locale.Locale, words string) (text string, ok bool)
}

// failedMsg says that something asked for on the way did not work.
type failedMsg struct{ err error }

// explain says what went wrong: in the interface's words, or else in the
// error's own.
func (m *Model) explain(err error) string {
	if m.faults != nil {
		if text, path, ok := m.faults.Tell(m.locale, err); ok {
			if path != "" {
				text = isolate(shortPath(feed.CleanLine(path))) + ": " + text
			}
			return feed.CleanLine(text)
		}
	}
	return feed.CleanLine(err.Error())
}

// trouble says what is stored of a feed that could not be fetched.
func (m *Model) trouble(words string) string {
	if m.faults != nil {
		if text, ok := m.faults.TellStored(m.locale, words); ok {
			return feed.CleanLine(text)
		}
	}
	return isolate(feed.CleanLine(words))
}

// problemText says which source could not be opened and why, the name kept
// apart from the words after it.
func (m *Model) problemText(p Problem) string {
	why := m.explain(p.Err)
	if p.Source == "" {
		return why
	}
	return isolate(shortPath(feed.CleanLine(p.Source))) + ": " + why
}

// shortPath leaves of a long path the file, which is what the reader knows.
func shortPath(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i > 0 && !strings.Contains(name, "://") && cell.StringWidth(name) > 24 {
		return "…" + name[i:]
	}
	return name
}
