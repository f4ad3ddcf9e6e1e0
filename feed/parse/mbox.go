package parse

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"time"
)

// A mailbox is messages one after the other, each behind a line that begins
// with "From ", an address and a date (RFC 4155). In a message such a line has
// ">" in front of it.

// mailPause is how long a mailbox that goes on rests after a message until that
// is taken to be whole.
const mailPause = 200 * time.Millisecond

// mboxLine reports whether a line begins a message in a mailbox.
func mboxLine(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("From "))
	if !ok || len(rest) > 1000 {
		return false
	}
	// An address, a day and a time: "MAILER-DAEMON Fri Jul  8 12:08:34 2011".
	fields := bytes.Fields(rest)
	if len(fields) < 5 {
		return false
	}
	for _, f := range fields[1:] {
		if bytes.Count(f, []byte(":")) >= 1 && f[0] >= '0' && f[0] <= '9' {
			return true
		}
	}
	return false
}

// readMbox reads all messages of a mailbox. One that is none is left out, and
// said.
func (doc *Document) readMbox(data []byte, in Input) {
	for len(data) > 0 {
		_, data, _ = bytes.Cut(data, []byte("\n"))
		end := nextMessage(data)
		doc.addMail(data[:end], in)
		data = data[end:]
	}
}

// nextMessage returns where in data the next message begins.
func nextMessage(data []byte) int {
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("\nFrom "))
		if i < 0 {
			return len(data)
		}
		at += i + 1
		line, _, _ := bytes.Cut(data[at:], []byte("\n"))
		if mboxLine(line) {
			return at
		}
	}
}

// addMail adds a message of a mailbox.
func (doc *Document) addMail(message []byte, in Input) {
	if len(bytes.TrimSpace(message)) == 0 {
		return
	}
	message = bytes.ReplaceAll(message, []byte("\n>From "), []byte("\nFrom "))
	if doc.readMail(message, in) != nil {
		doc.leaveOut("a message has no text")
	}
}

// mailLine is a line of a stream, or its end.
type mailLine struct {
	line []byte
	err  error
}

// readMailStream hands on the messages of a mailbox as they come: each when the
// next begins, or when it seems whole and nothing more comes for a while.
func readMailStream(ctx context.Context, br *bufio.Reader, in Input, emit func(Document) error) error {
	lines := make(chan mailLine, 256)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		defer close(lines)
		for {
			line, err := readLine(br)
			select {
			case lines <- mailLine{line, err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	doc := Document{Format: Mbox, Encoding: "utf-8"}
	total := 0
	flush := func() error {
		if len(doc.Articles) == 0 {
			return nil
		}
		for i := range doc.Articles {
			doc.complete(&doc.Articles[i], in)
		}
		total += len(doc.Articles)
		out := doc
		doc = Document{Format: Mbox, Encoding: "utf-8"}
		return emit(out)
	}
	var message []byte
	rest := time.NewTimer(mailPause)
	defer rest.Stop()
	for {
		var idle <-chan time.Time
		if bytes.HasSuffix(message, []byte("\n\n")) || bytes.HasSuffix(message, []byte("\n\r\n")) || len(doc.Articles) > 0 {
			rest.Reset(mailPause)
			idle = rest.C
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-idle:
			if _, body := readHeader(message); len(bytes.TrimSpace(body)) > 0 {
				doc.addMail(message, in)
				message = message[:0]
			}
			if err := flush(); err != nil {
				return err
			}
		case l, ok := <-lines:
			if !ok {
				return nil
			}
			if mboxLine(l.line) || l.err != nil {
				if l.err != nil && !mboxLine(l.line) {
					message = append(message, l.line...)
				}
				doc.addMail(message, in)
				message = message[:0]
				if l.err != nil || len(doc.Articles) >= batch || len(lines) == 0 {
					if err := flush(); err != nil {
						return err
					}
				}
			} else if message = append(message, l.line...); len(message) > maxDecoded {
				return &Error{Name: in.Name, Err: ErrTooLarge}
			}
			if l.err == io.EOF {
				if total == 0 {
					return &Error{Name: in.Name, Err: ErrNoArticle}
				}
				return nil
			}
			if l.err != nil {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				return &Error{Name: in.Name, Err: l.err}
			}
		}
	}
}
