package filter

import (
	"bytes"
	"context"
	"io"
	"time"
	"unicode/utf8"
)

const (
	// pause is how long the beginning of a line waits for the rest of it: a
	// prompt is shown then.
	pause = 50 * time.Millisecond
	// maxLine is how long a line may become, in bytes, before a part of it is
	// written.
	maxLine = 1 << 20
	chunk   = 64 << 10
)

// Copy filters all that r brings to w until r ends, and returns the first error
// of either but io.EOF. Every line is written as soon as its newline has been
// read, and what stands without one when r pauses is written then. When ctx
// ends Copy returns; a read that blocks is left behind.
func (f *Filter) Copy(ctx context.Context, w io.Writer, r io.Reader) error {
	type part struct {
		b   []byte
		err error
	}
	full, empty := make(chan part), make(chan []byte, 2)
	empty <- make([]byte, chunk)
	empty <- make([]byte, chunk)
	done := make(chan struct{})
	defer close(done)
	go func() {
		for {
			var b []byte
			select {
			case b = <-empty:
			case <-done:
				return
			}
			n, err := r.Read(b)
			select {
			case full <- part{b[:n], err}:
			case <-done:
				return
			}
			if err != nil {
				return
			}
		}
	}()
	timer := time.NewTimer(pause)
	defer timer.Stop()
	var line, out []byte // a line begun, what to write
	waited := false      // what can be shown of line is
	for {
		var idle <-chan time.Time
		if len(line) > 0 && !waited {
			timer.Reset(pause)
			idle = timer.C
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-idle:
			n := whole(line)
			out = f.appendPart(out[:0], line[:n])
			line = append(line[:0], line[n:]...)
			waited = true
			if _, err := w.Write(out); err != nil {
				return err
			}
		case p := <-full:
			waited = false
			out, line = f.feed(out[:0], line, p.b)
			if p.err != nil && len(line) > 0 {
				out = f.appendPart(out, line)
			}
			if len(out) > 0 {
				if _, err := w.Write(out); err != nil {
					return err
				}
			}
			if p.err == io.EOF {
				return nil
			}
			if p.err != nil {
				return p.err
			}
			empty <- p.b[:cap(p.b)]
		}
	}
}

// feed appends what the whole lines of line and b come to, and returns with it
// the line that is left unfinished, in line's memory.
func (f *Filter) feed(dst, line, b []byte) (_, rest []byte) {
	for {
		n := bytes.IndexByte(b, '\n')
		if n < 0 {
			break
		}
		if len(line) > 0 {
			line = append(line, b[:n]...)
			dst = f.AppendLine(dst, line)
			line = line[:0]
		} else {
			dst = f.AppendLine(dst, b[:n])
		}
		dst = append(dst, '\n')
		b = b[n+1:]
	}
	line = append(line, b...)
	if len(line) >= maxLine {
		n := whole(line)
		if n == 0 {
			n = len(line)
		}
		dst = f.appendPart(dst, line[:n])
		line = append(line[:0], line[n:]...)
	}
	return dst, line
}

// whole returns how much of an unfinished line can be shown: not the beginning
// of a character, nor of a control sequence, nor a carriage return or a
// backspace that may belong to what comes.
func whole(line []byte) int {
	n := len(line)
	for k := 1; k <= min(n, utf8.UTFMax-1); k++ {
		if utf8.RuneStart(line[n-k]) {
			if !utf8.FullRune(line[n-k:]) {
				n -= k
			}
			break
		}
	}
	n = begun(line[:n])
	for n > 0 && (line[n-1] == '\r' || line[n-1] == '\b') {
		n--
	}
	return n
}

// longest is the longest control sequence that is waited for.
const longest = 4096

// begun returns where a control sequence begins that line ends within, or the
// end of line.
func begun(line []byte) int {
	for i := max(0, len(line)-longest); i < len(line); i++ {
		if line[i] != 0x1B {
			continue
		}
		start := i
		if i++; i == len(line) {
			return start
		}
		switch line[i] {
		case '[':
			for i++; i < len(line) && line[i] >= 0x20 && line[i] <= 0x3F; i++ {
			}
		case ']', 'P', 'X', '^', '_':
			for i++; i < len(line) && (line[i] >= 0x20 || line[i] == '\t'); i++ {
			}
			if i < len(line) && line[i] == 0x1B {
				i++
			}
		default:
			for i < len(line) && line[i] >= 0x20 && line[i] <= 0x2F {
				i++
			}
		}
		if i >= len(line) {
			return start
		}
	}
	return len(line)
}
