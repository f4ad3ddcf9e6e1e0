//go:build screens

package screens

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"khabar/bidi/row"
)

var (
	update = flag.Bool("update", false, "write the table of results and its pictures anew")
	size   = geometry{columns: 116, rows: 26, points: 16, font: "DejaVu Sans Mono"}
)

// share is how much of what OCR reads of right text it is to read of ours.
const share = 0.95

// shellLine is what a shell shows before and after the program.
const shellLine = "echo: سلام على القراء (12) abc"

// result is what was seen in one terminal.
type result struct {
	terminal, via, version string
	report                 report
	scores, right          map[string]float64 // by languages: ours, and the reference's
	sameAsDirect           string             // pixels that differ from the terminal without a multiplexer
}

// report is what the program says of its terminal (khabar doctor --json).
type report struct {
	Class        string  `json:"class"`
	Terminal     string  `json:"terminal"`
	FoundBy      string  `json:"found_by"`
	Milliseconds float64 `json:"milliseconds"`
}

// TestScreens opens the program in every terminal, directly and through the
// layers that SCREENS_VIA names, and looks at it.
func TestScreens(t *testing.T) {
	program := build(t)
	texts := articles(t)
	places := panes(t, program)
	pictures := folder(t)
	var results []result
	for _, term := range terminals {
		if !chosen("SCREENS_TERMINALS", "", term.name) {
			continue
		}
		var right map[string]float64
		for _, via := range strings.Split(list("SCREENS_VIA", "direct,tmux"), ",") {
			t.Run(term.name+"/"+via, func(t *testing.T) {
				if args := term.args(size, t.TempDir(), "true"); !installed(args) {
					t.Skipf("%s is not installed", term.name)
				}
				if right == nil {
					right = reference(t, term, pictures, texts, int(places[1]-places[0])-1)
				}
				r := look(t, program, pictures, term, via, texts, right, places)
				results = append(results, r)
			})
		}
	}
	if len(results) > 0 {
		table(t, results, pictures)
	}
}

// look runs the program in one terminal and reads an article of each language.
func look(t *testing.T, program, pictures string, term terminal, via string, texts map[string]article, right map[string]float64, places []float64) result {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	news, err := filepath.Abs(newsFile)
	if err != nil {
		t.Fatal(err)
	}
	// The shell's line twice, as it is to look in the end; then the line, the
	// program, and the line again.
	script := fmt.Sprintf(`line=%q
await() { until [ -e "$1" ]; do sleep 0.05; done; }
printf '\e[1m%%s\e[3m%%s\e[m\n' "$line" "$line"; sleep 0.3 # all fonts are loaded
clear; echo "$line"; echo "$line"; printf '\e[?25l'
touch %[2]s; await %[3]s
clear; echo "$line"
%[4]s doctor --json > %[5]s
touch %[6]s
%[4]s --lang ar %[7]s
echo "$line"; printf '\e[?25l'
touch %[8]s`, shellLine, file("ready"), file("go"), program, file("report"), file("asked"), news, file("done"))
	d := open(t, term, size, via, script)
	wait(t, file("ready"))
	before, after := file("before.png"), file("after.png")
	d.picture(before)
	touch(t, file("go"))
	wait(t, file("asked"))
	d.awaitPanes(filepath.Join(dir, "started.png"))

	r := result{terminal: term.name, via: via, version: term.version(), scores: map[string]float64{}, right: right, sameAsDirect: "–"}
	d.key("Return")
	for i, lang := range languages {
		if i > 0 {
			d.key("Escape")
			time.Sleep(400 * time.Millisecond) // GNU screen waits whether more comes
			d.key("Down", "Return")
			time.Sleep(300 * time.Millisecond)
		}
		picture := filepath.Join(pictures, fmt.Sprintf("%s-%s-%s.png", term.name, via, lang))
		d.settle(picture, func() string { return r.read(t, d, term, lang, picture, texts[lang].text(), places) })
		r.compare(t, pictures, lang, picture)
		if term.name == "vte" && via == "direct" {
			inBothWays(t, d, file("words.png"), lang, picture)
		}
	}
	d.key("q")
	wait(t, file("done"))
	d.settle(after, func() string {
		n := term.sameShell(t, before, after)
		if n == 0 {
			return ""
		}
		kept := filepath.Join(pictures, fmt.Sprintf("%s-%s-shell", term.name, via))
		copyFile(t, before, kept+"-before.png")
		copyFile(t, after, kept+"-after.png")
		return fmt.Sprintf("the shell does not look as before: %d pixels differ; see %s-after.png", n, kept)
	})
	b, err := os.ReadFile(file("report"))
	if err == nil {
		err = json.Unmarshal(b, &r.report)
	}
	if err != nil {
		t.Fatal(err)
	}
	want := term.class
	if strings.Contains(via, "tmux") || strings.Contains(via, "screen") {
		want = term.behind
	}
	if term.class == row.MLTerm && strings.Contains(via, "screen") {
		want = row.MLTerm // screen hands on what mlterm is told
	}
	if r.report.Class != want.String() {
		t.Errorf("class %s (%s), want %v", r.report.Class, r.report.FoundBy, want)
	}
	return r
}

// awaitPanes waits until the program has drawn its panes: keys that come before
// it would be the shell's.
func (d *display) awaitPanes(picture string) {
	d.t.Helper()
	for range 20 {
		d.picture(picture)
		if len(borders(d.t, picture)) == 2 {
			return
		}
	}
	d.t.Errorf("no three panes; see %s", picture)
}

// read finds the panes in a picture, reads the middle one, and says what is
// wrong.
func (r *result) read(t *testing.T, d *display, term terminal, lang, picture, text string, places []float64) string {
	t.Helper()
	found := borders(t, picture)
	if len(found) != len(places) {
		return fmt.Sprintf("%s: %d borders, want %d: %v", lang, len(found), len(places), found)
	}
	cell := float64(found[1]-found[0]) / (places[1] - places[0])
	for i, x := range found {
		// Terminals have a margin, of less than a cell.
		if off := float64(x) - places[i]*cell; off < -2 || off > 1.5*cell {
			return fmt.Sprintf("%s: border %d is %.0f pixels from its place", lang, i, off)
		}
	}
	// Neither the pane's title nor the last row of the screen is of the article.
	line := d.h / size.rows
	crop := fmt.Sprintf("%dx%d+%d+%d", found[1]-found[0]-6, d.h-3*line, found[0]+4, line+line/4)
	least := share * r.right[lang]
	r.scores[lang] = read(t, picture, crop, lang, term.dark, text, max(least, r.right[lang]))
	if r.scores[lang] < least {
		return fmt.Sprintf("%s: OCR reads %.2f, of the text as it is known to be right %.2f", lang, r.scores[lang], r.right[lang])
	}
	return ""
}

// compare counts the pixels that differ from the terminal without a
// multiplexer, where that one was seen.
func (r *result) compare(t *testing.T, pictures, lang, picture string) {
	direct := filepath.Join(pictures, fmt.Sprintf("%s-direct-%s.png", r.terminal, lang))
	if _, err := os.Stat(direct); err != nil || r.via == "direct" {
		return
	}
	n := differ(direct, picture)
	if r.sameAsDirect == "–" {
		r.sameAsDirect = fmt.Sprint(n)
	} else if n != 0 {
		r.sameAsDirect += fmt.Sprint(" ", n)
	}
}

// inBothWays writes the screen for class words where the terminal, VTE, was told
// not to reorder, and back: it is to look the same, to the pixel.
func inBothWays(t *testing.T, d *display, file, lang, picture string) {
	t.Helper()
	same := func(way string) func() string {
		return func() string {
			if n := differ(picture, file); n != 0 {
				return fmt.Sprintf("%s: %s %d pixels differ from %s", lang, way, n, picture)
			}
			return ""
		}
	}
	d.key("B", "g") // the second key takes away what is said of the first
	d.settle(file, same("in class words"))
	d.key("B", "B", "B", "B", "g") // once round
	d.settle(file, same("back in explicit"))
}

// build makes the program under test.
func build(t *testing.T) string {
	for _, tool := range []string{"Xvfb", "xdotool", "xwininfo", "import", "convert", "compare", "tesseract", "fribidi", "tmux"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	program := filepath.Join(t.TempDir(), "khabar")
	if out, err := exec.Command("go", "build", "-o", program, "khabar/cmd/khabar").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// folder is where the pictures go.
func folder(t *testing.T) string {
	dir := os.Getenv("SCREENS_DIR")
	if dir == "" {
		dir = t.TempDir()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func list(variable, usual string) string {
	if s := os.Getenv(variable); s != "" {
		return s
	}
	return usual
}

func chosen(variable, usual, name string) bool {
	s := list(variable, usual)
	return s == "" || slices.Contains(strings.Split(s, ","), name)
}

func installed(args []string) bool {
	name := args[0]
	if i := slices.Index(args, "--"); name == "dbus-run-session" && i >= 0 {
		if _, err := exec.LookPath(name); err != nil {
			return false
		}
		name = args[i+1]
		if strings.HasSuffix(name, "python3") {
			return exec.Command(name, "-c", "import gi; gi.require_version('Vte', '2.91'); from gi.repository import Vte").Run() == nil
		}
	}
	_, err := exec.LookPath(name)
	return err == nil
}

func wait(t *testing.T, path string) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(path); err == nil {
			return
		}
	}
	t.Fatalf("waited too long for %s", filepath.Base(path))
}

func touch(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o644)
	}
	if err != nil {
		t.Error(err)
	}
}
