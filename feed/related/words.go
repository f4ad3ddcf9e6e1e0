package related

import "unicode"

// words is the [Terms] of an analyzer that was given none: runs of letters,
// marks and digits, as written.
func words(text string, yield func(term []byte, start, end int)) {
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
		if in && start < 0 {
			start = i
		}
		if !in && start >= 0 {
			yield([]byte(text[start:i]), start, i)
			start = -1
		}
	}
	if start >= 0 {
		yield([]byte(text[start:]), start, len(text))
	}
}
