//go:build screens

package screens

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Where the table and its pictures are kept; README shows them.
const (
	tableFile     = "../../../.pictures/terminals.md"
	pictureFolder = "../../../.pictures/terminals"
)

// version is the terminal's own, as its package in Debian has it.
func (term terminal) version() string {
	out, err := exec.Command("dpkg-query", "-W", "-f", "${Version}", term.pkg).Output()
	if err != nil {
		return ""
	}
	v := string(out)
	if _, after, ok := strings.Cut(v, ":"); ok {
		v = after
	}
	if i := strings.LastIndexByte(v, '-'); i > 0 {
		v = v[:i]
	}
	return v
}

// table writes what was seen to the log and, with -update, to the file that
// README shows, with a picture of each terminal.
func table(t *testing.T, results []result, pictures string) {
	var b strings.Builder
	b.WriteString("# Khabar in terminals\n\n")
	fmt.Fprintf(&b, "What `go test -tags screens ./ui/term/screens -update` saw (%s %d, %s cells): the class that was found without a flag, and how much of an article OCR reads in the middle one of three panes, words found times words in order, beside what it reads of the same text as the terminal is known to show it right (laid out by FriBidi, or by the terminal itself). Colours go by the terminal's background, which a multiplexer may not tell: these are among the pixels unlike direct.\n\n", size.font, size.points, size)
	b.WriteString("| terminal | version | through | class | found by |")
	for _, lang := range languages {
		b.WriteString(" " + names[lang] + " |")
	}
	b.WriteString(" pixels unlike direct | picture |\n|---|---|---|---|---|" + strings.Repeat("---|", len(languages)) + "---|---|\n")
	for _, r := range results {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |", r.terminal, r.version, r.via, r.report.Class, r.report.FoundBy)
		for _, lang := range languages {
			fmt.Fprintf(&b, " %.2f of %.2f |", r.scores[lang], r.right[lang])
		}
		name := fmt.Sprintf("%s-%s.png", r.terminal, r.via)
		fmt.Fprintf(&b, " %s | [see](terminals/%s) |\n", r.sameAsDirect, name)
	}
	t.Log("\n" + b.String())
	if !*update {
		return
	}
	if err := os.MkdirAll(pictureFolder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(tableFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	for i, r := range results {
		lang := languages[i%len(languages)]
		from := filepath.Join(pictures, fmt.Sprintf("%s-%s-%s.png", r.terminal, r.via, lang))
		to := filepath.Join(pictureFolder, fmt.Sprintf("%s-%s.png", r.terminal, r.via))
		// Few colours, no name of this machine: a small file that stays the same.
		if out, err := exec.Command("convert", from, "-strip", "-colors", "48", "-define", "png:compression-level=9", to).CombinedOutput(); err != nil {
			t.Errorf("convert: %v %s", err, out)
		}
	}
}
