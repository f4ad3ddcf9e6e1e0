//go:build screens

package screens

import (
	"fmt"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// panes asks the program itself, in a terminal of no looks, for the places of
// the lines between its panes: columns, with a half for the middle of a cell.
func panes(t *testing.T, program string) []float64 {
	t.Helper()
	socket := filepath.Join(t.TempDir(), "tmux.sock")
	tmux := func(args ...string) string {
		out, err := exec.Command("tmux", append([]string{"-S", socket, "-f", "/dev/null"}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %v: %v %s", args, err, out)
		}
		return string(out)
	}
	tmux("-u", "new-session", "-d", "-x", fmt.Sprint(size.columns), "-y", fmt.Sprint(size.rows),
		"env", "XDG_STATE_HOME="+t.TempDir(), program, "--lang", "ar", "--bidi", "visual", newsFile, ";", "set", "-g", "status", "off")
	defer tmux("kill-server")
	for range 100 {
		time.Sleep(100 * time.Millisecond)
		lines := strings.Split(tmux("capture-pane", "-p"), "\n")
		if len(lines) < 6 {
			continue
		}
		var found []float64
		column := 0
		for _, r := range lines[5] {
			if r == '│' {
				found = append(found, float64(column)+0.5)
			}
			column += columns(string(r))
		}
		if len(found) == 2 {
			return found
		}
	}
	t.Fatal("the program shows no three panes")
	return nil
}

// borders finds the lines between panes: columns of a picture in most rows of
// which something is drawn. It returns the middle of each.
func borders(t *testing.T, picture string) []int {
	t.Helper()
	f, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	b := img.Bounds()
	// The lowest row but for its text is the ground.
	seen, ground := map[color.Color]int{}, color.Color(nil)
	for x := b.Min.X; x < b.Max.X; x++ {
		c := img.At(x, b.Max.Y-2)
		if seen[c]++; ground == nil || seen[c] > seen[ground] {
			ground = c
		}
	}
	r0, g0, b0, _ := ground.RGBA()
	drawn := func(x, y int) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		return max(r, r0)-min(r, r0)+max(g, g0)-min(g, g0)+max(b, b0)-min(b, b0) > 3*0x2000
	}
	var found []int
	start := -1
	for x := b.Min.X + 8; x < b.Max.X-8; x++ {
		n := 0
		for y := b.Min.Y; y < b.Max.Y; y++ {
			if drawn(x, y) {
				n++
			}
		}
		line := n > b.Dy()*7/10
		switch {
		case line && start < 0:
			start = x
		case !line && start >= 0:
			if x-start < 8 {
				found = append(found, (start+x)/2)
			}
			start = -1
		}
	}
	return found
}

// sameShell compares pictures of the shell before and after, and says in how
// many pixels they differ where that is more than the terminal is known for.
// The line in the other order differs in thousands.
func (term terminal) sameShell(t *testing.T, before, after string) int {
	t.Helper()
	a, b := top(t, before), top(t, after)
	n := differ(a, b)
	switch {
	case term.untidy && n < 100:
		return 0
	case term.softly && differ(a, b, "-fuzz", "60%") < 500:
		return 0
	}
	return n
}

// top cuts out the shell's lines: beside and below them some terminals have
// buttons, or show for a while how large their window is.
func top(t *testing.T, picture string) string {
	t.Helper()
	cut := strings.TrimSuffix(picture, ".png") + "-top.png"
	if out, err := exec.Command("convert", picture, "-crop", "50%x110+0+0", "+repage", cut).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v %s", err, out)
	}
	return cut
}
