package pipe

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"khabar/argv"
)

var hostile = Values{"title": `"; rm -rf ~ #$(id)` + "`id`", "url": "https://example.org/?a=1&b={title}", "source": "--exec=rm", "text": "one\ntwo 'three'"}

// What is put in stays in its word, and is no option.
func TestCommand(t *testing.T) {
	got, err := hostile.Command(`send --subject={title} {source} -x {url} 'q {text}' {nothing}`)
	want := []string{"send", "--subject=" + hostile["title"], " --exec=rm", "-x", hostile["url"], "q " + hostile["text"], "{nothing}"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v\nwant %q", got, err, want)
	}
	if _, err := hostile.Command(`'{title}`); !errors.Is(err, argv.ErrQuote) {
		t.Error(err)
	}
}

func TestURL(t *testing.T) {
	got := Values{"title": "خبر & more?#/", "url": "https://e.org/a b"}.URL("https://s.example/?u={url}&t={title}")
	want := "https://s.example/?u=https%3A%2F%2Fe.org%2Fa%20b&t=%D8%AE%D8%A8%D8%B1%20%26%20more%3F%23%2F"
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestMain lets the test's own binary be the command.
func TestMain(m *testing.M) {
	switch os.Getenv("KHABAR_PIPE_TEST") {
	case "copy":
		var b bytes.Buffer
		_, _ = b.ReadFrom(os.Stdin)
		os.Stdout.WriteString(strings.Join(os.Args[1:], "|") + "\n" + b.String())
		os.Stderr.WriteString("done")
		os.Exit(3)
	case "much":
		os.Stdout.Write(bytes.Repeat([]byte("x"), MaxOutput+5))
		os.Exit(0)
	case "wait":
		os.Stdout.WriteString("begun\n")
		time.Sleep(time.Minute)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func TestRun(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	tell := func(p []byte) { out.Write(p) }

	t.Setenv("KHABAR_PIPE_TEST", "copy")
	code, err := Run(t.Context(), []string{self, "a b", "$c"}, []byte("نص الخبر\n"), tell)
	if code != 3 || err != nil || out.String() != "a b|$c\nنص الخبر\ndone" {
		t.Errorf("%d, %v, %q", code, err, out.String())
	}

	out.Reset()
	t.Setenv("KHABAR_PIPE_TEST", "much")
	if code, err := Run(t.Context(), []string{self}, bytes.Repeat([]byte("unread"), 1<<20), tell); code != 0 || err != nil || out.Len() != MaxOutput {
		t.Errorf("much: %d, %v, %d bytes", code, err, out.Len())
	}

	t.Setenv("KHABAR_PIPE_TEST", "wait")
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := Run(ctx, []string{self}, nil, func([]byte) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}

	if _, err := Run(t.Context(), nil, nil, tell); !errors.Is(err, ErrNoCommand) {
		t.Error(err)
	}
	if _, err := Run(t.Context(), []string{"khabar-no-such-command"}, nil, tell); !errors.Is(err, exec.ErrNotFound) {
		t.Error(err)
	}
}
