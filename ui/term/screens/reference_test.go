//go:build screens

package screens

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// right is how a terminal is known to show text right without this program: the
// measure of what OCR can read in it.
type right struct {
	logical bool     // it reorders and shapes a row that stands alone
	before  string   // what tells it not to reorder
	extra   []string // arguments of the terminal
}

// reference writes each article as the terminal is known to show it right, set
// as in the program's pane of so many columns, and returns what OCR reads of it.
func reference(t *testing.T, term terminal, pictures string, texts map[string]article, pane int) map[string]float64 {
	t.Helper()
	measure := pane - 4
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	var script strings.Builder
	script.WriteString("await() { until [ -e \"$1\" ]; do sleep 0.05; done; }\n")
	for _, lang := range languages {
		rows := texts[lang].rows(measure)
		if !term.right.logical {
			rows = visual(t, rows)
		}
		rows = slices.Insert(rows, 1, strings.Repeat("─", measure))
		var b strings.Builder
		b.WriteString(term.right.before + "\x1b[2J")
		for i, row := range rows {
			if i == 0 { // the headline
				row = "\x1b[1m" + row + "\x1b[m"
			}
			fmt.Fprintf(&b, "\x1b[%d;1H%s%s", i+3, strings.Repeat(" ", 2+max(0, measure-columns(rows[i]))), row)
		}
		b.WriteString("\x1b[?25l")
		write(file(lang+".txt"), b.String())
		fmt.Fprintf(&script, "cat %s; touch %s; await %s\n", file(lang+".txt"), file(lang+".shown"), file(lang+".next"))
	}
	g := size
	g.columns = pane + 2
	term.extra = term.right.extra
	d := open(t, term, g, "direct", script.String())
	scores := map[string]float64{}
	for _, lang := range languages {
		wait(t, file(lang+".shown"))
		time.Sleep(300 * time.Millisecond)
		picture := filepath.Join(pictures, fmt.Sprintf("%s-reference-%s.png", term.name, lang))
		d.picture(picture)
		scores[lang] = read(t, picture, fmt.Sprintf("%dx%d+0+2", d.w, d.h-4), lang, term.dark, texts[lang].text(), 1)
		touch(t, file(lang+".next"))
	}
	if testing.Verbose() {
		fmt.Fprintf(os.Stderr, "%s: the reference reads %v\n", term.name, scores)
	}
	return scores
}
