package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/colorprofile"
	xterm "golang.org/x/term"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
	"khabar/cmd/khabar/config"
	"khabar/feed"
	"khabar/ui"
	"khabar/ui/term"
	"khabar/ui/theme"
)

// sheet writes text and lists: on a terminal laid out in columns, in the order
// and the shapes that it needs, elsewhere as plain text in logical order,
// columns with tabs between.
type sheet struct {
	out   *bufio.Writer
	rows  bool // laid out
	width int
	class row.Class
	w     row.Writer
	p     line.Paragraph
	r     cell.Row
	bytes []byte
	err   error
}

// column is a field of a row. The last one takes what is left of the width.
type column struct {
	text  string
	width int
	align line.Align
	spans []line.Span // over text, which must be clean then
}

// newSheet makes a sheet on a file. The terminal is asked what it needs only
// where the file is one.
func newSheet(ctx context.Context, p *process, c config.Config, file io.Writer) (*sheet, error) {
	s := &sheet{out: bufio.NewWriter(file)}
	f, ok := file.(*os.File)
	if !ok || !xterm.IsTerminal(int(f.Fd())) {
		return s, nil
	}
	blank, err := blankOf(c)
	if err != nil {
		return nil, &failure{exitUsage, err}
	}
	found, err := term.Detect(ctx, term.Options{Config: c.Terminal.Bidi, Output: true, Env: p.getenv, Memory: terminalMemory()})
	if err != nil {
		return nil, &failure{exitUsage, err}
	}
	if s.class = found.Terminal.Class; s.class == row.Logical {
		return s, nil
	}
	if s.width, _, err = xterm.GetSize(int(f.Fd())); err != nil || s.width < 20 {
		s.width = 80
	}
	s.rows, s.w.Blank = true, blank
	found.Terminal.Apply(&s.w)
	s.w.Styles = theme.Theme{}.SGR(colorprofile.Detect(f, environ(p.getenv)), found.Terminal.Colors, ui.QuirksOf(found.Terminal))
	s.write(term.Enter(s.class))
	return s, nil
}

func (s *sheet) write(text string) {
	if s.err == nil {
		_, s.err = s.out.WriteString(text)
	}
}

// row writes one row.
func (s *sheet) row(columns ...column) {
	if !s.rows {
		for i, c := range columns {
			if i > 0 {
				s.write("\t")
			}
			s.write(strings.ReplaceAll(cleanIndented(c.text), "\t", " "))
		}
		s.write("\n")
		return
	}
	s.r.Reset()
	s.r.Blank(1, 0)
	left := s.width - 2
	for i, c := range columns {
		if i == len(columns)-1 {
			c.width = left
		}
		if c.width = min(c.width, left); c.width <= 0 {
			break
		}
		s.p.Set(cleanIndented(c.text), bidi.Auto)
		from := len(s.r.Cells)
		s.p.Truncate(&s.r, line.Options{Width: c.width, Align: c.align})
		line.Paint(s.r.Cells[from:], c.spans)
		if left -= c.width + 2; i < len(columns)-1 && left > 0 {
			s.r.Blank(2, 0)
		}
	}
	s.end()
}

// cleanIndented is a clean line with the blanks that it began with.
func cleanIndented(s string) string {
	rest := strings.TrimLeft(s, " ")
	return s[:len(s)-len(rest)] + feed.CleanLine(rest)
}

// text writes a text, broken into lines of the width.
func (s *sheet) text(text string) {
	text = feed.CleanLine(text)
	if !s.rows {
		s.write(text + "\n")
		return
	}
	s.p.Set(text, bidi.LTR)
	for i := range s.p.Fill(s.width - 2) {
		s.r.Reset()
		s.r.Blank(1, 0)
		s.p.Line(&s.r, i, line.Options{Width: s.width - 2, Align: line.Left})
		s.end()
	}
}

// piece writes a piece of a text under a row of a list, in two lines at most.
func (s *sheet) piece(text string, spans []line.Span) {
	const in, most = 4, 2
	w := s.width - 2*in
	if w < 1 || text == "" {
		return
	}
	s.p.Set(text, bidi.Auto)
	n := s.p.Fill(w)
	for i := range min(n, most) {
		s.r.Reset()
		s.r.Blank(in, 0)
		from := len(s.r.Cells)
		o := line.Options{Width: w, Style: theme.Dim}
		if i == most-1 && n > most {
			s.p.TruncateFrom(&s.r, i, o)
		} else {
			s.p.Line(&s.r, i, o)
		}
		line.Paint(s.r.Cells[from:], spans)
		s.end()
	}
}

// end ends the row that is in s.r.
func (s *sheet) end() {
	s.bytes = s.w.Append(s.bytes[:0], &s.r)
	if s.class == row.Visual || s.class == row.Explicit { // the terminal reorders nothing: trailing blanks mean nothing
		s.write(strings.TrimRight(string(s.bytes), " ") + "\n")
		return
	}
	s.write(string(s.bytes) + "\n")
}

// flush writes what there is so far.
func (s *sheet) flush() error { return written(errors.Join(s.err, s.out.Flush())) }

// close writes what is left and leaves the terminal as it was.
func (s *sheet) close() error {
	if s.rows {
		s.write(term.Leave(s.class))
	}
	return s.flush()
}

// complain says on stderr what went wrong, as the terminal there needs it.
func (p *process) complain(ctx context.Context, c config.Config, errs []error) error {
	if len(errs) == 0 {
		return nil
	}
	s, err := newSheet(context.WithoutCancel(ctx), p, c, p.stderr)
	if err != nil {
		return err
	}
	for _, err := range errs {
		s.text("khabar: " + err.Error())
	}
	return s.close()
}
