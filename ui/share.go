package ui

import (
	"errors"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/feed/export"
	"khabar/ui/pipe"
)

// askShare asks by which way to hand the article on.
func (m *Model) askShare() tea.Cmd {
	return m.withTarget(func(a *feed.Article) tea.Cmd {
		c := choice{label: m.locale.Out.ShareBy}
		for i, s := range m.outgoing.Shares {
			key := ""
			if i < 9 {
				key = strconv.Itoa(i + 1)
			}
			if s.Name == "" {
				s.Name = m.locale.Out.Email
			}
			c.options = append(c.options, option{key, feed.CleanLine(s.Name), func() tea.Cmd { return m.share(a, s) }})
		}
		if len(c.options) > 0 {
			m.choose(c)
		}
		return nil
	})
}

// share opens an address or runs a command that a template makes of the article.
func (m *Model) share(a *feed.Article, s Share) tea.Cmd {
	v := pipe.Values{
		"title": headline(a), "url": a.URL, "source": a.Source, "date": "", "text": string(export.AppendText(nil, a)),
	}
	if !a.Published.IsZero() && a.Published.From != feed.DateOfFile {
		v["date"] = a.Published.Time.Format(time.DateOnly)
	}
	if s.Command != "" {
		argv, err := v.Command(s.Command)
		if err != nil {
			m.notify = m.wrongCommand(err)
			return nil
		}
		return m.runCommand(argv, m.outgoing.Format.write(a))
	}
	to := v.URL(s.URL)
	if !feed.CanOpen(to) || m.opener == nil {
		m.complainOf(s.Name, errors.New(m.locale.Out.NotOpenable))
		return nil
	}
	return m.browseTo(to)
}
