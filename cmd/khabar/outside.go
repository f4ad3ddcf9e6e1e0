package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"khabar/cmd/khabar/config"
	"khabar/feed/argv"
	"khabar/ui"
	"khabar/ui/clip"
	"khabar/ui/fault"
	"khabar/ui/locale"
	"khabar/ui/pipe"
)

// outside joins the clipboard, files and commands: it implements ui.Outside.
type outside struct{ getenv func(string) string }

// outside is where the texts of a process go.
func (p *process) outside() ui.Outside {
	o := outside{p.getenv}
	if p.fence == nil {
		return o
	}
	return p.fence(o)
}

// Copy implements ui.Outside.
func (o outside) Copy(ctx context.Context, text string) (string, error) {
	return clip.Clipboard{Env: o.getenv}.Copy(ctx, text)
}

// Run implements ui.Outside.
func (outside) Run(ctx context.Context, argv []string, input []byte, tell func([]byte)) (int, error) {
	return pipe.Run(ctx, argv, input, tell)
}

// Save implements ui.Outside: the file is whole or not there, and only its
// owner may read it.
func (outside) Save(_ context.Context, name string, data []byte, over bool) (string, error) {
	path, err := homePath(name)
	if err != nil {
		return "", err
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", err
	}
	if info, err := os.Lstat(path); err == nil && (!over || info.IsDir()) {
		if info.IsDir() {
			return "", fmt.Errorf("%s is a folder", path)
		}
		return "", fs.ErrExist
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".khabar-*") // which gives it mode 0600
	if err != nil {
		return "", plainPath(err)
	}
	defer os.Remove(f.Name()) // not there any more where all went well
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", plainPath(err)
	}
	if !over {
		// What has come into being meanwhile is not written over either. Some
		// file systems have no links: there it was looked for, above.
		err = os.Link(f.Name(), path)
		if err == nil || errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return path, plainPath(os.Rename(f.Name(), path))
}

// plainPath leaves what went wrong, without the names of calls and of
// temporary files.
func plainPath(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// homePath puts the home folder in for ~ at a path's beginning.
func homePath(name string) (string, error) {
	rest, ok := strings.CutPrefix(name, "~")
	if !ok || rest != "" && !os.IsPathSeparator(rest[0]) {
		return name, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, rest), err
}

// outOf is how articles leave the program, by the configuration.
func outOf(c config.Config) (ui.Out, error) {
	out := ui.Out{Folder: c.Out.Folder}
	formats := map[string]ui.Format{"": ui.PlainText, "text": ui.PlainText, "markdown": ui.Markdown, "html": ui.HTML, "json": ui.JSON}
	var ok bool
	if out.Format, ok = formats[c.Out.Format]; !ok {
		return out, fmt.Errorf("the configuration's out.pipe-format %s: it is text, markdown, html or json", c.Out.Format)
	}
	for _, s := range c.Share {
		if s.Name == "" || (s.URL == "") == (s.Command == "") {
			return out, fmt.Errorf("the configuration's share %q: it has a name, and a url or a command", s.Name)
		}
		if _, err := argv.Split(s.Command); err != nil {
			return out, fmt.Errorf("the configuration's share %q: a quote in its command is not closed", s.Name)
		}
		out.Shares = append(out.Shares, ui.Share(s))
	}
	if len(out.Shares) == 0 {
		out.Shares = []ui.Share{
			{URL: "mailto:?subject={title}&body={title}%0A{url}"},
			{Name: "Telegram", URL: "https://t.me/share/url?url={url}&text={title}"},
			{Name: "WhatsApp", URL: "https://wa.me/?text={title}%20{url}"},
		}
	}
	return out, nil
}

// faults tells what went wrong in the reader's language; it implements ui.Faults.
func faults() ui.Faults {
	return fault.Teller{Now: time.Now, Own: map[error]locale.Fault{
		errDefect: locale.Defect, errNoItems: locale.NoItems, errNoStore: locale.NothingStored, errOnlyNamed: locale.OtherScheme,
		errNoBrowser: locale.NoBrowser, errNotOpenable: locale.NotOpenable,
	}}
}
