// Package ucd holds the character properties that the bidi packages ask for:
// Bidi_Class, Bidi_Paired_Bracket, Bidi_Mirroring_Glyph, Joining_Type and the
// Arabic presentation forms, as tables generated from the Unicode Character
// Database (https://www.unicode.org/reports/tr44/).
//
// tables.go is written by the program in gen from the files of one Unicode
// version, which Version names. To move to another version, put its files in a
// folder and run
//
//	KHABAR_UCD=folder go generate ./bidi/internal/ucd
//
// The tests compare every property of every code point with those files when
// KHABAR_UCD is set, and with fingerprints of them otherwise.
package ucd

//go:generate go run ./gen -o tables.go

// Class is a Bidi_Class (UAX #9, table 4), with one addition: [Bracket].
type Class uint8

// The bidi classes. Their order matters only here and in the generator.
const (
	L Class = iota
	R
	AL
	EN
	AN
	ES
	ET
	CS
	NSM
	BN
	B
	S
	WS
	ON
	LRE
	RLE
	LRO
	RLO
	PDF
	LRI
	RLI
	FSI
	PDI
	// Bracket is class ON with a Bidi_Paired_Bracket_Type other than None, told
	// apart so that one look-up answers both questions of the algorithm.
	Bracket
	// NumClass is the number of classes.
	NumClass
)

// Joining is a Joining_Type (The Unicode Standard, section 9.2).
type Joining uint8

// The joining types, as bits: what a character does with its neighbours.
const (
	// Backward is set where the character joins the one before it (R, D, C).
	Backward Joining = 1 << iota
	// Forward is set where it joins the one after it (L, D, C).
	Forward
	// Transparent is set where joining looks through it (T).
	Transparent
	// Causing is set, with both directions, where it makes others join and has no
	// forms of its own (C).
	Causing
	// Alef and Lam mark, in Arabic alone, the letters that make a ligature. Lam is
	// next to Alef as Forward is to Backward, so that one shift lines up both.
	Alef
	Lam
)

// ArabicShift is the bits of Arabic that are joining types.
const ArabicShift = 6

// ClassOf returns the class of r. Runes that are no code points are U+FFFD.
func ClassOf(r rune) Class {
	if uint32(r) < uint32(len(LowClass)) {
		return LowClass[r]
	}
	if uint32(r) > 0x10FFFF {
		return ON
	}
	return classBlocks[uint32(classIndex[r>>blockBits])<<blockBits|uint32(r)&blockMask]
}

// BracketOf returns a number for the pair of brackets that r belongs to, the same
// for pairs that are canonically equivalent, and whether r closes the pair. The
// number is at least 1; 0 means that r is no paired bracket.
func BracketOf(r rune) (pair uint16, closes bool) {
	if uint32(r) > 0xFFFF {
		return 0, false
	}
	v := bracketBlocks[uint32(bracketIndex[r>>blockBits])<<blockBits|uint32(r)&blockMask]
	return uint16(v >> 1), v&1 != 0
}

// MirrorOf returns the Bidi_Mirroring_Glyph of r, or r where it has none.
func MirrorOf(r rune) rune {
	if uint32(r) > 0xFFFF {
		return r
	}
	return r + rune(mirrorBlocks[uint32(mirrorIndex[r>>blockBits])<<blockBits|uint32(r)&blockMask])
}

// FormOf returns one of the forms that FormsOf gives.
func FormOf(r rune, form int) rune {
	if i := uint32(r) - formsFirst; i < uint32(len(forms)) {
		return rune(forms[i][form&3])
	}
	return r
}

// MirrorASCII is the mirror images of the ASCII characters, most of them themselves.
const MirrorASCII = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&')(*+,-./0123456789:;>=<?" +
	"@ABCDEFGHIJKLMNOPQRSTUVWXYZ]\\[^_" +
	"`abcdefghijklmnopqrstuvwxyz}|{~\x7f"

// JoiningOf returns the joining type of r; 0 is Non_Joining.
func JoiningOf(r rune) Joining {
	if uint32(r) > 0x10FFFF {
		return 0
	}
	return joiningBlocks[uint32(joiningIndex[r>>blockBits])<<blockBits|uint32(r)&blockMask]
}

// FormsOf returns the presentation forms of r in the order isolated, final,
// initial, medial, and r itself for those that it lacks. It answers for the
// letters of the Arabic block; all others have no forms.
func FormsOf(r rune) [4]rune {
	i := uint32(r) - formsFirst
	if i >= uint32(len(forms)) {
		return [4]rune{r, r, r, r}
	}
	f := &forms[i]
	return [4]rune{rune(f[0]), rune(f[1]), rune(f[2]), rune(f[3])}
}

// LamAlef returns the isolated form of the ligature of lam and the given alef,
// or 0 where r is no alef that makes one. Its final form is the next code point.
func LamAlef(r rune) rune {
	switch r {
	case 0x0622:
		return 0xFEF5
	case 0x0623:
		return 0xFEF7
	case 0x0625:
		return 0xFEF9
	case 0x0627:
		return 0xFEFB
	}
	return 0
}

// letters has the letters that presentation forms stand for, from firstForm on.
var letters = func() (t [lastForm - firstForm + 1]uint16) {
	for i := range forms {
		for _, f := range forms[i] {
			if f >= firstForm && f <= lastForm {
				t[f-firstForm] = uint16(formsFirst + i)
			}
		}
	}
	return t
}()

const firstForm, lastForm = 0xFB50, 0xFEFC

// LetterOf undoes FormsOf and LamAlef: it returns the letter that a
// presentation form stands for, and of a ligature of lam and alef the alef as
// second. letter is 0 for what is no such form.
func LetterOf(r rune) (letter, second rune) {
	switch {
	case r < firstForm || r > lastForm:
		return 0, 0
	case r >= 0xFEF5:
		return 0x0644, [...]rune{0x0622, 0x0623, 0x0625, 0x0627}[(r-0xFEF5)/2]
	}
	return rune(letters[r-firstForm]), 0
}
