package picture

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"strings"

	"khabar/bidi/cell"
)

// placeholder is the character that the terminal draws a picture over. Its first
// mark says which row of it stands there, its second which column; without a
// second it goes on where the cell before it ends.
const placeholder = '\U0010EEEE'

// places are the marks for the rows and columns from 0 on: the beginning of the
// protocol's table, none of them of a script that is written from the right.
var places = [...]rune{
	0x305, 0x30D, 0x30E, 0x310, 0x312, 0x33D, 0x33E, 0x33F, 0x346, 0x34A, 0x34B, 0x34C, 0x350, 0x351, 0x352, 0x357,
	0x35B, 0x363, 0x364, 0x365, 0x366, 0x367, 0x368, 0x369, 0x36A, 0x36B, 0x36C, 0x36D, 0x36E, 0x36F, 0x483, 0x484,
	0x485, 0x486, 0x487,
}

// MaxPlaceholderRows is how many rows of cells a picture has at the most.
const MaxPlaceholderRows = len(places)

// Placeholders are the cells over which the terminal draws picture id (1 to
// 255), once it has been told of it by Transmit.
func Placeholders(id uint8, cols, rows int, p *Palette) *Art {
	rows = min(rows, MaxPlaceholderRows)
	a := &Art{Cols: cols, Rows: rows, cells: make([]cell.Cell, 0, cols*rows)}
	style := p.number(id)
	for y := range rows {
		for x := range cols {
			c := cell.Cell{Rune: placeholder, Width: 1, Style: style, Mark: uint32(len(a.marks)), Marks: 1}
			a.marks = append(a.marks, places[y])
			if x == 0 {
				a.marks = append(a.marks, places[0])
				c.Marks = 2
			}
			a.cells = append(a.cells, c)
		}
	}
	return a
}

// fine is how many pixels wide a cell is at the most, on a screen of many.
const fine = 10

// chunk is how much of a picture one sequence may carry, in bytes of base64.
const chunk = 4096

// Transmit is what to write to the terminal, so that it knows picture id and
// shows it in cols by rows cells; it answers nothing. Through tmux each sequence
// is packed to be handed on (its allow-passthrough must be on).
func Transmit(id uint8, img image.Image, cols, rows int, tmux bool) (string, error) {
	// More pixels than the cells have are only sent to be thrown away.
	if w, h := cols*fine, rows*fine*2; img.Bounds().Dx() > w && img.Bounds().Dy() > h {
		img = scale(img, w, h)
	}
	var data bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&data, img); err != nil {
		return "", fmt.Errorf("picture: %w", err)
	}
	text := base64.StdEncoding.EncodeToString(data.Bytes())
	var out strings.Builder
	keys := fmt.Sprintf("a=T,U=1,q=2,f=100,t=d,i=%d,c=%d,r=%d,", id, cols, min(rows, MaxPlaceholderRows))
	for first := true; first || text != ""; first = false {
		n := min(chunk, len(text))
		more := 0
		if n < len(text) {
			more = 1
		}
		if !first {
			keys = "q=2,"
		}
		out.WriteString(pack(fmt.Sprintf("\x1b_G%sm=%d;%s\x1b\\", keys, more, text[:n]), tmux))
		text = text[n:]
	}
	return out.String(), nil
}

// Forget is what to write to the terminal, so that it frees picture id.
func Forget(id uint8, tmux bool) string {
	return pack(fmt.Sprintf("\x1b_Ga=d,d=I,q=2,i=%d\x1b\\", id), tmux)
}

func pack(sequence string, tmux bool) string {
	if !tmux {
		return sequence
	}
	return "\x1bPtmux;" + strings.ReplaceAll(sequence, "\x1b", "\x1b\x1b") + "\x1b\\"
}
