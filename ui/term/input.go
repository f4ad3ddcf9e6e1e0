package term

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"time"
)

const (
	// holdESC is how long a single ESC is held back, while replies are
	// awaited, to see whether one of them begins with it; holdESCAfter the
	// same when all have come. Longer than a quick hand takes from Esc to the
	// next key, the two would be read as one key with Alt.
	holdESC      = 100 * time.Millisecond
	holdESCAfter = 10 * time.Millisecond
	// holdReply is how long the rest of a reply that has begun is awaited.
	holdReply = time.Second
	// grace is how long after the last fence, or after the last question
	// when none came, replies are looked for: a fence may have been the
	// answer to an earlier program's question.
	grace = 15 * time.Second
	// calm is the pause that ends a flood of rubbish, unless more than a
	// handful of bytes come at once after it: a machine with other work may
	// have held them up.
	calm    = 250 * time.Millisecond
	handful = 64
)

// Input reads the keys of the user from a terminal that may still send
// replies: late ones, halves, and those to Ask. None is ever taken for a key.
// Once nothing is awaited it hands through what it reads.
//
// It is an *os.File to Bubble Tea (tea.WithInput), so that raw mode and
// cancelling work as with os.Stdin itself.
type Input struct {
	// Keys, where set, changes what was typed in place before it is read, and
	// returns how many bytes are left.
	Keys func(b []byte) int

	r  io.Reader
	f  *os.File // nil: r is no file
	mu sync.Mutex

	said    *Dialogue
	until   time.Time // replies are looked for until then
	last    time.Time // when the last bytes came
	flooded bool
	keys    []byte
	check   bool // Ask has something to ask
	asked   bool
	done    chan struct{} // closed when the fence of Ask has come; nil: never asked
	ahead   chan result   // a Read under way of a reader that is no file
	env     Environment
	now     func() time.Time

	follows bool // the terminal's class is found out, and again where another one is attached
	client  Client
	tmux    func(context.Context, Environment) (Client, error)
	resized chan struct{}
}

// result is what a Read ahead has given.
type result struct {
	b   []byte
	err error
}

// Input wraps the reader of keys of the terminal that was detected.
func (d *Detection) Input(r io.Reader) *Input {
	in := &Input{r: r, env: d.env, now: time.Now, flooded: d.flooded, last: d.at, check: d.Check}
	in.follows, in.client, in.tmux, in.resized = d.follows, d.client, d.tmux, make(chan struct{}, 1)
	in.f, _ = r.(*os.File)
	if d.said != nil {
		in.said = d.said
		in.until = in.now().Add(grace)
	}
	return in
}

// Ask begins the check behind the first frame, of a class that was remembered
// or of a terminal that had not answered in time: write its result to the
// terminal (tea.Raw) and wait for Answers. It is empty when there is nothing
// to ask.
func (in *Input) Ask() string {
	in.mu.Lock()
	defer in.mu.Unlock()
	if !in.check || environmentOnly {
		return ""
	}
	d := NewDialogue(in.env)
	say := d.Open()
	if say == "" {
		return ""
	}
	// One round only: what is still doubtful then is left as it was.
	d.last = true
	in.expect(d)
	return say
}

// expect awaits the answers of a dialogue from now on. in.mu is held.
func (in *Input) expect(d *Dialogue) {
	if in.said != nil {
		d.Parser.state, d.Parser.held = in.said.state, in.said.held
	}
	in.said, in.asked, in.done = d, true, make(chan struct{})
	in.until = in.now().Add(grace)
}

// ErrNoAnswer is the error of a terminal that has not answered in time.
var ErrNoAnswer = errors.New("the terminal has not answered")

// Answers waits for the answers to Ask and judges them. The error is
// ErrNoAnswer or that of the context; the class shown so far stays then.
func (in *Input) Answers(ctx context.Context) (Terminal, error) {
	in.mu.Lock()
	done := in.done
	in.mu.Unlock()
	if done == nil {
		return Terminal{}, ErrNoAnswer
	}
	limit := time.NewTimer(grace)
	defer limit.Stop()
	select {
	case <-done:
	case <-limit.C:
		return Terminal{}, ErrNoAnswer
	case <-ctx.Done():
		return Terminal{}, ctx.Err()
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	return Classify(Evidence{Env: in.env, Replies: append([]Reply(nil), in.said.Replies...)}), nil
}

// Read reads keys. It may return 0 bytes and no error when it has read nothing
// but replies.
func (in *Input) Read(p []byte) (int, error) {
	n, err := in.readKeys(p)
	if in.Keys != nil && n > 0 {
		n = in.Keys(p[:n])
	}
	return n, err
}

func (in *Input) readKeys(p []byte) (int, error) {
	if n := in.kept(p); n > 0 || len(p) == 0 {
		return n, nil
	}
	n, err := in.read(p)
	if n == 0 {
		return n, err
	}
	m := in.filter(p[:n])
	for err == nil && m == 0 && in.wait() {
		// A reply, or an ESC that may begin one, stands half read.
		if n, err = in.read(p); n > 0 {
			m = in.filter(p[:n])
		}
	}
	if m == 0 {
		m = in.kept(p)
	}
	return m, err
}

// read reads from the terminal, or takes what was read ahead.
func (in *Input) read(p []byte) (int, error) {
	if in.ahead == nil {
		return in.r.Read(p)
	}
	r := <-in.ahead
	n := copy(p, r.b)
	if n < len(r.b) {
		in.ahead <- result{r.b[n:], r.err}
		return n, nil
	}
	in.ahead = nil
	return n, r.err
}

// kept hands out keys that did not fit before.
func (in *Input) kept(p []byte) int {
	in.mu.Lock()
	defer in.mu.Unlock()
	n := copy(p, in.keys)
	in.keys = append(in.keys[:0], in.keys[n:]...)
	return n
}

// filter takes the replies out of b, in place, and returns what is left.
func (in *Input) filter(b []byte) int {
	in.mu.Lock()
	defer in.mu.Unlock()
	now := in.now()
	since := now.Sub(in.last)
	in.last = now
	if in.flooded {
		if since < calm || len(b) > handful {
			return 0
		}
		in.flooded = false
		if in.said != nil {
			in.said.reset()
		}
	}
	if in.said == nil {
		return len(b)
	}
	if pending, lone := in.said.Pending(); pending && since > holdReply && !lone {
		in.keys = in.said.Flush(in.keys)
	}
	if pending, _ := in.said.Pending(); !pending && now.After(in.until) {
		in.said = nil
		return len(b)
	}
	before := in.said.Awaited()
	in.keys, _, _ = in.said.Hear(in.keys, b)
	if in.asked && before > 0 && in.said.Awaited() == 0 {
		close(in.done)
		in.asked = false
	}
	n := copy(b, in.keys)
	in.keys = append(in.keys[:0], in.keys[n:]...)
	return n
}

// wait says whether more bytes came in time while something that may become a
// reply is half read; if none came it gives that up.
func (in *Input) wait() bool {
	in.mu.Lock()
	if in.said == nil || in.flooded {
		in.mu.Unlock()
		return false
	}
	pending, lone := in.said.Pending()
	awaited := in.said.Awaited() > 0
	in.mu.Unlock()
	if !pending {
		return false
	}
	d := holdReply
	switch {
	case lone && awaited:
		d = holdESC
	case lone:
		d = holdESCAfter
	}
	if in.ready(d) {
		return true
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	in.keys = in.said.Flush(in.keys)
	return false
}

// ready waits at most d for more to read.
func (in *Input) ready(d time.Duration) bool {
	if in.f != nil {
		ready, err := readable(int(in.f.Fd()), d)
		return ready && err == nil
	}
	if in.ahead == nil {
		in.ahead = make(chan result, 1)
		go func(ahead chan<- result) {
			b := make([]byte, 1024)
			n, err := in.r.Read(b)
			ahead <- result{b[:n], err}
		}(in.ahead)
	}
	limit := time.NewTimer(d)
	defer limit.Stop()
	select {
	case r := <-in.ahead:
		in.ahead <- r
		return true
	case <-limit.C:
		return false
	}
}

// Write writes to the file that is read; it makes Input a file.
func (in *Input) Write(p []byte) (int, error) {
	if in.f == nil {
		return 0, errors.ErrUnsupported
	}
	return in.f.Write(p)
}

// Close closes the file that is read.
func (in *Input) Close() error {
	if c, ok := in.r.(io.Closer); ok {
		return c.Close()
	}
	return nil
}

// Fd returns the descriptor of the file that is read, or of none.
func (in *Input) Fd() uintptr {
	if in.f == nil {
		return ^uintptr(0)
	}
	return in.f.Fd()
}

// Name returns the name of the file that is read.
func (in *Input) Name() string {
	if in.f == nil {
		return ""
	}
	return in.f.Name()
}
