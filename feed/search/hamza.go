package search

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// hamzaMark begins the marks of words whose hamza has more than one seat: the
// word without the seat, and behind a seatMark the term it has. An index says by
// them which terms are spellings of one word.
const (
	hamzaMark = "\x01h"
	seatMark  = "\x01"
)

// shortSeated is the letters that a word without its seats has at least: of shorter
// ones too many are other words.
const shortSeated = 3

// hasHamza reports whether a word as written has a hamza behind its first letter.
// Most have none, and need no closer look.
func hasHamza(word string) bool {
	for i := 2; i+1 < len(word); i++ {
		c := word[i+1]
		if word[i] == 0xD8 && (0xA1 <= c && c <= 0xA6) || word[i] == 0xD9 && (c == 0x94 || c == 0x95) {
			return true
		}
	}
	return false
}

// appendUnseated appends the form that all spellings of a word have which differ in
// what carries its hamza, nothing where they do not differ. The word is as written.
func appendUnseated(dst []byte, word string) []byte {
	if !hasHamza(word) {
		return dst
	}
	var room [64]byte
	w := appendBare(room[:0], word)
	for i := letter; i+letter <= len(w); i += letter {
		if string(w[i:i+letter]) == "ء" && seatVaries(w, i) {
			return appendSeatless(dst, w)
		}
	}
	return dst
}

// appendBare appends a word as written, folded and without the article, with a ء for
// each hamza but the one it or its particle begins with, which has but one seat.
func appendBare(w []byte, word string) []byte {
	for i, r := range word {
		_, n := utf8.DecodeRuneInString(word[i:])
		switch r {
		case 'أ':
			w = append(w, "أ"...)
		case 'ء', 'ؤ', 'ئ':
			w = append(w, "ء"...)
		case 0x0654: // above the letter before; over others than these it is an ezafe
			switch before := w[max(0, len(w)-letter):]; string(before) {
			case "ا":
				copy(before, "أ")
			case "و", "ي":
				copy(before, "ء")
			}
		default:
			w = Append(w, word[i:i+n])
		}
	}
	w = stripArabic(w)
	for i := 0; i+letter <= len(w); i += letter {
		if c := w[i : i+letter]; string(c) == "أ" {
			copy(c, "ا")
			if i > letter {
				copy(c, "ء")
			}
		}
	}
	return w
}

// seatVaries reports whether the hamza at w[i:] has more than one seat: before a و
// (مسئول, مسؤول) and near the end (هیئت, هیأت; جزئه, جزءه). Elsewhere all who write it
// write the same. After an ا these are the endings of قراءة and قرائت, and the
// pronouns before which it goes by the case (شركاؤهم, شركاءهم, شركائهم).
func seatVaries(w []byte, i int) bool {
	switch rest := string(w[i+letter:]); {
	case rest == "" || strings.HasPrefix(rest, "ي"):
		return false
	case strings.HasPrefix(rest, "و"):
		return true
	case string(w[i-letter:i]) == "ا":
		switch rest {
		case "ه", "ت", "ها", "هم", "هن", "هما", "نا", "كم":
			return true
		}
		return false
	default:
		return len(rest) <= 2*letter
	}
}

// appendSeatless appends w, which has a ء for each hamza, without the ا before it,
// and where enough stays without what stems lose at the end and the ت that Persian has
// for ة; nothing where w is short.
func appendSeatless(dst, w []byte) []byte {
	kept := w[:0]
	for i := 0; i+letter <= len(w); i += letter {
		if !bytes.HasPrefix(w[i:], []byte("اء")) {
			kept = append(kept, w[i:i+letter]...)
		}
	}
	if len(kept) < shortSeated*letter {
		return dst
	}
	if short := stripArabicEnd(kept); len(short) >= shortSeated*letter {
		kept = short
	}
	return append(dst, stripSuffix(kept, "ت", shortSeated)...)
}

// unseated are the forms without seats that a word of a query may have: its own
// where a hamza was typed, else those with a hamza for a letter that carries one.
func unseated(text, folded string) (forms []string) {
	if hasHamza(text) {
		if own := appendUnseated(nil, text); len(own) > 0 {
			forms = append(forms, string(own))
		}
		return forms
	}
	w := stripArabic([]byte(folded))
	if len(w) <= shortSeated*letter {
		return nil
	}
	for i := letter; i+letter <= len(w); i += letter {
		switch c := string(w[i : i+letter]); {
		case c == "ا" && i > letter, c == "و", c == "ي":
			with := slices.Clone(w)
			copy(with[i:], "ء")
			if seatVaries(with, i) {
				if f := appendSeatless(nil, with); f != nil {
					forms = append(forms, string(f))
				}
			}
		}
	}
	return forms
}

// plain are the stems that a word typed with a hamza has where it is written without:
// مسوول and مسيول for مسئول, هيات for هیئت. Only before a و or a ت that ends the word are
// these no other words.
func plain(text string) (stems []string) {
	if !hasHamza(text) {
		return nil
	}
	w := appendBare(nil, text)
	if bytes.Count(w, []byte("ء")) != 1 {
		return nil
	}
	i := bytes.Index(w, []byte("ء"))
	carriers := []string{"و", "ي"}
	switch rest := string(w[i+letter:]); {
	case i < letter:
		return nil
	case rest == "ت":
		carriers = []string{"ا", "ي"}
	case !strings.HasPrefix(rest, "و"):
		return nil
	}
	for _, c := range carriers {
		with := slices.Clone(w)
		copy(with[i:], c)
		stems = append(stems, string(Stem(with)))
	}
	return stems
}
