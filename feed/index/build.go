package index

import (
	"errors"
	"math"
	"slices"
)

// Builder makes a segment of documents. Begin each with Begin, give its terms
// in order with Title, Text and Mark, and take the pages with Pages. The zero
// value is ready, and its memory serves the next batch.
type Builder struct {
	numbers map[string]uint32
	terms   []string // by number
	docs    []Doc
	entries []entry
	places  []byte // the positions of all entries

	// Of the document under way.
	open     bool
	doc      Doc
	tokens   []uint64 // a term and where it stands, plus one; a mark has 0
	headline int32    // positions below are the headline's
	position int32
	at       []int32
}

// entry is one term of one document.
type entry struct {
	term        uint32
	doc         int32
	title, body int32
	from, to    uint32 // of places
}

// ErrOrder says that documents were not given in the order of their IDs.
var ErrOrder = errors.New("documents are indexed in the order of their numbers, each once")

// Begin begins a document. The IDs of one batch ascend.
func (b *Builder) Begin(id, date int64) error {
	b.end()
	if id <= 0 || len(b.docs) > 0 && b.docs[len(b.docs)-1].ID >= id {
		return ErrOrder
	}
	if b.numbers == nil {
		b.numbers = make(map[string]uint32)
	}
	b.open, b.doc, b.position, b.headline = true, Doc{ID: id, Date: date}, 0, 0
	return nil
}

// Title adds a term of the headline, which comes before the text.
func (b *Builder) Title(term []byte) {
	b.add(term, b.position)
	b.headline = b.position
}

// Text adds a term of the text.
func (b *Builder) Text(term []byte) { b.add(term, b.position) }

// Break parts two texts: no phrase goes from one into the other.
func (b *Builder) Break() { b.position++ }

// Mark adds a term that stands nowhere and is no part of the document's
// length: a property to ask for.
func (b *Builder) Mark(term []byte) { b.add(term, -1) }

func (b *Builder) add(term []byte, at int32) {
	n, ok := b.numbers[string(term)]
	if !ok {
		n = uint32(len(b.terms))
		s := string(term)
		b.numbers[s] = n
		b.terms = append(b.terms, s)
	}
	b.tokens = append(b.tokens, uint64(n)<<32|uint64(at+1))
	if at >= 0 {
		b.position++
		b.doc.Length++
	}
}

// Len is the number of documents begun.
func (b *Builder) Len() int {
	if b.open {
		return len(b.docs) + 1
	}
	return len(b.docs)
}

// end makes entries of the tokens of the document under way.
func (b *Builder) end() {
	if !b.open {
		return
	}
	b.open = false
	n := int32(len(b.docs))
	slices.Sort(b.tokens)
	sum := 0.0
	for i := 0; i < len(b.tokens); {
		e := entry{term: uint32(b.tokens[i] >> 32), doc: n, from: uint32(len(b.places))}
		b.at = b.at[:0]
		for ; i < len(b.tokens) && uint32(b.tokens[i]>>32) == e.term; i++ {
			at := int32(uint32(b.tokens[i])) - 1
			if at < 0 {
				continue
			}
			b.at = append(b.at, at)
			if at < b.headline {
				e.title++
			} else {
				e.body++
			}
		}
		if len(b.at) > 0 {
			b.places = appendPositions(b.places, b.at)
			w := Weight(e.title, e.body)
			sum += w * w
		} else {
			e.body = 1 // a mark, however often it was given
		}
		e.to = uint32(len(b.places))
		b.entries = append(b.entries, e)
	}
	b.tokens = b.tokens[:0]
	b.doc.Norm = float32(math.Sqrt(sum))
	b.docs = append(b.docs, b.doc)
}

// Weight is what a term weighs in the vector of a document, but for its
// rarity: 1 + ln of its count (Manning, Raghavan, Schütze: "Introduction to
// Information Retrieval", section 6.4.1), a headline's term counted twice.
func Weight(title, body int32) float64 { return 1 + math.Log(float64(2*title+body)) }

// write writes the batch as a segment and leaves the builder empty.
func (b *Builder) write(segment uint32, emit func(Page) error) (segmentHead, error) {
	b.end()
	defer b.reset()
	order := make([]uint32, len(b.terms))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(x, y uint32) int {
		if b.terms[x] < b.terms[y] {
			return -1
		}
		return 1
	})
	// Entries by term, in the order of documents.
	starts := make([]uint32, len(b.terms)+1)
	for _, e := range b.entries {
		starts[e.term+1]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	sorted := make([]uint32, len(b.entries))
	next := slices.Clone(starts)
	for i, e := range b.entries {
		sorted[next[e.term]] = uint32(i)
		next[e.term]++
	}
	w := writer{segment: segment, emit: emit}
	var postings, positions []byte
	for _, t := range order {
		postings, positions = postings[:0], positions[:0]
		last := int32(-1)
		of := sorted[starts[t]:starts[t+1]]
		for _, i := range of {
			e := &b.entries[i]
			postings = appendPosting(postings, last, Posting{e.doc, e.title, e.body})
			positions = append(positions, b.places[e.from:e.to]...)
			last = e.doc
		}
		if err := w.term([]byte(b.terms[t]), len(of), postings, positions); err != nil {
			return segmentHead{}, err
		}
	}
	return w.finish(b.docs)
}

func (b *Builder) reset() {
	clear(b.numbers)
	clear(b.terms)
	*b = Builder{numbers: b.numbers, terms: b.terms[:0], docs: b.docs[:0], entries: b.entries[:0], places: b.places[:0],
		tokens: b.tokens[:0], at: b.at}
}
