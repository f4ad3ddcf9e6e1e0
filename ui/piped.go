package ui

import (
	"context"
	"errors"
	"io/fs"
	"os/exec"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed"
	"khabar/feed/argv"
	"khabar/ui/page"
	"khabar/ui/pipe"
	"khabar/ui/theme"
)

// piped is a command that the reader gave an article to, and what it says. It
// stands over the panes, in the place of the help.
type piped struct {
	open    bool
	running bool
	stopped bool
	argv    []string
	said    []byte
	code    int
	err     error
	run     int // so many were run so far
	cancel  context.CancelFunc
	chunks  <-chan []byte
}

// askCommand asks for a command to give the article to.
func (m *Model) askCommand() tea.Cmd {
	return m.withTarget(func(a *feed.Article) tea.Cmd {
		m.prompt.ask(m.locale.Out.Command, bidi.LTR, m.outgoing.past.Last(), func(s string) tea.Cmd {
			words, err := argv.Split(s)
			if err != nil {
				m.notify = m.wrongCommand(err)
				return nil
			}
			return m.runCommand(words, m.outgoing.Format.write(a))
		})
		m.prompt.past = &m.outgoing.past
		return nil
	})
}

// runCommand runs a command and shows what it says as it comes.
func (m *Model) runCommand(argv []string, input []byte) tea.Cmd {
	p := &m.outgoing.pipe
	if p.running {
		p.cancel()
	}
	ctx, cancel := context.WithCancel(m.ctx)
	chunks := make(chan []byte, 64)
	*p = piped{open: true, running: true, argv: argv, run: p.run + 1, cancel: cancel, chunks: chunks}
	m.help.open = true
	m.help.top = 0
	m.showPiped()
	run, to := p.run, m.outgoing.to
	do := func() tea.Msg {
		defer close(chunks)
		code, err := to.Run(ctx, argv, input, func(b []byte) {
			select {
			case chunks <- append([]byte(nil), b...):
			case <-ctx.Done():
			}
		})
		return pipedMsg{run: run, done: true, code: code, err: err}
	}
	return tea.Batch(do, p.watch(), m.startSpin())
}

// pipedMsg brings what a command says, or how it ended.
type pipedMsg struct {
	run  int
	said []byte
	done bool
	code int
	err  error
}

// watch waits for the next that a command says.
func (p *piped) watch() tea.Cmd {
	chunks, run := p.chunks, p.run
	return func() tea.Msg {
		b, open := <-chunks
		if !open {
			return nil
		}
		msg := pipedMsg{run: run, said: b}
		for enough := time.After(tellEvery); ; {
			select {
			case more, open := <-chunks:
				if !open {
					return msg
				}
				msg.said = append(msg.said, more...)
			case <-enough:
				return msg
			}
		}
	}
}

// heard takes in what a command says. How it ended may come before the last of
// that.
func (m *Model) heard(msg pipedMsg) tea.Cmd {
	p := &m.outgoing.pipe
	if msg.run != p.run {
		return nil
	}
	var next tea.Cmd
	if msg.done {
		p.running, p.code, p.err = false, msg.code, msg.err
		p.cancel()
	} else {
		p.said = append(p.said, msg.said...)
		next = p.watch()
	}
	if p.open {
		m.showPiped()
	}
	return next
}

// showPiped sets what the command says for the width of the screen.
func (m *Model) showPiped() {
	p, say, dir := &m.outgoing.pipe, &m.locale.Out, m.direction()
	blocks := []page.Block{
		{Text: feed.CleanLine(strings.Join(p.argv, " ")), Dir: bidi.LTR, Style: theme.Heading},
		{Rule: true, Dir: dir, Style: theme.Border},
	}
	text := strings.TrimRight(feed.Clean(string(p.said)), "\n")
	if text != "" {
		for l := range strings.SplitSeq(text, "\n") {
			blocks = append(blocks, page.Block{Text: strings.ReplaceAll(l, "\t", "    "), Dir: bidi.Auto})
		}
		blocks = append(blocks, page.Block{Rule: true, Dir: dir, Style: theme.Border})
	}
	end := page.Block{Dir: dir, Style: theme.Dim}
	switch {
	case p.running:
		end.Text = say.Running
	case p.stopped:
		end.Text = say.Stopped
	case p.err != nil:
		end.Text, end.Style = m.wrongCommand(p.err), theme.Error
	default:
		end.Text = say.ExitCode + " " + strconv.Itoa(p.code) // of the system, in its digits
		if text == "" {
			end.Text = say.Silent + m.comma() + end.Text
		}
		if p.code != 0 {
			end.Style = theme.Error
		}
	}
	m.help.set(m, append(blocks, end), m.textWidth(m.width))
}

// wrongCommand says why a command was not run.
func (m *Model) wrongCommand(err error) string {
	say := &m.locale.Out
	switch {
	case errors.Is(err, argv.ErrQuote):
		return say.OpenQuote
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission), errors.Is(err, pipe.ErrNoCommand):
		return say.NoCommand
	}
	return say.Failed + isolate(feed.CleanLine(err.Error()))
}

// leavePiped stops the command, or where it has ended leaves what it said.
func (m *Model) leavePiped() {
	p := &m.outgoing.pipe
	if p.running {
		p.stopped = true
		p.cancel()
		return
	}
	p.open, m.help.open = false, false
	p.said = nil
}
