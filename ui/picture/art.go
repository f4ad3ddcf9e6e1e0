package picture

import (
	"image"

	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/cell"
)

// Art is a picture in cells.
type Art struct {
	Cols, Rows int
	cells      []cell.Cell // row by row
	marks      []rune
}

// Append appends row y of the picture to dst.
func (a *Art) Append(dst *cell.Row, y int) {
	at, first := len(dst.Cells), uint32(len(dst.Marks))
	dst.Cells = append(dst.Cells, a.cells[y*a.Cols:(y+1)*a.Cols]...)
	for i := at; i < len(dst.Cells); i++ {
		c := &dst.Cells[i]
		dst.Marks = append(dst.Marks, a.marks[c.Mark:c.Mark+uint32(c.Marks)]...)
		c.Mark = first
		first += uint32(c.Marks)
	}
}

// CellSize is how large a cell of the screen is, in pixels.
type CellSize struct{ W, H int }

// shaped is a size that a font may have, or the usual one: twice as high as
// wide.
func (c CellSize) shaped() CellSize {
	if c.W < 2 || 5*c.H < 6*c.W || c.H > 4*c.W {
		return CellSize{8, 16}
	}
	return c
}

// pixelsPerColumn is how many pixels of a picture a column takes at least.
const pixelsPerColumn = 8

// Size is how many cells a picture of w by h pixels takes: in its shape, no
// larger than it is, and at most so many columns and rows.
func Size(w, h int, cell CellSize, maxCols, maxRows int) (cols, rows int) {
	cell = cell.shaped()
	maxCols, maxRows = max(1, maxCols), max(1, maxRows)
	cols = min(maxCols, max(1, (w+pixelsPerColumn-1)/pixelsPerColumn))
	rows = (2*cols*h*cell.W + w*cell.H) / (2 * w * cell.H) // rounded
	if rows > maxRows {
		rows = maxRows
		cols = min(maxCols, max(1, (2*rows*w*cell.H+h*cell.W)/(2*h*cell.W)))
	}
	return cols, max(1, rows)
}

const upperHalf = '▀'

// HalfBlocks shows a picture in cols by rows cells, with the styles of a
// palette.
func HalfBlocks(img image.Image, cols, rows int, p *Palette) *Art {
	small := scale(img, cols, 2*rows)
	if p.profile < colorprofile.ANSI256 {
		dither(small)
	}
	a := &Art{Cols: cols, Rows: rows, cells: make([]cell.Cell, 0, cols*rows)}
	for y := range rows {
		for x := range cols {
			s := p.pair(small.RGBAAt(x, 2*y), small.RGBAAt(x, 2*y+1))
			a.cells = append(a.cells, cell.Cell{Rune: upperHalf, Width: 1, Style: s})
		}
	}
	return a
}
