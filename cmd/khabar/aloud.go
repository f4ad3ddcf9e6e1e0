package main

import (
	"fmt"
	"os"

	xterm "golang.org/x/term"

	"khabar/cmd/khabar/config"
	"khabar/ui"
)

// spoken says whether the interface is for a screen reader: by the flag, else
// by the environment, else by the configuration.
func (f *flags) spoken(c config.Interface, getenv func(string) string) bool {
	switch getenv("KHABAR_SCREEN_READER") {
	case "":
		return f.aloud || c.ScreenReader
	case "0", "false", "no":
		return f.aloud
	}
	return true
}

// spoken leaves out what a screen is needed for.
func spoken(c *ui.Config) {
	c.Keyboard.Mouse, c.Keyboard.Places = false, false
	c.Screen.Spoken, c.Screen.Mirrored, c.Screen.Asker = true, false, nil
	c.Pictures, c.Theme.Ask = nil, false
}

// rawMode hands the program every key as it is pressed; Bubble Tea does so
// itself only where it draws. restore undoes it.
func rawMode(f *os.File) (restore func(), err error) {
	state, err := xterm.MakeRaw(int(f.Fd()))
	if err != nil {
		return nil, fmt.Errorf("the terminal does not hand over its keys: %w", err)
	}
	return func() { _ = xterm.Restore(int(f.Fd()), state) }, nil
}
