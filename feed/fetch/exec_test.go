package fetch

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"

	"khabar/argv"
)

func TestOpenCommand(t *testing.T) {
	if _, err := exec.LookPath("echo"); err != nil {
		t.Skip(err)
	}
	run := func(source string, allowed bool) (string, error) {
		for it, err := range Open(context.Background(), source, Options{Exec: allowed}) {
			if err != nil {
				return "", err
			}
			r, err := it.Open()
			if err != nil {
				return "", err
			}
			data, err := io.ReadAll(r)
			return string(data), err
		}
		return "", errors.New("nothing")
	}
	if got, err := run("exec:echo $HOME; خبر", true); err != nil || got != "$HOME; خبر\n" {
		t.Errorf("%q, %v: a shell has seen it", got, err)
	}
	var e *Error
	if _, err := run("exec:echo x", false); !errors.As(err, &e) || e.Kind != Scheme {
		t.Errorf("run without leave: %v", err)
	}
	if _, err := run("exec:ls /no/such/folder", true); !errors.As(err, &e) || e.Kind != Local || !strings.Contains(err.Error(), "folder") {
		t.Errorf("failing command: %v", err)
	}
	if _, err := run("exec:no-such-command-here", true); !errors.As(err, &e) || e.Kind != Local {
		t.Errorf("missing command: %v", err)
	}
	if _, err := run("exec:echo 'x", true); !errors.As(err, &e) || e.Kind != Local || !errors.Is(err, argv.ErrQuote) {
		t.Errorf("a quote that is not closed: %v", err)
	}
}
