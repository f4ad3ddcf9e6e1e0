package term

import (
	"strings"
	"time"
)

// The queries. Each round ends with DA1, the fence: every terminal answers it,
// and answers in order, so that nothing is waited for that will not come.
const (
	askVersion = "\x1b[>0q" // XTVERSION
	askDA2     = "\x1b[>c"
	askMode    = "\x1b[8$p"    // DECRQM of BDSM
	askGround  = "\x1b]11;?\a" // OSC 11, the background's colour; BEL, since ST would end screen's DCS
	askFence   = "\x1b[c"
	wipe       = "\r\x1b[K" // takes away what a terminal has printed of DECRQM
)

// route is the way of a question to the terminal.
type route uint8

const (
	straight route = iota
	inScreen       // GNU screen hands a DCS on to its terminal, and the answers back
	inTmux         // tmux does so with a prefix, where its allow-passthrough is on
)

// carry packs a question for its way.
func (r route) carry(question string) string {
	switch r {
	case inScreen:
		return "\x1bP" + question + "\x1b\\"
	case inTmux:
		return "\x1bPtmux;" + strings.ReplaceAll(question, "\x1b", "\x1b\x1b") + "\x1b\\"
	}
	return question
}

// afterFence is how long the answers through tmux are awaited when tmux itself
// has answered: they come from its own terminal, on the same machine.
const afterFence = 60 * time.Millisecond

// Dialogue is the conversation with the terminal: pure, it says what to write
// and takes what was read.
type Dialogue struct {
	Parser
	env    Environment
	fences int  // DA1 replies that are awaited
	last   bool // there will be no second round
	beyond bool // the fences awaited may never come: tmux need not pass the question on
}

// NewDialogue prepares a conversation with the terminal of env.
func NewDialogue(env Environment) *Dialogue { return &Dialogue{env: env} }

// Open returns what to write first: nothing when the terminal must not or need
// not be asked.
func (d *Dialogue) Open() string {
	switch {
	case d.env.mute() || d.env("TMUX") != "":
		return ""
	case d.env("STY") != "":
		// No question for the mode: it could not be changed behind screen.
		return d.final(inScreen)
	}
	d.fences = 1
	if d.env.trusted() {
		d.last = true
		return askVersion + askDA2 + askMode + askGround + askFence
	}
	return askVersion + askDA2 + askGround + askFence
}

// OpenClient returns what to write to the terminal of a client of tmux.
func (d *Dialogue) OpenClient() string { return d.final(straight) }

// final asks for the names of the terminal, in the last round.
func (d *Dialogue) final(r route) string {
	d.last = true
	d.fences = 1
	say := r.carry(askVersion + askDA2 + askGround + askFence)
	if r == inTmux {
		d.fences, d.beyond = 2, true
		say += askFence
	}
	return say
}

// Hear takes bytes of the terminal, appends to keys those that the user typed,
// and returns what to write next. done says that nothing more will come.
func (d *Dialogue) Hear(keys, b []byte) (rest []byte, say string, done bool) {
	seen := d.count(DA1)
	rest = d.Feed(keys, b)
	d.fences -= d.count(DA1) - seen
	if d.fences > 0 {
		return rest, "", false
	}
	if d.last {
		return rest, "", true
	}
	d.last = true
	e := Evidence{Env: d.env, Replies: d.Replies}
	switch {
	case e.multiplexer() == "screen": // at this end of an SSH connection
		return rest, d.final(inScreen), false
	case e.multiplexer() == "tmux":
		return rest, d.final(inTmux), false
	case d.doubtful(e):
		// A second round for a terminal that is not known. Apple's is: it
		// would print the last letter of this query.
		d.fences = 1
		return rest, askMode + askFence + wipe, false
	}
	return rest, "", true
}

// Patience is how long more is to be awaited after the last bytes, 0 for as
// long as there is time.
func (d *Dialogue) Patience() time.Duration {
	if d.beyond && d.fences == 1 {
		return afterFence
	}
	return 0
}

// Awaited is the number of fences that have not been answered.
func (d *Dialogue) Awaited() int {
	if d.beyond {
		return max(d.fences-1, 0)
	}
	return max(d.fences, 0)
}

func (d *Dialogue) count(k Kind) int {
	n := 0
	for i := range d.Replies {
		if d.Replies[i].Kind == k {
			n++
		}
	}
	return n
}

// doubtful says whether the answers leave open which terminal this is. One
// that gave none of the answers that newer terminals give knows no mode 8.
func (d *Dialogue) doubtful(e Evidence) bool {
	return !d.env.apple() && d.count(DA2)+d.count(XTVersion) > 0 && e.answered().Name == ""
}
