package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"

	"khabar/feed"
)

// browser opens pages with the platform's own opener. No shell is involved:
// the address is one argument.
type browser struct{ getenv func(string) string }

var (
	errNotOpenable = errors.New("the link is not one a browser opens")
	errNoBrowser   = errors.New("no browser could be started: set BROWSER")
)

// Open implements ui.Opener.
func (b browser) Open(ctx context.Context, url string) error {
	if !feed.CanOpen(url) {
		return errNotOpenable
	}
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	if own := b.getenv("BROWSER"); own != "" {
		name, args = own, []string{url}
	}
	cmd := exec.CommandContext(ctx, name, args...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%w (%s)", errNoBrowser, name)
	}
	// The opener is waited for, so that it leaves no zombie; how it ends is its
	// own affair.
	return ignoreExit(cmd.Wait())
}

func ignoreExit(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil
	}
	return err
}
