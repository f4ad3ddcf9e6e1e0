package theme

import (
	"slices"

	"github.com/charmbracelet/colorprofile"
)

// Ground is what a theme's colours stand on: the terminal's background.
type Ground uint8

// The grounds. One that is not known may be any.
const (
	Unknown Ground = iota
	Dark
	Light
)

// palette is the colours of a theme: as numbers of the 256, or as #rrggbb. Empty
// ones are the terminal's own.
type palette struct {
	dim, accent, section, quote, code, border, wrong string
	chosen, chosenOn                                 string // text and background of the selected row; reverse where empty
	hit, hitOn, here, hereOn                         string // of hits; reverse where empty
}

// The palettes. Those of the usual themes keep a contrast of 4.5 (WCAG 2.2,
// 1.4.3) for text, those of high contrast one of 7 (1.4.6), on every ground of
// their kind that is in use; what is for any ground does on black and on
// white. Borders are no text.
var (
	anyGround = palette{
		dim: "243", accent: "63", section: "131", quote: "29", code: "98", border: "246", wrong: "163", chosen: "231", chosenOn: "24",
		hit: "16", hitOn: "222", here: "231", hereOn: "130",
	}
	dark = palette{
		dim: "247", accent: "75", section: "215", quote: "109", code: "182", border: "243", wrong: "204", chosen: "231", chosenOn: "24",
		hit: "16", hitOn: "222", here: "231", hereOn: "130",
	}
	light = palette{
		dim: "241", accent: "25", section: "94", quote: "23", code: "90", border: "247", wrong: "160", chosen: "231", chosenOn: "24",
		hit: "16", hitOn: "222", here: "231", hereOn: "130",
	}
	contrastDark = palette{
		dim: "252", accent: "123", section: "229", quote: "117", code: "225", border: "250", wrong: "217", chosen: "16", chosenOn: "226",
		hit: "16", hitOn: "228", here: "231", hereOn: "18",
	}
	contrastLight = palette{
		dim: "237", accent: "18", section: "52", quote: "17", code: "53", border: "239", wrong: "88", chosen: "231", chosenOn: "17",
		hit: "16", hitOn: "228", here: "231", hereOn: "88",
	}
)

// Theme is how everything looks. The zero value may stand on any ground.
type Theme struct {
	Name string
	kind kind
	over map[string]words // looks that a file has otherwise
}

// kind is one of the built-in themes, on its ground.
type kind uint8

const (
	onAny kind = iota
	onDark
	onLight
	onDarkStrongly
	onLightStrongly
	colourless
)

// Names are the built-in themes, as the configuration writes them.
func Names() []string { return []string{"auto", "dark", "light", "contrast", "mono"} }

// Named is a built-in theme: auto and contrast are for the ground that the
// terminal has. High contrast on an unknown one has the terminal's own colours
// only.
func Named(name string, g Ground) (t Theme, ok bool) {
	t.Name = name
	switch name {
	case "auto":
		t.kind = [...]kind{Unknown: onAny, Dark: onDark, Light: onLight}[g]
	case "dark":
		t.kind = onDark
	case "light":
		t.kind = onLight
	case "contrast":
		t.kind = [...]kind{Unknown: colourless, Dark: onDarkStrongly, Light: onLightStrongly}[g]
	case "mono":
		t.kind = colourless
	}
	return t, slices.Contains(Names(), name)
}

// fewColours is a terminal that has no grey: black and white can't be read on
// some ground, so what is dim elsewhere is plain, and SGR 2 is reverse in some.
const fewColours = 8

// palette is for a terminal of this profile, behind a multiplexer that shows
// so many colours on it (0: not known). What the sixteen colours are is the
// terminal's to say, so that no contrast can be promised of them.
func (t Theme) palette(profile colorprofile.Profile, colours int) palette {
	strongly := t.kind == onDarkStrongly || t.kind == onLightStrongly
	switch {
	case t.kind == colourless || profile < colorprofile.ANSI || strongly && profile < colorprofile.ANSI256:
		return palette{}
	case 0 < colours && colours <= fewColours:
		if strongly {
			return palette{}
		}
		few := palette{accent: "5", section: "5", code: "5", wrong: "1", chosen: "7", chosenOn: "4",
			hit: "0", hitOn: "3", here: "7", hereOn: "5"}
		switch t.kind { // blue can't be read on black, cyan not on white
		case onDark:
			few.accent, few.section = "6", "3"
		case onLight:
			few.accent = "4"
		}
		return few
	case profile == colorprofile.ANSI:
		return palette{
			dim: "8", accent: "12", section: "5", quote: "8", code: "5", border: "8", wrong: "1",
			chosen: "15", chosenOn: "4",
			hit: "0", hitOn: "11", here: "15", hereOn: "5",
		}
	}
	return [...]palette{onAny: anyGround, onDark: dark, onLight: light, onDarkStrongly: contrastDark, onLightStrongly: contrastLight}[t.kind]
}
