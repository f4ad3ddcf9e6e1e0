package theme

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// luminance is how light a colour is, 0 to 1 (WCAG 2.2, relative luminance).
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// GroundOf is what kind of ground a background is: dark where white stands out
// from it more than black does.
func GroundOf(background color.Color) Ground {
	if background == nil {
		return Unknown
	}
	if luminance(background) < 0.179 {
		return Dark
	}
	return Light
}

// names of the sixteen colours, as theme files write them.
var names = [...]string{
	"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red", "bright-green", "bright-yellow",
	"bright-blue", "bright-magenta", "bright-cyan", "bright-white",
}

var errColour = errors.New(`a colour is #rrggbb, a number from 0 to 255, or a name as in "blue" or "bright-blue"`)

// colourOf reads a colour: #rgb, #rrggbb, a number of the 256, a name of the
// sixteen.
func colourOf(s string) (color.Color, error) {
	for i, name := range names {
		if s == name {
			return lipgloss.Color(strconv.Itoa(i)), nil
		}
	}
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		if _, err := strconv.ParseUint(hex, 16, 32); err == nil && (len(hex) == 3 || len(hex) == 6) {
			return lipgloss.Color(s), nil
		}
	} else if n, err := strconv.ParseUint(s, 10, 8); err == nil && strconv.FormatUint(n, 10) == s {
		return lipgloss.Color(s), nil
	}
	return nil, fmt.Errorf("%q: %w", s, errColour)
}
