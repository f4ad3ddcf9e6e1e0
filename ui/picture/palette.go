package picture

import (
	"fmt"
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"khabar/bidi/cell"
)

// Palette gives numbers to the colours of pictures, as styles of cells behind
// those that the screen has already.
type Palette struct {
	profile colorprofile.Profile
	first   cell.Style
	styles  []string
	known   map[[2]color.RGBA]cell.Style
}

// maxStyles is how many pairs of colours a palette has; then the nearest of
// what is there will do, in fewer colours.
const maxStyles = 40_000

// NewPalette is one for a terminal's colours; its first style is numbered so.
func NewPalette(profile colorprofile.Profile, first cell.Style) *Palette {
	return &Palette{profile: profile, first: first, known: map[[2]color.RGBA]cell.Style{}}
}

// Colours reports whether there are enough to show pictures in.
func (p *Palette) Colours() bool { return p.profile >= colorprofile.ANSI }

// Styles are the SGR parameters of the palette's styles, the first first.
func (p *Palette) Styles() []string { return p.styles }

// pair is the style of a cell whose upper half has one colour and whose lower
// half has another.
func (p *Palette) pair(upper, lower color.RGBA) cell.Style {
	// Colours that the eye can't tell apart are one; the fuller the palette, the
	// more of them.
	keep := uint8(0xF8)
	if len(p.styles) > maxStyles/2 {
		keep = 0xE0
	}
	key := [2]color.RGBA{coarse(upper, keep), coarse(lower, keep)}
	if s, ok := p.known[key]; ok {
		return s
	}
	if len(p.styles) >= maxStyles {
		return p.first
	}
	var s string
	switch p.profile {
	case colorprofile.TrueColor:
		s = fmt.Sprintf("38;2;%d;%d;%d;48;2;%d;%d;%d", key[0].R, key[0].G, key[0].B, key[1].R, key[1].G, key[1].B)
	case colorprofile.ANSI256:
		s = fmt.Sprintf("38;5;%d;48;5;%d", index(p.profile.Convert(key[0])), index(p.profile.Convert(key[1])))
	default:
		s = fmt.Sprintf("%d;%d", basic(nearest(key[0]), 30), basic(nearest(key[1]), 40))
	}
	return p.add(key, s)
}

// number is the style of a cell in a colour that is a number to a terminal.
func (p *Palette) number(n uint8) cell.Style {
	key := [2]color.RGBA{{R: n}, {}} // no colour: its alpha is 0
	if s, ok := p.known[key]; ok {
		return s
	}
	return p.add(key, fmt.Sprintf("38;5;%d", n))
}

func (p *Palette) add(key [2]color.RGBA, params string) cell.Style {
	s := p.first + cell.Style(len(p.styles))
	p.styles = append(p.styles, params)
	p.known[key] = s
	return s
}

// coarse keeps some bits of a colour, black black and white white.
func coarse(c color.RGBA, keep uint8) color.RGBA {
	f := func(v uint8) uint8 { v &= keep; return v | v>>5&^keep }
	return color.RGBA{f(c.R), f(c.G), f(c.B), 0xFF}
}

// index is the number of a colour among those of a terminal.
func index(c color.Color) uint8 {
	if c, ok := c.(ansi.IndexedColor); ok {
		return uint8(c)
	}
	return 0
}

// basic is the SGR parameter of one of 16 colours; from is that of the first.
func basic(n uint8, from int) int {
	if n >= 8 {
		return from + 60 + int(n-8)
	}
	return from + int(n)
}
