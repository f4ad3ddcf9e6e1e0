//go:build linux

package main

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"khabar/bidi/cell"
)

// glass is a terminal that a program writes to: its cells, its modes, its
// answers. It is strict: what it does not know, what runs over an edge, and
// what nothing from outside may bring to a terminal, is a fault.
type glass struct {
	name   string // in answer to XTVERSION
	w, h   int
	cells  [][]string // "" behind a wide character
	x, y   int
	edge   bool // the last column is written, the cursor still on it
	top    int  // the scrolling region, top to bottom-1
	bottom int
	last   string // what REP repeats

	alternate, insert bool
	private           map[int]bool // DEC modes that are set
	implicit          bool         // BDSM
	path              string       // SCP
	useControl        string       // mlterm's
	keyboards         int          // kitty's stack
	otherKeys         bool
	title             string

	moving  bool // the size has changed since the program was last still
	rest    []byte
	faults  []string
	answers []byte
}

func newGlass(name string, w, h int) *glass {
	g := &glass{name: name, private: map[int]bool{7: true, 25: true}, implicit: true, path: "0", useControl: "true"}
	g.resize(w, h)
	return g
}

// resize keeps what fits, as terminals do on the alternate screen.
func (g *glass) resize(w, h int) {
	old := g.cells
	g.w, g.h, g.moving = w, h, true
	g.cells = make([][]string, h)
	for y := range g.cells {
		g.cells[y] = blanks(w)
		if y < len(old) {
			copy(g.cells[y], old[y])
		}
	}
	g.top, g.bottom = 0, h
	g.x, g.y, g.edge = min(g.x, w-1), min(g.y, h-1), false
}

func blanks(n int) []string {
	row := make([]string, n)
	for i := range row {
		row[i] = " "
	}
	return row
}

// fault takes note of one, while the program has the terminal: before and
// after, keys are echoed.
func (g *glass) fault(format string, args ...any) {
	if g.alternate && len(g.faults) < 20 {
		g.faults = append(g.faults, fmt.Sprintf(format, args...))
	}
}

// left says what of the terminal is not as it was before the program.
func (g *glass) left() (said []string) {
	for mode, was := range map[int]bool{7: true, 25: true} {
		if g.private[mode] != was {
			said = append(said, fmt.Sprintf("mode ?%d is %t", mode, !was))
		}
	}
	for mode, set := range g.private {
		if set && mode != 7 && mode != 25 {
			said = append(said, fmt.Sprintf("mode ?%d is set", mode))
		}
	}
	for what, is := range map[string]bool{
		"the alternate screen": g.alternate, "insert mode": g.insert, "explicit order": !g.implicit, "a direction": g.path != "0",
		"use_ctl=false": g.useControl != "true", "a scrolling region": g.top != 0 || g.bottom != g.h,
		"kitty's keyboard": g.keyboards != 0, "modifyOtherKeys": g.otherKeys,
	} {
		if is {
			said = append(said, what+" stays")
		}
	}
	slices.Sort(said)
	return said
}

// rows is what stands on the screen.
func (g *glass) rows() []string {
	out := make([]string, g.h)
	for y, row := range g.cells {
		out[y] = strings.TrimRight(strings.Join(row, ""), " ")
	}
	return out
}

// Write takes what the program writes.
func (g *glass) Write(p []byte) (int, error) {
	b := append(g.rest, p...)
	for len(b) > 0 {
		n := g.take(b)
		if n == 0 {
			break
		}
		b = b[n:]
	}
	g.rest = append(g.rest[:0], b...)
	if len(g.rest) > 1<<20 {
		g.fault("a sequence without end: %.80q", g.rest)
		g.rest = nil
	}
	return len(p), nil
}

// take takes one character or sequence; 0: it is not whole yet.
func (g *glass) take(b []byte) int {
	switch c := b[0]; {
	case c == 0x1b:
		return g.escape(b)
	case c < 0x20 || c == 0x7f:
		g.control(c)
		return 1
	case !utf8.FullRune(b):
		return 0
	}
	r, n := utf8.DecodeRune(b)
	switch {
	case r == utf8.RuneError && n == 1:
		g.fault("a byte that is not UTF-8: %#x", b[0])
	case r >= 0x80 && r < 0xa0:
		g.fault("a control character: %U", r)
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		g.fault("a bidi control: %U", r)
	default:
		g.put(r)
	}
	return n
}

func (g *glass) control(c byte) {
	switch c {
	case '\r':
		g.x, g.edge = 0, false
	case '\n':
		g.lineFeed()
	case '\b':
		g.x, g.edge = max(0, g.x-1), false
	case '\t':
		g.x, g.edge = min(g.w-1, (g.x/8+1)*8), false
	default:
		g.fault("a control character: %#x", c)
	}
}

func (g *glass) lineFeed() {
	g.edge = false
	if g.y == g.bottom-1 {
		g.scroll(g.top, 1)
	} else {
		g.y = min(g.h-1, g.y+1)
	}
}

// put writes a character.
func (g *glass) put(r rune) {
	w := cell.Width(r)
	if w == 0 {
		x := g.x
		if !g.edge {
			x--
		}
		for x > 0 && g.cells[g.y][x] == "" {
			x--
		}
		if x < 0 {
			g.fault("%U stands before the first column", r)
			return
		}
		g.cells[g.y][x] += string(r)
		g.last += string(r)
		return
	}
	if g.edge && g.private[7] || g.x+w > g.w {
		if !g.moving {
			g.fault("%q runs over the right edge of row %d of %dx%d: %q", r, g.y, g.w, g.h, strings.Join(g.cells[g.y], ""))
		}
		if w > g.w {
			return
		}
		if g.private[7] {
			g.x = 0
			g.lineFeed()
		} else {
			g.x = g.w - w
		}
	}
	row := g.cells[g.y]
	if g.insert {
		g.shift(g.x, w)
	}
	g.halve(g.x)
	if w == 2 {
		g.halve(g.x + 1)
		row[g.x+1] = ""
	}
	row[g.x], g.last = string(r), string(r)
	if g.edge = g.x+w == g.w; !g.edge {
		g.x += w
	} else {
		g.x = g.w - 1
	}
}

// halve makes blanks of a wide character of which one half is written over.
func (g *glass) halve(x int) {
	row := g.cells[g.y]
	if x > 0 && row[x] == "" {
		row[x-1] = " "
	}
	if x+1 < g.w && row[x+1] == "" {
		row[x+1] = " "
	}
	row[x] = " "
}

// shift moves what stands from x on in the row by n columns: to the right, or
// to the left.
func (g *glass) shift(x, n int) {
	row := g.cells[g.y]
	if n > 0 {
		g.cells[g.y] = append(append(slices.Clone(row[:x]), blanks(n)...), row[x:]...)[:g.w]
	} else {
		n = min(-n, g.w-x)
		g.cells[g.y] = append(append(slices.Clone(row[:x]), row[x+n:]...), blanks(n)...)
	}
}

// scroll moves the rows from one on to the region's end up by n, or down.
func (g *glass) scroll(from, n int) {
	for range min(max(n, -n), g.h) {
		if n > 0 {
			copy(g.cells[from:g.bottom], g.cells[from+1:g.bottom])
			g.cells[g.bottom-1] = blanks(g.w)
		} else {
			copy(g.cells[from+1:g.bottom], g.cells[from:g.bottom-1])
			g.cells[from] = blanks(g.w)
		}
	}
}

// escape takes an escape sequence.
func (g *glass) escape(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '[':
		end := bytes.IndexFunc(b[2:], func(r rune) bool { return r < 0x20 || r >= 0x40 })
		if end < 0 {
			return 0
		}
		end += 3
		g.csi(string(b[2:end]))
		return end
	case ']', 'P', '_', '^', 'X':
		end := bytes.IndexAny(b[2:], "\a\x1b")
		if end < 0 || b[2+end] == 0x1b && len(b) < end+4 {
			return 0
		}
		body := string(b[2 : 2+end])
		n := end + 3
		if b[2+end] == 0x1b {
			if b[3+end] != '\\' {
				g.fault("a string that %q breaks off: %.200q", b[2+end:4+end], body)
			}
			n++
		}
		if !utf8.ValidString(body) || strings.ContainsFunc(body, func(r rune) bool { return r < 0x20 || r >= 0x7f && r < 0xa0 }) {
			g.fault("control characters in %.200q", body)
		}
		g.text(b[1], body)
		return n
	case 'M':
		if g.y == g.top {
			g.scroll(g.top, -1)
		} else {
			g.y = max(0, g.y-1)
		}
	case '7', '8', '=', '>':
	default:
		g.fault("unknown: %q", b[:2])
	}
	return 2
}

// text takes a sequence that holds a text: OSC, DCS or APC.
func (g *glass) text(kind byte, body string) {
	number, rest, _ := strings.Cut(body, ";")
	switch {
	case kind == 'P' && strings.HasPrefix(body, "+q"), kind == '_' && strings.HasPrefix(body, "G"):
	case kind != ']':
		g.fault("unknown: ESC %c %.200q", kind, body)
	case number == "0" || number == "2":
		g.title = rest
	case number == "5379":
		g.useControl = strings.TrimPrefix(rest, "use_ctl=")
	case slices.Contains([]string{"8", "9", "10", "11", "12", "22", "52", "104", "110", "111", "112"}, number):
	default:
		g.fault("unknown: OSC %.200q", body)
	}
}

// csi takes a control sequence, without its introducer.
func (g *glass) csi(s string) {
	final := s[len(s)-1]
	mark, params := "", s[:len(s)-1]
	if params != "" && params[0] >= 0x3c && params[0] <= 0x3f {
		mark, params = params[:1], params[1:]
	}
	middle := strings.TrimLeft(params, "0123456789;:")
	params = params[:len(params)-len(middle)]
	var numbers []int
	for _, p := range strings.Split(params, ";") {
		n, _ := strconv.Atoi(p)
		numbers = append(numbers, n)
	}
	n, to := max(1, numbers[0]), min(g.w-1, max(0, numbers[0]-1))
	row := g.cells[g.y]
	switch what := mark + middle + string(final); what {
	case "m":
		return
	case "b":
		for range n {
			for _, r := range g.last {
				g.put(r)
			}
		}
		return
	case "h", "l":
		for _, mode := range numbers {
			switch mode {
			case 4:
				g.insert = final == 'h'
			case 8:
				g.implicit = final == 'h'
			default:
				g.fault("unknown mode: %q", s)
			}
		}
		return
	case "?h", "?l":
		for _, mode := range numbers {
			g.mode(mode, final == 'h')
		}
		return
	case "$p":
		g.answers = fmt.Appendf(g.answers, "\x1b[%d;0$y", numbers[0])
		return
	case "?$p":
		status := map[bool]int{true: 1, false: 2}[g.private[numbers[0]]]
		g.answers = fmt.Appendf(g.answers, "\x1b[?%d;%d$y", numbers[0], status)
		return
	case "c":
		g.answers = append(g.answers, "\x1b[?62;1;4c"...)
		return
	case ">c":
		g.answers = append(g.answers, "\x1b[>41;390;0c"...)
		return
	case ">q":
		g.answers = append(g.answers, "\x1bP>|"+g.name+"\x1b\\"...)
		return
	case " k":
		g.path = strconv.Itoa(numbers[0])
		return
	case ">u":
		g.keyboards++
		return
	case "<u":
		g.keyboards = max(0, g.keyboards-1)
		return
	case "?u":
		g.answers = append(g.answers, "\x1b[?0u"...)
		return
	case ">m":
		g.otherKeys = len(numbers) > 1 && numbers[1] > 0
		return
	case "=u", " q", "?W", "?m":
		return
	case "t":
		if len(numbers) != 2 || numbers[0] != 22 && numbers[0] != 23 || numbers[1] != 2 { // the title's stack
			g.fault("unknown: CSI %.200q", s)
		}
		return
	case "A":
		g.y = max(0, g.y-n)
	case "B":
		g.y = min(g.h-1, g.y+n)
	case "C":
		g.x = min(g.w-1, g.x+n)
	case "D":
		g.x = max(0, g.x-n)
	case "G", "`":
		g.within(n, 1)
		g.x = to
	case "d":
		g.within(1, n)
		g.y = min(g.h-1, n-1)
	case "H", "f":
		x := 1
		if len(numbers) > 1 {
			x = max(1, numbers[1])
		}
		g.within(x, n)
		g.x, g.y = min(g.w, x)-1, min(g.h, n)-1
	case "I":
		g.x = min(g.w-1, (g.x/8+n)*8)
	case "Z":
		g.x = max(0, ((g.x+7)/8-n)*8)
	case "J", "K":
		from, end := g.x, g.w
		switch numbers[0] {
		case 1:
			from, end = 0, g.x+1
		case 2:
			from = 0
		}
		copy(row[from:end], blanks(end-from))
		for y := range g.cells {
			if final == 'J' && (numbers[0] == 2 || numbers[0] == 0 && y > g.y || numbers[0] == 1 && y < g.y) {
				g.cells[y] = blanks(g.w)
			}
		}
	case "X":
		copy(row[g.x:min(g.w, g.x+n)], blanks(n))
	case "@":
		g.shift(g.x, min(n, g.w-g.x))
	case "P":
		g.shift(g.x, -n)
	case "L":
		g.scroll(g.y, -n)
	case "M":
		g.scroll(g.y, n)
	case "S":
		g.scroll(g.top, n)
	case "T":
		g.scroll(g.top, -n)
	case "r":
		g.top, g.bottom = n-1, g.h
		if len(numbers) > 1 && numbers[1] > 0 {
			g.bottom = numbers[1]
		}
		if g.bottom > g.h || g.top >= g.bottom {
			if !g.moving {
				g.fault("a scrolling region outside of %dx%d: %q", g.w, g.h, s)
			}
			g.top, g.bottom = 0, g.h
		}
		g.x, g.y = 0, 0
	default:
		g.fault("unknown: CSI %.200q", s)
	}
	g.edge = false
}

// within finds places outside of the screen.
func (g *glass) within(x, y int) {
	if (x > g.w || y > g.h) && !g.moving {
		g.fault("column %d, row %d of %dx%d", x, y, g.w, g.h)
	}
}

func (g *glass) mode(mode int, set bool) {
	switch mode {
	case 1049:
		if set {
			for y := range g.cells {
				g.cells[y] = blanks(g.w)
			}
		}
		g.alternate = set
	case 7, 25, 1000, 1002, 1003, 1004, 1006, 2004, 2026, 2031, 2048, 2501:
		g.private[mode] = set
	default:
		g.fault("unknown mode: ?%d", mode)
	}
}
