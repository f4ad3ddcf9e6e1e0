package ui

import (
	"context"
	"fmt"
	"image"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
	"khabar/ui/picture"
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

// saidOfPictures is how far fetching them is.
func (m *Model) saidOfPictures() string {
	p := &m.pictures
	s := m.locale.Messages.FetchingPictures
	if p.asked > 1 {
		s += " " + isolate(fmt.Sprintf("%d/%d", p.came, p.asked))
	}
	return s
}
