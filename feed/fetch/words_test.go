package fetch

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// What Reason says is found again, with its code, time and cause.
func TestErrorOf(t *testing.T) {
	at := time.Date(2026, 11, 25, 14, 30, 0, 0, time.Local)
	for kind := Network; kind <= Local; kind++ {
		for _, e := range []*Error{
			{Kind: kind, Code: 403, Err: errors.New("x509: (certificate) has expired")}, {Kind: kind, Code: 401, Err: errors.New("exit status 1")},
			{Kind: kind, Code: 503, RetryAfter: at},
		} {
			words := e.Reason()
			got, ok := ErrorOf(words)
			if !ok || got.Kind != kind || got.Reason() != words {
				t.Errorf("%q: %+v, %v", words, got, ok)
			}
		}
	}
	for _, other := range []string{"", "it is not text", "the server failed (x); try again later", "the server is busy (503); try again after noon"} {
		if got, ok := ErrorOf(other); ok {
			t.Errorf("%q: %+v", other, got)
		}
	}
}

// What a host sends may be long, and the end of it has a name of its own.
func TestCause(t *testing.T) {
	for want, err := range map[string]error{
		"x" + strings.Repeat("ش", 99) + "…": fmt.Errorf("read: %w", errors.New("x"+strings.Repeat("ش", 5000))),
		"the host closed the connection":    fmt.Errorf("read: %w", io.ErrUnexpectedEOF),
		"exit status 1":                     errors.New("exit status 1"),
		"unknown":                           nil,
	} {
		if got := (&Error{Err: err}).Cause(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// BenchmarkErrorOf finds the failure of a feed that is listed.
func BenchmarkErrorOf(b *testing.B) {
	words := (&Error{Kind: Refused}).Reason()
	b.ReportAllocs()
	for b.Loop() {
		ErrorOf(words)
	}
}
