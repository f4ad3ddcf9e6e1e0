package theme

import (
	"image/color"
	"math"
	"reflect"
	"testing"

	"charm.land/lipgloss/v2"
)

// grounds are backgrounds that terminals and their themes have.
var grounds = map[Ground][]string{
	Dark:  {"#000000", "#1e1e1e", "#282c34", "#002b36"},
	Light: {"#ffffff", "#fafafa", "#fdf6e3", "#eeeeee"},
}

// TestContrast computes the contrast of every colour of text in every theme, on
// the grounds that it is for.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		name    string
		palette palette
		on      []string
		least   float64
	}{
		{"dark", dark, grounds[Dark], 4.5},
		{"light", light, grounds[Light], 4.5},
		{"any ground", anyGround, []string{"#000000", "#ffffff"}, 4.5},
		{"high contrast, dark", contrastDark, grounds[Dark], 7},
		{"high contrast, light", contrastLight, grounds[Light], 7},
	} {
		v := reflect.ValueOf(c.palette)
		for i := range v.NumField() {
			name, ink := v.Type().Field(i).Name, v.Field(i).String()
			switch name {
			case "border", "chosen", "chosenOn", "hit", "hitOn", "here", "hereOn":
				continue
			}
			for _, ground := range c.on {
				if ratio := contrast(lipgloss.Color(ink), lipgloss.Color(ground)); ratio < c.least {
					t.Errorf("%s: %s %s on %s has %.2f", c.name, name, ink, ground, ratio)
				}
			}
		}
		for _, pair := range [][2]string{{c.palette.chosen, c.palette.chosenOn}, {c.palette.hit, c.palette.hitOn}, {c.palette.here, c.palette.hereOn}} {
			if ratio := contrast(lipgloss.Color(pair[0]), lipgloss.Color(pair[1])); ratio < c.least {
				t.Errorf("%s: %s on %s has %.2f", c.name, pair[0], pair[1], ratio)
			}
		}
	}
}

func TestContrastValues(t *testing.T) {
	black, white, grey := color.Black, color.White, lipgloss.Color("#767676")
	for _, c := range []struct {
		a, b color.Color
		want float64
	}{{black, white, 21}, {white, black, 21}, {white, white, 1}, {grey, white, 4.54}} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%v and %v: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestGroundOf(t *testing.T) {
	for g, list := range grounds {
		for _, s := range list {
			if got := GroundOf(lipgloss.Color(s)); got != g {
				t.Errorf("%s is %d, want %d", s, got, g)
			}
		}
	}
	if GroundOf(nil) != Unknown {
		t.Error("a ground that is not known")
	}
}

// contrast is the ratio between the lighter of two colours and the darker, 1 to
// 21 (WCAG 2.2, contrast ratio).
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
