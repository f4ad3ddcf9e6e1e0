package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"

	"khabar/bidi/cell"
)

// gradient is red at the left, blue at the right, the lower half darker.
func gradient(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			k := 255
			if y >= h/2 {
				k = 128
			}
			img.SetRGBA(x, y, color.RGBA{uint8(k * (w - x) / w), 0, uint8(k * x / w), 255})
		}
	}
	return img
}

// webpDot is a WebP picture of one pixel.
const webpDot = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"

func encoded(t testing.TB, w, h int) map[string][]byte {
	t.Helper()
	img := gradient(w, h)
	out := map[string][]byte{}
	for name, f := range map[string]func(*bytes.Buffer) error{
		"png":  func(b *bytes.Buffer) error { return png.Encode(b, img) },
		"jpeg": func(b *bytes.Buffer) error { return jpeg.Encode(b, img, nil) },
		"gif":  func(b *bytes.Buffer) error { return gif.Encode(b, img, nil) },
	} {
		var b bytes.Buffer
		if err := f(&b); err != nil {
			t.Fatal(err)
		}
		out[name] = b.Bytes()
	}
	return out
}

func TestDecode(t *testing.T) {
	for name, data := range encoded(t, 1200, 300) {
		img, err := Decode(data)
		if err != nil || img.Rect.Dx() != MaxSide || img.Rect.Dy() != MaxSide/4 {
			t.Errorf("%s: %v, %v", name, img.Bounds(), err)
			continue
		}
		if left, right := img.RGBAAt(5, 5), img.RGBAAt(MaxSide-5, 5); left.R < 200 || right.B < 200 {
			t.Errorf("%s: %v at the left, %v at the right", name, left, right)
		}
	}
	dot, err := base64.StdEncoding.DecodeString(webpDot)
	if err != nil {
		t.Fatal(err)
	}
	if img, err := Decode(dot); err != nil || img.Rect.Dx() != 1 {
		t.Errorf("WebP: %v", err)
	}
}

// bomb is a PNG that says it is so large, and whose data is a few bytes.
func bomb(w, h uint32) []byte {
	chunk := func(name string, data []byte) []byte {
		out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		out = append(append(out, name...), data...)
		return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	out := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(head, 16, 6, 0, 0, 0))...)
	return append(out, chunk("IDAT", []byte("\x78\x9c\x03\x00\x00\x00\x00\x01"))...)
}

// TestHostile: what no terminal should wait or pay for is an error, and takes
// no memory.
func TestHostile(t *testing.T) {
	whole := encoded(t, 64, 64)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":      {nil, ErrFormat},
		"a page":       {[]byte("<html><body>404</body></html>"), ErrFormat},
		"svg":          {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), ErrFormat},
		"a bomb":       {bomb(100_000, 100_000), ErrTooLarge},
		"of no height": {bomb(1<<31-1, 0), ErrBroken},
		"beyond int32": {bomb(1<<32-1, 1<<32-1), ErrBroken},
		"large inside": {bomb(4000, 4000), ErrBroken},
		"png cut":      {whole["png"][:len(whole["png"])/2], ErrBroken},
		"jpeg cut":     {whole["jpeg"][:100], ErrBroken},
		"gif cut":      {whole["gif"][:40], ErrBroken},
		"webp cut":     {[]byte("RIFF\x22\x00\x00\x00WEBPVP8 "), ErrBroken},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		img, err := Decode(c.data)
		runtime.ReadMemStats(&after)
		if img != nil || !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if took := after.TotalAlloc - before.TotalAlloc; c.want != ErrBroken && took > 1<<20 || took > 200<<20 {
			t.Errorf("%s: it took %d MB", name, took>>20)
		}
	}
}

func TestSize(t *testing.T) {
	for _, c := range []struct{ w, h, maxCols, maxRows, cols, rows int }{
		{800, 400, 72, 24, 72, 18},
		{400, 800, 72, 24, 24, 24}, // its height is what there is no room for
		{160, 80, 72, 24, 20, 5},   // no larger than it is
		{1, 1, 72, 24, 1, 1},
		{10_000, 1, 72, 24, 72, 1},
		{1, 10_000, 72, 24, 1, 24},
		{800, 400, 0, 0, 1, 1},
	} {
		if cols, rows := Size(c.w, c.h, CellSize{}, c.maxCols, c.maxRows); cols != c.cols || rows != c.rows {
			t.Errorf("%d by %d in %d by %d is %d by %d, want %d by %d", c.w, c.h, c.maxCols, c.maxRows, cols, rows, c.cols, c.rows)
		}
	}
}

// TestHalfBlocks: every row is as wide as the picture, its styles are digits,
// and the colours are those of the picture.
func TestHalfBlocks(t *testing.T) {
	for _, c := range []struct {
		profile colorprofile.Profile
		left    string // of the style at the upper left
	}{
		{colorprofile.TrueColor, "38;2;255;0;0;48;2;255;0;0"},
		{colorprofile.ANSI256, "38;5;196;48;5;196"},
		{colorprofile.ANSI, "91;101"},
	} {
		p := NewPalette(c.profile, 100)
		a := HalfBlocks(gradient(320, 160), 40, 10, p)
		var r cell.Row
		for y := range a.Rows {
			r.Reset()
			if a.Append(&r, y); r.Width() != 40 {
				t.Fatalf("row %d is %d columns wide", y, r.Width())
			}
			for i := range r.Cells {
				s := int(r.Cells[i].Style) - 100
				if s < 0 || s >= len(p.Styles()) || strings.Trim(p.Styles()[s], "0123456789;") != "" {
					t.Fatalf("style %d of %d: %q", s, len(p.Styles()), p.Styles())
				}
			}
		}
		r.Reset()
		a.Append(&r, 0)
		if got := p.Styles()[r.Cells[0].Style-100]; got != c.left {
			t.Errorf("profile %v: %s, want %s", c.profile, got, c.left)
		}
	}
	if NewPalette(colorprofile.ASCII, 0).Colours() {
		t.Error("without colours there are colours")
	}
}

// TestPlaceholders: the cells say which row they are of, and marks follow their
// cells when a row is put behind another.
func TestPlaceholders(t *testing.T) {
	p := NewPalette(colorprofile.TrueColor, 7)
	a := Placeholders(3, 5, 40, p)
	if a.Rows != MaxPlaceholderRows || p.Styles()[0] != "38;5;3" {
		t.Fatalf("%d rows, style %q", a.Rows, p.Styles())
	}
	var r cell.Row
	r.Cells = append(r.Cells, cell.Cell{Rune: 'a', Width: 1, Marks: 1})
	r.Marks = append(r.Marks, 0x301)
	a.Append(&r, 2)
	if r.Width() != 6 || string(r.MarksOf(&r.Cells[0])) != "\u0301" || string(r.MarksOf(&r.Cells[1])) != string([]rune{places[2], places[0]}) || string(r.MarksOf(&r.Cells[5])) != string(places[2]) {
		t.Errorf("%q: %v", r.Marks, r.Cells)
	}
}

// TestTransmit: the sequences carry the picture whole, and through tmux every
// ESC in them is doubled.
func TestTransmit(t *testing.T) {
	img := gradient(200, 200)
	s, err := Transmit(9, img, 20, 10, false)
	if err != nil {
		t.Fatal(err)
	}
	var data strings.Builder
	parts := strings.Split(strings.TrimSuffix(s, "\x1b\\"), "\x1b\\")
	for i, part := range parts {
		keys, text, ok := strings.Cut(strings.TrimPrefix(part, "\x1b_G"), ";")
		if !ok || len(text) > chunk || !strings.Contains(keys, "q=2") || strings.Contains(keys, "m=1") != (i < len(parts)-1) {
			t.Fatalf("part %d of %d: %s", i, len(parts), keys)
		}
		data.WriteString(text)
	}
	if !strings.HasPrefix(s, "\x1b_Ga=T,U=1,q=2,f=100,t=d,i=9,c=20,r=10,") {
		t.Errorf("it begins with %q", s[:50])
	}
	raw, err := base64.StdEncoding.DecodeString(data.String())
	if err != nil {
		t.Fatal(err)
	}
	back, err := png.Decode(bytes.NewReader(raw))
	if err != nil || back.Bounds() != img.Bounds() {
		t.Errorf("%v, %v", back, err)
	}
	large, err := Transmit(9, gradient(900, 900), 20, 10, false)
	payload := regexp.MustCompile("\x1b_G[^;]*;|\x1b\\\\").ReplaceAllString(large, "")
	raw, _ = base64.StdEncoding.DecodeString(payload)
	small, _ := png.DecodeConfig(bytes.NewReader(raw))
	if err != nil || small.Width != 20*fine || small.Height != 20*fine {
		t.Errorf("900 by 900 pixels are sent as %d by %d, %v", small.Width, small.Height, err)
	}
	if got := Forget(9, true); got != "\x1bPtmux;\x1b\x1b_Ga=d,d=I,q=2,i=9\x1b\x1b\\\x1b\\" {
		t.Errorf("through tmux: %q", got)
	}
}

// FuzzDecode: bytes are a picture of bounded size, or an error of ours.
func FuzzDecode(f *testing.F) {
	for _, data := range encoded(f, 8, 8) {
		f.Add(data)
	}
	f.Add(bomb(10, 10))
	f.Add([]byte("RIFF\x22\x00\x00\x00WEBPVP8 "))
	f.Fuzz(func(t *testing.T, data []byte) {
		img, err := Decode(data)
		switch {
		case err == nil && (img.Rect.Dx() > MaxSide || img.Rect.Dy() > MaxSide || img.Rect.Empty()):
			t.Errorf("%v", img.Bounds())
		case err != nil && !errors.Is(err, ErrFormat) && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrBroken):
			t.Error(err)
		}
	})
}

func BenchmarkHalfBlocks(b *testing.B) {
	img := gradient(MaxSide, MaxSide/2)
	for b.Loop() {
		HalfBlocks(img, 72, 18, NewPalette(colorprofile.TrueColor, 0))
	}
}

// TestPlaces: the marks are the protocol's own, and a cell with them is one
// column wide for Bubble Tea, however it counts.
func TestPlaces(t *testing.T) {
	for i, r := range places {
		if want := kitty.Diacritic(i); r != want {
			t.Errorf("place %d is %U, want %U", i, r, want)
		}
		s := string([]rune{placeholder, r, places[0]})
		if a, b := ansi.StringWidth(s), ansi.StringWidthWc(s); a != 1 || b != 1 {
			t.Errorf("place %d is %d or %d columns wide", i, a, b)
		}
	}
	if placeholder != kitty.Placeholder {
		t.Errorf("the placeholder is %U", placeholder)
	}
}

// TestSizeInCells: whatever the shape of a cell, a picture keeps its own.
func TestSizeInCells(t *testing.T) {
	for _, cell := range []CellSize{{10, 20}, {8, 18}, {9, 15}, {12, 40}} {
		for _, img := range [][2]int{{640, 400}, {400, 600}, {1000, 1000}, {3000, 900}} {
			cols, rows := Size(img[0], img[1], cell, 70, 40)
			got := float64(cols*cell.W) / float64(rows*cell.H)
			if want := float64(img[0]) / float64(img[1]); got < 0.94*want || got > 1.06*want {
				t.Errorf("%v in cells of %v: %d by %d", img, cell, cols, rows)
			}
		}
	}
	usualCols, usualRows := Size(640, 400, CellSize{8, 16}, 70, 40)
	for _, odd := range []CellSize{{}, {1, 2}, {0, 20}, {10, 10}, {5, 90}, {-8, -16}} {
		if cols, rows := Size(640, 400, odd, 70, 40); cols != usualCols || rows != usualRows {
			t.Errorf("in cells of %v: %d by %d", odd, cols, rows)
		}
	}
}
