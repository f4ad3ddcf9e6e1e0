package term

// The queries. Each round ends with DA1, the fence: every terminal answers it,
// and answers in order, so that nothing is waited for that will not come.
const (
	askVersion = "\x1b[>0q" // XTVERSION
	askDA2     = "\x1b[>c"
	askMode    = "\x1b[8$p" // DECRQM of BDSM
	askFence   = "\x1b[c"
	wipe       = "\r\x1b[K" // takes away what a terminal has printed of DECRQM
)

// Dialogue is the conversation with the terminal: pure, it says what to write
// and takes what was read.
type Dialogue struct {
	Parser
	env    Environment
	fences int  // DA1 replies that are awaited
	asked  bool // DECRQM has been sent
}

// NewDialogue prepares a conversation with the terminal of env.
func NewDialogue(env Environment) *Dialogue { return &Dialogue{env: env} }

// Open returns what to write first: nothing when the terminal must not or need
// not be asked.
func (d *Dialogue) Open() string {
	if d.env.mute() || d.env("TMUX") != "" || d.env("STY") != "" {
		return ""
	}
	d.fences = 1
	if d.env.trusted() {
		d.asked = true
		return askVersion + askDA2 + askMode + askFence
	}
	return askVersion + askDA2 + askFence
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
	if !d.asked && d.doubtful() {
		// A second round for a terminal that is not known. Apple's is: it
		// would print the last letter of this query.
		d.asked = true
		d.fences = 1
		return rest, askMode + askFence + wipe, false
	}
	return rest, "", true
}

// Awaited is the number of fences that have not been answered.
func (d *Dialogue) Awaited() int { return max(d.fences, 0) }

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
func (d *Dialogue) doubtful() bool {
	e := Evidence{Env: d.env, Replies: d.Replies}
	return !d.env.apple() && d.count(DA2)+d.count(XTVersion) > 0 &&
		e.byVersion().Name == "" && e.byDA2().Name == ""
}
