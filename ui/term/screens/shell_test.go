//go:build screens

package screens

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// ways out of the program besides its key, as commands of another shell; pid is
// its number.
var waysOut = []struct{ name, command string }{
	{"SIGTERM", "kill -TERM $pid"},
	{"SIGHUP", "kill -HUP $pid"},
	{"SIGINT", "kill -INT $pid"},
	{"suspension", "kill -TSTP $pid"}, // the key's own way is in the story in tmux
}

// TestWaysOut leaves the program in every way: the shell's own line of Arabic
// looks afterwards as it did before, also the lines that it writes then.
func TestWaysOut(t *testing.T) {
	program := build(t)
	pictures := folder(t)
	news, err := filepath.Abs(newsFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, term := range terminals {
		if !chosen("SCREENS_TERMINALS", "", term.name) {
			continue
		}
		t.Run(term.name, func(t *testing.T) {
			if args := term.args(size, t.TempDir(), "true"); !installed(args) {
				t.Skipf("%s is not installed", term.name)
			}
			leave(t, program, pictures, term, news)
		})
	}
}

func leave(t *testing.T, program, pictures string, term terminal, news string) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	var script strings.Builder
	fmt.Fprintf(&script, `line=%q
await() { until [ -e "$1" ]; do sleep 0.05; done; }
set -m
printf '\e[1m%%s\e[3m%%s\e[m\n' "$line" "$line"; sleep 0.3 # all fonts are loaded
clear; echo "$line"; echo "$line"; printf '\e[?25l'
touch %s; await %s
`, shellLine, file("ready"), file("go"))
	for i, way := range waysOut {
		f := func(name string) string { return file(fmt.Sprint(name, i)) }
		// exec keeps the number; a stopped job comes back to the script, which
		// goes on with it and quits it by the signal that is known to work.
		fmt.Fprintf(&script, `clear; echo "$line"
(await %[1]s; pid=$(cat %[2]s); %[3]s; touch %[4]s) &
bash -c 'echo $$ > %[2]s; exec %[5]s --lang ar %[6]s' 2>/dev/null
await %[4]s
echo "$line"; printf '\e[?25l'
touch %[7]s; await %[8]s
if kill -0 $(cat %[2]s) 2>/dev/null; then
  (await %[9]s; kill -TERM $(cat %[2]s)) &
  fg %%%% >/dev/null 2>&1 || fg >/dev/null 2>&1
fi
`, f("leave"), f("pid"), way.command, f("left"), program, news, f("out"), f("next"), f("again"))
	}
	d := open(t, term, size, "direct", script.String())
	wait(t, file("ready"))
	before := file("before.png")
	d.picture(before)
	touch(t, file("go"))
	for i, way := range waysOut {
		f := func(name string) string { return file(fmt.Sprint(name, i)) }
		wait(t, f("pid"))
		d.awaitPanes(filepath.Join(pictures, fmt.Sprintf("%s-inside-%d.png", term.name, i)))
		touch(t, f("leave"))
		wait(t, f("out"))
		after := filepath.Join(pictures, fmt.Sprintf("%s-%s.png", term.name, way.name))
		d.settle(after, func() string {
			if n := term.sameShell(t, before, after); n != 0 {
				return fmt.Sprintf("%s: the shell does not look as before: %d pixels differ", way.name, n)
			}
			return ""
		})
		touch(t, f("next"))
		touch(t, f("again"))
	}
}
