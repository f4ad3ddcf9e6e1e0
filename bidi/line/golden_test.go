package line

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden lays out the texts of testdata at several widths. The rows of the
// golden files stand between LRO and PDF, so that an editor that knows bidi
// shows them as a terminal would.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	done := 0
	for _, name := range files {
		if strings.Contains(name, "LICENSE") {
			continue
		}
		done++
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := layoutGolden(string(text), strings.Contains(name, "urdu"))
		golden := strings.TrimSuffix(name, ".txt") + ".golden"
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatalf("%v (go test -update writes it)", err)
		}
		wantLines := strings.Split(string(want), "\n")
		for i, line := range strings.Split(got, "\n") {
			if i >= len(wantLines) || line != wantLines[i] {
				t.Errorf("%s, line %d: %s", golden, i+1, line)
				break
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d bytes, want %d", golden, len(got), len(want))
		}
	}
	if done < 5 {
		t.Errorf("only %d texts in testdata", done)
	}
}

func layoutGolden(text string, nastaliq bool) string {
	var b strings.Builder
	var p Paragraph
	var r cell.Row
	p.Set(text, bidi.Auto)
	for _, o := range []struct {
		title string
		Options
	}{
		{"start", Options{Width: 64}},
		{"start", Options{Width: 24}},
		{"start", Options{Width: 7}},
		{"justify", Options{Width: 40, Align: Justify}},
		{"justify with kashida", Options{Width: 40, Align: Justify, Kashida: !nastaliq}},
		{"center", Options{Width: 40, Align: Center}},
	} {
		fmt.Fprintf(&b, "# %s, %d columns\n", o.title, o.Width)
		for i := range p.Fill(o.Width) {
			start, end := p.Bounds(i)
			r.Reset()
			p.Line(&r, i, o.Options)
			fmt.Fprintf(&b, "%5d %5d |\u202d%s\u202c|\n", start, end, visual(&r))
		}
	}
	b.WriteString("# truncated\n")
	for _, width := range []int{5, 20, 40} {
		r.Reset()
		p.Truncate(&r, Options{Width: width})
		fmt.Fprintf(&b, "|\u202d%s\u202c|\n", visual(&r))
	}
	return b.String()
}
