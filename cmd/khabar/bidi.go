package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"

	"github.com/spf13/cobra"

	"khabar/bidi"
	"khabar/bidi/filter"
	"khabar/feed"
)

// directions are what --dir takes.
var directions = map[string]bidi.Direction{"auto": bidi.Auto, "rtl": bidi.RTL, "ltr": bidi.LTR}

func newBidi(p *process) *cobra.Command {
	width := autoColumns
	dir := choice{"auto", []string{"auto", "rtl", "ltr"}}
	var class className
	var unwrap bool
	cmd := &cobra.Command{
		Use:   "bidi [FILE...]",
		Short: "Make the right-to-left text in any program's output readable",
		Long: `Bidi copies standard input, or the FILEs one after the other, to standard output, line by line and without delay, with right-to-left text in the order of the screen and Arabic letters joined.

Colours (SGR) and links (OSC 8) stay on their letters; what man pages print twice with backspaces becomes bold or underlined. Every other control sequence and control character is left out, also a carriage return: what comes out can't act on the terminal. Plain ASCII passes byte for byte.

Columns stay where they are: tabs, two blanks or more, bars and box drawing part fields, and each is turned in its own place. So do the graph of git log, the marks of a diff and the numbers of wc.

The order is that for the terminal where the output is one, or where it goes to a pager; in a file it is that for a terminal which leaves order alone. --bidi says otherwise.

It ends with status 0, also when nobody reads its output any more; with 1 when something can't be read or written, and with 2 when the command line is wrong.`,
		Example: `git log --color | khabar bidi | less -R
man ls | khabar bidi
tail -f server.log | khabar bidi
ls -l | khabar bidi --dir ltr
khabar bidi --width 60 letter.txt
khabar bidi --unwrap from-a-pdf.txt > text.txt`,
		Args: cobra.ArbitraryArgs,
		RunE: p.command(func(ctx context.Context, args []string) error {
			terminal, err := lineTerminal(ctx, p, class)
			if err != nil {
				return err
			}
			return filterFiles(ctx, p, args, filter.Options{
				Dir: directions[dir.is], Width: width.of(p.stdout), Unwrap: unwrap, Terminal: terminal,
			})
		}),
	}
	cmd.Flags().Var(&dir, "dir", "direction of lines and fields: auto, rtl, ltr; auto goes by the first letter")
	cmd.Flags().Var(&width, "width", "break and align lines to so many columns; 0 leaves them; auto is the terminal's width, else 0")
	cmd.Flags().Var(&class, "bidi", "what to write for: auto, visual, explicit, words, kitty, mlterm, logical; also KHABAR_BIDI")
	cmd.Flags().BoolVar(&unwrap, "unwrap", false, "the way back: text in the order of the screen, with presentation forms, to text in the order of reading")
	completed(cmd, "dir", dir.from...)
	completed(cmd, "width", "auto", "0", "72", "80", "100")
	completed(cmd, "bidi", classNames()...)
	return cmd
}

// filterFiles sends files through one filter, "-" and no file standing for
// standard input. One that can't be read is said and the others still come.
func filterFiles(ctx context.Context, p *process, names []string, o filter.Options) error {
	keepOnClosed()
	if len(names) == 0 {
		names = []string{"-"}
	}
	f := filter.New(o)
	out := &output{w: p.stdout}
	var failed error
	for _, name := range names {
		err := filterFile(ctx, p, f, out, name)
		switch {
		case out.err != nil && isClosed(out.err):
			return nil
		case out.err != nil:
			return &failure{exitFailed, fmt.Errorf("standard output: %w", out.err)}
		case err != nil:
			if failed != nil {
				fmt.Fprintf(p.stderr, "khabar: %v\n", failed)
			}
			failed = &failure{exitFailed, err}
		}
	}
	return failed
}

func filterFile(ctx context.Context, p *process, f *filter.Filter, out *output, name string) error {
	in := io.Reader(p.stdin)
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return fileError(name, err)
		}
		defer file.Close()
		in = file
	}
	if err := f.Copy(ctx, out, in); err != nil {
		return fileError(name, err)
	}
	return nil
}

// fileError says what is wrong with a file, and what to do.
func fileError(name string, err error) error {
	name = feed.CleanLine(nameOf(name))
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such file; check the path", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: it may not be read; check its permissions", name)
	case errors.Is(err, syscall.EISDIR):
		return fmt.Errorf("%s: it is a folder; name the files in it", name)
	case errors.As(err, &path):
		err = path.Err
	}
	return fmt.Errorf("%s: it can't be read: %w", name, err)
}

// output remembers that writing failed, so that it can be told from reading.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	if err != nil {
		o.err = err
	}
	return n, err
}
