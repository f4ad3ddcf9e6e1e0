package main

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"khabar/bidi/line"
	"khabar/bidi/row"
)

func TestSheet(t *testing.T) {
	write := func(s *sheet) string {
		var out bytes.Buffer
		s.out = bufio.NewWriter(&out)
		s.row(column{text: "3/4", width: 5, align: line.Right}, column{text: "  שלום\x1b[31m", width: 12}, column{text: "a\tb"})
		s.text("Added שלום: 3.")
		if err := s.flush(); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	for _, c := range []struct {
		name string
		s    sheet
		want string
	}{
		{"plain", sheet{}, "3/4\t  שלום\ta b\nAdded שלום: 3.\n"},
		{"visual", sheet{rows: true, width: 30, class: row.Visual}, "   3/4        םולש    a b\n Added 3 :םולש.\n"},
	} {
		got := write(&c.s)
		if strings.ContainsAny(got, "\x1b\x07") {
			t.Errorf("%s: a control character in %q", c.name, got)
		}
		if got != c.want {
			t.Errorf("%s:\n%q, want\n%q", c.name, got, c.want)
		}
	}
}
