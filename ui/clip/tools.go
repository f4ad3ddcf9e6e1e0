package clip

import (
	"bytes"
	"context"
	"os/exec"
	"time"
	"unicode/utf16"
)

// tool is a program that takes a text on its standard input.
type tool struct {
	argv []string
	wide bool // it wants UTF-16, with a byte order mark
}

// tools are the ones that may be there, the likeliest first.
func (c Clipboard) tools() (all []tool) {
	if c.remote() {
		return nil
	}
	add := func(wide bool, argv ...string) { all = append(all, tool{argv, wide}) }
	switch {
	case c.OS == "darwin":
		add(false, "pbcopy")
	case c.OS == "windows":
		add(true, "clip.exe")
	case c.Env("TERMUX_VERSION") != "":
		add(false, "termux-clipboard-set")
	default:
		if c.Env("WAYLAND_DISPLAY") != "" {
			add(false, "wl-copy", "--type", "text/plain;charset=utf-8")
		}
		if c.Env("DISPLAY") != "" {
			add(false, "xclip", "-selection", "clipboard", "-in")
			add(false, "xsel", "--clipboard", "--input")
		}
		if c.Env("WSL_DISTRO_NAME") != "" {
			add(true, "clip.exe")
		}
	}
	return all
}

// encode is the text as the tool wants it.
func (t tool) encode(text string) []byte {
	if !t.wide {
		return []byte(text)
	}
	units := utf16.Encode([]rune("\ufeff" + text))
	b := make([]byte, 0, 2*len(units))
	for _, u := range units {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// patience is how long a tool may take. xclip and wl-copy stay behind to hand
// the text out, in a process of their own.
const patience = 5 * time.Second

// run runs a tool, without a shell.
func run(ctx context.Context, text []byte, argv ...string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Stdin = bytes.NewReader(text)
	cmd.WaitDelay = time.Second
	if argv[0] == "pbcopy" { // which goes by the locale
		cmd.Env = append(cmd.Environ(), "LC_CTYPE=UTF-8")
	}
	return cmd.Run()
}
