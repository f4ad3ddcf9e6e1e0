package term

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"khabar/bidi/row"
)

// How long the terminal has for its answers.
const (
	localLimit = 300 * time.Millisecond
	sshLimit   = 1500 * time.Millisecond
)

// maxKeys is how much a user can have typed before the program is there; what
// is longer is no typing.
const maxKeys = 1024

// EnvironmentVariable names the class in the environment, over the
// configuration and under the flag.
const EnvironmentVariable = "KHABAR_BIDI"

// Options say how to detect. The zero value asks the controlling terminal.
type Options struct {
	Flag   string // class by flag; "" or "auto": none
	Config string // class by configuration; "" or "auto": none

	Output bool        // the output is a terminal; false gives class Logical
	Env    Environment // nil: os.Getenv
	Memory *Memory     // nil: nothing is remembered
	Always bool        // ask even when the class is given or remembered

	Limit time.Duration                                      // 0: 300 ms, over SSH 1.5 s
	Open  func() (TTY, error)                                // nil: OpenTTY
	Tmux  func(context.Context, Environment) (Client, error) // nil: AskTmux
}

// Detection is what Detect has found and what is left of the finding.
type Detection struct {
	Terminal Terminal
	Keys     []byte // what the user typed meanwhile
	Check    bool   // to be checked behind the first frame (Input.Ask): remembered, or not answered in time

	// Took is how long it took.
	Took time.Duration

	env     Environment
	said    *Dialogue // nil: the terminal was not asked
	flooded bool
	at      time.Time
	follows bool // neither given nor chosen
	client  Client
	tmux    func(context.Context, Environment) (Client, error)
}

// Detect finds the class of the terminal. Its order is: output that is no
// terminal, flag, environment variable, configuration, what is remembered of
// this terminal, and the terminal itself. It never fails because of the
// terminal: one that does not answer in time is Visual. The only errors are
// names that are no class; they wrap row.ErrClass.
func Detect(ctx context.Context, o Options) (*Detection, error) {
	if o.Env == nil {
		o.Env = os.Getenv
	}
	if o.Tmux == nil {
		o.Tmux = AskTmux
	}
	d := &Detection{env: o.Env, tmux: o.Tmux}
	begin := time.Now()
	defer func() { d.Took = time.Since(begin) }()
	given, by, err := o.given()
	if err != nil {
		return nil, err
	}
	switch {
	case !o.Output && by == "":
		d.Terminal = Terminal{Class: row.Logical, FoundBy: "the output is not a terminal"}
	case (o.Env("TERM") == "dumb" || o.Env("TERM") == "" && !environmentOnly) && by == "":
		d.Terminal = Terminal{Class: row.Logical, FoundBy: "TERM says that the terminal can do nothing"}
	case by != "" && !o.Always:
		d.Terminal = Classify(Evidence{Env: o.Env})
	default:
		if t, ok := o.Memory.Recall(o.Env.Key()); ok && by == "" && !o.Always && (t.chosen() || o.Env("TMUX") == "") {
			// tmux is asked every time: it answers at once, and its client
			// may be another one.
			t.Via, t.SSH = o.Env.via(), o.Env.ssh()
			d.Terminal, d.Check = t, !t.chosen()
			break
		}
		d.ask(ctx, o)
	}
	if by != "" {
		d.Terminal.Class, d.Terminal.FoundBy, d.Check = given, by, false
	}
	d.follows = by == "" && !d.Terminal.chosen()
	return d, nil
}

// given returns the class that the user has given and where.
func (o Options) given() (c row.Class, by string, err error) {
	for _, s := range []struct{ name, by string }{
		{o.Flag, "the flag --bidi"},
		{o.Env(EnvironmentVariable), "the environment variable " + EnvironmentVariable},
		{o.Config, "the configuration"},
	} {
		c, auto, err := row.ParseClass(s.name)
		if err != nil {
			return 0, "", fmt.Errorf("%s: %w", s.by, err)
		}
		if !auto {
			return c, s.by, nil
		}
		if s.name != "" {
			break // "auto" overrides what comes after it
		}
	}
	return 0, "", nil
}

// ask asks the terminal, or tmux for it, and judges.
func (d *Detection) ask(ctx context.Context, o Options) {
	limit := o.Limit
	if limit == 0 {
		limit = localLimit
		if o.Env.ssh() {
			limit = sshLimit
		}
	}
	e := Evidence{Env: o.Env}
	if o.Env("TMUX") != "" {
		e.Tmux = d.askTmux(ctx, o, limit)
	} else if say := NewDialogue(o.Env).Open(); say != "" {
		d.converse(ctx, o, limit, (*Dialogue).Open, nil)
	}
	if d.said != nil {
		e.Replies = d.said.Replies
		d.Check = d.said.Awaited() > 0 && o.Env("TMUX") == ""
	}
	d.Terminal = Classify(e)
}

// askTmux asks tmux for the terminal of its client and, where tmux does not
// know it, that terminal. Without an answer the environment decides.
func (d *Detection) askTmux(ctx context.Context, o Options, limit time.Duration) Client {
	short, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	c, _ := o.Tmux(short, o.Env)
	d.client = c
	if c.known() || c.TTY == "" {
		return c
	}
	client, err := os.OpenFile(c.TTY, os.O_WRONLY|noControl, 0)
	if err != nil {
		return c
	}
	defer client.Close()
	d.converse(ctx, o, limit/2, (*Dialogue).OpenClient, client)
	return c
}

// converse leads the dialogue with the controlling terminal. What is said goes
// to another one, if there is one: a client's, whose answers tmux hands on.
func (d *Detection) converse(ctx context.Context, o Options, limit time.Duration, begin func(*Dialogue) string, client io.Writer) {
	open := o.Open
	if open == nil {
		open = OpenTTY
	}
	t, err := open()
	if err != nil {
		return
	}
	defer t.Close()
	to := io.Writer(t)
	if client != nil {
		to = client
	}
	d.said = NewDialogue(o.Env)
	if _, err := io.WriteString(to, begin(d.said)); err != nil {
		return
	}
	end := time.Now().Add(limit)
	buf := make([]byte, 4096)
	for ctx.Err() == nil {
		wait := time.Until(end)
		if p := d.said.Patience(); p > 0 {
			wait = min(wait, time.Until(d.at.Add(p)))
		}
		if wait <= 0 {
			break
		}
		n, err := t.Read(buf, wait)
		if err != nil {
			break
		}
		var say string
		var done bool
		d.Keys, say, done = d.said.Hear(d.Keys, buf[:n])
		if len(d.Keys) > maxKeys {
			d.Keys, d.flooded = d.Keys[:0], true
		}
		if n > 0 {
			d.at = time.Now()
		}
		if done {
			break
		}
		if say != "" {
			if _, err := io.WriteString(to, say); err != nil {
				break
			}
		}
	}
	if d.flooded {
		d.Keys = nil
	}
}
