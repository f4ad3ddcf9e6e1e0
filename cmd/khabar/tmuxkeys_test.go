package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestTmuxLayouts reads the story with layouts of the four languages on: their
// letters do what the keys of a US keyboard do there.
func TestTmuxLayouts(t *testing.T) {
	bin, dir := binary(t), story(t)
	for _, l := range []struct {
		name, down, up, top, last, end string
		back, quit                     string // of the page: b, q
		help, learn                    string
	}{
		// Lam-alef is one key, and comes as two letters.
		{name: "arabic", down: "ت", up: "ن", top: "ل", last: "لأ", back: "لا", quit: "ض", help: "؟"},
		{name: "hebrew", down: "ח", up: "ל", top: "ע", last: "G", back: "נ", quit: "/", help: "?"},
		{name: "persian", down: "ت", up: "ن", top: "ل", last: "أ", back: "ذ", quit: "ض", help: "؟", learn: "گ"},
		{name: "urdu-phonetic", down: "ج", up: "ک", top: "گ", last: "غ", back: "ب", quit: "ق", help: "؟", learn: "ہ"},
	} {
		t.Run(l.name, func(t *testing.T) {
			p := tmuxStart(t, 120, 36, nil, bin+" "+dir)
			p.wait(headPort, bodyPort)
			press := func(keys ...string) {
				for _, k := range keys {
					p.tmux("send-keys", "-l", k)
				}
			}
			if l.learn != "" { // a letter that no other layout has, and no action here
				press(l.learn)
			}
			press(l.down)
			p.keys("Enter")
			p.wait(bodyFish)
			p.back("Enter")
			press(l.up)
			p.keys("Enter")
			p.wait(bodyPort, headline)
			p.keys("PageDown")
			p.gone(headline)
			press(l.back)
			p.wait(headline)
			press(l.last)
			p.gone(headline)
			press(l.top)
			p.wait(headline)
			press(l.help)
			p.wait("Home", "PgDn", l.quit)
			press(l.help)
			p.wait(headline)
			press(l.quit)
			p.left()
		})
	}
}

// TestTmuxMouse clicks, drags and scrolls; the mouse is the program's while it
// runs, unless the configuration says otherwise.
func TestTmuxMouse(t *testing.T) {
	bin, dir := binary(t), story(t)
	mode := func(p *tmuxPane) string {
		return strings.TrimSpace(p.tmux("display-message", "-p", "#{mouse_button_flag}#{mouse_sgr_flag}"))
	}
	p := tmuxStart(t, 120, 36, nil, bin+" "+dir)
	screen := p.wait(headPort, bodyPort, headFish)
	modes := func(p *tmuxPane, want string) {
		p.until("the mouse modes "+want, func(string) bool { return mode(p) == want })
	}
	modes(p, "11")
	event := func(button, x, y int, final string) {
		p.tmux("send-keys", "-l", fmt.Sprintf("\x1b[<%d;%d;%d%s", button, x+1, y+1, final))
	}
	click := func(x, y int) { event(0, x, y, "M"); event(0, x, y, "m") }
	row := func(text string) int {
		for y, line := range strings.Split(screen, "\n") {
			if cells := []rune(line); len(cells) > 90 && shows(string(cells[88:]), text) {
				return y
			}
		}
		t.Fatalf("%q is not in the list:\n%s", text, screen)
		return 0
	}
	y := row(headFish)
	click(110, y)
	p.until("the second article to be selected", func(s string) bool { return strings.Contains(s, "2/") })
	click(110, y)
	p.wait(bodyFish)
	// The page's border goes with the mouse.
	border := func(s string) int { // the column of the second one
		first, _, _ := strings.Cut(s, "\n")
		return utf8.RuneCountInString(first[:max(0, strings.LastIndex(first, "┬"))])
	}
	was := border(p.screen())
	event(0, was, 9, "M")
	event(32, was-5, 9, "M")
	event(32, was-10, 9, "M")
	event(0, was-10, 9, "m")
	p.until("the border to move", func(s string) bool { return border(s) == was-10 })
	// Suspended, the shell has the mouse; continued, the program.
	p.keys("C-z")
	p.left()
	p.keys("fg", "Enter")
	p.wait(bodyFish)
	modes(p, "11")
	p.keys("q")
	p.left()

	config := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(config, []byte("[interface]\nmouse = false\n[keys]\nquit = ['Q']\nstar = ['j']\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p = tmuxStart(t, 100, 30, nil, bin+" --config "+config+" "+dir)
	p.wait(headPort, "one key for two")
	if got := mode(p); got != "00" {
		t.Errorf("without the mouse its modes are %s", got)
	}
	p.keys("q", "Q")
	p.left()
}
