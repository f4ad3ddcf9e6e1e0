package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const text = "باب (a) لا\n\nplain\n" + "word word word word word word word word word word word word word word word word word\n"

func measure(t *testing.T, mode string, env map[string]string) (string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err := run([]string{mode, file}, func(name string) string { return env[name] }, &out)
	return out.String(), err
}

func TestModes(t *testing.T) {
	for _, mode := range []string{"levels", "para", "line"} {
		out, err := measure(t, mode, map[string]string{"BENCH_MS": "1"})
		var speed, allocations float64
		if _, scan := fmt.Sscanf(out, "%f allocs/para=%f", &speed, &allocations); err != nil || scan != nil || speed <= 0 || allocations > 0.1 {
			t.Errorf("%s: %q, %v", mode, out, err)
		}
	}
	if out, err := measure(t, "words", nil); err == nil {
		t.Errorf("no error, but %q", out)
	}
	if out, err := measure(t, "para", map[string]string{"BENCH_MS": "x"}); err == nil {
		t.Errorf("no error, but %q", out)
	}
}

func TestOutput(t *testing.T) {
	const first = "\uFEFB (a) \uFE8F\uFE8E\uFE91\nplain\n"
	dump := map[string]string{"BENCH_DUMP": "1"}
	if out, err := measure(t, "levels", dump); err != nil || out != "" {
		t.Errorf("levels: %q, %v", out, err)
	}
	words := strings.Split(text, "\n")[3]
	if out, err := measure(t, "para", dump); err != nil || out != first+words+"\n" {
		t.Errorf("para: %q, %v", out, err)
	}
	if out, err := measure(t, "line", dump); err != nil || out != first+words[:80]+"\n"+words[80:]+"\n" {
		t.Errorf("line: %q, %v", out, err)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0}, {"abc", 3}, {strings.Repeat("a", 80), 80}, {strings.Repeat("a", 81), 80}, {strings.Repeat("a", 80) + " ", 80},
		{strings.Repeat("a", 79) + " b", 80}, {strings.Repeat("a", 78) + " bc", 79}, {strings.Repeat("ب", 81), 160},
		{"ب " + strings.Repeat("ب", 80), 3}, {strings.Repeat("日", 100), 240}, {strings.Repeat("بa ", 40), 4*26 + 0},
	} {
		if got := wrap(c.text, 0); got != c.want {
			t.Errorf("wrap(%q) = %d, want %d", c.text, got, c.want)
		}
		if got := wrap("xyz"+c.text, 3); got != c.want+3 {
			t.Errorf("wrap(%q) from 3 = %d, want %d", c.text, got, c.want+3)
		}
	}
}
