//go:build screens

package screens

import (
	"encoding/json"
	"fmt"
	"image/png"
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
	size      = geometry{columns: 110, rows: 16, points: 16, font: "DejaVu Sans Mono"}
	languages = []string{"ara", "heb", "fas", "urd"}
)

// shellLine is what a shell shows before and after the program.
const shellLine = "echo: سلام على القراء (12) abc"

// result is what was seen in one terminal.
type result struct {
	terminal, via  string
	name, version  string
	class, foundBy string
	milliseconds   float64
	scores         [4]float64 // by languages
	sameAsDirect   string     // pixels that differ from the terminal without a multiplexer
	shell          string
}

// report is what the program under test writes about its detection.
type report struct {
	Class        string
	Milliseconds float64
	Terminal     struct{ Name, Version, FoundBy string }
}

type article struct {
	Title string
	Body  []string
}

func TestScreens(t *testing.T) {
	program := build(t)
	texts := articles(t)
	pictures := os.Getenv("SCREENS_DIR")
	if pictures == "" {
		pictures = t.TempDir()
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	var results []result
	for _, term := range terminals {
		if !chosen("SCREENS_TERMINALS", term.name) {
			continue
		}
		for _, via := range []string{"direct", "tmux", "ssh", "screen"} {
			if !chosen("SCREENS_VIA", via) || (via == "ssh" || via == "screen") && os.Getenv("SCREENS_VIA") == "" {
				continue
			}
			t.Run(term.name+"/"+via, func(t *testing.T) {
				if args := term.args(size, t.TempDir(), "true"); !installed(args) {
					t.Skipf("%s is not installed", term.name)
				}
				results = append(results, look(t, program, pictures, term, via, texts))
			})
		}
	}
	if len(results) > 0 {
		table(t, results)
	}
}

// look runs the program in one terminal, in all languages.
func look(t *testing.T, program, pictures string, term terminal, via string, texts map[string]article) result {
	if via == "ssh" {
		// What the other end of a connection knows: TERM and no more.
		program = `env -i HOME="$HOME" PATH="$PATH" TERM="$TERM" LANG="$LANG" SSH_TTY=/dev/pts/0 ` + program
	}
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	// The shell's line twice, as it is to look in the end; then the line, the
	// program, and the line again.
	script := fmt.Sprintf(`line=%q
await() { until [ -e "$1" ]; do sleep 0.05; done; }
clear; echo "$line"; echo "$line"; printf '\e[?25l'
touch %[2]s; await %[3]s
clear; echo "$line"
%[4]s -report %[5]s
echo "$line"; printf '\e[?25l'
touch %[6]s`, shellLine, file("ready"), file("go"), program, file("report"), file("done"))
	d := open(t, term, size, via, script)
	wait(t, file("ready"))
	before, after := file("before.png"), file("after.png")
	d.picture(before)
	touch(t, file("go"))
	wait(t, file("report"))
	time.Sleep(500 * time.Millisecond)

	r := result{terminal: term.name, via: via, sameAsDirect: "–", shell: "as before"}
	for i, lang := range languages {
		picture := filepath.Join(pictures, fmt.Sprintf("%s-%s-%s.png", term.name, via, lang))
		d.picture(picture)
		panes := borders(t, picture)
		if len(panes) != 2 {
			t.Errorf("%s: %d borders, want 2: %v; see %s", lang, len(panes), panes, picture)
		} else {
			a := texts[lang]
			crop := fmt.Sprintf("%dx%d+%d+2", panes[1]-panes[0]-4, d.h-4, panes[0]+2)
			r.scores[i] = read(t, picture, crop, lang, term.dark, a.Title+" "+strings.Join(a.Body, " "))
			if least := term.least(lang); r.scores[i] < least {
				t.Errorf("%s: OCR score %.2f, at least %.2f; see %s", lang, r.scores[i], least, picture)
			}
		}
		if via != "direct" {
			direct := filepath.Join(pictures, fmt.Sprintf("%s-direct-%s.png", term.name, lang))
			if _, err := os.Stat(direct); err == nil {
				n := differ(direct, picture)
				if r.sameAsDirect == "–" {
					r.sameAsDirect = fmt.Sprint(n)
				} else if n != 0 {
					r.sameAsDirect += fmt.Sprint(" ", n)
				}
			}
		}
		if term.name == "vte" && via == "direct" {
			d.key("c")
			words := file("words.png")
			d.picture(words)
			if n := differ(picture, words); n != 0 {
				t.Errorf("%s: explicit and words differ in %d pixels; see %s", lang, n, picture)
			}
			d.key("c", "c", "c", "c", "c") // once round
			again := file("again.png")
			d.picture(again)
			if n := differ(picture, again); n != 0 {
				t.Errorf("%s: back in explicit %d pixels differ; see %s", lang, n, picture)
			}
		}
		d.key("l")
	}

	d.key("q")
	wait(t, file("done"))
	d.picture(after)
	if n := differ(top(t, before), top(t, after)); n != 0 && !(term.untidy && n < 100) {
		r.shell = fmt.Sprintf("%d pixels differ", n)
		kept := filepath.Join(pictures, fmt.Sprintf("%s-%s-shell", term.name, via))
		copyFile(t, before, kept+"-before.png")
		copyFile(t, after, kept+"-after.png")
		t.Errorf("the shell does not look as before: %d pixels differ; see %s-after.png", n, kept)
	}

	var found report
	b, err := os.ReadFile(file("report"))
	if err == nil {
		err = json.Unmarshal(b, &found)
	}
	if err != nil {
		t.Fatal(err)
	}
	r.class, r.name, r.version, r.foundBy, r.milliseconds = found.Class, found.Terminal.Name, found.Terminal.Version, found.Terminal.FoundBy, found.Milliseconds
	want := term.class
	if via == "tmux" || via == "screen" {
		want = term.behind
	}
	if found.Class != want.String() && !(via == "screen" && term.behind == row.Words && term.name == "pterm") {
		t.Errorf("class %s (%s), want %v", found.Class, found.Terminal.FoundBy, want)
	}
	return r
}

// top cuts out the rows with the shell's lines: some terminals show for a while
// how large their window is.
func top(t *testing.T, picture string) string {
	t.Helper()
	cut := strings.TrimSuffix(picture, ".png") + "-top.png"
	if out, err := exec.Command("convert", picture, "-crop", "x110+0+0", "+repage", cut).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v %s", err, out)
	}
	return cut
}

// least is the OCR score that right text has in the terminal.
func (term terminal) least(lang string) float64 {
	if s, ok := term.sees[lang]; ok {
		return s
	}
	return 0.6
}

// build makes the program under test, or takes the one that SCREENS_PROGRAM
// names; it has to know the flag -report and the keys of testdata/panes.
func build(t *testing.T) string {
	if p := os.Getenv("SCREENS_PROGRAM"); p != "" {
		return p
	}
	for _, tool := range []string{"Xvfb", "xdotool", "xwininfo", "import", "convert", "compare", "tesseract"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	program := filepath.Join(t.TempDir(), "panes")
	if out, err := exec.Command("go", "build", "-o", program, "../testdata/panes").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

func articles(t *testing.T) map[string]article {
	b, err := os.ReadFile("../testdata/panes/articles.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]article
	if err := json.Unmarshal(b, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

func chosen(variable, name string) bool {
	list := os.Getenv(variable)
	return list == "" || slices.Contains(strings.Split(list, ","), name)
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
	ground := 0 // the ground is light if most of the lowest row is
	light := func(x, y int) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		return r+g+b > 3*0x8000
	}
	for x := b.Min.X; x < b.Max.X; x++ {
		if light(x, b.Max.Y-2) {
			ground++
		}
	}
	isLight := 2*ground > b.Dx()
	var found []int
	start := -1
	for x := b.Min.X + 8; x < b.Max.X-8; x++ {
		n := 0
		for y := b.Min.Y; y < b.Max.Y; y++ {
			if light(x, y) != isLight {
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

// table writes what was seen to testdata/results.md, when all terminals were
// looked at, and to the log.
func table(t *testing.T, results []result) {
	var b strings.Builder
	fmt.Fprintf(&b, "OCR score (recall × order) of the reading pane, %s %d, %s cells.\n\n", size.font, size.points, size)
	b.WriteString("| terminal | through | answers as | class | found by | ms | Arabic | Hebrew | Persian | Urdu | pixels unlike direct | shell afterwards |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, r := range results {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %.0f | %.2f | %.2f | %.2f | %.2f | %s | %s |\n", r.terminal, r.via,
			strings.TrimSpace(r.name+" "+r.version), r.class, r.foundBy, r.milliseconds, r.scores[0], r.scores[1], r.scores[2], r.scores[3], r.sameAsDirect, r.shell)
	}
	t.Log("\n" + b.String())
	if os.Getenv("SCREENS_TERMINALS") == "" {
		if err := os.WriteFile("testdata/results.md", []byte(b.String()), 0o644); err != nil {
			t.Error(err)
		}
	}
}
