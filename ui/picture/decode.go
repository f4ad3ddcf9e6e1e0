package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/draw"
	"golang.org/x/image/webp"
)

// MaxPixels is the largest picture that is decoded: 4 bytes a pixel, up to 8
// where a PNG has 16 bits a channel.
const MaxPixels = 24 << 20

// MaxSide is the longer side of what Decode returns, in pixels: more than a
// page of a terminal shows.
const MaxSide = 960

// Errors of Decode.
var (
	ErrFormat   = errors.New("it is no PNG, JPEG, GIF or WebP picture")
	ErrTooLarge = errors.New("the picture is too large")
	ErrBroken   = errors.New("the picture is broken")
)

// format is how pictures of one kind are read.
type format struct {
	magic  string // its first bytes; ? stands for any
	size   func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

// formatOf is the format of data, by its first bytes and by nothing else.
func formatOf(data []byte) (format, bool) {
	for _, f := range []format{
		{"\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode},
		{"\xff\xd8\xff", jpeg.DecodeConfig, jpeg.Decode},
		{"GIF87a", gif.DecodeConfig, gif.Decode}, // its first frame
		{"GIF89a", gif.DecodeConfig, gif.Decode},
		{"RIFF????WEBP", webp.DecodeConfig, webp.Decode},
	} {
		if len(data) >= len(f.magic) && matches(data, f.magic) {
			return f, true
		}
	}
	return format{}, false
}

func matches(data []byte, magic string) bool {
	for i := range len(magic) {
		if magic[i] != '?' && data[i] != magic[i] {
			return false
		}
	}
	return true
}

// Decode reads a picture and makes it no larger than MaxSide. A decoder that
// panics, as libraries may on what nobody thought of, has met a broken picture.
func Decode(data []byte) (_ *image.RGBA, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrBroken, p)
		}
	}()
	f, ok := formatOf(data)
	if !ok {
		return nil, ErrFormat
	}
	c, err := f.size(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	case c.Width < 1 || c.Height < 1:
		return nil, ErrBroken
	case c.Width > MaxPixels/c.Height:
		return nil, fmt.Errorf("%w: %d by %d pixels", ErrTooLarge, c.Width, c.Height)
	}
	img, err := f.decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	b := img.Bounds()
	if b.Empty() {
		return nil, ErrBroken
	}
	w, h := b.Dx(), b.Dy()
	if longer := max(w, h); longer > MaxSide {
		w, h = max(1, w*MaxSide/longer), max(1, h*MaxSide/longer)
	}
	return scale(img, w, h), nil
}

// scale makes an image of w by h pixels, on white where it is transparent.
func scale(img image.Image, w, h int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	if img.Bounds().Dx() == w && img.Bounds().Dy() == h {
		draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Over)
		return out
	}
	draw.BiLinear.Scale(out, out.Bounds(), img, img.Bounds(), draw.Over, nil)
	return out
}
