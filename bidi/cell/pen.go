package cell

// MaxMarks is how many marks a cell may bear; more are dropped. Real text
// stays well below: a letter of the Hebrew Bible with its points and accents
// has five, one of the Quran with its signs has as many.
const MaxMarks = 8

// Effect is what putting a character does to a row.
type Effect uint8

const (
	Skip   Effect = iota // nothing is shown
	Stand                // a new cell, the character is its base
	Ride                 // one more mark on the last cell
	Circle               // a new cell with a DottedCircle, and the character as its mark
)

// Pen knows, as characters are put one after another in logical order, which
// of them begin a cell. The zero value stands before the first character.
type Pen struct {
	on    bool  // the last cell may take a mark
	marks uint8 // marks on it so far
}

// Put says what r, of kind k, does.
func (p *Pen) Put(k Kind, r rune) Effect {
	switch k {
	case Base:
		p.Base()
		return Stand
	case Blank:
		*p = Pen{on: r == noBreakSpace}
		return Stand
	case Mark:
		switch {
		case !p.on:
			*p = Pen{on: true, marks: 1}
			return Circle
		case p.marks < MaxMarks:
			p.marks++
			return Ride
		}
		return Skip
	case Tone:
		if p.on {
			return Skip
		}
		*p = Pen{on: true}
		return Stand
	case Joint:
		return Skip
	}
	*p = Pen{}
	return Skip
}

// Base is Put of a Base: a cell of its own.
func (p *Pen) Base() { *p = Pen{on: true} }

// Space is Put of the blank U+0020.
func (p *Pen) Space() { *p = Pen{} }
