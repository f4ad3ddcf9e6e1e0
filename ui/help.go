package ui

import (
	"strings"

	"khabar/bidi"
	"khabar/bidi/line"
	"khabar/ui/page"
	"khabar/ui/theme"
)

// helpBlocks makes the page of the keys: one line for each thing to do, under
// headings.
func (m *Model) helpBlocks() []page.Block {
	dir := m.direction()
	blocks := []page.Block{{Text: m.locale.Messages.Help, Dir: dir, Style: theme.Headline}}
	blocks = append(blocks, page.Block{
		Text: strings.ReplaceAll(m.locale.Messages.Class, "%s", isolate(m.terminal.Class.String())), Dir: dir, Style: theme.Dim,
	})
	if m.terminal.FoundBy != "" {
		blocks = append(blocks, page.Block{Text: m.terminal.String(), Dir: bidi.LTR, Style: theme.Dim})
	}
	blocks = append(blocks, page.Block{Rule: true, Dir: dir, Style: theme.Border})
	bs := m.typing.bindings
	heading := ""
	for i := 0; i < len(bs); i++ {
		if bs[i].about == nil {
			continue
		}
		if h := bs[i].topic(&m.locale.Messages); h != heading {
			heading = h
			blocks = append(blocks, page.Block{Text: heading, Dir: dir, Before: 1, Style: theme.Heading})
		}
		var keys []string
		for j := i; j < len(bs) && (j == i || bs[j].about == nil); j++ {
			for _, k := range bs[j].keys {
				keys = append(keys, m.keycap(&bs[j], k))
			}
		}
		if n := len(keys); bs[i].act == actLink && n > 2 { // one digit after the other
			keys = []string{keys[0] + "…" + keys[n-1]}
		}
		if len(keys) == 0 {
			keys = append(keys, "—")
		}
		// The keys are set left to right as one piece, whatever stands beside.
		s := "\u2066" + strings.Join(keys, "  ") + "\u2069"
		about := bs[i].about(&m.locale.Messages)
		blocks = append(blocks, page.Block{
			Text: s + "  —  " + about, Dir: dir, Before: 0,
			Spans: []line.Span{{Start: 0, End: len(s), Style: theme.Key}},
		})
	}
	return blocks
}

// openHelp lays the page of the keys over the reader's place.
func (m *Model) openHelp() { m.help.lay(m, m.helpBlocks(), sheetKeys) }

// help is a page over the whole screen: the keys, or the log.
type help struct {
	open  bool
	sheet sheet
	page  page.Page
	top   int
}

// sheet is which page it is.
type sheet uint8

const (
	sheetKeys sheet = iota
	sheetLog
)

func (h *help) lay(m *Model, blocks []page.Block, s sheet) {
	if !h.open || h.sheet != s {
		h.top = 0
	}
	h.open, h.sheet = true, s
	h.page.Set(blocks, m.textWidth(m.width))
	h.scroll(0, m.height-2)
}

func (h *help) scroll(n, height int) {
	h.top = clamp(h.top+n, 0, max(0, h.page.All()-height))
}

func (h *help) draw(c *canvas) {
	c.blank(1, theme.Text)
	margin := max(0, c.w-h.page.Width())
	for y := 0; !c.full(); y++ {
		row := c.next()
		row.Blank(margin/2, theme.Text)
		from := len(row.Cells)
		h.page.Draw(row, h.top+y, &page.Look{})
		c.tellPage(&h.page, h.top+y, from)
		row.Blank(margin-margin/2, theme.Text)
	}
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
