package feed

import (
	"slices"
	"strconv"
	"strings"
)

// Targets numbers the targets of an article's links, from 1 on in the order
// they are met; one that is met again keeps its number.
type Targets struct {
	list    []string
	numbers map[string]int
}

// Number returns the number of a target, a new one where it is new.
func (t *Targets) Number(target string) int {
	if n, ok := t.numbers[target]; ok {
		return n
	}
	if t.numbers == nil {
		t.numbers = map[string]int{}
	}
	t.list = append(t.list, target)
	t.numbers[target] = len(t.list)
	return len(t.list)
}

// Len is how many targets there are, and the highest number.
func (t *Targets) Len() int { return len(t.list) }

// At returns target n, from 1 on.
func (t *Targets) At(n int) string { return t.list[n-1] }

// Has reports whether a target has a number.
func (t *Targets) Has(target string) bool { return t.numbers[target] > 0 }

// Footnoted returns the block with the number of each link's target behind it,
// as in «the plan [2]», and its spans moved accordingly. A link whose words are
// its target gets a number but no mark: the reader sees already where it goes.
// Spans that do not fit the text are left out.
func (b Block) Footnoted(t *Targets) Block {
	type insertion struct {
		at   int
		mark string
	}
	var marks []insertion
	spans := make([]Span, 0, len(b.Spans))
	for _, s := range b.Spans {
		if s.Start < 0 || s.End > len(b.Text) || s.Start >= s.End {
			continue
		}
		spans = append(spans, s)
		if s.Style != Linked || s.Target == "" {
			continue
		}
		n := t.Number(s.Target)
		if b.Text[s.Start:s.End] != s.Target {
			// A no-break space: the number never begins a line.
			marks = append(marks, insertion{s.End, "\u00a0[" + strconv.Itoa(n) + "]"})
		}
	}
	b.Spans = spans
	if len(marks) == 0 {
		return b
	}
	slices.SortStableFunc(marks, func(a, b insertion) int { return a.at - b.at })
	var text strings.Builder
	at := 0
	for _, in := range marks {
		text.WriteString(b.Text[at:in.at])
		text.WriteString(in.mark)
		at = in.at
	}
	text.WriteString(b.Text[at:])
	// What begins where a mark was put stands behind it; what ends there ends
	// before it.
	shift := func(offset int, end bool) int {
		n := offset
		for _, in := range marks {
			if in.at < offset || in.at == offset && !end {
				n += len(in.mark)
			}
		}
		return n
	}
	for i := range b.Spans {
		b.Spans[i].Start, b.Spans[i].End = shift(b.Spans[i].Start, false), shift(b.Spans[i].End, true)
	}
	b.Text = text.String()
	return b
}

// CanOpen reports whether a link's target may be handed to another program or
// made clickable: its scheme is http, https, mailto or gemini. Any other is
// shown, not opened.
func CanOpen(target string) bool {
	scheme, _, ok := strings.Cut(target, ":")
	if !ok {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "gemini":
		return !strings.ContainsFunc(target, func(r rune) bool { return r <= ' ' || r == 0x7f })
	}
	return false
}
