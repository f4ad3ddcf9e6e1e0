package related

import "khabar/feed"

// Terms calls yield for each term of a text, in order, with the bytes
// text[start:end] it was made of. The term is good until yield returns. The
// method Terms of a search.Analyzer is one.
type Terms func(text string, yield func(term []byte, start, end int))

// Hash is the number that stands for a term: FNV-1a, 32 bits.
func Hash(term []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range term {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// eachText calls f for each text of an article that says what it is about:
// its prose, or its summary where it has no body.
func eachText(a *feed.Article, f func(text string)) {
	seen := false
	for i := range a.Body {
		switch b := &a.Body[i]; b.Kind {
		case feed.Code, feed.Rule:
		default:
			if b.Text != "" {
				f(b.Text)
				seen = true
			}
		}
	}
	if !seen && a.Summary != "" {
		f(a.Summary)
	}
}
