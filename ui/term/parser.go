package term

// Parser parts the replies of a terminal from the keys of its user in one
// stream of bytes, however the stream is cut. It is linear in what it is given
// and holds a bounded amount of it. The zero value is ready.
type Parser struct {
	Replies []Reply // those seen so far, in order

	held  []byte // the beginning of what may become a reply
	state state
}

type state uint8

const (
	ground    state = iota
	escape          // ESC
	csi             // ESC [, parameters
	dcs             // ESC P
	dcsMark         // ESC P >
	version         // ESC P > |, text
	versionST       // ESC P > | text ESC
	osc             // ESC ], the number and what follows
	oscST           // the same, ESC
)

const (
	maxCSI     = 64   // longest CSI sequence that may be a reply
	maxVersion = 1024 // longest XTVERSION reply
	maxGround  = 64   // longest OSC 11 reply
	maxReplies = 64   // more are counted as rubbish
)

// Feed takes the next bytes of the stream and appends to keys those that are
// no replies.
func (p *Parser) Feed(keys, b []byte) []byte {
	for _, c := range b {
		keys = p.feed(keys, c)
	}
	return keys
}

// Pending says whether the stream stands inside what may become a reply. lone
// is true when that is a single ESC, which may as well be the key.
func (p *Parser) Pending() (pending, lone bool) {
	return p.state != ground, p.state == escape
}

// Flush gives up waiting for the rest of what has begun: what is surely a
// piece of a reply is dropped, anything else is appended to keys.
func (p *Parser) Flush(keys []byte) []byte {
	if p.state == escape || p.state == dcs || (p.state == csi || p.state == osc) && len(p.held) == 2 {
		keys = append(keys, p.held...)
	}
	p.reset()
	return keys
}

func (p *Parser) reset() {
	p.held = p.held[:0]
	p.state = ground
}

func (p *Parser) feed(keys []byte, c byte) []byte {
	switch p.state {
	case ground:
		if c != 0x1B {
			return append(keys, c)
		}
		p.state = escape
	case escape:
		switch c {
		case '[':
			p.state = csi
		case 'P':
			p.state = dcs
		case ']':
			p.state = osc
		default:
			return p.release(keys, c)
		}
	case csi:
		switch {
		case 0x20 <= c && c < 0x40 && len(p.held) < maxCSI:
		case 0x40 <= c && c < 0x7F:
			p.held = append(p.held, c)
			if !p.reply() {
				keys = append(keys, p.held...)
			}
			p.reset()
			return keys
		default:
			return p.release(keys, c)
		}
	case dcs:
		if c != '>' {
			return p.release(keys, c)
		}
		p.state = dcsMark
	case dcsMark:
		if c != '|' {
			return p.release(keys, c)
		}
		p.state = version
	case version:
		switch {
		case c == 0x1B:
			p.state = versionST
		case c == 0x07: // some end it like an OSC
			p.held = append(p.held, c)
			p.take(XTVersion, p.held[4:len(p.held)-1])
			p.reset()
			return keys
		case c == 0x18 || c == 0x1A || len(p.held) >= maxVersion:
			// CAN or SUB, or no reply of any terminal: gone.
			p.reset()
			return keys
		}
	case osc:
		const begin = "\x1b]11;"
		switch n := len(p.held); {
		case n < len(begin):
			if c != begin[n] {
				return p.release(keys, c)
			}
		case c == 0x07:
			p.held = append(p.held, c)
			p.take(Background, p.held[len(begin):n])
			p.reset()
			return keys
		case c == 0x1B:
			p.state = oscST
		case c < 0x20 || n >= maxGround:
			p.reset() // no reply of any terminal
			return keys
		}
	case oscST:
		text := p.held[len("\x1b]11;") : len(p.held)-1]
		if c != '\\' { // some leave it out
			p.take(Background, text)
			p.held = append(p.held[:0], 0x1B)
			p.state = escape
			return p.feed(keys, c)
		}
		p.held = append(p.held, c)
		p.take(Background, text)
		p.reset()
		return keys
	case versionST:
		if c != '\\' {
			// Another sequence begins; what came before is cut off.
			p.held = append(p.held[:0], 0x1B)
			p.state = escape
			return p.feed(keys, c)
		}
		p.held = append(p.held, c)
		p.take(XTVersion, p.held[4:len(p.held)-2])
		p.reset()
		return keys
	}
	p.held = append(p.held, c)
	return keys
}

// release gives back what was held, which is no reply, and begins anew with c.
func (p *Parser) release(keys []byte, c byte) []byte {
	keys = append(keys, p.held...)
	p.reset()
	return p.feed(keys, c)
}

// reply takes the complete CSI sequence that is held, if it is a reply to one
// of our queries.
func (p *Parser) reply() bool {
	body, final := p.held[2:len(p.held)-1], p.held[len(p.held)-1]
	n := len(body)
	switch {
	case final == 'c' && n > 0 && body[0] == '?' && numeric(body[1:]):
		p.take(DA1, body[1:])
	case final == 'c' && n > 0 && body[0] == '>' && numeric(body[1:]):
		p.take(DA2, body[1:])
	case final == 'y' && n > 1 && body[n-1] == '$' && numeric(body[:n-1]):
		p.take(DECRPM, body[:n-1])
	default:
		return false
	}
	return true
}

func (p *Parser) take(k Kind, text []byte) {
	if len(p.Replies) < maxReplies {
		p.Replies = append(p.Replies, Reply{Kind: k, Text: string(text), Raw: string(p.held)})
	}
}

// numeric says whether b holds parameters only.
func numeric(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > ';' {
			return false
		}
	}
	return true
}
