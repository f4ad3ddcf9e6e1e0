package picture

import (
	"image"
	"image/color"

	"github.com/charmbracelet/x/ansi"
)

// basics are the 16 colours that every terminal with colours has, as most have
// them.
var basics = func() (c [16]color.RGBA) {
	for i := range c {
		r, g, b, _ := ansi.BasicColor(i).RGBA()
		c[i] = color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 0xFF}
	}
	return c
}()

// nearest is which of the 16 colours looks most like c. The eye tells greens
// apart best (a distance known as redmean).
func nearest(c color.RGBA) uint8 {
	best, least := 0, 1<<30
	for i, o := range basics {
		mean := (int(c.R) + int(o.R)) / 2
		r, g, b := int(c.R)-int(o.R), int(c.G)-int(o.G), int(c.B)-int(o.B)
		if d := (512+mean)*r*r>>8 + 4*g*g + (767-mean)*b*b>>8; d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}

// dither gives every pixel one of the 16 colours, and what is amiss to those
// beside and below it, so that there are shades from afar (R. W. Floyd and
// L. Steinberg, 1976). Every other row goes the other way: else slanted lines
// appear.
func dither(img *image.RGBA) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	here, below := make([][3]int, w+2), make([][3]int, w+2) // 16 times what is amiss, a pixel further right
	for y := range h {
		step, x := 1, 0
		if y%2 == 1 {
			step, x = -1, w-1
		}
		for ; x >= 0 && x < w; x += step {
			c := img.RGBAAt(img.Rect.Min.X+x, img.Rect.Min.Y+y)
			want := [3]int{int(c.R), int(c.G), int(c.B)}
			for k := range want {
				want[k] = max(0, min(255, want[k]+here[x+1][k]/16))
			}
			got := basics[nearest(color.RGBA{uint8(want[0]), uint8(want[1]), uint8(want[2]), 0xFF})]
			img.SetRGBA(img.Rect.Min.X+x, img.Rect.Min.Y+y, got)
			for k, v := range [3]uint8{got.R, got.G, got.B} {
				amiss := want[k] - int(v)
				here[x+1+step][k] += 7 * amiss
				below[x+1-step][k] += 3 * amiss
				below[x+1][k] += 5 * amiss
				below[x+1+step][k] += amiss
			}
		}
		here, below = below, here
		clear(below)
	}
}
