package source

import (
	"fmt"
	"strings"

	"khabar/bidi/internal/ucd"
)

// classNames are the short names of the bidi classes, as the files and the
// conformance tests write them.
var classNames = map[string]ucd.Class{
	"L": ucd.L, "R": ucd.R, "AL": ucd.AL, "EN": ucd.EN, "AN": ucd.AN, "ES": ucd.ES, "ET": ucd.ET, "CS": ucd.CS,
	"NSM": ucd.NSM, "BN": ucd.BN, "B": ucd.B, "S": ucd.S, "WS": ucd.WS, "ON": ucd.ON, "LRE": ucd.LRE, "RLE": ucd.RLE,
	"LRO": ucd.LRO, "RLO": ucd.RLO, "PDF": ucd.PDF, "LRI": ucd.LRI, "RLI": ucd.RLI, "FSI": ucd.FSI, "PDI": ucd.PDI,
	// The long names that @missing lines use.
	"Left_To_Right": ucd.L, "Right_To_Left": ucd.R, "Arabic_Letter": ucd.AL, "European_Terminator": ucd.ET,
	"Boundary_Neutral": ucd.BN,
}

func (d *Data) classes(dir string) (string, error) {
	set := func(f []string) error {
		if len(f) < 2 {
			return errFields
		}
		lo, hi, err := rng(f[0])
		if err != nil {
			return err
		}
		c, ok := classNames[f[1]]
		if !ok {
			return fmt.Errorf("unknown class %q", f[1])
		}
		for r := lo; r <= hi; r++ {
			d.Class[r] = c
		}
		return nil
	}
	// All defaults stand above the lines that they are the defaults of.
	return lines(dir, "DerivedBidiClass", set, set)
}

func (d *Data) brackets(dir string) (string, error) {
	return lines(dir, "BidiBrackets", func(f []string) error {
		if len(f) < 3 {
			return errFields
		}
		r, err := codePoint(f[0])
		if err != nil {
			return err
		}
		p, err := codePoint(f[1])
		if err != nil || f[2] == "n" {
			return err
		}
		d.Bracket[r] = Pair{p, f[2] == "c"}
		return nil
	}, nil)
}

func (d *Data) mirrors(dir string) (string, error) {
	return lines(dir, "BidiMirroring", func(f []string) error {
		if len(f) < 2 {
			return errFields
		}
		r, err := codePoint(f[0])
		if err != nil {
			return err
		}
		d.Mirror[r], err = codePoint(f[1])
		return err
	}, nil)
}

// categories sets Joining_Type T, the default of marks and format characters.
func (d *Data) categories(dir string) (string, error) {
	return lines(dir, "DerivedGeneralCategory", func(f []string) error {
		if len(f) < 2 {
			return errFields
		}
		if f[1] != "Mn" && f[1] != "Me" && f[1] != "Cf" {
			return nil
		}
		lo, hi, err := rng(f[0])
		for r := lo; err == nil && r <= hi; r++ {
			d.Joining[r] = ucd.Transparent
		}
		return err
	}, nil)
}

func (d *Data) joining(dir string) (string, error) {
	return lines(dir, "ArabicShaping", func(f []string) error {
		if len(f) < 3 {
			return errFields
		}
		r, err := codePoint(f[0])
		if err != nil {
			return err
		}
		t, ok := map[string]ucd.Joining{
			"U": 0, "T": ucd.Transparent, "R": ucd.Backward, "L": ucd.Forward,
			"D": ucd.Backward | ucd.Forward, "C": ucd.Backward | ucd.Forward | ucd.Causing,
		}[f[2]]
		if !ok {
			return fmt.Errorf("unknown joining type %q", f[2])
		}
		d.Joining[r] = t
		return nil
	}, nil)
}

// unicodeData takes the presentation forms of single letters, the lam-alef
// ligatures and the canonical singletons from the decompositions.
func (d *Data) unicodeData(dir string) (string, error) {
	return lines(dir, "UnicodeData", func(f []string) error {
		if len(f) < 6 {
			return errFields
		}
		r, err := codePoint(f[0])
		if err != nil {
			return err
		}
		parts := strings.Fields(f[5])
		if len(parts) == 0 {
			return nil
		}
		if parts[0][0] != '<' {
			if len(parts) == 1 {
				d.Equal[r], err = codePoint(parts[0])
			}
			return err
		}
		form, ok := map[string]int{"<isolated>": 0, "<final>": 1, "<initial>": 2, "<medial>": 3}[parts[0]]
		if !ok {
			return nil
		}
		first, err := codePoint(parts[1])
		if err != nil {
			return err
		}
		switch {
		case len(parts) == 2:
			forms := d.Forms[first]
			forms[form] = r
			d.Forms[first] = forms
		case len(parts) == 3 && form < 2 &&
			strings.Contains(f[1], "LIGATURE LAM WITH ALEF") && !strings.Contains(f[1], "MAKSURA"):
			second, err := codePoint(parts[2])
			if err != nil {
				return err
			}
			ligature := d.LamAlef[second]
			ligature[form] = r
			d.LamAlef[second] = ligature
		}
		return nil
	}, nil)
}
