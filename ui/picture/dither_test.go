package picture

import (
	"image"
	"image/color"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// TestDither: in 16 colours a picture has the shade that it has, seen from afar;
// what is of one of them stays.
func TestDither(t *testing.T) {
	for _, c := range []color.RGBA{{90, 110, 70, 255}, {128, 128, 128, 255}, {30, 60, 120, 255}, {250, 240, 210, 255}} {
		img := flat(c, 64, 64)
		dither(img)
		var sum [3]int
		used := map[color.RGBA]bool{}
		for y := range 64 {
			for x := range 64 {
				p := img.RGBAAt(x, y)
				used[p] = true
				if basics[nearest(p)] != p {
					t.Fatalf("%v is none of the colours", p)
				}
				sum[0], sum[1], sum[2] = sum[0]+int(p.R), sum[1]+int(p.G), sum[2]+int(p.B)
			}
		}
		for k, want := range [3]uint8{c.R, c.G, c.B} {
			if got := sum[k] / (64 * 64); got < int(want)-16 || got > int(want)+16 {
				t.Errorf("%v looks like %d, %d, %d, of %d colours", c, sum[0]/4096, sum[1]/4096, sum[2]/4096, len(used))
				break
			}
		}
	}
	for i, c := range basics {
		img := flat(c, 9, 9)
		dither(img)
		for y := range 9 {
			for x := range 9 {
				if img.RGBAAt(x, y) != c {
					t.Fatalf("colour %d did not stay", i)
				}
			}
		}
	}
}

func flat(c color.RGBA, w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

// TestFewColours: half blocks in 16 colours say no other.
func TestFewColours(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 32, 32))
	for y := range 32 {
		for x := range 32 {
			img.SetRGBA(x, y, color.RGBA{uint8(8 * x), uint8(8 * y), 99, 255})
		}
	}
	p := NewPalette(colorprofile.ANSI, 100)
	HalfBlocks(img, 32, 16, p)
	if len(p.Styles()) < 8 {
		t.Errorf("%d pairs of colours", len(p.Styles()))
	}
	for _, s := range p.Styles() {
		for i, param := range strings.Split(s, ";") {
			n, err := strconv.Atoi(param)
			if base := 30 + 10*i; err != nil || !(base <= n && n < base+8 || base+60 <= n && n < base+68) {
				t.Errorf("%q", s)
			}
		}
	}
}
