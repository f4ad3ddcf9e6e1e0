//go:build screens

package screens

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"khabar/bidi/row"
)

// terminal is one to be tested: how it is started and what it needs.
type terminal struct {
	name   string
	class  row.Class // directly
	behind row.Class // behind tmux and screen
	// pkg is its package in Debian, for its version.
	pkg string
	// dark says that the picture is to be inverted for the OCR.
	dark bool
	// untidy says that the terminal leaves some dots of old glyphs behind.
	untidy bool
	// softly says that the terminal draws the edges of letters in another way
	// once it has drawn bold ones.
	softly bool
	right  right
	extra  []string // arguments that come behind those of args
	args   func(g geometry, home, run string) []string
}

// geometry is the size of a terminal in cells and its font.
type geometry struct {
	columns, rows, points int
	font                  string
}

func (g geometry) String() string { return fmt.Sprintf("%dx%d", g.columns, g.rows) }

var terminals = []terminal{
	{name: "xterm", pkg: "xterm", class: row.Visual, behind: row.Visual, args: func(g geometry, home, run string) []string {
		return []string{"xterm", "-u8", "-geometry", g.String(), "-fa", g.font, "-fs", strconv.Itoa(g.points),
			"-bg", "white", "-fg", "black", "+sb", "+bc", "-e", run}
	}},
	{name: "vte", pkg: "gir1.2-vte-2.91", right: right{before: "\x1b[8l"}, class: row.Explicit, behind: row.Words, args: func(g geometry, home, run string) []string {
		script, _ := filepath.Abs("testdata/vte.py")
		return []string{"dbus-run-session", "--", "/usr/bin/python3", script, strconv.Itoa(g.columns), strconv.Itoa(g.rows),
			fmt.Sprintf("%s %d", g.font, g.points), run}
	}},
	{name: "konsole", pkg: "konsole", softly: true, right: right{logical: true}, class: row.Words, behind: row.Words, args: func(g geometry, home, run string) []string {
		write(home+"/.local/share/konsole/T.profile", fmt.Sprintf(
			"[Appearance]\nFont=%s,%d,-1,5,50,0,0,0,0,0\nColorScheme=BlackOnWhite\n[General]\nName=T\nParent=FALLBACK/\nTerminalColumns=%d\nTerminalRows=%d\n[Scrolling]\nScrollBarPosition=2\n",
			g.font, g.points, g.columns, g.rows))
		write(home+"/.config/konsolerc", "[Desktop Entry]\nDefaultProfile=T.profile\n[KonsoleWindow]\nRememberWindowSize=false\nUseSingleInstance=false\n"+
			"[MainWindow]\nMenuBar=Disabled\nToolBarsMovable=Disabled\n[MainWindow][Toolbar mainToolBar]\nHidden=true\n[MainWindow][Toolbar sessionToolbar]\nHidden=true\n[TabBar]\nTabBarVisibility=AlwaysHideTabBar\n")
		return []string{"dbus-run-session", "--", "konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "--notransparency", "--profile", "T", "-e", run}
	}},
	{name: "pterm", pkg: "pterm", right: right{logical: true}, class: row.Words, behind: row.Words, args: func(g geometry, home, run string) []string {
		return []string{"pterm", "-geometry", g.String(), "-fn", fmt.Sprintf("client:%s %d", g.font, g.points), "-cs", "UTF-8",
			"-bg", "white", "-fg", "black", "-bfg", "black", "-sb-", "-e", run}
	}},
	{name: "mlterm", pkg: "mlterm", right: right{before: "\x1b]5379;use_ctl=false\a"}, untidy: true, class: row.MLTerm, behind: row.Words, args: func(g geometry, home, run string) []string {
		write(home+"/.mlterm/aafont", fmt.Sprintf("DEFAULT = %[1]s\nUNICODE = %[1]s\nISO10646_UCS4_1 = %[1]s\nU+590-5FF = DejaVu Sans\n", g.font))
		write(home+"/.mlterm/main", "")
		return []string{"mlterm", "-g", g.String(), "-w", strconv.Itoa(g.points * 4 / 3), "-T", "xft", "-b", "white", "-f", "black",
			"-s", "false", "-E", "UTF-8", "-e", run}
	}},
	{name: "kitty", pkg: "kitty", right: right{extra: []string{"-o", "force_ltr=yes"}}, class: row.Kitty, behind: row.Kitty, args: func(g geometry, home, run string) []string {
		return []string{"kitty", "--config", "NONE", "-o", fmt.Sprintf("initial_window_width=%dc", g.columns), "-o", fmt.Sprintf("initial_window_height=%dc", g.rows),
			"-o", "remember_window_size=no", "-o", "font_family=" + g.font, "-o", fmt.Sprintf("font_size=%d", g.points),
			"-o", "background=#ffffff", "-o", "foreground=#000000", "-o", "update_check_interval=0", run}
	}},
	{name: "urxvt", untidy: true, pkg: "rxvt-unicode", class: row.Visual, behind: row.Visual, args: func(g geometry, home, run string) []string {
		return []string{"urxvt", "-geometry", g.String(), "-fn", fmt.Sprintf("xft:%s:size=%d", g.font, g.points), "-bg", "white", "-fg", "black", "+sb", "-e", run}
	}},
	{name: "alacritty", pkg: "alacritty", class: row.Visual, behind: row.Visual, args: func(g geometry, home, run string) []string {
		write(home+"/.config/alacritty/alacritty.yml", fmt.Sprintf(
			"window:\n  dimensions: {columns: %d, lines: %d}\nfont:\n  normal: {family: %q}\n  size: %d\ncolors:\n  primary: {background: \"#ffffff\", foreground: \"#000000\"}\n",
			g.columns, g.rows, g.font, g.points))
		return []string{"alacritty", "--config-file", home + "/.config/alacritty/alacritty.yml", "-e", run}
	}},
	{name: "st", pkg: "stterm", class: row.Visual, behind: row.Visual, dark: true, args: func(g geometry, home, run string) []string {
		return []string{"st", "-g", g.String(), "-f", fmt.Sprintf("%s:size=%d", g.font, g.points), "-e", run}
	}},
}

// write writes a file of a terminal's settings; the tests cannot go on without.
func write(path, text string) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		panic(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
		panic(err)
	}
}
