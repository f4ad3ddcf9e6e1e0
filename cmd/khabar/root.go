package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"khabar/bidi/row"
	"khabar/ui/locale"
)

// flags are what the command line says.
type flags struct {
	bidi   string
	mirror string
	lang   string
}

func newRoot(p *process) *cobra.Command {
	var f flags
	root := &cobra.Command{
		Use:   "khabar [SOURCE...]",
		Short: "Read right-to-left news in the terminal",
		Long: `Khabar reads news in Arabic, Hebrew, Persian, Urdu and other languages in the terminal.

A SOURCE is a file, a folder, the address of a feed or of a page, or - for standard input; what it holds is found out from its bytes.
Without a SOURCE it reads standard input if something is piped in, and else opens the welcome edition.
When its output is not a terminal it prints plain text.`,
		Example: `khabar
khabar article.txt ~/news
khabar https://example.org/feed.xml
curl -s https://example.org/feed.xml | khabar`,
		Args: cobra.ArbitraryArgs,
		RunE: p.command(func(ctx context.Context, args []string) error {
			sources := sourcesOf(args, p.stdin)
			if !term.IsTerminal(int(p.stdout.Fd())) {
				return printText(ctx, p, sources)
			}
			return readOnScreen(ctx, p, f, sources)
		}),
	}
	classes := make([]string, 0, 8)
	for _, c := range row.Classes() {
		classes = append(classes, c.String())
	}
	root.Flags().StringVar(&f.bidi, "bidi", "", "how to write for the terminal: auto, "+strings.Join(classes, ", ")+"; also KHABAR_BIDI")
	root.Flags().StringVar(&f.mirror, "mirror", "auto", "set the panes from right to left: auto, on, off")
	root.Flags().StringVar(&f.lang, "lang", "", "language of the interface: ar, he, fa, ur, en; by default the locale's")
	root.AddCommand(newPrint(p), newBidi(p), newDoctor(p), newMan(p))
	addCompletion(root, p)
	return root
}

// sourcesOf returns what to read: the arguments; without any, standard input
// where something is piped into it; else nothing, which is the welcome edition.
func sourcesOf(args []string, stdin *os.File) []string {
	if len(args) > 0 {
		return args
	}
	if info, err := stdin.Stat(); err == nil && info.Mode()&os.ModeCharDevice == 0 {
		return []string{"-"}
	}
	return nil
}

// interfaceLanguage returns the locale and whether the panes are mirrored.
func (f *flags) interfaceLanguage(getenv func(string) string) (*locale.Locale, bool, error) {
	l := locale.FromEnvironment(getenv)
	if f.lang != "" {
		var ok bool
		if l, ok = locale.Match(f.lang); !ok {
			return nil, false, fmt.Errorf("--lang %s: the interface speaks ar, he, fa, ur and en", f.lang)
		}
	}
	switch f.mirror {
	case "auto":
		return l, l.RightToLeft, nil
	case "on":
		return l, true, nil
	case "off":
		return l, false, nil
	}
	return nil, false, fmt.Errorf("--mirror %s: it is auto, on or off", f.mirror)
}
