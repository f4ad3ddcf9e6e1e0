package locale

import (
	"fmt"
	"strings"
)

// Digits are the digits that numbers are written in.
type Digits uint8

// The digits. Urdu's are Persian's: the fonts draw 4 and 7 otherwise.
const (
	AsWritten   Digits = iota
	Western            // 0123456789
	ArabicIndic        // ٠١٢٣٤٥٦٧٨٩
	Persian            // ۰۱۲۳۴۵۶۷۸۹

	// DigitSets is how many there are.
	DigitSets
)

var digitNames = [DigitSets]string{"written", "western", "arabic", "persian"}

// String is the name of the digits: written, western, arabic or persian.
func (d Digits) String() string { return digitNames[d] }

// Next is the next choice of digits.
func (d Digits) Next() Digits { return (d + 1) % DigitSets }

// DigitsNamed returns the digits of a name.
func DigitsNamed(name string) (Digits, bool) {
	for i, n := range digitNames {
		if n == name {
			return Digits(i), true
		}
	}
	return 0, false
}

// DigitsOf returns which digits a rune is one of; AsWritten for any other rune.
func DigitsOf(r rune) Digits {
	for d := Western; d < DigitSets; d++ {
		if zero := d.zero(); zero <= r && r <= zero+9 {
			return d
		}
	}
	return AsWritten
}

// zero is the digit of that name.
func (d Digits) zero() rune { return [DigitSets]rune{0, '0', '٠', '۰'}[d] }

// Rune turns a decimal digit, Western, Arabic-Indic or Persian, into one of
// these; any other rune, and all where they stay as written, comes back as it
// is.
func (d Digits) Rune(r rune) rune {
	if of := DigitsOf(r); d != AsWritten && of != AsWritten {
		return r - of.zero() + d.zero()
	}
	return r
}

// In writes the digits of a text in these.
func (d Digits) In(s string) string {
	if d == AsWritten {
		return s
	}
	return strings.Map(d.Rune, s)
}

// Number writes a number in the reader's digits.
func (l *Locale) Number(n int) string { return l.Digits.In(fmt.Sprint(n)) }

// Percent writes a part of a hundred in the reader's digits, with their sign.
func (l *Locale) Percent(n int) string {
	if l.Digits == ArabicIndic || l.Digits == Persian {
		return l.Number(n) + "٪"
	}
	return l.Number(n) + "%"
}

// digitsOf are the digits that a language is written in, in a territory (CLDR,
// defaultNumberingSystem). Arabic without a territory keeps to the Western ones:
// half of its readers know no others.
func digitsOf(language, territory string) Digits {
	switch language {
	case "ar":
		switch territory {
		case "", "AE", "DZ", "EH", "LY", "MA", "TN":
			return Western
		}
		if arabLeague[territory] {
			return ArabicIndic
		}
	case "fa":
		return Persian
	case "ur":
		if territory == "IN" {
			return Persian
		}
	}
	return Western
}

// arabLeague are the territories whose Arabic CLDR writes with Arabic-Indic
// digits.
var arabLeague = map[string]bool{
	"BH": true, "DJ": true, "EG": true, "IQ": true, "JO": true, "KM": true, "KW": true, "LB": true, "MR": true, "OM": true,
	"PS": true, "QA": true, "SA": true, "SD": true, "SO": true, "SS": true, "SY": true, "TD": true, "YE": true,
}
