package ui

import (
	"errors"
	"io/fs"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed"
	"khabar/feed/export"
)

// askSave asks in which format to save the article, and then under which name.
func (m *Model) askSave() tea.Cmd {
	return m.withTarget(func(a *feed.Article) tea.Cmd {
		say := &m.locale.Out
		as := func(key, what string, f Format) option {
			return option{key, what, func() tea.Cmd { m.askName(a, f); return nil }}
		}
		m.choose(choice{label: say.SaveAs, options: []option{as("t", say.PlainText, PlainText), as("m", "Markdown", Markdown), as("h", "HTML", HTML)}})
		return nil
	})
}

// askName asks for the file's name, the headline's to begin with.
func (m *Model) askName(a *feed.Article, f Format) {
	name := export.FileName(headline(a), f.Ending())
	if m.outgoing.Folder != "" {
		name = filepath.Join(m.outgoing.Folder, name)
	}
	m.prompt.ask(m.locale.Out.FileName, bidi.Auto, name, func(s string) tea.Cmd {
		return m.saveTo(s, f.write(a), false)
	})
}

func (m *Model) saveTo(name string, data []byte, over bool) tea.Cmd {
	ctx, to := m.ctx, m.outgoing.to
	return func() tea.Msg {
		path, err := to.Save(ctx, name, data, over)
		return savedMsg{name, path, data, err}
	}
}

// savedMsg says that an article was saved, or why not.
type savedMsg struct {
	name, path string
	data       []byte
	err        error
}

func (m *Model) saved(msg savedMsg) {
	say := &m.locale.Out
	switch {
	case errors.Is(msg.err, fs.ErrExist):
		m.choose(choice{label: say.Exists, options: []option{
			{"n", say.No, func() tea.Cmd { return nil }},
			{"y", say.Yes, func() tea.Cmd { return m.saveTo(msg.name, msg.data, true) }},
		}})
	case msg.err != nil:
		m.complainOf(msg.name, msg.err)
	default:
		m.notify = say.Saved + isolate(feed.CleanLine(msg.path))
	}
}
