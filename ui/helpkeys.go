package ui

import (
	"strings"

	"khabar/bidi"
	"khabar/bidi/line"
	"khabar/ui/page"
	"khabar/ui/theme"
)

// Bounds of the columns of keys: as narrow as most of what is said of a key
// still stands on one line, and what the keys may take of it.
const (
	leastKeyColumn = 50
	mostKeyColumns = 4
	mostKeys       = 20
)

// openHelp lays the page of the keys over the reader's place: in one column, or
// in more where it is too long for the screen and there is room beside.
func (m *Model) openHelp() {
	m.help.begin(sheetKeys)
	topics := m.keyTopics()
	room := max(1, m.width-4)
	for n := 1; ; n++ {
		width := max(1, min((room+columnGap)/n-columnGap, m.textWidth(m.width)))
		columns := intoColumns(topics, n, width)
		for _, blocks := range columns { // the keys of each as wide as they are
			page.Columns(blocks, mostKeys, m.rightToLeft())
		}
		m.help.set(m, m.helpHead(), width, columns...)
		if m.help.rows() <= m.height-2 || n == mostKeyColumns || n == len(topics) || (room+columnGap)/(n+1)-columnGap < leastKeyColumn {
			return
		}
	}
}

// helpHead says what the page is, and which terminal this is.
func (m *Model) helpHead() []page.Block {
	dir := m.direction()
	blocks := []page.Block{{Text: m.locale.Messages.Help, Dir: dir, Style: theme.Headline}, {
		Text: strings.ReplaceAll(m.locale.Messages.Class, "%s", isolate(m.terminal.Class.String())), Dir: dir, Style: theme.Dim,
	}}
	if m.terminal.FoundBy != "" {
		blocks = append(blocks, page.Block{Text: m.terminal.String(), Dir: bidi.LTR, Align: m.start(), Style: theme.Dim})
	}
	return append(blocks, page.Block{Rule: true, Dir: dir, Style: theme.Border})
}

// keyTopics are the headings of the page, each with a line for every thing to
// do: its keys, a tab, and what they do.
func (m *Model) keyTopics() [][]page.Block {
	dir := m.direction()
	var blocks []page.Block
	var begins []int // of the headings
	bs := m.typing.bindings
	heading := ""
	for i := range bs {
		if bs[i].about == nil {
			continue
		}
		if h := bs[i].topic(&m.locale.Messages); h != heading {
			heading = h
			begins = append(begins, len(blocks))
			blocks = append(blocks, page.Block{Text: heading, Dir: dir, Before: 1, Style: theme.Heading})
		}
		keys := m.keysOf(i)
		blocks = append(blocks, page.Block{
			Text: keys + "\t" + bs[i].about(&m.locale.Messages), Dir: dir,
			Spans: []line.Span{{Start: 0, End: len(keys), Style: theme.Key}},
		})
	}
	page.Columns(blocks, mostKeys, m.rightToLeft())
	topics := make([][]page.Block, len(begins))
	for i, from := range begins {
		end := len(blocks)
		if i+1 < len(begins) {
			end = begins[i+1]
		}
		topics[i] = blocks[from:end:end]
	}
	return topics
}

// keysOf are the keys of a binding and of those that share its line, one after
// the other as the interface reads, each as it is written.
func (m *Model) keysOf(i int) string {
	bs := m.typing.bindings
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
	return "\u2066" + strings.Join(keys, "\u2069  \u2066") + "\u2069"
}

// intoColumns puts topics, in their order, into at most n columns of a width, so that
// the longest is as short as can be.
func intoColumns(topics [][]page.Block, n, width int) [][]page.Block {
	heights, least, all := make([]int, len(topics)), 0, 0
	var p page.Page
	for i, t := range topics {
		p.Set(t, width)
		heights[i] = p.All()
		least, all = max(least, heights[i]), all+heights[i]
	}
	for most := least; ; most++ {
		columns, height := [][]page.Block{nil}, 0
		for i, t := range topics {
			if height+heights[i] > most {
				columns, height = append(columns, nil), 0
			}
			last := len(columns) - 1
			columns[last] = append(columns[last], t...)
			height += heights[i]
		}
		if len(columns) <= n || most >= all {
			return columns
		}
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
