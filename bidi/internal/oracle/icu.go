//go:build fribidi

package oracle

/*
#cgo pkg-config: icu-uc
#include <unicode/ubidi.h>
*/
import "C"

import (
	"unicode/utf16"
	"unsafe"

	"khabar/bidi"
)

// icu is ICU, the judge where FriBidi and package bidi differ.
type icu struct{ para *C.UBiDi }

// levels returns the level of each UTF-16 unit of the text, as one line.
func (u *icu) levels(text []rune, d bidi.Direction) []C.UBiDiLevel {
	if u.para == nil {
		u.para = C.ubidi_open()
	}
	units := utf16.Encode(text)
	base := C.UBiDiLevel(C.UBIDI_DEFAULT_LTR)
	switch d {
	case bidi.LTR:
		base = 0
	case bidi.RTL:
		base = 1
	}
	var err C.UErrorCode
	C.ubidi_setPara(u.para, (*C.UChar)(&units[0]), C.int32_t(len(units)), base, nil, &err)
	levels := C.ubidi_getLevels(u.para, &err)
	if err > 0 {
		panic("ICU fails")
	}
	return unsafe.Slice(levels, len(units))
}
