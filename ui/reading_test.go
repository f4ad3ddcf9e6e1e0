package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/cell"
	"khabar/feed"
	"khabar/ui/locale"
	"khabar/ui/page"
	"khabar/ui/theme"
)

// TestReadingKeys: each key changes the page and says so, and the reader stays
// at the same words.
func TestReadingKeys(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 60))
	press(m, "pgdown", "pgdown")
	at := m.reader.page.Place(m.reader.top)
	for _, c := range []struct {
		key   string
		times int
		check func(int) bool
	}{
		{"J", 2, func(n int) bool { return m.reading.Justify == (n%2 == 1) }},
		{"m", 3, func(n int) bool { return m.reading.Marks == page.Marks(n%3) }},
		{"#", 4, func(n int) bool { return m.reading.Digits == locale.Digits(n%4) }},
		{"P", 3, func(n int) bool { return m.reading.Spacing == page.Spacing(n%3) }},
		{"F", 3, func(n int) bool { return m.reading.Focus == page.Focus(n%3) }},
		{"-", 1, func(int) bool {
			return m.reading.Measure == DefaultMeasure-measureStep && m.reader.page.Width() <= m.reading.Measure
		}},
	} {
		for n := 1; n <= c.times; n++ {
			m.notify = ""
			press(m, c.key)
			if !c.check(n) || m.notify == "" {
				t.Errorf("%s, pressed %d times: %+v, says %q", c.key, n, m.reading, m.notify)
			}
			if got := m.reader.page.Place(m.reader.top); got.Block != at.Block {
				t.Errorf("%s moved the page from block %d to %d", c.key, at.Block, got.Block)
			}
		}
	}
}

// TestFocusMoves: down goes to the next paragraph or line, which stays in the
// window all the way to the end.
func TestFocusMoves(t *testing.T) {
	for times, focus := range map[int]page.Focus{1: page.OneParagraph, 2: page.OneLine} {
		m := openModel(t, 120, 24, article(0, 20))
		for range times {
			press(m, "F")
		}
		if m.reading.Focus != focus {
			t.Fatalf("focus %d", m.reading.Focus)
		}
		last := -1
		for range m.reader.page.All() {
			r := &m.reader
			if r.at < r.top || r.at >= r.top+r.height {
				t.Fatalf("focus %d: row %d is not in the window from %d on, %d rows", focus, r.at, r.top, r.height)
			}
			if i, l, ok := r.page.At(r.at); !ok || l < 0 || !r.page.Blocks[i].Reads() {
				t.Fatalf("focus %d: nothing to read on row %d", focus, r.at)
			}
			if r.at < last {
				t.Fatalf("focus %d: down went from row %d up to %d", focus, last, r.at)
			}
			last = r.at
			press(m, "j")
		}
		if !m.reader.atEnd() || m.reader.page.Blocks[len(m.reader.page.Blocks)-1].Body == 0 {
			t.Errorf("focus %d: the end was not reached", focus)
		}
		for range m.reader.page.All() {
			press(m, "k")
		}
		if m.reader.top != 0 {
			t.Errorf("focus %d: back up at row %d", focus, m.reader.top)
		}
	}
}

// TestFocusBegins: at the top of a page the focus is on the first text of its
// body, and what heads the page stays plain.
func TestFocusBegins(t *testing.T) {
	short := article(1, 0)
	short.Summary = "خلاصة الخبر في سطر واحد"
	for name, c := range map[string]struct {
		article *feed.Article
		text    string
		raw     bool
	}{
		"article":         {article(0, 20), article(0, 20).Body[0].Text, false},
		"summary alone":   {short, short.Summary, false},
		"text as it came": {withRaw(article(2, 3), "السطر الأول\nالسطر الثاني"), "السطر الأول", true},
	} {
		for times, focus := range map[int]page.Focus{1: page.OneParagraph, 2: page.OneLine} {
			m := openModel(t, 120, 24, c.article)
			if c.raw {
				press(m, "v")
			}
			for range times {
				press(m, "F")
			}
			r := &m.reader
			i, l, ok := r.page.At(r.at)
			if !ok || l != 0 || r.page.Blocks[i].Text != c.text || r.top != 0 {
				t.Errorf("%s, focus %d: on line %d of block %d at row %d, the window at %d", name, focus, l, i, r.at, r.top)
			}
			look := m.pageLook()
			for row := range r.page.All() {
				i, l, _ := r.page.At(row)
				b := &r.page.Blocks[i]
				if b.Rule || l < 0 {
					continue
				}
				var got cell.Row
				r.page.Draw(&got, row, &look)
				plain := focus == page.OneParagraph && i == r.blockAt() || row == r.at || b.Part == page.InHead
				if want := choose(plain, b.Style, theme.Dim); got.Cells[len(got.Cells)-1].Style != want {
					t.Errorf("%s, focus %d: row %d, %q, has style %v, want %v", name, focus, row, first(b.Text, 30), got.Cells[len(got.Cells)-1].Style, want)
				}
			}
		}
	}
}

func withRaw(a *feed.Article, raw string) *feed.Article {
	a.Raw = raw
	return a
}

// blockAt is the block that has the focus.
func (r *reader) blockAt() int {
	i, _, _ := r.page.At(r.at)
	return i
}

// TestFocusOnLongParagraph: one that is longer than the window is scrolled
// through, not skipped.
func TestFocusOnLongParagraph(t *testing.T) {
	a := article(0, 1)
	a.Body = append([]feed.Block{{Text: strings.Repeat("كلمات من النص العربي ", 300)}}, a.Body...)
	m := openModel(t, 120, 24, a)
	press(m, "F", "j")
	r := &m.reader
	long := r.at
	for seen := r.top + r.height; ; seen = r.top + r.height {
		press(m, "j")
		if r.at != long {
			break
		}
		if r.top+r.height != seen+1 {
			t.Fatalf("the window ends at row %d, and before at %d", r.top+r.height, seen)
		}
	}
	if i, _, _ := r.page.At(long); r.at < long+r.page.Lines(i) {
		t.Errorf("focus went from row %d to %d", long, r.at)
	}
	for range 200 {
		press(m, "k")
	}
	if r.top != 0 {
		t.Errorf("back up at row %d", r.top)
	}
}

// links is an article with n links.
func linked(n int) *feed.Article {
	a := article(0, 2)
	for i := range n {
		text := fmt.Sprintf("رابط رقم %d", i)
		a.Body = append(a.Body, feed.Block{Text: text, Spans: []feed.Span{{Start: 0, End: len(text), Style: feed.Linked, Target: fmt.Sprintf("https://example.org/%d", i+1)}}})
	}
	return a
}

// opened is an Opener that keeps what it was given.
type opened struct{ urls []string }

func (o *opened) Open(_ context.Context, url string) error {
	o.urls = append(o.urls, url)
	return nil
}

// TestLinkByNumber: a digit opens its link; with ten or more it waits for the
// next one, for Enter, or for a while. Digits of other keyboards do the same.
func TestLinkByNumber(t *testing.T) {
	for _, c := range []struct {
		links int
		keys  []string
		late  bool // no more digits come
		want  string
	}{
		{3, []string{"2"}, false, "https://example.org/2"},
		{3, []string{"٢"}, false, "https://example.org/2"},
		{3, []string{"۳"}, false, "https://example.org/3"},
		{3, []string{"4"}, false, ""},
		{12, []string{"1", "1"}, false, "https://example.org/11"},
		{12, []string{"1", "enter"}, false, "https://example.org/1"},
		{12, []string{"1"}, true, "https://example.org/1"},
		{12, []string{"1", "esc"}, true, ""},
		{12, []string{"1", "j"}, true, ""},
		{12, []string{"9"}, false, "https://example.org/9"},
		{12, []string{"0", "2"}, false, "https://example.org/2"},
	} {
		m := openModel(t, 120, 36, linked(c.links))
		o := &opened{}
		m.opener = o
		press(m, c.keys...)
		if c.late {
			settle(m, func() tea.Msg { return linkMsg{m.reader.choosing.typed} })
		}
		if got := strings.Join(o.urls, " "); got != c.want {
			t.Errorf("%d links, %q: opened %q, want %q", c.links, c.keys, got, c.want)
		}
		if m.focus != paneReader || m.reader.article == nil {
			t.Errorf("%q left the reader", c.keys)
		}
	}
}

// TestReadOnFromRelated: at the end of an article that was opened from the
// related ones and is not in the list, reading goes on where the list was left.
func TestReadOnFromRelated(t *testing.T) {
	l := library(8)
	m := openLibrary(t, 120, 36, l)
	press(m, "j", "j", "enter")
	head := fakeHeadline(100)
	m.openedArticle(articleMsg{turn: m.walk.opening, how: openTrail, head: head, article: article(100, 1)})
	press(m, "G", "space")
	if m.reader.head.ID != 5 {
		t.Errorf("reading %d, the one after the third of eight is 5", m.reader.head.ID)
	}
}

// shownPictures are Pictures of which one is a picture.
type shownPictures struct {
	mu    sync.Mutex
	asked []string
}

func (s *shownPictures) Picture(_ context.Context, address string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, address)
	if strings.HasSuffix(address, "broken.png") {
		return nil, errors.New("it is gone \x1b[31m")
	}
	var b bytes.Buffer
	err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 320, 160)))
	return b.Bytes(), err
}

func pictured(addresses ...string) *feed.Article {
	a := article(0, 3)
	a.Media = []feed.Media{{URL: "https://example.org/lead.png", Type: "image/png"}}
	for _, s := range addresses {
		a.Body = append(a.Body, feed.Block{Kind: feed.Image, Text: "صورة", Spans: []feed.Span{{Start: 0, End: 8, Style: feed.Linked, Target: s}}})
	}
	return a
}

// TestPictures: they come when they are asked for, once; what fails is said in
// plain words and harms nothing; pressed again the key hides them.
func TestPictures(t *testing.T) {
	m := openModel(t, 120, 36, pictured("https://example.org/a.png", "https://example.org/broken.png", "https://example.org/a.png"))
	source := &shownPictures{}
	m.pictures.source = source
	m.bindKeys(nil)
	rows := m.reader.page.All()
	if len(source.asked) != 0 {
		t.Fatal("pictures were fetched unasked")
	}
	press(m, "i")
	if len(source.asked) != 3 || !m.pictures.shown || m.pictures.fetching() {
		t.Errorf("asked for %q", source.asked)
	}
	if !strings.Contains(m.notify, "it is gone") || strings.Contains(m.notify, "\x1b") {
		t.Errorf("says %q", m.notify)
	}
	with := m.reader.page.All()
	if with <= rows+2*5 || !strings.Contains(m.View().Content, "▀") {
		t.Errorf("%d rows without pictures, %d with", rows, with)
	}
	for _, w := range []int{60, 200, 120} {
		m.Update(tea.WindowSizeMsg{Width: w, Height: 36})
		m.View()
		look := m.pageLook()
		for y := range m.reader.page.All() {
			var r cell.Row
			if m.reader.page.Draw(&r, y, &look); r.Width() != m.reader.page.Width() {
				t.Fatalf("%d columns: row %d has %d of %d columns", w, y, r.Width(), m.reader.page.Width())
			}
		}
		wide := 0
		for i := range m.reader.page.Blocks {
			if a := m.reader.page.Blocks[i].Art; a != nil {
				wide = a.Cols
			}
		}
		if wide != min(40, m.reader.page.Width()) {
			t.Errorf("%d columns: the picture has %d on a page of %d", w, wide, m.reader.page.Width())
		}
	}
	m.Update(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	if !strings.Contains(m.View().Content, "38;2;255;255;255") {
		t.Error("not in true colour")
	}
	press(m, "i")
	if got := m.reader.page.All(); got != rows || len(source.asked) != 3 {
		t.Errorf("hidden: %d rows, were %d", got, rows)
	}
	press(m, "i")
	if len(source.asked) != 4 { // what failed is asked for again
		t.Errorf("shown again: asked for %q", source.asked)
	}
}

// TestPicturesAlways: they come without being asked for, also of an article
// that was named alone, and when one is come back to; never of one that is only
// shown beside the list.
func TestPicturesAlways(t *testing.T) {
	source := &shownPictures{}
	m := openModel(t, 120, 36, pictured(), article(1, 3))
	m.pictures.source, m.reading.Pictures = source, PicturesAlways
	press(m, "j")
	if len(source.asked) != 0 {
		t.Errorf("asked for %q", source.asked)
	}
	press(m, "k", "enter")
	if len(source.asked) != 1 || !m.pictures.shown {
		t.Errorf("asked for %q", source.asked)
	}
	press(m, "esc", "j", "enter", "esc", "k", "enter")
	if len(source.asked) != 2 || !strings.Contains(m.View().Content, "▀") {
		t.Errorf("again: asked for %q", source.asked)
	}
	m.reading.Pictures = PicturesNever
	if m.can(actPictures) {
		t.Error("never, but there is a key")
	}
}

// TestPicturesOfTheTerminal: a terminal that draws pictures is told of each
// once, shows it over placeholders, and forgets it in the end.
func TestPicturesOfTheTerminal(t *testing.T) {
	m := openModel(t, 120, 36, pictured())
	m.pictures.source = &shownPictures{}
	m.terminal.Name = "ghostty"
	m.bindKeys(nil)
	press(m, "i")
	if strings.Count(m.View().Content, "\U0010EEEE") == 0 || strings.Contains(m.View().Content, "▀") {
		t.Error("no placeholders")
	}
	if s := m.pictures.forget(m.terminal); !strings.Contains(s, "a=d,d=I,q=2,i=1") {
		t.Errorf("forgotten by %q", s)
	}
}

// TestPictureComesLate: one that comes when the article was left is dropped.
func TestPictureComesLate(t *testing.T) {
	m := openModel(t, 120, 36, pictured(), article(1, 3))
	m.pictures.source = &shownPictures{}
	turn := m.pictures.turn
	m.pictures.shown = true
	press(m, "enter", "esc", "j", "enter")
	if m.pictures.turn == turn {
		t.Fatal("the pictures are wanted still")
	}
	m.Update(pictureMsg{turn: turn, address: "https://example.org/lead.png", image: image.NewRGBA(image.Rect(0, 0, 9, 9))})
	if len(m.pictures.images) != 0 {
		t.Error("it was taken")
	}
}

// directing is a Director that keeps what it was told.
type directing struct {
	*fakeLibrary
	told map[int64]feed.Direction
}

func (d *directing) Direct(_ context.Context, id int64, to feed.Direction) error {
	d.told[id] = to
	return nil
}

func (d *directing) DirectFeed(_ context.Context, id int64, to feed.Direction) error {
	d.told[-id] = to
	return nil
}

// TestDirectionKey: of an article in memory for this session, of a stored one
// and of a feed in the library.
func TestDirectionKey(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 5))
	press(m, "D")
	if b := m.reader.page.Blocks[len(m.reader.page.Blocks)-1]; page.DirectionOf(m.reader.directedNow(m.reader.head.ID, m.reader.article)) != direction(false) || b.Body == 0 {
		t.Errorf("not turned: %+v", b)
	}
	press(m, "D")
	if m.reader.head.Directed != feed.RightToLeft {
		t.Errorf("not set to what it is: %v", m.reader.head.Directed)
	}
	press(m, "D")
	if m.reader.head.Directed != feed.Undeclared || m.notify != m.locale.Messages.DirectionAuto {
		t.Errorf("not turned back: %v, %q", m.reader.head.Directed, m.notify)
	}
	l := library(5)
	m = openLibrary(t, 120, 36, l)
	d := &directing{l, map[int64]feed.Direction{}}
	m.stored.Director = d
	press(m, "enter", "D")
	if d.told[5] != feed.LeftToRight || m.list.rows[0].Directed != feed.LeftToRight {
		t.Errorf("told %v", d.told)
	}
	press(m, "f", "j", "j", "j", "j", "j")
	id := m.tree.chosen().feed
	press(m, "D")
	if id == 0 || d.told[-id] != feed.RightToLeft {
		t.Errorf("feed %d: told %v", id, d.told)
	}
}

// TestBackToLongerRelated: coming back to an article whose related ones are not
// known yet, nothing is drawn of those of the article that was left.
func TestBackToLongerRelated(t *testing.T) {
	l := library(8)
	m := openLibrary(t, 120, 36, l)
	press(m, "enter")
	m.related.show(m.reader.head.ID, make([]Related, 3))
	m.related.selected = 2
	m.openedArticle(articleMsg{turn: m.walk.opening, how: openTrail, head: fakeHeadline(3), article: article(3, 1)})
	m.related.show(3, make([]Related, 1))
	m.retrace() // what it asks for is on its way
	m.View()
	m.related.show(m.reader.head.ID, make([]Related, 3))
	if m.related.selected != 2 {
		t.Errorf("selected %d, was 2", m.related.selected)
	}
}
