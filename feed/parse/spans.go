package parse

import (
	"cmp"
	"slices"

	"khabar/feed"
)

// addSpan ends a span at end. Its edges carry no white space.
func (b *builder) addSpan(e *element, end int) {
	if e.start >= end {
		return
	}
	b.spans = append(b.spans, feed.Span{Start: e.start, End: end, Style: e.style, Target: e.href})
}

// finishSpans orders the spans, cuts white space off their edges and drops
// the empty ones.
func finishSpans(spans []feed.Span, text string) []feed.Span {
	if len(spans) == 0 {
		return nil
	}
	out := make([]feed.Span, 0, len(spans))
	for _, s := range spans {
		s.End = min(s.End, len(text))
		for s.Start < s.End && (text[s.Start] == ' ' || text[s.Start] == '\n') {
			s.Start++
		}
		for s.End > s.Start && (text[s.End-1] == ' ' || text[s.End-1] == '\n') {
			s.End--
		}
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	sortSpans(out)
	return out
}

// notEmpty drops the spans whose text was cleaned away.
func notEmpty(spans []feed.Span) []feed.Span {
	out := spans[:0]
	for _, s := range spans {
		if s.Start < s.End {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// blank reports whether nothing of s can be seen.
func blank(s string) bool {
	for _, r := range s {
		switch r {
		case ' ', '\n', '\t', '\r', 0xA0, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF, 0xAD, 0x2060, 0x3000, '\f', '\v', 0x85:
		default:
			return false
		}
	}
	return true
}

func sortSpans(s []feed.Span) {
	slices.SortStableFunc(s, func(a, b feed.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}
