package filter

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

func TestCopy(t *testing.T) {
	in := "plain\n\x1b[31mسلام\x1b[m\n\nאב\tג\r\nwithout an end ב"
	want := through(Options{}, strings.ReplaceAll(in, "\r", ""))
	for name, wrap := range map[string]func(io.Reader) io.Reader{
		"whole": func(r io.Reader) io.Reader { return r },
		"bytes": iotest.OneByteReader, "halves": iotest.HalfReader, "error with data": iotest.DataErrReader,
	} {
		var out bytes.Buffer
		if err := New(Options{}).Copy(context.Background(), &out, wrap(strings.NewReader(in))); err != nil {
			t.Fatal(err)
		}
		if out.String() != want {
			t.Errorf("%s: %q, want %q", name, out.String(), want)
		}
	}
}

// Each line is out before the next one comes, and a prompt is without a
// newline, but not half of a letter or of a colour.
func TestCopyAsItComes(t *testing.T) {
	in, feed := io.Pipe()
	read, out := io.Pipe()
	done := make(chan error)
	go func() { done <- New(Options{}).Copy(context.Background(), out, in) }()
	for _, c := range []struct{ send, want string }{
		{"אב\n", "בא\n"},
		{"x\ny\n", "x\ny\n"},
		{"שם: \xd7", ":םש "},
		{"\x90\x1b[3", "א"},
		{"1mב\n", "\x1b[0;31mב\x1b[m\n"},
		{"c\x1b]8;;http://", "\x1b[0;31mc\x1b[m"},
		{"a\x1b", ""},
		{"\\d\x1b[m\n", "\x1b]8;id=1-731f311e;http://a\x1b\\\x1b[0;31md\x1b]8;;\x1b\\\x1b[m\n"},
	} {
		if _, err := io.WriteString(feed, c.send); err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, len(c.want))
		if _, err := io.ReadFull(read, buf); err != nil || string(buf) != c.want {
			t.Fatalf("%q gives %q, %v; want %q", c.send, buf, err, c.want)
		}
	}
	feed.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestCopyEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	in, _ := io.Pipe()
	time.AfterFunc(10*time.Millisecond, cancel)
	if err := New(Options{}).Copy(ctx, io.Discard, in); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
	broken := errors.New("broken")
	if err := New(Options{}).Copy(context.Background(), io.Discard, iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("a read that fails: %v", err)
	}
	read, out := io.Pipe()
	read.CloseWithError(broken)
	if err := New(Options{}).Copy(context.Background(), out, strings.NewReader("a\n")); !errors.Is(err, broken) {
		t.Errorf("a write that fails: %v", err)
	}
}

// A line without an end does not take all memory.
func TestCopyLongLine(t *testing.T) {
	in := strings.Repeat("אבג ", 1<<19)
	var out bytes.Buffer
	f := New(Options{})
	if err := f.Copy(context.Background(), &out, strings.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "ג"); n != 1<<19 {
		t.Errorf("%d letters of %d", n, 1<<19)
	}
	if cap(f.text) > 4*maxLine {
		t.Errorf("%d bytes are kept", cap(f.text))
	}
}
