package main

import (
	"fmt"

	"khabar/cmd/khabar/config"
)

// boundKeys are the keys of the configuration. What is wrong with them is said,
// and stops nothing.
func boundKeys(p *process, c *config.Config) config.Bound {
	bound, wrong := c.Bind(actions())
	for _, err := range wrong {
		fmt.Fprintf(p.stderr, "khabar: %v\n", err)
	}
	return bound
}

// remote says whether the terminal is on another machine. Where a connection
// breaks nobody tells the terminal to write plain keys again.
func remote(getenv func(string) string) bool {
	return getenv("SSH_CONNECTION") != "" || getenv("SSH_TTY") != ""
}
