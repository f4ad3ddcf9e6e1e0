package related

import (
	"encoding/binary"
	"errors"
	"slices"

	"khabar/feed"
)

// Signature says what a text is made of, short enough to be kept and compared
// by the thousand: MinHashes of its pairs of neighbouring terms and of its
// figures. Of each of a number of hash functions it has the low 16 bits of the
// least value over the set; the share of equal places in two signatures
// estimates the resemblance of the sets, their Jaccard index (Broder 1997; 16
// bits: Li and König, "b-Bit Minwise Hashing", 2010).
type Signature struct {
	Pairs   [64]uint16 // zero for a text too short to tell
	Figures [16]uint16 // zero for a text with few figures
}

const (
	// shortest is the number of terms below which a text has no signature: two
	// notices of ten words are alike by chance.
	shortest = 16
	// fewest is the number of different figures below which they say nothing.
	fewest = 4
)

// Signer makes the signature of a text from its terms, given in order. Its
// memory is kept from one text to the next.
type Signer struct {
	sequence []uint32
	figures  []uint32
}

// Add adds the next term.
func (n *Signer) Add(term []byte) {
	n.sequence = append(n.sequence, Hash(term))
	n.addFigures(term)
}

// addFigures adds the runs of two digits and more in a term. Single digits
// are everywhere, and a decimal point comes and goes with the typesetter.
func (n *Signer) addFigures(term []byte) {
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

// Signature returns the signature of the terms that were added and begins
// anew.
func (n *Signer) Signature() (s Signature) {
	slices.Sort(n.figures)
	s.of(n.sequence, slices.Compact(n.figures))
	n.sequence, n.figures = n.sequence[:0], n.figures[:0]
	return s
}

// Sign makes the signature of an article, with what a term is.
func Sign(a *feed.Article, terms Terms) Signature {
	if terms == nil {
		terms = words
	}
	var n Signer
	eachText(a, func(text string) { terms(text, func(term []byte, _, _ int) { n.Add(term) }) })
	return n.Signature()
}

// signatureVersion is the first byte of a signature's binary form.
const signatureVersion = 1

// ErrSignature says that bytes are not the binary form of a signature of this
// version.
var ErrSignature = errors.New("related: these bytes are no signature of this version; index the article again")

// AppendBinary appends the binary form of s, 161 bytes. It never fails; its
// error is that of encoding.BinaryAppender.
func (s *Signature) AppendBinary(dst []byte) ([]byte, error) {
	return binary.Append(append(dst, signatureVersion), binary.LittleEndian, s)
}

// UnmarshalBinary reads what AppendBinary wrote. The error is [ErrSignature].
func (s *Signature) UnmarshalBinary(data []byte) error {
	if len(data) != 1+binary.Size(s) || data[0] != signatureVersion {
		return ErrSignature
	}
	_, err := binary.Decode(data[1:], binary.LittleEndian, s)
	return err
}

// of makes s the signature of a sequence of terms and the figures among them,
// ascending and each once.
func (s *Signature) of(terms, figures []uint32) {
	*s = Signature{}
	if len(terms) < shortest {
		return
	}
	var least [len(s.Pairs)]uint32
	for i := range least {
		least[i] = ^uint32(0)
	}
	for i := 1; i < len(terms); i++ {
		minimum(least[:], uint64(terms[i-1])<<32|uint64(terms[i]))
	}
	for i, m := range least {
		s.Pairs[i] = uint16(m)
	}
	if len(figures) < fewest {
		return
	}
	for i := range s.Figures {
		least[i] = ^uint32(0)
	}
	for _, f := range figures {
		minimum(least[:len(s.Figures)], uint64(f))
	}
	for i := range s.Figures {
		s.Figures[i] = uint16(least[i])
	}
}

// minimum lowers the least value of each hash function to that of x. Double
// hashing gives all functions of one mix (Kirsch and Mitzenmacher 2006), each
// stirred once more so that their least values do not move together.
func minimum(least []uint32, x uint64) {
	x = mix(x)
	step := x>>32 | 1
	for j := range least {
		x += step
		if h := uint32((x * 0x9E3779B97F4A7C15) >> 32); h < least[j] {
			least[j] = h
		}
	}
}

// mix is the finalizer of SplitMix64.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xBF58476D1CE4E5B9
	x ^= x >> 27
	x *= 0x94D049BB133111EB
	return x ^ x>>31
}

// Resemblance estimates how much two texts have in common, 0 to 1, with a
// standard error of at most 0.06.
func (s *Signature) Resemblance(t *Signature) float64 {
	if s.Pairs == ([64]uint16{}) || t.Pairs == ([64]uint16{}) {
		return 0
	}
	return agreement(s.Pairs[:], t.Pairs[:])
}

const (
	// alike is the resemblance from which on two texts tell one story, and
	// copied the one from which on they do whatever their figures.
	alike  = 0.3
	copied = 0.8
	// figured is how far the figures of one story agree at least.
	figured = 0.2
)

// SameStory reports whether two texts tell one story: they resemble each
// other, and where both have figures, those agree as well. The closing
// report of a stock exchange has the words of yesterday's and other figures.
func (s *Signature) SameStory(t *Signature) bool {
	r := s.Resemblance(t)
	if r < alike || r >= copied {
		return r >= copied
	}
	none := [16]uint16{}
	return s.Figures == none || t.Figures == none || agreement(s.Figures[:], t.Figures[:]) >= figured
}

// agreement is the share of equal places.
func agreement(a, b []uint16) float64 {
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
