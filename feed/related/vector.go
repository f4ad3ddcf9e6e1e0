package related

import (
	"encoding/binary"
	"errors"
	"slices"

	"khabar/feed"
)

// Terms calls yield for each term of a text, in order, with the bytes
// text[start:end] it was made of. The term is good until yield returns. The
// method Terms of a search.Analyzer is one.
type Terms func(text string, yield func(term []byte, start, end int))

// Vector is all that is kept of an article: how often each term stands in
// it, and the signature of its text. Its binary form is compact, some five
// bytes a term, for a store to keep.
type Vector struct {
	Terms     []TermCount // ascending by Term, each Term once
	Signature Signature
}

// TermCount says how often a term stands in an article, the headline counted
// twice.
type TermCount struct {
	Term  uint32 // the hash of a term, see [Hash]
	Count uint8  // at most 255
}

// maxTerms bounds a vector: a book-length article keeps the terms that stand
// in it most often.
const maxTerms = 512

// Hash is the number that stands for a term: FNV-1a, 32 bits.
func Hash(term []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range term {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// Analyzer makes vectors. Its memory is kept from one article to the next;
// it is not for two goroutines at once.
type Analyzer struct {
	Terms    Terms // nil: words of letters and digits, as written
	sequence []uint32
	figures  []uint32
	sorted   []uint32
	counts   []TermCount
}

// Vector returns the vector of an article, in memory of its own.
func (n *Analyzer) Vector(a *feed.Article) Vector {
	var v Vector
	n.count(a, &v.Signature)
	v.Terms = slices.Clone(n.counts)
	return v
}

// count leaves the terms of a in n.counts.
func (n *Analyzer) count(a *feed.Article, s *Signature) {
	terms := n.Terms
	if terms == nil {
		terms = words
	}
	n.sequence = n.sequence[:0]
	n.figures = n.figures[:0]
	add := func(term []byte, _, _ int) {
		h := Hash(term)
		n.sequence = append(n.sequence, h)
		n.addFigures(term)
	}
	terms(a.Title, add)
	title := len(n.sequence)
	eachText(a, func(text string) { terms(text, add) })
	slices.Sort(n.figures)
	s.of(n.sequence[title:], slices.Compact(n.figures))

	n.sorted = append(append(n.sorted[:0], n.sequence...), n.sequence[:title]...)
	slices.Sort(n.sorted)
	n.counts = n.counts[:0]
	for i, t := range n.sorted {
		if i > 0 && t == n.sorted[i-1] {
			if c := &n.counts[len(n.counts)-1]; c.Count < 255 {
				c.Count++
			}
			continue
		}
		n.counts = append(n.counts, TermCount{t, 1})
	}
	if len(n.counts) > maxTerms {
		slices.SortStableFunc(n.counts, func(a, b TermCount) int { return int(b.Count) - int(a.Count) })
		n.counts = n.counts[:maxTerms]
		slices.SortFunc(n.counts, func(a, b TermCount) int {
			if a.Term < b.Term {
				return -1
			}
			return 1
		})
	}
}

// addFigures adds the runs of two digits and more in a term. Single digits
// are everywhere, and a decimal point comes and goes with the typesetter.
func (n *Analyzer) addFigures(term []byte) {
	start := 0
	for i := 0; i <= len(term); i++ {
		if i < len(term) && '0' <= term[i] && term[i] <= '9' {
			continue
		}
		if i-start >= 2 {
			n.figures = append(n.figures, Hash(term[start:i]))
		}
		start = i + 1
	}
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

// vectorVersion is the first byte of a vector's binary form.
const vectorVersion = 1

// ErrVector says that bytes are not the binary form of a vector of this
// version; the article has to be analysed again.
var ErrVector = errors.New("related: these bytes are not a vector of this version; analyse the article again")

// AppendBinary appends the binary form of v. It never fails; its error is
// that of encoding.BinaryAppender.
func (v *Vector) AppendBinary(dst []byte) ([]byte, error) {
	dst = append(dst, vectorVersion)
	dst, _ = binary.Append(dst, binary.LittleEndian, &v.Signature)
	dst = binary.AppendUvarint(dst, uint64(len(v.Terms)))
	last := uint32(0)
	for _, t := range v.Terms {
		dst = binary.AppendUvarint(dst, uint64(t.Term-last))
		dst = append(dst, t.Count)
		last = t.Term
	}
	return dst, nil
}

// UnmarshalBinary reads what AppendBinary wrote, into the memory of v. The
// error is [ErrVector].
func (v *Vector) UnmarshalBinary(data []byte) error {
	if len(data) == 0 || data[0] != vectorVersion {
		return ErrVector
	}
	size, err := binary.Decode(data[1:], binary.LittleEndian, &v.Signature)
	if err != nil {
		return ErrVector
	}
	data = data[1+size:]
	count, n := binary.Uvarint(data)
	if n <= 0 || count > maxTerms {
		return ErrVector
	}
	data = data[n:]
	v.Terms = v.Terms[:0]
	term := uint64(0)
	for i := range count {
		delta, n := binary.Uvarint(data)
		term += delta
		if n <= 0 || len(data) <= n || delta == 0 && i > 0 || delta > 1<<32 || term >= 1<<32 || data[n] == 0 {
			return ErrVector
		}
		v.Terms = append(v.Terms, TermCount{uint32(term), data[n]})
		data = data[n+1:]
	}
	if len(data) != 0 {
		return ErrVector
	}
	return nil
}
