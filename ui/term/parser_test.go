package term

import (
	"bytes"
	"testing"
)

func TestParser(t *testing.T) {
	for _, c := range []struct {
		name, in string
		replies  []Reply
		keys     string
	}{
		{"all four", "\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[8;0$y\x1b[?62c", []Reply{
			{XTVersion, "kitty(0.26.5)", "\x1bP>|kitty(0.26.5)\x1b\\"},
			{DA2, "1;4000;26", "\x1b[>1;4000;26c"},
			{DECRPM, "8;0", "\x1b[8;0$y"},
			{DA1, "62", "\x1b[?62c"},
		}, ""},
		{"between keys", "q\x1b[A\x1b[?6cض\x1b", []Reply{{DA1, "6", "\x1b[?6c"}}, "q\x1b[Aض"},
		{"private mode is not ours", "\x1b[?2026;2$y", nil, "\x1b[?2026;2$y"},
		{"other DCS", "\x1bP1+r544e=78\x1b\\", nil, "\x1bP1+r544e=78\x1b\\"},
		{"alt keys", "\x1b[Z\x1bPa\x1b\x1b[B\x1bO", nil, "\x1b[Z\x1bPa\x1b\x1b[B\x1bO"},
		{"cut off by the next", "\x1bP>|VTE(70\x1b[?65c", []Reply{{DA1, "65", "\x1b[?65c"}}, ""},
		{"BEL instead of ST", "\x1bP>|X 1\ax", []Reply{{XTVersion, "X 1", "\x1bP>|X 1\a"}}, "x"},
		{"cancelled", "\x1bP>|VTE\x18x", nil, "x"},
		{"the background", "q\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\w", []Reply{{Background, "rgb:1e1e/1e1e/2e2e", "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\"}}, "qw"},
		{"the background, by BEL", "\x1b]11;rgb:ff/ff/ff\a\x1b[?6c", []Reply{{Background, "rgb:ff/ff/ff", "\x1b]11;rgb:ff/ff/ff\a"}, {DA1, "6", "\x1b[?6c"}}, ""},
		{"the background, half an ST", "\x1b]11;rgb:0/0/0\x1b[?6c", []Reply{{Background, "rgb:0/0/0", "\x1b]11;rgb:0/0/0\x1b"}, {DA1, "6", "\x1b[?6c"}}, ""},
		{"other OSC", "\x1b]52;c;YQ==\x1b\\\x1b]10;rgb:0/0/0\a", nil, "\x1b]52;c;YQ==\x1b\\\x1b]10;rgb:0/0/0\a"},
		{"mouse and paste", "\x1b[<0;3;4M\x1b[200~a\x1b[201~", nil, "\x1b[<0;3;4M\x1b[200~a\x1b[201~"},
	} {
		for size := 1; size <= len(c.in); size++ {
			var p Parser
			var keys []byte
			for in := []byte(c.in); len(in) > 0; {
				n := min(size, len(in))
				keys = p.Feed(keys, in[:n])
				in = in[n:]
			}
			if string(keys) != c.keys {
				t.Errorf("%s in pieces of %d: keys %q, want %q", c.name, size, keys, c.keys)
			}
			if len(p.Replies) != len(c.replies) {
				t.Errorf("%s in pieces of %d: %d replies, want %d: %q", c.name, size, len(p.Replies), len(c.replies), p.Replies)
				continue
			}
			for i := range p.Replies {
				if p.Replies[i] != c.replies[i] {
					t.Errorf("%s in pieces of %d: reply %q, want %q", c.name, size, p.Replies[i], c.replies[i])
				}
			}
		}
	}
}

func TestParserFlush(t *testing.T) {
	for _, c := range []struct{ in, keys string }{
		{"\x1b", "\x1b"},             // the key
		{"\x1b[", "\x1b["},           // Alt+[
		{"\x1b]", "\x1b]"},           // Alt+]
		{"\x1b]11;rgb:00", ""},       // half of OSC 11
		{"\x1bP", "\x1bP"},           // Alt+Shift+P
		{"\x1b[?62", ""},             // half of DA1
		{"\x1bP>|Konsole 22.12", ""}, // half of XTVERSION
		{"\x1bP>|Konsole\x1b", ""},   // nearly all of it
	} {
		var p Parser
		keys := p.Flush(p.Feed(nil, []byte(c.in)))
		if string(keys) != c.keys {
			t.Errorf("%q: keys %q, want %q", c.in, keys, c.keys)
		}
		if pending, _ := p.Pending(); pending {
			t.Errorf("%q: still pending after Flush", c.in)
		}
	}
}

// A megabyte of anything takes linear time and bounded memory.
func TestParserRubbish(t *testing.T) {
	for name, unit := range map[string]string{
		"text": "rubbish ", "escapes": "\x1b", "csi": "\x1b[", "parameters": "\x1b[1;2;3;4;5;6;7;8;9;", "version": "\x1bP>|name",
		"replies": "\x1b[?1c", "controls": "\x00\x07\x18\x9b\xff",
	} {
		var p Parser
		var keys []byte
		rubbish := bytes.Repeat([]byte(unit), 1<<20/len(unit))
		for len(rubbish) > 0 {
			n := min(4096, len(rubbish))
			keys = p.Feed(keys[:0], rubbish[:n])
			rubbish = rubbish[n:]
		}
		if cap(p.held) > 2*maxVersion || len(p.Replies) > maxReplies {
			t.Errorf("%s: holds %d bytes and %d replies", name, cap(p.held), len(p.Replies))
		}
	}
}

// No byte of a stream is lost but those of replies, and the cutting of the
// stream changes nothing.
func FuzzParser(f *testing.F) {
	f.Add([]byte("q\x1b[A\x1b[?6c\x1bP>|XTerm(379)\x1b\\"), 3)
	f.Add([]byte("\x1b[>65;7006;1c\x1b[8;1$y\x1b[?65;1;9c"), 1)
	f.Add([]byte("\x1bP>|\x1b\x1b[?c\x1bP>\x1b[[\x1b\\"), 2)
	f.Fuzz(func(t *testing.T, in []byte, size int) {
		size = max(1, min(size, len(in)))
		var whole, cut Parser
		a := whole.Flush(whole.Feed(nil, in))
		var b []byte
		for rest := in; len(rest) > 0; {
			n := min(size, len(rest))
			b = cut.Feed(b, rest[:n])
			rest = rest[n:]
		}
		b = cut.Flush(b)
		if !bytes.Equal(a, b) || len(whole.Replies) != len(cut.Replies) {
			t.Fatalf("cut in pieces of %d: keys %q, whole %q", size, b, a)
		}
		if len(a) > len(in) {
			t.Fatalf("%d keys of %d bytes", len(a), len(in))
		}
	})
}
