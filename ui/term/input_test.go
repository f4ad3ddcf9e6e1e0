package term

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"khabar/bidi/row"
)

// feed is a reader that gives its pieces one by one.
type feed struct{ pieces []string }

func (f *feed) Read(p []byte) (int, error) {
	if len(f.pieces) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.pieces[0])
	f.pieces[0] = f.pieces[0][n:]
	if f.pieces[0] == "" {
		f.pieces = f.pieces[1:]
	}
	return n, nil
}

// slow is a terminal that did not answer in time, and the Input after it.
func slow(t *testing.T, r io.Reader, before ...piece) *Input {
	t.Helper()
	d, _ := detect(t, &script{pieces: before}, Options{Env: env("TERM", "xterm"), Limit: 20 * time.Millisecond})
	return d.Input(r)
}

func TestInputLateReplies(t *testing.T) {
	const late = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c"
	for size := 1; size <= len(late); size++ {
		var f feed
		f.pieces = append(f.pieces, "j")
		for s := late; s != ""; s = s[min(size, len(s)):] {
			f.pieces = append(f.pieces, s[:min(size, len(s))])
		}
		f.pieces = append(f.pieces, "k", "\x1b[A", "q")
		got, err := io.ReadAll(slow(t, &f))
		want := "jk\x1b[Aq"
		if err != nil || string(got) != want {
			t.Errorf("pieces of %d: keys %q, want %q (%v)", size, got, want, err)
		}
	}
}

// With a file, as the terminal is one, even the ESC of a reply is waited for.
func TestInputFile(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	in := slow(t, r, piece{0, "\x1bP>|Kons"}) // half of it came in time
	go func() {
		defer w.Close()
		for _, c := range "ole 22.12.3\x1b\\\x1b[>1;115;0c" {
			w.WriteString(string(c))
			time.Sleep(time.Millisecond)
		}
		w.WriteString("j\x1b") // a key, and the key ESC: nothing follows
		time.Sleep(3 * holdESC)
		w.WriteString("k\x1b")
		time.Sleep(time.Millisecond)
		w.WriteString("[?62c\x1b[Bq")
	}()
	got, err := io.ReadAll(in)
	if want := "j\x1bk\x1b[Bq"; err != nil || string(got) != want {
		t.Errorf("keys %q, want %q (%v)", got, want, err)
	}
}

// Half a reply that stays one does not swallow the keys after it.
func TestInputHalf(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	in := slow(t, r)
	go func() {
		defer w.Close()
		w.WriteString("\x1bP>|Konso")
		time.Sleep(holdReply + 100*time.Millisecond)
		w.WriteString("jk")
	}()
	got, err := io.ReadAll(in)
	if err != nil || string(got) != "jk" {
		t.Errorf("keys %q (%v)", got, err)
	}
}

// A flood that began before the program was there ends as one.
func TestInputFlood(t *testing.T) {
	rubbish := strings.Repeat("rubbish q \x1b[", 10000)
	d, _ := detect(t, &script{pieces: []piece{{0, rubbish}}}, Options{Env: env("TERM", "xterm"), Limit: 30 * time.Millisecond})
	if len(d.Keys) > 0 || !d.flooded {
		t.Errorf("%d keys, flooded %v", len(d.Keys), d.flooded)
	}
	f := &feed{pieces: []string{"qqqq", "rubbish"}}
	in := d.Input(f)
	now := time.Now()
	in.now = func() time.Time { return now }
	in.last = now.Add(-calm / 2)
	buf := make([]byte, 64)
	for range 2 {
		if n, err := in.Read(buf); n > 0 || err != nil {
			t.Errorf("%q of the flood taken for keys (%v)", buf[:n], err)
		}
	}
	now = now.Add(2 * calm)
	f.pieces = []string{strings.Repeat("q", 65)}
	buf = make([]byte, 4096)
	if n, _ := in.Read(buf); n > 0 {
		t.Errorf("%q of the flood taken for keys after a pause", buf[:n])
	}
	now = now.Add(2 * calm)
	f.pieces = []string{"q"}
	if n, _ := in.Read(buf); string(buf[:n]) != "q" {
		t.Errorf("after the flood: %q", buf[:n])
	}
}

// The check behind the first frame.
func TestInputAsk(t *testing.T) {
	f := &feed{}
	d := &Detection{Check: true, env: env("TERM", "xterm-256color")}
	in := d.Input(f)
	ctx := context.Background()
	if _, err := in.Answers(ctx); !errors.Is(err, ErrNoAnswer) {
		t.Errorf("answers without a question: %v", err)
	}
	f.pieces = []string{"\x1b[>1;115;0c"} // nobody asked: Bubble Tea's business
	buf := make([]byte, 64)
	if n, _ := in.Read(buf); n == 0 {
		t.Error("a reply to somebody else is swallowed")
	}
	if say := in.Ask(); say != askVersion+askDA2+askGround+askFence {
		t.Errorf("asks %q", say)
	}
	f.pieces = []string{"j\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;11", "5;0c\x1b[?62;1;4ck"}
	keys := ""
	for len(f.pieces) > 0 {
		n, err := in.Read(buf)
		if err != nil {
			t.Fatal(err)
		}
		keys += string(buf[:n])
	}
	got, err := in.Answers(ctx)
	if err != nil || got.Class != row.Words || keys != "jk" {
		t.Errorf("%v %v, keys %q", got, err, keys)
	}
	in.Ask()
	ctx, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := in.Answers(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestInputSmallBuffer(t *testing.T) {
	f := &feed{pieces: []string{"\x1b", "abcdefgh", "\x1b[?1c", "ijk"}}
	in := slow(t, f)
	got := ""
	buf := make([]byte, 2)
	for {
		n, err := in.Read(buf)
		got += string(buf[:n])
		if err != nil {
			break
		}
	}
	if got != "\x1babcdefghijk" {
		t.Errorf("%q", got)
	}
}

// When all replies have come, Esc and a quick key after it stay two keys.
func TestInputQuickAfterESC(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	d, _ := detect(t, &script{pieces: []piece{{0, "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c"}}}, Options{Env: env("TERM", "xterm")})
	in := d.Input(r)
	go func() {
		defer w.Close()
		w.WriteString("\x1b")
		time.Sleep(5 * holdESCAfter)
		w.WriteString("\x1b[B")
	}()
	buf := make([]byte, 64)
	n, err := in.Read(buf)
	if err != nil || string(buf[:n]) != "\x1b" {
		t.Errorf("the first key is %q (%v)", buf[:n], err)
	}
	if n, err = in.Read(buf); err != nil || string(buf[:n]) != "\x1b[B" {
		t.Errorf("the second key is %q (%v)", buf[:n], err)
	}
}
