package bidi

import (
	"sort"
	"unicode/utf8"

	"khabar/bidi/internal/ucd"
)

// Runs appends the level runs of the whole paragraph to dst, in logical order and
// before rule L1, which needs to know where lines end. Neighbours differ in level.
func (p *Paragraph) Runs(dst []Run) []Run {
	for i := 0; i+1 < len(p.nodes); i++ {
		dst = append(dst, Run{int(p.nodes[i].start), int(p.nodes[i+1].start), p.nodes[i].level})
	}
	return dst
}

// RunAt returns the run of [Paragraph.Runs] that the byte at the given offset is
// in, and an empty run of the level of the paragraph for offsets outside of it.
func (p *Paragraph) RunAt(offset int) Run {
	if offset < 0 || offset >= len(p.text) {
		return Run{offset, offset, p.level}
	}
	k := p.find(offset)
	return Run{int(p.nodes[k].start), int(p.nodes[k+1].start), p.nodes[k].level}
}

// LineRuns is [Paragraph.Line] into memory of the paragraph's own: the runs are
// good until the next call of a method that appends runs or text.
func (p *Paragraph) LineRuns(start, end int) []Run {
	p.runs = p.Line(p.runs[:0], start, end)
	return p.runs
}

// Line appends the runs of the line that holds the bytes from start up to end, in
// visual order, leftmost first (rule L2). Their levels are exact; white space at
// the end of the line and before separators has the level of the paragraph (rule
// L1). Runs that stand side by side in the text and on the screen and are of one
// level are one run. Offsets outside of the paragraph or within a character are
// moved back to the nearest place that is neither.
func (p *Paragraph) Line(dst []Run, start, end int) []Run {
	start, end = p.clamp(start), p.clamp(end)
	if start >= end {
		return dst
	}
	first := len(dst)
	dst = p.logical(dst, start, end)
	p.reorder(dst[first:])
	return dst
}

// clamp moves an offset into the paragraph and to the start of a character.
func (p *Paragraph) clamp(i int) int {
	if i <= 0 {
		return 0
	}
	if i >= len(p.text) {
		return len(p.text)
	}
	for k := i; k > i-utf8.UTFMax && k >= 0; k-- {
		if utf8.RuneStart(p.text[k]) {
			if _, w := utf8.DecodeRuneInString(p.text[k:]); k+w > i {
				return k
			}
			break
		}
	}
	return i
}

// find returns the node that the byte at offset i, which must be in the text, is in.
func (p *Paragraph) find(i int) int {
	at := uint32(i)
	if k := p.hint; k+1 < len(p.nodes) && p.nodes[k].start <= at {
		for range 4 { // lines are asked for one after the other
			if at < p.nodes[k+1].start {
				return k
			}
			if k++; k+1 == len(p.nodes) {
				break
			}
		}
	}
	return sort.Search(len(p.nodes)-1, func(k int) bool { return p.nodes[k].start > at }) - 1
}

// logical appends the runs of a line in logical order, rule L1 applied.
func (p *Paragraph) logical(dst []Run, start, end int) []Run {
	first := len(dst)
	body := max(start, trimmed(p.text, start, min(end, p.body)))
	k := p.find(start)
	p.hint = k
	for at := start; at < body; k++ {
		if len(dst) == cap(dst) { // just as many as there are, and what rule L1 adds
			dst = room(dst, p.find(body-1)-k+2)
		}
		to := min(int(p.nodes[k+1].start), body)
		dst = append(dst, Run{at, to, p.nodes[k].level})
		at = to
	}
	if body < end {
		dst = appendRun(dst, first, Run{body, end, p.level})
	}
	if len(p.reset) > 0 {
		dst = p.resetSeparators(dst, first, start, end)
	}
	return dst
}

// appendRun appends r to the runs that begin at dst[first], joined to the last of
// them where the levels are the same.
func appendRun(dst []Run, first int, r Run) []Run {
	if k := len(dst) - 1; k >= first && dst[k].Level == r.Level && dst[k].End == r.Start {
		dst[k].End = r.End
		return dst
	}
	return append(dst, r)
}

// resetSeparators gives the segment separators in a line and the white space
// before them the level of the paragraph.
func (p *Paragraph) resetSeparators(dst []Run, first, start, end int) []Run {
	k := sort.Search(len(p.reset), func(k int) bool { return int(p.reset[k].end) > start })
	if k == len(p.reset) || int(p.reset[k].start) >= end {
		return dst
	}
	count := len(dst)
	for i := first; i < count; i++ {
		r := dst[i]
		for k < len(p.reset) && int(p.reset[k].start) < r.End {
			from, to := max(int(p.reset[k].start), r.Start), min(int(p.reset[k].end), r.End)
			if from > r.Start {
				dst = appendRun(dst, count, Run{r.Start, from, r.Level})
			}
			dst = appendRun(dst, count, Run{from, to, p.level})
			r.Start = to
			if int(p.reset[k].end) > r.End {
				break
			}
			k++
		}
		if r.Start < r.End {
			dst = appendRun(dst, count, r)
		}
	}
	n := copy(dst[first:], dst[count:])
	return dst[:first+n]
}

// trimmed returns where the characters begin that stand at the end of
// text[start:i] and that rule L1 sets back.
func trimmed(text string, start, i int) int {
	for i > start {
		c, w := ucd.L, 1
		if b := text[i-1]; b < utf8.RuneSelf {
			c = ucd.LowClass[b]
		} else {
			var r rune
			r, w = utf8.DecodeLastRuneInString(text[start:i])
			c = ucd.ClassOf(r)
		}
		if !set(trailing).has(c) {
			break
		}
		i -= w
	}
	return i
}
