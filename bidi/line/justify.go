package line

// maxStretch is how many tatweels one word takes at most where the caller does
// not say.
const maxStretch = 3

// justify shares out spare columns among the spaces and words of s, in
// p.extra. It reports whether there was room for all of them.
func (p *Paragraph) justify(s *span, spare int, o Options) bool {
	units := p.units[s.from:s.to]
	p.extra = p.extra[:0]
	gaps, indent := 0, true
	for i := range units {
		indent = indent && units[i].flags&hangs != 0
		p.extra = append(p.extra, 0)
		if units[i].flags&gap != 0 && !indent {
			gaps++
		}
	}
	p.places = p.places[:0]
	if o.Kashida {
		p.findPlaces(s)
	}
	blanks := spare
	if len(p.places) > 0 {
		if blanks = min((spare+1)/2, gaps); o.MostKashida == 1 {
			blanks = min(spare, gaps) // sparing: only where blanks alone leave holes
		}
		blanks += p.stretch(spare-blanks, o.MostKashida)
	}
	if gaps == 0 && blanks > 0 {
		p.extra = p.extra[:0]
		return false
	}
	n := 0
	indent = true
	for i := range units {
		indent = indent && units[i].flags&hangs != 0
		if units[i].flags&gap != 0 && !indent {
			p.extra[i] = int32(blanks*(n+1)/gaps - blanks*n/gaps)
			n++
		}
	}
	return true
}

// stretch gives n tatweels to the places found, the best first and evenly
// along the line, at most so many to a word (0: maxStretch), and returns how
// many found no place.
func (p *Paragraph) stretch(n, most int) (left int) {
	if most <= 0 {
		most = maxStretch
	}
	for range most {
		for rank := first; rank <= last && n > 0; rank++ {
			of := 0
			for _, q := range p.places {
				if q.rank == rank {
					of++
				}
			}
			if of == 0 {
				continue
			}
			give, at := min(n, of), 0
			n -= give
			for _, q := range p.places {
				if q.rank != rank {
					continue
				}
				p.extra[q.unit] += int32((at+1)*give/of - at*give/of)
				at++
			}
		}
	}
	return n
}
