package index

import (
	"encoding/binary"
	"math"

	"khabar/feed/internal/varint"
)

const (
	// dictSize is the size in bytes at which a dictionary page is full: two of
	// them go on a page of the store's file.
	dictSize = 4000
	// short is the size in bytes up to which a list stands in the dictionary.
	short = 512
	// tableVersion begins every table of first terms. It grows also where articles
	// have other terms than they had.
	tableVersion = 3
	// slack is how many bytes the numbers of a term take at most.
	slack = 24
)

// writer writes the pages of one segment, term by term in their order.
type writer struct {
	segment uint32
	emit    func(Page) error // the bytes are good until it returns
	dict    []byte           // the dictionary page under way
	small   []byte           // the positions of its short lists
	last    []byte           // the term before, on this page
	table   []byte           // the first term of each page
	pages   uint32           // dictionary pages written
	long    uint32           // long lists written
	bytes   int64
}

func (w *writer) page(n uint32, data []byte) error {
	w.bytes += int64(len(data))
	return w.emit(Page{pageID(w.segment, n), data})
}

// term writes a term: the number of its documents, its postings and their
// positions, which may be none.
func (w *writer) term(term []byte, df int, postings, positions []byte) error {
	if len(w.dict)+len(term)+min(len(postings), short)+slack > dictSize {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if len(w.dict) == 0 {
		w.table = binary.AppendUvarint(w.table, uint64(len(term)))
		w.table = append(w.table, term...)
		w.last = w.last[:0]
	}
	shared := 0
	for shared < len(term) && shared < len(w.last) && term[shared] == w.last[shared] {
		shared++
	}
	w.dict = binary.AppendUvarint(w.dict, uint64(shared))
	w.dict = binary.AppendUvarint(w.dict, uint64(len(term)-shared))
	w.dict = append(w.dict, term[shared:]...)
	w.last = append(w.last[:0], term...)
	w.dict = binary.AppendUvarint(w.dict, uint64(df))
	if len(postings) <= short {
		// The sizes, then the postings; the positions are on the page beside.
		w.dict = binary.AppendUvarint(w.dict, uint64(len(postings))<<1)
		w.dict = binary.AppendUvarint(w.dict, uint64(len(positions)))
		w.dict = append(w.dict, postings...)
		w.small = append(w.small, positions...)
	} else {
		w.dict = binary.AppendUvarint(w.dict, uint64(w.long)<<1|1)
		if err := w.page(listPages+w.long, postings); err != nil {
			return err
		}
		if len(positions) > 0 {
			if err := w.page(placePages+w.long, positions); err != nil {
				return err
			}
		}
		w.long++
	}
	return nil
}

// flush writes the dictionary page under way.
func (w *writer) flush() error {
	if len(w.dict) == 0 {
		return nil
	}
	if err := w.page(dictPages+w.pages, w.dict); err != nil {
		return err
	}
	if len(w.small) > 0 {
		if err := w.page(smallPages+w.pages, w.small); err != nil {
			return err
		}
	}
	w.pages++
	w.dict, w.small = w.dict[:0], w.small[:0]
	return nil
}

// finish writes what is left, and the documents.
func (w *writer) finish(docs []Doc) (segmentHead, error) {
	if err := w.flush(); err != nil {
		return segmentHead{}, err
	}
	if err := w.page(tablePage, append([]byte{tableVersion}, w.table...)); err != nil {
		return segmentHead{}, err
	}
	if err := w.page(docsPage, appendDocs(nil, docs)); err != nil {
		return segmentHead{}, err
	}
	h := segmentHead{number: w.segment, docs: len(docs), bytes: w.bytes}
	if len(docs) > 0 {
		h.first, h.last = docs[0].ID, docs[len(docs)-1].ID
	}
	return h, nil
}

// Doc is what an index keeps of a document beside its terms.
type Doc struct {
	ID     int64   // the caller's number, above 0
	Date   int64   // seconds since 1970, 0 for none
	Length int32   // terms, the headline's too
	Norm   float32 // the length of the vector of its terms, each weighing 1 + ln(count)
}

// appendDocs appends documents whose IDs ascend.
func appendDocs(dst []byte, docs []Doc) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(docs)))
	var last Doc
	for _, d := range docs {
		dst = binary.AppendUvarint(dst, uint64(d.ID-last.ID))
		dst = binary.AppendVarint(dst, d.Date-last.Date)
		dst = binary.AppendUvarint(dst, uint64(d.Length))
		dst = binary.LittleEndian.AppendUint32(dst, math.Float32bits(d.Norm))
		last = d
	}
	return dst
}

// readDocs reads what appendDocs wrote.
func readDocs(data []byte) ([]Doc, error) {
	r := varint.Reader{Data: data}
	n := r.Uint()
	if n > uint64(len(data)) {
		return nil, ErrDamaged
	}
	docs := make([]Doc, 0, n)
	var d Doc
	for range n {
		delta := r.Uint()
		d.ID += int64(delta)
		d.Date += r.Int()
		d.Length = int32(r.Uint())
		d.Norm = math.Float32frombits(r.Uint32())
		if r.Failed || delta == 0 {
			return nil, ErrDamaged
		}
		docs = append(docs, d)
	}
	return docs, nil
}
