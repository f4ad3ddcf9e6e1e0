package parse

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// candidate is a one-byte charset that news in our scripts come in.
type candidate struct {
	name string
	cmap *charmap.Charmap
}

// candidates lists them, the likelier first: a tie goes to the first.
func candidates() []candidate {
	return []candidate{
		{"windows-1256", charmap.Windows1256},
		{"windows-1255", charmap.Windows1255},
		{"iso-8859-6", charmap.ISO8859_6},
		{"iso-8859-8", charmap.ISO8859_8},
		{"windows-1252", charmap.Windows1252},
		{"windows-1251", charmap.Windows1251},
	}
}

// guessCharset names the charset under which the bytes above 0x7F of data
// read most like a language. The declared one, if it is among the candidates
// or of their family, is kept unless another reads clearly better.
func guessCharset(data []byte, declared string) string {
	if bare, ok := strings.CutSuffix(declared, "-i"); ok { // iso-8859-8-i: the same letters, in logical order
		if guess := guessCharset(data, bare); guess != bare {
			return guess
		}
		return declared
	}
	var count [256]int
	letters, total, mixed := 0, 0, 0
	data = data[:min(len(data), 1<<18)]
	for i, c := range data {
		count[c]++
		if c >= 0x80 {
			total++
			if i > 0 && latin(data[i-1]) || i+1 < len(data) && latin(data[i+1]) {
				mixed++ // with Latin letters in one word
			}
		} else if latin(c) {
			letters++
		}
	}
	best, bestScore, declaredScore, known := "windows-1252", -1e9, 0.0, false
	for _, cand := range candidates() {
		score := 0.0
		for b := 0x80; b < 256; b++ {
			if count[b] > 0 {
				score += float64(count[b]) * weight(cand.cmap.DecodeByte(byte(b)))
			}
		}
		// Accented Latin letters stand in words of plain ones, the letters of
		// another script do not.
		if cand.name == "windows-1252" {
			score -= 3 * float64(total-mixed)
		} else {
			score -= 3 * float64(mixed)
		}
		if cand.name == declared {
			declaredScore, known = score, true
		}
		if score > bestScore {
			best, bestScore = cand.name, score
		}
	}
	if declared == "" {
		return best
	}
	if !known {
		// Another one-byte charset (Greek, Turkish, Baltic ...): only a text
		// that is full of high bytes and reads well as ours overrules it.
		if (best == "windows-1256" || best == "windows-1255") && total > letters && bestScore > 1.2*float64(total) {
			return best
		}
		return declared
	}
	if bestScore > declaredScore+0.3*float64(total) {
		return best
	}
	return declared
}

func latin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// weight is about the logarithm of how often a letter is met in running text,
// shifted so that the letters of a language come out above zero and what no
// text has much of far below.
func weight(r rune) float64 {
	const arabic = "اليمنوتربدعسهفكقحأجةىشصطخءزضذثغظإئآؤ" // by frequency in news
	const hebrew = "יוהלארתבמשנעםדחקפגטצןסכזךףץ"
	const russian = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф"
	rank := -1
	switch {
	case r >= 0x5D0 && r <= 0x5EA:
		rank = indexRune(hebrew, r)
	case r >= 0x620 && r <= 0x64A:
		rank = indexRune(arabic, r)
	case r >= 0x430 && r <= 0x44F:
		rank = indexRune(russian, r)
	case r == 'پ' || r == 'چ' || r == 'گ' || r == 'ک' || r == 'ی' || r == 'ٹ' || r == 'ے' || r == 'ہ':
		return 0.5
	case r == '،' || r == '؛' || r == '؟' || r == 0xA0 || r == '«' || r == '»' || r == '–' || r == '”' || r == '“' || r == '’' || r == 0x200C || r == 'ـ':
		return 0
	case r >= 0x64B && r <= 0x652, r >= 0x5B0 && r <= 0x5C2:
		return -0.5
	case r >= 0x410 && r <= 0x42F:
		return -0.5
	case r >= 0xC0 && r <= 0xFF && r != 0xD7 && r != 0xF7:
		return 0.3
	case r == 0xFFFD, r >= 0x80 && r < 0xA0:
		return -8
	default:
		return -2
	}
	if rank < 0 {
		return -1
	}
	return 2.4 - 0.1*float64(rank)
}

func indexRune(s string, r rune) int {
	n := 0
	for _, c := range s {
		if c == r {
			return n
		}
		n++
	}
	return -1
}
