//go:build fribidi

package oracle

/*
#cgo pkg-config: fribidi
#include <fribidi.h>
#include <stdlib.h>

// levels resolves a paragraph and applies rule L1 to it as one line.
static int levels(const FriBidiChar *s, int n, FriBidiParType *base, FriBidiCharType *types, FriBidiBracketType *brackets, FriBidiLevel *out) {
	fribidi_get_bidi_types(s, n, types);
	fribidi_get_bracket_types(s, n, types, brackets);
	return fribidi_get_par_embedding_levels_ex(types, brackets, n, base, out);
}

static int visual(FriBidiChar *s, int n, FriBidiParType base, FriBidiCharType *types, FriBidiLevel *levels, FriBidiArabicProp *props, int shape, int from, int to) {
	if (shape) {
		fribidi_get_joining_types(s, n, props);
		fribidi_join_arabic(types, n, levels, props);
		fribidi_shape(FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC, levels, n, props, s);
	} else {
		fribidi_shape_mirroring(levels, n, s);
	}
	return fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types, to - from, from, base, levels, s, NULL);
}
*/
import "C"

import "khabar/bidi"

// peer is FriBidi and its memory.
type peer struct {
	text     []C.FriBidiChar
	types    []C.FriBidiCharType
	brackets []C.FriBidiBracketType
	levels   []C.FriBidiLevel
	props    []C.FriBidiArabicProp
	base     C.FriBidiParType
}

// set resolves a paragraph, which must not be empty.
func (f *peer) set(text []rune, d bidi.Direction) {
	n := len(text)
	if cap(f.text) < n {
		f.text = make([]C.FriBidiChar, n)
		f.types = make([]C.FriBidiCharType, n)
		f.brackets = make([]C.FriBidiBracketType, n)
		f.levels = make([]C.FriBidiLevel, n)
		f.props = make([]C.FriBidiArabicProp, n)
	}
	f.text, f.types, f.brackets = f.text[:n], f.types[:n], f.brackets[:n]
	f.levels, f.props = f.levels[:n], f.props[:n]
	for i, r := range text {
		f.text[i] = C.FriBidiChar(r)
	}
	switch d {
	case bidi.LTR:
		f.base = C.FRIBIDI_PAR_LTR
	case bidi.RTL:
		f.base = C.FRIBIDI_PAR_RTL
	default:
		f.base = C.FRIBIDI_PAR_ON
	}
	if C.levels(&f.text[0], C.int(n), &f.base, &f.types[0], &f.brackets[0], &f.levels[0]) == 0 {
		panic("FriBidi has no memory")
	}
}

// line reorders the characters from one up to another and appends them to dst.
func (f *peer) line(dst []rune, shape bool, from, to int) []rune {
	flag := C.int(0)
	if shape {
		flag = 1
	}
	if C.visual(&f.text[0], C.int(len(f.text)), f.base, &f.types[0], &f.levels[0], &f.props[0], flag, C.int(from), C.int(to)) == 0 {
		panic("FriBidi has no memory")
	}
	for _, r := range f.text[from:to] {
		if r != 0xFEFF { // FriBidi's filler beside lam-alef
			dst = append(dst, rune(r))
		}
	}
	return dst
}
