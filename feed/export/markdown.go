package export

import (
	"strconv"
	"strings"

	"khabar/feed"
)

// Markdown writes CommonMark with tables (GitHub's extension) and struck text.
type Markdown struct{ n int }

// Append appends an article, a line across after the one before.
func (m *Markdown) Append(dst []byte, a *feed.Article) []byte {
	if m.n++; m.n > 1 {
		dst = append(dst, "\n***\n\n"...)
	}
	start := len(dst)
	if a.Title != "" {
		dst = append(dst, "# "...)
		dst = appendEscaped(dst, a.Title, false)
		dst = append(dst, '\n')
	}
	about := known(a, false)
	if a.Section != "" {
		about = strings.TrimSuffix(a.Section+" · "+about, " · ")
	}
	if about != "" {
		if len(dst) > start {
			dst = append(dst, '\n')
		}
		dst = append(dst, '*')
		dst = appendEscaped(dst, about, false)
		dst = append(dst, "*\n"...)
	}
	dst = m.blocks(dst, start, a)
	if a.URL != "" {
		if len(dst) > start {
			dst = append(dst, '\n')
		}
		dst = append(dst, '<')
		dst = appendAddress(dst, a.URL)
		dst = append(dst, ">\n"...)
	}
	return dst
}

// End appends what ends the articles: nothing.
func (m *Markdown) End(dst []byte) []byte { return dst }

func (m *Markdown) blocks(dst []byte, start int, a *feed.Article) []byte {
	blocks := body(a)
	previous, depth := feed.Kind(255), 0
	for i := range blocks {
		b := &blocks[i]
		if i == 0 && b.Kind == feed.Heading && b.Text == a.Title {
			continue
		}
		if len(dst) > start && (b.Kind != previous || b.Kind != feed.Item && b.Kind != feed.Row) {
			dst = append(dst, '\n')
		}
		if b.Kind != feed.Item {
			depth = 0
		}
		switch b.Kind {
		case feed.Rule:
			dst = append(dst, "***\n"...)
		case feed.Heading:
			dst = append(dst, strings.Repeat("#", min(max(b.Level, 2), 6))...)
			dst = append(dst, ' ')
			dst = appendMarked(dst, b, " ", " ")
		case feed.Quote:
			quote := strings.Repeat("> ", max(1, b.Level))
			dst = append(dst, quote...)
			dst = appendMarked(dst, b, "\\\n", quote)
		case feed.Item:
			depth = min(max(1, b.Level), depth+1)
			indent := strings.Repeat("    ", depth-1)
			marker := "- "
			if n, ok := number(b.Marker); ok {
				marker = strconv.Itoa(n) + ". "
			}
			dst = append(dst, indent+marker...)
			dst = appendMarked(dst, b, "\\\n", indent+strings.Repeat(" ", len(marker)))
		case feed.Code:
			fence := "```"
			for strings.Contains(b.Text, fence) {
				fence += "`"
			}
			dst = append(dst, fence+"\n"...)
			dst = append(dst, b.Text...)
			dst = append(dst, "\n"+fence...)
		case feed.Image:
			if !leads(pictureOf(b)) {
				dst = appendEscaped(dst, "["+b.Text+"]", true)
				break
			}
			dst = append(dst, "!["...)
			dst = appendEscaped(dst, b.Text, true)
			dst = append(dst, "](<"...)
			dst = appendAddress(dst, pictureOf(b))
			dst = append(dst, ">)"...)
		case feed.Row:
			dst = appendRow(dst, b, b.Kind != previous)
		default:
			dst = appendMarked(dst, b, "\\\n", "")
		}
		dst = append(dst, '\n')
		if b.Kind == feed.Rule {
			dst = dst[:len(dst)-1]
		}
		previous = b.Kind
	}
	return dst
}

// appendRow appends a row of a table. A table begins with the titles of its
// columns; where the source has none they are empty.
func appendRow(dst []byte, b *feed.Block, first bool) []byte {
	cells := b.Cells
	if len(cells) == 0 {
		cells = strings.Split(b.Text, "\t")
	}
	rule := strings.Repeat("| --- ", len(cells)) + "|"
	if first && !b.Header {
		dst = append(dst, strings.Repeat("|   ", len(cells))+"|\n"+rule+"\n"...)
	}
	for _, c := range cells {
		dst = append(dst, "| "...)
		dst = appendEscaped(dst, strings.ReplaceAll(c, "\n", " "), true)
		dst = append(dst, ' ')
	}
	dst = append(dst, '|')
	if first && b.Header {
		dst = append(dst, "\n"+rule...)
	}
	return dst
}

// appendMarked appends the text of a block with its spans as marks; lineBreak
// stands for its newlines, and rest in front of the lines after the first.
func appendMarked(dst []byte, b *feed.Block, lineBreak, rest string) []byte {
	code := false
	inline(b.Text, b.Spans, func(s string) {
		if code {
			dst = append(dst, strings.ReplaceAll(s, "\n", " ")...)
			return
		}
		for {
			l, more, ok := strings.Cut(s, "\n")
			dst = appendEscaped(dst, l, false)
			if !ok {
				return
			}
			dst = append(append(dst, lineBreak...), rest...)
			s = more
		}
	}, func(s feed.Span) {
		switch {
		case code:
		case s.Style == feed.Monospace:
			code = true
			dst = append(dst, ticks(b.Text[s.Start:s.End])...)
		case s.Style == feed.Linked && !leads(s.Target):
		default:
			dst = append(dst, marks[s.Style]...)
		}
	}, func(s feed.Span) {
		switch {
		case s.Style == feed.Linked && !leads(s.Target):
		case s.Style == feed.Monospace:
			code = false
			t := ticks(b.Text[s.Start:s.End])
			dst = append(dst, strings.TrimLeft(t, "`")...)
			dst = append(dst, strings.TrimRight(t, " ")...)
		case code:
		case s.Style == feed.Linked:
			dst = append(dst, "](<"...)
			dst = appendAddress(dst, s.Target)
			dst = append(dst, ">)"...)
		default:
			dst = append(dst, marks[s.Style]...)
		}
	})
	return dst
}

// leads reports whether a link leads somewhere that can be opened, rather than
// making a browser do something.
func leads(target string) bool {
	return feed.CanOpen(target) || target != "" && !strings.Contains(target, ":")
}

// marks are what spans begin with, and but for links end with.
var marks = [...]string{feed.Emphasis: "*", feed.Strong: "**", feed.Monospace: "", feed.Linked: "[", feed.Struck: "~~"}

// ticks are the backticks, with a blank if need be, that code begins with.
func ticks(s string) string {
	t := "`"
	for strings.Contains(s, t) {
		t += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		t += " "
	}
	return t
}

// appendEscaped appends a text that is to mean itself.
func appendEscaped(dst []byte, s string, cell bool) []byte {
	start := len(dst) == 0 || dst[len(dst)-1] == '\n' || dst[len(dst)-1] == ' '
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '\\', '`', '*', '_', '[', ']', '<', '&', '~':
			dst = append(dst, '\\')
		case '|':
			if cell {
				dst = append(dst, '\\')
			}
		case '#', '+', '-', '>', '=':
			if start && i == 0 {
				dst = append(dst, '\\')
			}
		case '.', ')':
			if start && i > 0 && i < 10 && strings.Trim(s[:i], "0123456789") == "" {
				dst = append(dst, '\\')
			}
		}
		dst = append(dst, c)
	}
	return dst
}

// appendAddress appends an address for the form in angle brackets.
func appendAddress(dst []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ', c == '<', c == '>', c == '\\', c == 0x7F:
			dst = append(dst, '%', hex[c>>4], hex[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}
