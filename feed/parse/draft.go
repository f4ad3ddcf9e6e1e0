package parse

import (
	"bytes"
	"unicode/utf8"
)

// A document of longFrom bytes takes longer to read than a reader should wait;
// a draft of it is made of so many bytes of its beginning.
const (
	longFrom  = 1 << 20
	draftSize = 96 << 10
)

// emitDraft hands the draft of a long document on, where there is one.
func emitDraft(data []byte, in Input, emit func(Document) error) (ok bool, err error) {
	doc, ok := draft(data, in)
	if ok {
		err = emit(doc)
	}
	return ok, err
}

// draft reads the beginning of a long text or page, so that there is something
// to look at while all of it is read. ok is false where the document is of
// another kind, or has no article there.
func draft(data []byte, in Input) (doc Document, ok bool) {
	head := data[:min(len(data), draftSize)]
	if i := bytes.LastIndexByte(head, '\n'); i > draftSize/2 {
		head = head[:i]
	} else if i := bytes.LastIndexByte(head, ' '); i > 0 {
		head = head[:i]
	}
	if !utf8.Valid(head) {
		return doc, false
	}
	doc, err := Parse(head, in)
	if err != nil || len(doc.Articles) != 1 || doc.Format != TextPage && doc.Format != HTML && doc.Format != Markdown {
		return Document{}, false
	}
	doc.Draft = true
	// Not to be taken for another document that begins so, nor for the whole.
	doc.Articles[0].ID = "draft\x00" + in.Name
	return doc, true
}
