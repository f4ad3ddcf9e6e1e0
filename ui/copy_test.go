package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/feed"
	"khabar/feed/export"
	"khabar/ui/clip"
	"khabar/ui/locale"
	"khabar/ui/page"
	"khabar/ui/term"
)

// fakeOutside keeps what leaves the program.
type fakeOutside struct {
	mu       sync.Mutex
	clipped  []string
	fail     error
	files    map[string]string
	ran      [][]string
	input    string
	says     []string // what a command writes
	code     int
	hold     chan struct{} // where not nil, a command waits for it, or to be canceled
	opened   []string
	sequence string
}

func (o *fakeOutside) Copy(_ context.Context, text string) (string, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.clipped = append(o.clipped, text)
	return o.sequence, o.fail
}

func (o *fakeOutside) Save(_ context.Context, name string, data []byte, over bool) (string, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, there := o.files[name]; there && !over {
		return "", fs.ErrExist
	}
	if o.fail != nil {
		return "", o.fail
	}
	o.files[name] = string(data)
	return "/home/x/" + name, nil
}

func (o *fakeOutside) Run(ctx context.Context, argv []string, input []byte, tell func([]byte)) (int, error) {
	o.mu.Lock()
	o.ran, o.input = append(o.ran, argv), string(input)
	says := o.says
	o.mu.Unlock()
	for _, s := range says {
		tell([]byte(s))
	}
	if o.hold != nil {
		select {
		case <-o.hold:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	return o.code, o.fail
}

func (o *fakeOutside) Open(_ context.Context, url string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.opened = append(o.opened, url)
	return nil
}

func (o *fakeOutside) last() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.clipped) == 0 {
		return ""
	}
	return o.clipped[len(o.clipped)-1]
}

// asked is what stands in the prompt.
func asked(m *Model) string { return m.prompt.line.Text() }

// story is an article with links, marks, digits, a table and two directions.
func story() *feed.Article {
	return &feed.Article{
		ID: "1", URL: "https://example.org/a?b=1", Title: "قُرِئ البيان: نص أول", Source: "الجريدة", Lang: "ar",
		Published: feed.Date{Time: testNow.Add(-3 * time.Hour), From: feed.DateDeclared},
		Body: []feed.Block{
			{Text: "قال الوزير إن 12 شخصا حضروا. ثم\u200cغادر القاعة؟ انتهى.", Spans: []feed.Span{{Start: 0, End: len("قال"), Style: feed.Linked, Target: "https://example.org/x"}}},
			{Kind: feed.Rule},
			{Text: "An English quote: it rose 3.14%. Then it fell."},
			{Kind: feed.Row, Text: "أول\tثان", Cells: []string{"أول", "ثان"}},
			{Text: "آخر فقرة."},
		},
	}
}

func openOutside(t *testing.T, w, h int, o *fakeOutside, as ...*feed.Article) *Model {
	t.Helper()
	if o.files == nil {
		o.files = map[string]string{}
	}
	ar, _ := locale.Match("ar")
	m := New(Config{
		Locale: ar, Mirrored: true, Loader: batches{{Articles: as}}, Opener: o, Outside: o,
		Out: Out{Folder: "news", Shares: []Share{{Name: "Mail", URL: "mailto:?subject={title}&body={url}"}, {Name: "Send", Command: "send {title} --to={url}"}, {Name: "Bad", URL: "javascript:{url}"}}},
		Now: func() time.Time { return testNow }, Terminal: term.Terminal{Class: row.Visual},
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	settle(m, m.Init())
	return m
}

// What is copied is the article's, byte for byte, wherever the place is.
func TestCopy(t *testing.T) {
	a := story()
	for _, tt := range []struct {
		keys []string
		want string
	}{
		{[]string{"y", "w"}, "قُرِئ"},
		{[]string{"y", "s"}, a.Title},
		{[]string{"y", "left", "w"}, "البيان"},
		{[]string{"y", "left", "left", "right", "w"}, "البيان"},
		{[]string{"y", "left", "enter"}, "البيان"},
		{[]string{"y", "left", "tab", "tab", "enter"}, a.Title},
		{[]string{"y", "a"}, string(export.AppendText(nil, a))},
		{[]string{"y", "l"}, a.URL},
		{[]string{"y", "c"}, "«قُرِئ البيان: نص أول»، الجريدة، 23 نوفمبر 2026، https://example.org/a?b=1"},
		{[]string{"j", "j", "j", "y", "p"}, a.Body[0].Text},
	} {
		o := &fakeOutside{}
		m := openOutside(t, 60, 12, o, a)
		for _, k := range tt.keys {
			press(m, k)
		}
		if o.last() != tt.want {
			t.Errorf("%v: copied %q, want %q", tt.keys, o.last(), tt.want)
		}
		if m.choice.open || m.reader.page.Chosen != (page.Chosen{}) {
			t.Errorf("%v: the question still stands", tt.keys)
		}
		if want := m.locale.Copied(clip.Words(tt.want)); m.notify != want {
			t.Errorf("%v: it says %q, want %q", tt.keys, m.notify, want)
		}
	}
}

// Going through the page word by word meets every word of the article once, in
// the order of the text, and no footnote's number.
func TestCopyEveryWord(t *testing.T) {
	a := story()
	o := &fakeOutside{}
	m := openOutside(t, 60, 12, o, a)
	var want, got []string
	for _, s := range []string{a.Title, "", a.Body[0].Text, a.Body[2].Text, a.Body[3].Text, a.Body[4].Text} {
		for start, end := clip.Word(s, 0); end > start; {
			want = append(want, s[start:end])
			next, last := clip.Word(s, end)
			if next < end {
				break
			}
			start, end = next, last
		}
	}
	press(m, "y")
	for range 60 {
		q := m.outgoing.at
		text, at := m.sourceOf(q.block, q.word)
		start, end := clip.Word(text, at)
		got = append(got, text[start:end])
		if m.reader.page.RightToLeft(q.block) {
			press(m, "left")
		} else {
			press(m, "right")
		}
		if m.outgoing.at == q {
			break
		}
		if row := m.reader.page.Row(page.Place{Block: m.outgoing.at.block, Offset: m.outgoing.at.word}); row < m.reader.top || row >= m.reader.top+m.reader.height {
			t.Errorf("%q is at row %d, the screen shows %d and %d more", got[len(got)-1], row, m.reader.top, m.reader.height)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the words are\n%q, want\n%q", got, want)
	}
	before := m.outgoing.at
	press(m, "up")
	if m.outgoing.at == before {
		t.Error("up goes nowhere")
	}
	press(m, "esc")
	if m.choice.open {
		t.Error("Esc leaves the question open")
	}
}

// An article that is only selected is copied whole, its link too.
func TestCopySelected(t *testing.T) {
	l := library(20)
	o := &fakeOutside{files: map[string]string{}}
	m := openLibrary(t, 120, 30, l)
	m.outgoing.to, m.opener = o, o
	m.bindKeys(nil)
	press(m, "j")
	press(m, "y")
	if len(m.choice.options) != 3 {
		t.Fatalf("%d options for an article that is not open", len(m.choice.options))
	}
	press(m, "a")
	if want := fmt.Sprintf("عنوان الخبر رقم %d", 19); !strings.Contains(o.last(), want) {
		t.Errorf("copied %q, not %q", o.last(), want)
	}
	press(m, "y")
	press(m, "l")
	if m.notify != m.locale.Out.Nothing {
		t.Errorf("without a link it says %q", m.notify)
	}
}

// The letters of a question are those of the keys, whatever layout is on.
func TestCopyOnLayouts(t *testing.T) {
	for keys, want := range map[string]string{"غ ص": "قُرِئ", "غ س": story().Title, "y w": "قُرِئ", "ט '": "قُرِئ"} {
		o := &fakeOutside{}
		m := openOutside(t, 60, 12, o, story())
		press(m, strings.Fields(keys)...)
		if o.last() != want {
			t.Errorf("%s: copied %q, want %q", keys, o.last(), want)
		}
	}
}

func TestCopyFails(t *testing.T) {
	for err, want := range map[error]func(*locale.Out) string{
		clip.ErrTooLarge: func(o *locale.Out) string { return o.TooLong },
		clip.ErrNoWay:    func(o *locale.Out) string { return o.NoClipboard },
	} {
		o := &fakeOutside{fail: err}
		m := openOutside(t, 60, 12, o, story())
		press(m, "y")
		press(m, "a")
		if m.notify != want(&m.locale.Out) {
			t.Errorf("%v: %q", err, m.notify)
		}
	}
	m := openOutside(t, 60, 12, &fakeOutside{})
	press(m, "y")
	if m.choice.open || m.notify != m.locale.Out.Nothing {
		t.Errorf("with nothing to copy: %q", m.notify)
	}
}

func TestSave(t *testing.T) {
	a := story()
	o := &fakeOutside{}
	m := openOutside(t, 80, 20, o, a)
	press(m, "S")
	press(m, "m")
	if want := "news/قُرِئ البيان نص أول.md"; !m.prompt.open || asked(m) != want {
		t.Fatalf("proposed: %q, want %q", asked(m), want)
	}
	press(m, "enter")
	if got := o.files["news/قُرِئ البيان نص أول.md"]; got != string(new(export.Markdown).Append(nil, a)) {
		t.Errorf("saved: %q", got)
	}
	if !strings.Contains(m.notify, "/home/x/news/") {
		t.Errorf("it says %q", m.notify)
	}
	// Again, as text: the answer to writing over it is no unless y is pressed.
	o.files["news/قُرِئ البيان نص أول.txt"] = "mine"
	for answer, want := range map[string]string{"enter": "mine", "esc": "mine", "n": "mine", "y": string(export.AppendText(nil, a))} {
		if answer == "y" {
			continue
		}
		for _, k := range []string{"S", "t", "enter"} {
			press(m, k)
		}
		if !m.choice.open {
			t.Fatal("nobody asked")
		}
		press(m, answer)
		if got := o.files["news/قُرِئ البيان نص أول.txt"]; got != want {
			t.Errorf("%s: %q", answer, got)
		}
	}
	for _, k := range []string{"S", "t", "enter", "y"} {
		press(m, k)
	}
	if got := o.files["news/قُرِئ البيان نص أول.txt"]; got != string(export.AppendText(nil, a)) {
		t.Errorf("y: %q", got)
	}
	o.fail = errors.New("no space left on device")
	for _, k := range []string{"S", "h", "enter"} {
		press(m, k)
	}
	if m.complaint == nil {
		t.Error("a failure is not said")
	}
}

func TestPipe(t *testing.T) {
	a := story()
	o := &fakeOutside{says: []string{"سطر \x1b[31mأول\x1b]0;title\a\n", "line\ttwo\xff\n"}, code: 4}
	m := openOutside(t, 80, 20, o, a)
	press(m, "|")
	for _, r := range `tool 'two words' x` {
		press(m, string(r))
	}
	press(m, "enter")
	if want := []string{"tool", "two words", "x"}; len(o.ran) != 1 || !slices.Equal(o.ran[0], want) {
		t.Fatalf("ran %q, want %q", o.ran, want)
	}
	if o.input != string(export.AppendText(nil, a)) {
		t.Errorf("it got %q", o.input)
	}
	var texts []string
	for _, b := range m.help.page.Blocks {
		texts = append(texts, b.Text)
	}
	if want := []string{"tool two words x", "", "سطر أول", "line    two\uFFFD", "", "رمز الخروج 4"}; !slices.Equal(texts, want) {
		t.Errorf("it shows %q, want %q", texts, want)
	}
	press(m, "esc")
	if m.help.open || m.outgoing.pipe.open {
		t.Error("Esc does not leave it")
	}
	press(m, "|") // the command before is proposed
	if asked(m) != `tool 'two words' x` {
		t.Errorf("proposed: %q", asked(m))
	}
	press(m, "esc")
	press(m, "?")
	if !m.help.open || m.outgoing.pipe.open {
		t.Error("the help does not come back")
	}
}

// A command that goes on is shown meanwhile, and Esc stops it.
func TestPipeCanceled(t *testing.T) {
	o := &fakeOutside{says: []string{"begun\n"}, hold: make(chan struct{})}
	m := openOutside(t, 80, 20, o, story())
	cmd := m.runCommand([]string{"slow"}, nil)
	if !m.outgoing.pipe.running || !m.help.open {
		t.Fatal("it does not run")
	}
	press(m, "esc")
	if !m.help.open {
		t.Error("Esc leaves what it only stops")
	}
	settle(m, cmd)
	last := m.help.page.Blocks[len(m.help.page.Blocks)-1].Text
	if m.outgoing.pipe.running || last != m.locale.Out.Stopped {
		t.Errorf("after Esc: %q", last)
	}
}

func TestShare(t *testing.T) {
	o := &fakeOutside{}
	m := openOutside(t, 80, 20, o, story())
	press(m, ">")
	press(m, "1")
	want := "mailto:?subject=%D9%82%D9%8F%D8%B1%D9%90%D8%A6%20%D8%A7%D9%84%D8%A8%D9%8A%D8%A7%D9%86%3A%20%D9%86%D8%B5%20%D8%A3%D9%88%D9%84&body=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1"
	if !slices.Equal(o.opened, []string{want}) {
		t.Errorf("opened %q", o.opened)
	}
	press(m, ">")
	press(m, "2")
	if want := []string{"send", "قُرِئ البيان: نص أول", "--to=https://example.org/a?b=1"}; len(o.ran) != 1 || !slices.Equal(o.ran[0], want) {
		t.Errorf("ran %q", o.ran)
	}
	press(m, "esc")
	press(m, ">")
	press(m, "3")
	if len(o.opened) != 1 || m.complaint == nil {
		t.Errorf("javascript: is opened: %q", o.opened)
	}
}

// The question fits any width, and the option that is chosen is to be seen.
func TestChoiceDrawn(t *testing.T) {
	for _, w := range []int{24, 40, 80, 120} {
		m := openOutside(t, w, 12, &fakeOutside{}, story())
		press(m, "y")
		for range m.choice.options {
			lines := strings.Split(stripLinks(m.View().Content), "\n")
			if m.width > 0 && len(lines) != 12 {
				t.Fatalf("%d: %d rows", w, len(lines))
			}
			press(m, "tab")
		}
	}
}

// Where a line or a paragraph has the focus, the place begins there.
func TestCopyFocus(t *testing.T) {
	a := story()
	o := &fakeOutside{}
	m := openOutside(t, 60, 24, o, a)
	m.reading.Focus = page.OneParagraph
	m.reader.at = m.reader.page.Row(m.reader.page.PlaceOf(2, 0))
	press(m, "y", "p")
	if o.last() != a.Body[2].Text {
		t.Errorf("copied %q, want %q", o.last(), a.Body[2].Text)
	}
}

// What the mouse marks is copied when its button goes up, and again by y.
func TestCopyMarked(t *testing.T) {
	a := story()
	h := withMouse(t, 120, 40, "ar", a)
	o := &fakeOutside{}
	m := h.m
	m.outgoing.to = o
	m.bindKeys(nil)
	m.setFocus(paneReader)
	m.View()
	block := m.reader.page.PlaceOf(2, 0).Block
	x, y := h.find(paneReader, block, 0)
	x2, y2 := h.find(paneReader, block, len(a.Body[2].Text)-1)
	h.later()
	h.drag(x, y, x2, y2)
	if o.last() != a.Body[2].Text {
		t.Fatalf("the button up copied %q, want %q", o.last(), a.Body[2].Text)
	}
	o.clipped = nil
	press(m, "y")
	if o.last() != a.Body[2].Text || m.choice.open {
		t.Errorf("y copied %q", o.last())
	}
}

// Another page may come while the reader is asked what to copy: what is copied
// stands on that.
func TestCopyOtherPage(t *testing.T) {
	for _, k := range []string{"w", "left", "right", "down", "tab"} {
		a, other := story(), &feed.Article{Title: "خبر آخر", Body: []feed.Block{{Text: "نص"}}}
		o := &fakeOutside{}
		m := openOutside(t, 60, 12, o, a)
		press(m, "j", "j", "j", "y", "left", "left", "left")
		m.reader.show(m, Headline{ID: 77, Title: other.Title}, other, false, page.Place{})
		press(m, k, "w")
		if got := o.last(); got == "" || !strings.Contains(other.Title+" "+other.Body[0].Text, got) {
			t.Errorf("%s: copied %q", k, got)
		}
		m.View()
	}
	o := &fakeOutside{}
	m := openOutside(t, 60, 12, o, story())
	press(m, "y")
	m.reader.show(m, Headline{ID: 77}, &feed.Article{}, false, page.Place{})
	if press(m, "left", "w"); len(o.clipped) > 0 || m.notify != m.locale.Out.Nothing {
		t.Errorf("of an empty page %q is copied: %q", o.clipped, m.notify)
	}
}
