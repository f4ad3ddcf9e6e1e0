package filter

import (
	"strconv"

	"khabar/bidi/cell"
	"khabar/bidi/row"
)

// look is what SGR has set.
type look struct {
	on         attributes
	underline  uint8 // 0: none, 1: single, 2: double, 3: curly, 4: dotted, 5: dashed
	fg, bg, ul colour
}

type attributes uint8

const (
	bold attributes = 1 << iota
	faint
	italic
	blink
	reverse
	conceal
	struckOut
	overlined
)

// colour is 0 for the default one, else one of the kinds below and a number.
type colour uint32

const (
	basic   colour = (iota + 1) << 24 // 0-15, as SGR 30-37 and 90-97 name them
	palette                           // 0-255, SGR 38;5
	rgb                               // SGR 38;2
)

// maxParams is how many parameters of a sequence count.
const maxParams = 32

// set applies the parameters of an SGR sequence, as in "1;38;5;9". Those that
// are not known change nothing.
func (l *look) set(params []byte) {
	var values [maxParams]int
	var sub [maxParams]bool // the parameter follows a colon: it belongs to the one before
	n, value := 0, 0
	for i := 0; i <= len(params) && n < maxParams; i++ {
		if i < len(params) && params[i] >= '0' && params[i] <= '9' {
			value = min(value*10+int(params[i]-'0'), 1<<16)
			continue
		}
		values[n] = value
		n++
		value = 0
		if i < len(params) && n < maxParams {
			sub[n] = params[i] == ':'
		}
	}
	for i := 0; i < n; {
		next := i + 1
		for next < n && sub[next] {
			next++
		}
		if c := l.extended(values[i]); c != nil {
			if next == i+1 { // 38;5;n and 38;2;r;g;b
				next = min(i+2+4, n)
				used := setColour(c, values[i+1:next], false)
				next = i + 1 + used
			} else {
				setColour(c, values[i+1:next], true)
			}
		} else {
			l.apply(values[i:next])
		}
		i = next
	}
}

// extended returns the colour that SGR 38, 48 or 58 sets.
func (l *look) extended(n int) *colour {
	switch n {
	case 38:
		return &l.fg
	case 48:
		return &l.bg
	case 58:
		return &l.ul
	}
	return nil
}

// setColour reads 5;n or 2;r;g;b, with colons also 2:space:r:g:b, and returns
// how many values it used.
func setColour(c *colour, v []int, colons bool) int {
	switch {
	case len(v) >= 2 && v[0] == 5:
		if v[1] < 256 {
			*c = palette | colour(v[1])
		}
		return 2
	case len(v) >= 4 && v[0] == 2:
		if colons && len(v) >= 5 {
			v = v[1:]
		}
		if v[1] < 256 && v[2] < 256 && v[3] < 256 {
			*c = rgb | colour(v[1]<<16|v[2]<<8|v[3])
		}
		return 4
	}
	return len(v)
}

// apply applies one parameter, v[0], with its subparameters.
func (l *look) apply(v []int) {
	switch n := v[0]; {
	case n == 0:
		*l = look{}
	case n == 1:
		l.on |= bold
	case n == 2:
		l.on |= faint
	case n == 3:
		l.on |= italic
	case n == 4:
		l.underline = 1
		if len(v) > 1 && v[1] <= 5 {
			l.underline = uint8(v[1])
		}
	case n == 5 || n == 6:
		l.on |= blink
	case n == 7:
		l.on |= reverse
	case n == 8:
		l.on |= conceal
	case n == 9:
		l.on |= struckOut
	case n == 21:
		l.underline = 2
	case n == 22:
		l.on &^= bold | faint
	case n == 23:
		l.on &^= italic
	case n == 24:
		l.underline = 0
	case n == 25:
		l.on &^= blink
	case n == 27:
		l.on &^= reverse
	case n == 28:
		l.on &^= conceal
	case n == 29:
		l.on &^= struckOut
	case 30 <= n && n <= 37:
		l.fg = basic | colour(n-30)
	case n == 39:
		l.fg = 0
	case 40 <= n && n <= 47:
		l.bg = basic | colour(n-40)
	case n == 49:
		l.bg = 0
	case n == 53:
		l.on |= overlined
	case n == 55:
		l.on &^= overlined
	case n == 59:
		l.ul = 0
	case 90 <= n && n <= 97:
		l.fg = basic | colour(n-90+8)
	case 100 <= n && n <= 107:
		l.bg = basic | colour(n-100+8)
	}
}

// append appends the parameters that set the look from the default one.
func (l look) append(dst []byte) []byte {
	param := func(s string) {
		if len(dst) > 0 {
			dst = append(dst, ';')
		}
		dst = append(dst, s...)
	}
	for i, s := range [...]string{"1", "2", "3", "5", "7", "8", "9", "53"} {
		if l.on&(1<<i) != 0 {
			param(s)
		}
	}
	switch l.underline {
	case 0:
	case 1:
		param("4")
	case 2:
		param("21")
	default:
		param("4:")
		dst = strconv.AppendUint(dst, uint64(l.underline), 10)
	}
	for i, c := range [...]colour{l.fg, l.bg, l.ul} {
		if c == 0 {
			continue
		}
		n := uint64(c & 0xFFFFFF)
		switch c &^ 0xFFFFFF {
		case basic:
			n += uint64([...]int{30, 40, 0}[i])
			if c&0xFFFFFF >= 8 {
				n += 60 - 8
			}
			param("")
			dst = strconv.AppendUint(dst, n, 10)
		case palette:
			param([...]string{"38;5;", "48;5;", "58;5;"}[i])
			dst = strconv.AppendUint(dst, n, 10)
		case rgb:
			param([...]string{"38;2;", "48;2;", "58;2;"}[i])
			dst = strconv.AppendUint(dst, n>>16, 10)
			dst = append(dst, ';')
			dst = strconv.AppendUint(dst, n>>8&0xFF, 10)
			dst = append(dst, ';')
			dst = strconv.AppendUint(dst, n&0xFF, 10)
		}
	}
	return dst
}

// looks gives numbers to looks, for row.Writer's Styles.
type looks struct {
	numbers map[look]cell.Style
	scratch []byte
}

// maxLooks is how many looks are remembered from line to line, and maxLinks how
// many links.
const (
	maxLooks = 1 << 12
	maxLinks = 1 << 10
)

func (s *looks) reset(w *row.Writer) {
	if s.numbers == nil {
		s.numbers = make(map[look]cell.Style)
	}
	clear(s.numbers)
	s.numbers[look{}] = 0
	w.Styles = append(w.Styles[:0], "")
}

// number returns the number of a look. A line of more looks than there are
// numbers gets the default one for the rest.
func (s *looks) number(w *row.Writer, l look) cell.Style {
	if n, ok := s.numbers[l]; ok {
		return n
	}
	n := len(w.Styles)
	if n > 0xFFFF {
		return 0
	}
	s.scratch = l.append(s.scratch[:0])
	w.Styles = append(w.Styles, string(s.scratch))
	s.numbers[l] = cell.Style(n)
	return cell.Style(n)
}

// links gives numbers to the targets of links, for row.Writer's Links.
type links struct {
	numbers map[string]uint16
}

func (s *links) reset(w *row.Writer) {
	if s.numbers == nil {
		s.numbers = make(map[string]uint16)
	}
	clear(s.numbers)
	w.Links = append(w.Links[:0], "")
}

// number returns the number of a target, 0 for none.
func (s *links) number(w *row.Writer, target []byte) uint16 {
	if len(target) == 0 {
		return 0
	}
	if n, ok := s.numbers[string(target)]; ok {
		return n
	}
	n := len(w.Links)
	if n > 0xFFFF {
		return 0
	}
	t := string(target)
	w.Links = append(w.Links, t)
	s.numbers[t] = uint16(n)
	return uint16(n)
}
