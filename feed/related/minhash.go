package related

// Signature is a MinHash of a text: of each of 64 hash functions the low 16
// bits of the least value over all pairs of neighbouring terms. The share of
// equal places in two signatures estimates the resemblance of the texts, the
// Jaccard index of their sets of pairs (Broder 1997; 16 bits: Li and König,
// "b-Bit Minwise Hashing", 2010). The zero Signature is that of a text too
// short to tell.
type Signature [64]uint16

// shortest is the number of terms below which a text has no signature: two
// notices of ten words are alike by chance.
const shortest = 16

// of makes s the signature of a sequence of terms.
func (s *Signature) of(terms []uint32) {
	if len(terms) < shortest {
		*s = Signature{}
		return
	}
	var least [len(s)]uint32
	for i := range least {
		least[i] = ^uint32(0)
	}
	for i := 1; i < len(terms); i++ {
		x := mix(uint64(terms[i-1])<<32 | uint64(terms[i]))
		step := x>>32 | 1
		// Double hashing gives the 64 functions of one mix (Kirsch and
		// Mitzenmacher 2006), each stirred once so that their least values
		// do not move together.
		for j := range least {
			x += step
			if h := uint32((x * 0x9E3779B97F4A7C15) >> 32); h < least[j] {
				least[j] = h
			}
		}
	}
	for i, m := range least {
		s[i] = uint16(m)
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
	if *s == (Signature{}) || *t == (Signature{}) {
		return 0
	}
	n := 0
	for i := range s {
		if s[i] == t[i] {
			n++
		}
	}
	return float64(n) / float64(len(s))
}
