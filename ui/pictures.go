package ui

import (
	"context"
	"fmt"
	"image"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/cell"
	"khabar/ui/picture"
	"khabar/ui/term"
)

// Pictures brings pictures of articles, from the net or from where they were
// kept. It may be called from several goroutines.
type Pictures interface {
	// Picture returns the bytes at an address, of a size that is bounded. What
	// they are is not known.
	Picture(ctx context.Context, address string) ([]byte, error)
}

// Bounds of what is fetched for one article.
const (
	mostPictures  = 16 // of an article; the others stay words
	decodedAtOnce = 2  // pictures that take memory at the same time
	highest       = 24 // rows of a picture
	lowest        = 6
	numbers       = 24 // that pictures have in the terminal, used again and again
)

// pictures are those of the open article.
type pictures struct {
	source Pictures
	turn   int // grows when the pictures asked for are not wanted any more
	shown  bool
	images map[string]*image.RGBA // by address
	asked  int
	came   int
	failed error // the last that did not come
	cancel context.CancelFunc
	slots  chan struct{}

	palette *picture.Palette
	first   cell.Style // of the palette
	sent    map[string]sent
	next    int // number of a picture in the terminal, less 1
	used    int
	owed    tea.Cmd // what the terminal is to be told since the page has another width
}

// pay adds what is owed to a command.
func (p *pictures) pay(cmd tea.Cmd) tea.Cmd {
	if p.owed != nil {
		cmd, p.owed = tea.Batch(cmd, p.owed), nil
	}
	return cmd
}

// sent is a picture that the terminal has.
type sent struct {
	id         uint8
	cols, rows int
	there      bool // and has been told of
}

// pictureMsg brings a picture, or says that one is in the terminal.
type pictureMsg struct {
	turn    int
	address string
	image   *image.RGBA
	sent    *sent
	say     string // to be written to the terminal
	err     error
}

func (p *pictures) fetching() bool { return p.shown && p.came < p.asked }

// togglePictures shows the pictures of the open article, or hides them.
func (m *Model) togglePictures() tea.Cmd {
	if m.reader.article == nil || m.reader.raw || m.reader.compared() {
		return nil
	}
	p := &m.pictures
	if p.shown {
		p.stop()
		m.placePictures()
		m.notify = m.locale.Messages.PicturesHidden
		return nil
	}
	return m.fetchPictures(true)
}

// openedPictures fetches the pictures of an article that was opened, where the
// reader always wants them.
func (m *Model) openedPictures() tea.Cmd {
	if m.reading.Pictures != PicturesAlways || m.reader.raw || m.reader.compared() || m.reader.article == nil || m.pictures.shown {
		return nil
	}
	return m.fetchPictures(false)
}

// fetchPictures fetches those of the open article that are not there yet.
func (m *Model) fetchPictures(say bool) tea.Cmd {
	p := &m.pictures
	if p.source == nil {
		return nil
	}
	if !m.showsPictures() {
		if say {
			m.notify = m.locale.Messages.NoColours
		}
		return nil
	}
	if p.images == nil {
		p.images = map[string]*image.RGBA{}
	}
	var wanted []string
	seen := map[string]bool{}
	for i := range m.reader.page.Blocks {
		a := m.reader.page.Blocks[i].Picture
		if a != "" && !seen[a] && len(seen) < mostPictures {
			seen[a] = true
			if p.images[a] == nil {
				wanted = append(wanted, a)
			}
		}
	}
	if len(seen) == 0 {
		if say {
			m.notify = m.locale.Messages.NoPictures
		}
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	p.shown, p.cancel, p.asked, p.came, p.failed = true, cancel, len(wanted), 0, nil
	if p.slots == nil {
		p.slots = make(chan struct{}, decodedAtOnce)
	}
	cmds := []tea.Cmd{m.placePictures()}
	for _, a := range wanted {
		cmds = append(cmds, fetchPicture(ctx, p.source, p.slots, p.turn, a))
	}
	if len(wanted) > 0 {
		cmds = append(cmds, m.startSpin())
	}
	return tea.Batch(cmds...)
}

// fetchPicture fetches one picture and makes it as small as it is wanted.
func fetchPicture(ctx context.Context, source Pictures, slots chan struct{}, turn int, address string) tea.Cmd {
	return func() tea.Msg {
		msg := pictureMsg{turn: turn, address: address}
		var data []byte
		if data, msg.err = source.Picture(ctx, address); msg.err != nil {
			return msg
		}
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		case <-ctx.Done():
			msg.err = ctx.Err()
			return msg
		}
		msg.image, msg.err = picture.Decode(data)
		return msg
	}
}

// pictureCame puts a picture on the page.
func (m *Model) pictureCame(msg pictureMsg) tea.Cmd {
	p := &m.pictures
	if msg.turn != p.turn {
		return nil
	}
	switch {
	case msg.say != "":
		msg.sent.there = true
		told := pictureMsg{turn: msg.turn, address: msg.address, sent: msg.sent}
		return tea.Sequence(tea.Raw(msg.say), func() tea.Msg { return told })
	case msg.sent != nil:
		if msg.err == nil {
			p.sent[msg.address] = *msg.sent
		}
		return m.placePictures()
	}
	p.came++
	if msg.err != nil {
		p.failed = msg.err
	} else {
		p.images[msg.address] = msg.image
	}
	if p.came == p.asked && p.failed != nil {
		m.notify = m.locale.Messages.PictureFailed + " " + isolate(Problem{Source: "", Err: p.failed}.Error()[2:])
	}
	return m.placePictures()
}

// stop ends what is under way, and hides the pictures.
func (p *pictures) stop() {
	if p.cancel != nil {
		p.cancel()
	}
	p.cancel, p.shown = nil, false
	p.turn++
}

// leavePictures forgets the pictures of an article that is left.
func (m *Model) leavePictures() {
	p := &m.pictures
	p.stop()
	p.images, p.palette, p.sent = nil, nil, nil
}

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
	cols, rows := picture.Size(img.Rect.Dx(), img.Rect.Dy(), m.readerWidth(), rows)
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

// saidOfPictures is how far fetching them is.
func (m *Model) saidOfPictures() string {
	p := &m.pictures
	s := m.locale.Messages.FetchingPictures
	if p.asked > 1 {
		s += " " + isolate(fmt.Sprintf("%d/%d", p.came, p.asked))
	}
	return s
}
