package parse

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"slices"
)

// batch is how many articles of a stream are handed on at once, at most.
const batch = 256

// Read reads one document from a stream. JSON Lines and the messages of a
// mailbox are handed to emit in batches as they come, so that an endless stream fills a list while it
// lasts; any other document is read to its end, up to 32 MB, and handed on
// once, or after its draft. Read returns emit's error as it is, ctx's when that ends, and an
// [*Error] for what cannot be read.
//
// A reader that blocks holds Read until it returns: to stop it, close it.
func Read(ctx context.Context, r io.Reader, in Input, emit func(Document) error) error {
	fail := func(err error) error {
		if err == nil || errors.As(err, new(*Error)) || ctx.Err() != nil {
			return err
		}
		return &Error{Name: in.Name, Err: err}
	}
	size := sizeOf(r)
	br := bufio.NewReaderSize(contextReader{ctx, r}, 64<<10)
	if head, _ := br.Peek(3); isGzip(head) {
		z, err := gzip.NewReader(br)
		if err != nil {
			return fail(err)
		}
		br = bufio.NewReaderSize(z, 64<<10)
	}
	first, err := readLine(br)
	if err != nil && err != io.EOF {
		return fail(err)
	}
	if err == nil && streamed(first) {
		return readStream(ctx, br, first, in, emit)
	}
	if err == nil && mboxLine(first) {
		return readMailStream(ctx, br, in, emit)
	}
	data, drafted := first, false
	if err == nil {
		data = slices.Grow(first, min(max(size-len(first)+1, 0), maxDecoded))
		if in.Drafts && size >= longFrom { // before the rest is read
			if data, err = readTo(br, data, draftSize); err != nil {
				return fail(err)
			}
			if drafted, err = emitDraft(data, in, emit); err != nil {
				return err
			}
		}
		data, err = readRest(br, data)
		if err != nil && !(errors.Is(err, io.ErrUnexpectedEOF) && len(data) > len(first)) {
			return fail(err)
		}
	}
	if len(data) > maxDecoded {
		return fail(ErrTooLarge)
	}
	if in.Drafts && !drafted && len(data) >= longFrom {
		if _, err := emitDraft(data, in, emit); err != nil {
			return err
		}
	}
	doc, err := Parse(data, in)
	if err != nil {
		return err
	}
	return emit(doc)
}

// sizeOf is how long a file is, 0 where that is not known.
func sizeOf(r io.Reader) int {
	f, ok := r.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return 0
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return int(min(info.Size(), maxDecoded))
}

// readTo appends what is left to read to data, until that has n bytes.
func readTo(r io.Reader, data []byte, n int) ([]byte, error) {
	have := len(data)
	if have >= n {
		return data, nil
	}
	data = slices.Grow(data, n-have)[:n]
	more, err := io.ReadFull(r, data[have:])
	if err == io.ErrUnexpectedEOF || err == io.EOF { // it became shorter
		err = nil
	}
	return data[:have+more], err
}

// readRest appends all that is left to read to data, up to one byte more than a
// document may have.
func readRest(r io.Reader, data []byte) ([]byte, error) {
	for {
		if len(data) == cap(data) {
			data = slices.Grow(data, max(64<<10, len(data)))
		}
		n, err := r.Read(data[len(data):min(cap(data), maxDecoded+1)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF || len(data) > maxDecoded:
			return data, nil
		case err != nil:
			return data, err
		}
	}
}

// contextReader ends with its context.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	if err != nil && c.ctx.Err() != nil {
		err = c.ctx.Err()
	}
	return n, err
}

// readLine reads one line with its newline, up to maxDecoded bytes.
func readLine(br *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := br.ReadSlice('\n')
		line = append(line, part...)
		if err != bufio.ErrBufferFull {
			return line, err
		}
		if len(line) > maxDecoded {
			return line, ErrTooLarge
		}
	}
}

// streamed reports whether the first line of a source shows that it is JSON
// Lines: one whole object that is an article, and more to come.
func streamed(line []byte) bool {
	line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
	if len(line) < 2 || line[0] != '{' || line[len(line)-1] != '}' {
		return false
	}
	var probe struct {
		jsonArticle
		Version  json.RawMessage `json:"version"`
		Items    json.RawMessage `json:"items"`
		Articles json.RawMessage `json:"articles"`
	}
	return json.Unmarshal(line, &probe) == nil && probe.Items == nil && probe.Articles == nil && !probe.empty()
}

// readStream hands on the articles of JSON Lines: those that have come when
// nothing more is waiting, or a full batch.
func readStream(ctx context.Context, br *bufio.Reader, line []byte, in Input, emit func(Document) error) error {
	base := baseURL(in.Name)
	doc := Document{Format: JSONLines, Encoding: "utf-8"}
	total, n := 0, 0
	flush := func() error {
		if len(doc.Articles) == 0 && len(doc.Repairs) == 0 {
			return nil
		}
		for i := range doc.Articles {
			doc.complete(&doc.Articles[i], in)
		}
		total += len(doc.Articles)
		out := doc
		doc = Document{Format: JSONLines, Encoding: "utf-8"}
		return emit(out)
	}
	var err error
	for {
		n++
		if len(bytes.TrimSpace(line)) > 0 {
			text, _, repairs := decode(bytes.TrimSpace(line), "")
			doc.Repairs = append(doc.Repairs, repairs...)
			doc.readLine([]byte(text), n, base)
		}
		if err != nil || len(doc.Articles) >= batch || br.Buffered() == 0 {
			if e := flush(); e != nil {
				return e
			}
		}
		if err == io.EOF {
			break
		}
		if err == nil {
			err = ctx.Err()
		}
		if ctx.Err() != nil {
			return err
		}
		if err != nil {
			return &Error{Name: in.Name, Err: err}
		}
		line, err = readLine(br)
	}
	if total == 0 {
		return &Error{Name: in.Name, Err: ErrNoArticle}
	}
	return nil
}
