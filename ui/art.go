package ui

import (
	"image"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/cell"
	"khabar/ui/picture"
	"khabar/ui/term"
)

// showsPictures reports whether the terminal has a way to show them.
func (m *Model) showsPictures() bool {
	return m.terminal.Graphics() || m.pictureProfile() >= colorprofile.ANSI
}

// pictureProfile is how many colours pictures are shown in.
func (m *Model) pictureProfile() colorprofile.Profile {
	if c := m.terminal.Colors; 0 < c && c < 256 && m.profile > colorprofile.ANSI {
		return colorprofile.ANSI
	}
	return m.profile
}

// placePictures puts those that are there on the page, in cells of its width,
// and leaves the reader at the same words.
func (m *Model) placePictures() tea.Cmd {
	r := &m.reader
	changed, cmd := m.setPictures()
	if changed {
		at, focused := r.page.Place(r.top), r.page.Place(r.at)
		top := r.top
		r.page.Set(r.page.Blocks, m.readerWidth())
		if r.at = r.page.Row(focused); top > 0 { // who is at the top stays there
			r.top = r.page.Row(at)
		}
		r.scroll(0)
	}
	return cmd
}

// cellSize is how large the terminal says that a cell is.
func (m *Model) cellSize() (c picture.CellSize) {
	if m.cell != nil {
		c.W, c.H = m.cell()
	}
	return c
}

// setPictures gives the blocks their pictures in cells of the page's width; the
// page is to be set anew where that changed.
func (m *Model) setPictures() (changed bool, _ tea.Cmd) {
	r, p := &m.reader, &m.pictures
	var cmds []tea.Cmd
	for i := range r.page.Blocks {
		b := &r.page.Blocks[i]
		if b.Picture == "" {
			continue
		}
		var art *picture.Art
		if img := p.images[b.Picture]; img != nil && p.shown {
			var cmd tea.Cmd
			art, cmd = m.art(b.Picture, img)
			cmds = append(cmds, cmd)
		}
		changed = changed || art != b.Art
		if b.Art = art; b.Lead {
			b.Before = choose(art != nil, 1, 0)
		}
	}
	m.dressPictures()
	return changed, tea.Batch(cmds...)
}

// art is a picture in cells. Where the terminal draws pictures itself it is
// told of it first.
func (m *Model) art(address string, img *image.RGBA) (*picture.Art, tea.Cmd) {
	p := &m.pictures
	if p.palette == nil {
		p.palette = picture.NewPalette(m.pictureProfile(), p.first)
	}
	rows := clamp(m.reader.height*3/5, lowest, highest)
	cols, rows := picture.Size(img.Rect.Dx(), img.Rect.Dy(), m.cellSize(), m.readerWidth(), rows)
	if !m.terminal.Graphics() {
		return picture.HalfBlocks(img, cols, rows, p.palette), nil
	}
	if p.sent == nil {
		p.sent = map[string]sent{}
	}
	s, known := p.sent[address]
	if known && s.cols == cols && s.rows == rows {
		if !s.there {
			return nil, nil
		}
		return picture.Placeholders(s.id, cols, rows, p.palette), nil
	}
	if !known {
		s.id = uint8(p.next + 1)
		p.next = (p.next + 1) % numbers
		p.used = max(p.used, int(s.id))
	}
	s.cols, s.rows, s.there = cols, rows, false
	p.sent[address] = s
	turn, tmux := p.turn, m.terminal.Via == "tmux"
	return nil, func() tea.Msg {
		msg := pictureMsg{turn: turn, address: address, sent: &s}
		msg.say, msg.err = picture.Transmit(s.id, img, cols, rows, tmux)
		return msg
	}
}

// dressPictures gives the writer the colours of the pictures, behind those of
// the screen.
func (m *Model) dressPictures() {
	p := &m.pictures
	if p.palette != nil && int(p.first) <= len(m.writer.Styles) {
		m.writer.Styles = append(m.writer.Styles[:p.first:p.first], p.palette.Styles()...)
	}
}

// redressPictures makes the pictures anew for other colours of the terminal.
func (m *Model) redressPictures() {
	p := &m.pictures
	p.first = cell.Style(len(m.writer.Styles))
	if p.palette = nil; p.shown {
		m.placePictures()
	}
}

// forget is what to write to the terminal, so that it frees the pictures.
func (p *pictures) forget(t term.Terminal) string {
	s := ""
	for n := 1; n <= p.used; n++ {
		s += picture.Forget(uint8(n), t.Via == "tmux")
	}
	p.used = 0
	return s
}
