package parse

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"khabar/feed"
)

// piece is a paragraph of plain text as it stands on the page.
type piece struct {
	text  string // lines joined by a space where they were cut at a width, else by a newline
	lines int
	code  bool // indented, or drawn in columns
}

// pieces splits plain text into paragraphs: on blank lines, and where each
// paragraph is one long line, on every line. Lines cut at a width are put
// together again.
func pieces(text string) []piece {
	text = norm.NFC.String(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(strings.Trim(l, "\ufeff\u200e\u200f"), " \t\u00a0\u200e\u200f")
	}
	hard := wrapped(lines)
	var out []piece
	for i := 0; i < len(lines); {
		if blank(lines[i]) {
			i++
			continue
		}
		j := i
		for j < len(lines) && !blank(lines[j]) {
			j++
		}
		out = appendGroup(out, lines[i:j], hard)
		i = j
	}
	return out
}

// appendGroup adds the paragraphs of a group of lines without a blank one.
func appendGroup(out []piece, group []string, hard int) []piece {
	if len(group) == 1 {
		return append(out, piece{text: strings.TrimSpace(group[0]), lines: 1})
	}
	if looksDrawn(group) {
		return append(out, piece{text: strings.Join(group, "\n"), lines: len(group), code: true})
	}
	if hard > 0 {
		// A line well short of the width ends a paragraph, or is a verse.
		start := 0
		for i, l := range group {
			if i == len(group)-1 || utf8.RuneCountInString(l) < hard*6/10 || bullet(group[i+1]) != "" {
				out = append(out, piece{text: joinLines(group[start : i+1]), lines: i + 1 - start})
				start = i + 1
			}
		}
		return out
	}
	for _, l := range group {
		out = append(out, piece{text: strings.TrimSpace(l), lines: 1})
	}
	return out
}

func joinLines(lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSpace(l))
	}
	return b.String()
}

// wrapped returns the width at which the lines of a text were cut, or 0 where
// each line is a paragraph of its own.
func wrapped(lines []string) int {
	longest, inner, full := 0, 0, 0
	for _, l := range lines {
		longest = max(longest, utf8.RuneCountInString(l))
	}
	if longest > 130 || longest < 40 {
		return 0
	}
	for i := 0; i+1 < len(lines); i++ {
		if blank(lines[i]) || blank(lines[i+1]) {
			continue
		}
		inner++
		if utf8.RuneCountInString(lines[i]) >= longest*7/10 {
			full++
		}
	}
	if inner < 2 || full*10 < inner*6 {
		return 0
	}
	return longest
}

// looksDrawn reports whether a group of lines is laid out by hand: all
// indented, or most of them with wide gaps inside.
func looksDrawn(group []string) bool {
	indented, gaps := 0, 0
	for _, l := range group {
		if strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "\t") {
			indented++
		}
		if t := strings.TrimSpace(l); strings.Contains(t, "   ") || strings.Contains(t, "\t") || strings.Contains(t, "│") {
			gaps++
		}
	}
	return indented == len(group) || gaps*2 > len(group)
}

// paragraphs reads plain text into blocks: paragraphs, list items, verbatim
// parts. It is what bodies of plain text go through; it drops nothing.
func paragraphs(text string) []feed.Block {
	var out []feed.Block
	for _, p := range pieces(feed.Clean(text)) {
		out = append(out, p.block())
	}
	return out
}

func (p piece) block() feed.Block {
	if p.code {
		return feed.Block{Kind: feed.Code, Text: p.text}
	}
	if m := bullet(p.text); m != "" {
		text := strings.TrimSpace(strings.TrimPrefix(p.text, m))
		if text != "" {
			m = strings.TrimRight(m, ".)-–")
			if m == "*" || m == "" || m == "-" || m == "–" {
				m = "•"
			}
			return feed.Block{Kind: feed.Item, Level: 1, Marker: m, Text: feed.CleanLine(text)}
		}
	}
	return feed.Block{Text: feed.CleanLine(p.text)}
}

// bullet returns the mark of a list item at the start of a line, or "". A
// number must be followed by a dot or parenthesis and a space.
func bullet(s string) string {
	s = strings.TrimLeft(s, " \t")
	for _, m := range []string{"•", "◦", "▪", "●", "■", "*", "-", "–"} {
		if strings.HasPrefix(s, m+" ") {
			return m
		}
	}
	n := 0
	for i, r := range s {
		if digit(r) >= 0 {
			if n++; n > 2 {
				return ""
			}
			continue
		}
		if n > 0 && (r == '.' || r == ')' || r == '-') && i+1 < len(s) && s[i+1] == ' ' {
			return s[:i+1]
		}
		break
	}
	return ""
}
