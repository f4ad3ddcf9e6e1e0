package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"khabar/cmd/khabar/config"
	"khabar/ui"
	"khabar/ui/locale"
	"khabar/ui/theme"
)

func newConfig(p *process, f *flags) *cobra.Command {
	var path, sample bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print a configuration file with every key explained",
		Long: `Config prints a configuration with every key, its default and what it does, as comments.
The file is looked for at the path that --path prints; --config names another. With --theme it prints a theme file.`,
		Example: `khabar config --path
khabar config > "$(khabar config --path)"
khabar config --theme > ~/.config/khabar/mine.toml`,
		Args: cobra.NoArgs,
		RunE: p.command(func(context.Context, []string) error {
			text, err := config.Sample(actions())
			if path {
				text, _ = f.configPath()
				text += "\n"
			}
			if sample {
				text = theme.Sample
			}
			if err == nil {
				_, err = fmt.Fprint(p.stdout, text)
			}
			if err != nil {
				return &failure{exitFailed, fmt.Errorf("standard output: %w", err)}
			}
			return nil
		}),
	}
	cmd.Flags().BoolVar(&path, "path", false, "print where the file is looked for")
	cmd.Flags().BoolVar(&sample, "theme", false, "print a theme file with every look explained")
	return cmd
}

// configPath is where the configuration is read, and whether the reader has
// named it.
func (f *flags) configPath() (path string, named bool) {
	if f.config != "" {
		return f.config, true
	}
	return config.Path(), false
}

// configuration reads the configuration. What it has that means nothing is
// said, and stops nothing.
func (f *flags) configuration(p *process) (config.Config, error) {
	c, unknown, err := config.Load(f.configPath())
	if err != nil {
		return c, &failure{exitUsage, err}
	}
	for _, u := range unknown {
		fmt.Fprintf(p.stderr, "khabar: %v\n", u)
	}
	return c, nil
}

// actions are what keys can be bound to.
func actions() []config.Action {
	en, _ := locale.Match("en")
	var out []config.Action
	for _, a := range ui.Actions(en) {
		out = append(out, config.Action(a))
	}
	return out
}
