package term

import (
	"context"
	"os/exec"
	"strings"
)

// AskTmux asks tmux for the terminal of the client that shows the pane of env.
func AskTmux(ctx context.Context, env Environment) (Client, error) {
	args := []string{"display-message", "-p"}
	if pane := env("TMUX_PANE"); pane != "" {
		args = append(args, "-t", pane)
	}
	args = append(args, "#{client_termtype};#{client_termname}")
	cmd := exec.CommandContext(ctx, "tmux", args...)
	if socket, _, _ := strings.Cut(env("TMUX"), ","); socket != "" {
		cmd.Args = append([]string{"tmux", "-S", socket}, args...)
	}
	out, err := cmd.Output()
	if err != nil {
		return Client{}, err
	}
	kind, name, _ := strings.Cut(strings.TrimSpace(string(out)), ";")
	return Client{Type: kind, Name: name}, nil
}
