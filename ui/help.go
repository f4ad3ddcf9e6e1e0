package ui

import (
	"strings"

	"khabar/bidi"
	"khabar/bidi/line"
	"khabar/ui/theme"
)

// helpBlocks makes the page of the keys: one line for each thing to do.
func (m *Model) helpBlocks() []block {
	dir := m.direction()
	blocks := []block{
		{text: m.locale.Messages.Help, dir: dir, style: theme.Headline},
		{rule: true, dir: dir, style: theme.Border},
	}
	bs := m.bindings
	for i := 0; i < len(bs); i++ {
		if bs[i].about == nil {
			continue
		}
		var keys []string
		for j := i; j < len(bs) && (j == i || bs[j].about == nil); j++ {
			for _, k := range bs[j].keys {
				keys = append(keys, m.keycap(&bs[j], k))
			}
		}
		if len(keys) == 0 {
			keys = append(keys, "—")
		}
		// The keys are set left to right as one piece, whatever stands beside.
		s := "\u2066" + strings.Join(keys, "  ") + "\u2069"
		about := bs[i].about(&m.locale.Messages)
		blocks = append(blocks, block{
			text: s + "  —  " + about, dir: dir, before: 0,
			spans: []line.Span{{Start: 0, End: len(s), Style: theme.Key}},
		})
	}
	blocks = append(blocks, block{
		text: strings.ReplaceAll(m.locale.Messages.Class, "%s", isolate(m.terminal.Class.String())), dir: dir, style: theme.Dim, before: 1,
	})
	if m.terminal.FoundBy != "" {
		blocks = append(blocks, block{text: m.terminal.String(), dir: bidi.LTR, style: theme.Dim})
	}
	return blocks
}

// openHelp lays the page of the keys over the reader's place.
func (m *Model) openHelp() { m.help.lay(m, m.helpBlocks(), sheetKeys) }

// help is a page over the whole screen: the keys, or the log.
type help struct {
	open  bool
	sheet sheet
	page  page
	top   int
}

// sheet is which page it is.
type sheet uint8

const (
	sheetKeys sheet = iota
	sheetLog
)

func (h *help) lay(m *Model, blocks []block, s sheet) {
	if !h.open || h.sheet != s {
		h.top = 0
	}
	h.open, h.sheet = true, s
	h.page.set(blocks, textWidth(m.width))
	h.scroll(0, m.height-2)
}

func (h *help) scroll(n, height int) {
	h.top = clamp(h.top+n, 0, max(0, h.page.all()-height))
}

func (h *help) draw(c *canvas) {
	c.blank(1, theme.Text)
	margin := max(0, c.w-h.page.width)
	for y := 0; !c.full(); y++ {
		row := c.next()
		row.Blank(margin/2, theme.Text)
		h.page.draw(row, h.top+y)
		row.Blank(margin-margin/2, theme.Text)
	}
}
