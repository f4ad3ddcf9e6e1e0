package ui

import (
	"context"
	"errors"
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
	"khabar/ui/locale"
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
		Locale: ar, Given: Given{Loader: batches{{Articles: as}}}, Opener: o, Outside: o,
		Out: Out{Folder: "news", Shares: []Share{{Name: "Mail", URL: "mailto:?subject={title}&body={url}"}, {Name: "Send", Command: "send {title} --to={url}"}, {Name: "Bad", URL: "javascript:{url}"}}},
		Now: func() time.Time { return testNow }, Screen: Screen{Terminal: term.Terminal{Class: row.Visual}, Mirrored: true},
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	settle(m, m.Init())
	return m
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
	if m.troubles.last == nil {
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
	for _, b := range m.help.blocks() {
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
	if len(o.opened) != 1 || m.troubles.last == nil {
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
