package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"khabar/bidi/internal/ucd"
)

// Property is one property of every code point.
type Property struct {
	Name string
	Of   func(r rune) string
}

// Fingerprint is a hash over the property's value for every code point.
func (p Property) Fingerprint() string {
	h := sha256.New()
	for r := rune(0); r < Runes; r++ {
		fmt.Fprintln(h, p.Of(r))
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// Properties are the properties that the tables of package ucd hold, as the
// files have them.
func Properties(d *Data) []Property {
	return []Property{
		{"Bidi_Class", func(r rune) string { return fmt.Sprint(d.Class[r]) }},
		{"Bidi_Paired_Bracket", func(r rune) string {
			p, ok := d.Bracket[r]
			if !ok {
				return ""
			}
			// Pairs that are canonically equivalent are one; name it by its opening bracket.
			open := r
			if p.Closes {
				open = p.Partner
			}
			if to := d.Equal[open]; to != 0 {
				open = to
			}
			return fmt.Sprint(open, p.Closes)
		}},
		{"Bidi_Mirroring_Glyph", func(r rune) string {
			if m, ok := d.Mirror[r]; ok {
				return fmt.Sprint(m)
			}
			return fmt.Sprint(r)
		}},
		{"Joining_Type", func(r rune) string { return fmt.Sprint(d.Joining[r]) }},
		{"Presentation_Forms", func(r rune) string { return fmt.Sprint(d.FormsOf(r)) }},
	}
}

// FormsOf returns the presentation forms of r: isolated, final, initial, medial,
// r itself for those that it lacks. A letter that joins nothing is its own form:
// hamza stays U+0621 and does not become U+FE80.
func (d *Data) FormsOf(r rune) [4]rune {
	f := d.Forms[r]
	for i := range f {
		if f[i] == 0 || d.Joining[r]&ucd.Backward == 0 {
			f[i] = r
		}
	}
	return f
}
