package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"khabar/feed"
)

// piece is a paragraph of plain text as it stands on the page.
type piece struct {
	text    string // lines joined by a space where they were cut at a width, else by a newline
	lines   int
	code    bool // indented, drawn in columns, or a log
	heading bool // underlined
}

// pieces splits plain text into paragraphs: on blank lines, and where each
// paragraph is one line, on every line. Lines cut at a width are put together
// again.
func pieces(text string) []piece {
	if composable(text) {
		text = norm.NFC.String(text)
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(strings.Trim(l, "\ufeff\u200e\u200f"), " \t\u00a0\u200e\u200f")
	}
	var groups [][]string
	width := 0 // at which the text was cut, as far as groups of three lines and more show it
	for i := 0; i < len(lines); {
		if blank(lines[i]) {
			i++
			continue
		}
		j := i
		for j < len(lines) && !blank(lines[j]) {
			j++
		}
		if g := lines[i:j]; len(g) >= 3 && cutAt(g, longest(g)) {
			width = max(width, longest(g))
		}
		groups = append(groups, lines[i:j])
		i = j
	}
	var out []piece
	for _, g := range groups {
		out = appendGroup(out, g, width)
	}
	return out
}

// composable reports whether a text may have letters and marks that NFC would
// make one letter: Latin marks, the Arabic madda and hamzas, Hebrew
// presentation forms, scripts beyond.
func composable(s string) bool {
	// Searching for each of them is many times as fast as looking at each byte.
	for _, lead := range []byte{0xCC, 0xCD, 0xE0, 0xE1} {
		if strings.IndexByte(s, lead) >= 0 {
			return true
		}
	}
	for _, begin := range []string{"\xD9\x93", "\xD9\x94", "\xD9\x95", "\xEF\xAC"} {
		if strings.Contains(s, begin) {
			return true
		}
	}
	return false
}

// appendGroup adds the paragraphs of a group of lines without a blank one.
func appendGroup(out []piece, g []string, width int) []piece {
	switch {
	case len(g) == 1:
		return append(out, piece{text: strings.TrimSpace(g[0]), lines: 1, code: indentedCode(g[0])})
	case looksDrawn(g) || looksLogged(g):
		return append(out, piece{text: strings.Join(g, "\n"), lines: len(g), code: true})
	case width == 0 || !cutAt(g, width) && !cutAt(g, longest(g)) || len(g) == 2 && utf8.RuneCountInString(g[0]) < width*3/4:
		for _, l := range g {
			out = append(out, piece{text: strings.TrimSpace(l), lines: 1})
		}
		return out
	}
	start := 0
	for i := range g {
		// A line that had room for the next word ends a paragraph.
		if i == len(g)-1 || hadRoom(g[i], g[i+1], width) || bullet(g[i+1]) != "" {
			out = append(out, piece{text: joinLines(g[start : i+1]), lines: 1})
			start = i + 1
		}
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

// longest is the length of the longest line, or more than any width that
// programs cut lines at.
func longest(g []string) int {
	n := 0
	for _, l := range g {
		if len(l) > 4*maxCut {
			return len(l)
		}
		n = max(n, utf8.RuneCountInString(l))
	}
	return n
}

// minCut and maxCut are the widths that programs cut lines at.
const minCut, maxCut = 40, 130

// cutAt reports whether the lines of a group look cut at a width by a program:
// hardly one had room for the word that begins the next.
func cutAt(g []string, width int) bool {
	if width < minCut || width > maxCut {
		return false
	}
	room := 0
	for i := 0; i+1 < len(g); i++ {
		if utf8.RuneCountInString(g[i]) > width+8 {
			return false
		}
		if hadRoom(g[i], g[i+1], width) {
			room++
		}
	}
	return room*4 <= len(g)-1
}

// hadRoom reports whether the first word of the next line would have fitted on
// the line before it.
func hadRoom(line, next string, width int) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width-4
}

// looksLogged reports whether the lines of a group are records, not prose:
// most begin with a digit or a bracket, in Latin letters.
func looksLogged(g []string) bool {
	n := 0
	for _, l := range g {
		if c := l[0]; (c >= '0' && c <= '9' || c == '[' || c == '<' || c == '{') && bullet(l) == "" && ascii(l[:min(len(l), 24)]) {
			n++
		}
	}
	return len(g) > 1 && n*4 >= len(g)*3
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// indentedCode reports whether a single line is an example: indented and all
// ASCII. In our languages an indented line is a paragraph.
func indentedCode(l string) bool {
	return (strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "\t")) && ascii(l) && len(l) <= 120
}

// looksDrawn reports whether a group of lines is laid out by hand: all
// indented, or most of them with wide gaps inside.
func looksDrawn(group []string) bool {
	indented, gaps := 0, 0
	for _, l := range group {
		if strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "\t") {
			indented++
		}
		if t := strings.TrimSpace(l); strings.Contains(t, "   ") || strings.IndexByte(t, '\t') >= 0 || strings.Contains(t, "│") {
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
			return feed.Block{Kind: feed.Item, Level: 1, Marker: m, Text: oneLine(text)}
		}
	}
	return feed.Block{Text: oneLine(p.text)}
}

// oneLine is feed.CleanLine for lines of clean text, quick where there is but
// single spaces in them.
func oneLine(s string) string {
	if s == "" || s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  ") {
		return feed.CleanLine(s)
	}
	// Newline and tab, and what the other kinds of white space begin with.
	for _, lead := range []byte{'\n', '\t', 0xE1, 0xE3} {
		if strings.IndexByte(s, lead) >= 0 {
			return feed.CleanLine(s)
		}
	}
	for _, lead := range []byte{0xC2, 0xE2} { // guillemets, quotes and dashes, but blanks, too
		for rest := s; ; {
			i := strings.IndexByte(rest, lead)
			if i < 0 {
				break
			}
			r, size := utf8.DecodeRuneInString(rest[i:])
			if unicode.IsSpace(r) {
				return feed.CleanLine(s)
			}
			rest = rest[i+size:]
		}
	}
	return s
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
