package main

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes the test binary the program itself for the scripts, and the
// broken program for TestTmuxPanic.
func TestMain(m *testing.M) {
	if os.Getenv("KHABAR_TEST_PANIC") != "" {
		os.Exit(runBroken())
	}
	soaked()
	if os.Getenv("KHABAR_TEST_MAIN") != "" { // a child of TestKilledRefresh
		main()
	}
	testscript.Main(tidy{m}, map[string]func(){"khabar": func() {
		os.Exit(run(context.Background(), &process{
			args: os.Args[1:], stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv,
		}))
	}})
}

// TestScript tells the stories of testdata/script: the command line as its
// users type it.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireExplicitExec: true})
}
