package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/feed/export"
	"khabar/ui/edit"
)

// Outside is where texts go that leave the program. Its methods are called from
// commands.
type Outside interface {
	// Copy puts a text into the clipboard; what it returns is written to the
	// terminal for that. Its errors may be those of ui/clip.
	Copy(ctx context.Context, text string) (sequence string, err error)
	// Save writes a file and returns its path. Where there is one already and
	// it may not be written over, the error is fs.ErrExist.
	Save(ctx context.Context, name string, data []byte, over bool) (path string, err error)
	// Run runs a command, as ui/pipe does.
	Run(ctx context.Context, argv []string, input []byte, tell func(chunk []byte)) (code int, err error)
}

// Share is a way to hand an article on: the template of an address to open, or
// of a command to run. Without a name it is by mail.
type Share struct{ Name, URL, Command string }

// Out says how articles leave the program.
type Out struct {
	Folder string // where files are saved; "" for the working folder
	Format Format // of what a command gets
	Shares []Share
}

// Format is how an article is written for others.
type Format uint8

// The formats.
const (
	PlainText Format = iota
	Markdown
	HTML
	JSON
)

// Ending is the ending of a file's name.
func (f Format) Ending() string { return [...]string{".txt", ".md", ".html", ".json"}[f] }

// write writes an article.
func (f Format) write(a *feed.Article) []byte {
	var to interface {
		Append(dst []byte, a *feed.Article) []byte
		End(dst []byte) []byte
	}
	switch f {
	case Markdown:
		to = new(export.Markdown)
	case HTML:
		to = new(export.HTML)
	case JSON:
		to = new(export.JSON)
	default:
		to = new(export.Text)
	}
	return to.End(to.Append(nil, a))
}

// outgoing is the state of what leaves the program.
type outgoing struct {
	Out
	to     Outside
	at     quoted
	origin origin
	pipe   piped
	past   edit.History // the commands
}

// leaving is the article that is to leave: the one that other keys are for, too,
// or else the open one.
func (m *Model) leaving() (h Headline, open, ok bool) {
	h, ok = m.target()
	if !ok {
		h, ok = m.reader.head, m.reader.article != nil
	}
	return h, ok && m.reader.article != nil && h.ID == m.reader.head.ID, ok
}

// withTarget does something with the whole article that is to leave; one that is
// not open is read first.
func (m *Model) withTarget(do func(a *feed.Article) tea.Cmd) tea.Cmd {
	h, open, ok := m.leaving()
	switch {
	case !ok:
		m.notify = m.locale.Out.Nothing
		return nil
	case open:
		return do(m.reader.article)
	}
	ctx, id, lib := m.ctx, h.ID, m.libraryOf(h.ID)
	if lib == nil {
		return nil
	}
	return m.ask(lib, func() tea.Msg {
		a, _, err := lib.Article(ctx, id)
		return takenMsg{a, err, do}
	})
}

// takenMsg brings an article that is to leave.
type takenMsg struct {
	article *feed.Article
	err     error
	do      func(*feed.Article) tea.Cmd
}

func (m *Model) taken(msg takenMsg) tea.Cmd {
	if msg.err != nil {
		m.complain(msg.err)
		return nil
	}
	return msg.do(msg.article)
}
