package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"strconv"
	"strings"
	"syscall"

	"khabar/bidi/row"
	"khabar/ui/term"
)

// ask asks which line reads right, and remembers the answer. For a terminal that
// may be mlterm the mode of its class is on while the question stands: it turns
// the whole screen, not a row. Whether it made the line right, that line tells
// without it.
func (d *doctor) ask(ctx context.Context, samples []term.Sample) error {
	ctx, stop := signal.NotifyContext(ctx, ends...)
	defer stop()
	answers := linesOf(d.p.stdin)
	name, via := d.found.Terminal.Name, d.found.Terminal.Via
	turned := via == "" && (name == "" || name == "mlterm")
	var session *term.Session
	if turned {
		session = term.Start(d.p.stdout, row.MLTerm)
		defer session.Close()
	}
	n := 0
	for n < 1 || n > len(samples) {
		answer, err := d.question(ctx, answers, fmt.Sprintf("Which line reads right? 1-%d, or Enter to leave it at %s: ", len(samples), d.report.Class))
		if answer == "" || err != nil {
			return interruptedQuestion(err)
		}
		n, _ = strconv.Atoi(answer)
	}
	class := samples[n-1].Class
	if alike := class == row.Visual || class == row.Explicit || class == row.MLTerm; turned && alike {
		if err := session.Close(); err != nil {
			return &failure{exitFailed, err}
		}
		if name == "mlterm" {
			class = row.MLTerm
		} else {
			var err error
			if class, err = d.again(ctx, answers, samples[n-1]); err != nil {
				return interruptedQuestion(err)
			}
		}
	}
	t := d.found.Terminal
	t.Class = class
	if err := terminalMemory().Choose(d.report.Key, t); err != nil {
		return &failure{exitFailed, err}
	}
	fmt.Fprintf(d.p.stdout, "Remembered: this terminal is of class %s. khabar doctor --forget takes it back.\n", t.Class)
	return nil
}

// again asks, the mode of class MLTerm being off, whether a sample still reads
// right, and returns the class that follows. It is written anew: mlterm leaves
// what it shows as it is.
func (d *doctor) again(ctx context.Context, answers <-chan string, sample term.Sample) (row.Class, error) {
	fmt.Fprintf(d.p.stdout, "\nUntil now the terminal was told to leave the order alone, as mlterm can be. Without that:\n\n%s\n\n", sample.Bytes)
	for {
		answer, err := d.question(ctx, answers, "Does it read right, too? y or n: ")
		switch strings.ToLower(answer) {
		case "y", "yes":
			if sample.Class == row.MLTerm {
				return row.Visual, nil
			}
			return sample.Class, nil
		case "n", "no":
			return row.MLTerm, nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// question puts a question and waits for the line that answers it. The error is
// io.EOF where none can come any more, ctx's when that ends.
func (d *doctor) question(ctx context.Context, answers <-chan string, text string) (string, error) {
	fmt.Fprint(d.p.stdout, text)
	select {
	case answer, ok := <-answers:
		if ok {
			return answer, nil
		}
	case <-ctx.Done():
	}
	fmt.Fprintln(d.p.stdout)
	return "", cmp.Or(ctx.Err(), io.EOF)
}

// interruptedQuestion is how the program ends when a question was not answered:
// nothing is remembered, and that is no failure but after a signal.
func interruptedQuestion(err error) error {
	if errors.Is(err, context.Canceled) {
		return &failure{exitSignals + int(syscall.SIGINT), nil}
	}
	return nil
}

// linesOf reads lines, without the blanks around them. A read that blocks is left
// behind.
func linesOf(r io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for in := bufio.NewScanner(r); in.Scan(); {
			lines <- strings.TrimSpace(in.Text())
		}
	}()
	return lines
}
