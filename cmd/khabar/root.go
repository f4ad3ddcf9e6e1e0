package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"khabar/bidi/row"
	"khabar/cmd/khabar/config"
	"khabar/ui/locale"
)

// flags are what the command line says.
type flags struct {
	config string
	data   string
	bidi   string
	mirror string
	lang   string
	aloud  bool

	verbose bool
	logFile string
}

func newRoot(p *process) *cobra.Command {
	var f flags
	root := &cobra.Command{
		Use:   "khabar [SOURCE...]",
		Short: "Read right-to-left news in the terminal",
		Long: `Khabar reads news in Arabic, Hebrew, Persian, Urdu and other languages in the terminal.

A SOURCE is a file, a folder, the address of a feed or of a page, or - for standard input; what it holds is found out from its bytes.
Without a SOURCE it reads standard input if something is piped in, and else opens the news of your feeds; before there are any, the welcome edition.
When its output is not a terminal it prints plain text.`,
		Example: `khabar
khabar article.txt ~/news
khabar https://example.org/feed.xml
curl -s https://example.org/feed.xml | khabar`,
		Args:                       noMisspeltCommand,
		SuggestionsMinimumDistance: 2,
		RunE: p.command(func(ctx context.Context, args []string) error {
			sources := sourcesOf(args, p.stdin)
			if !term.IsTerminal(int(p.stdout.Fd())) {
				settings, err := f.network(p)
				if err != nil {
					return err
				}
				return printText(ctx, p, settings, sources)
			}
			return readOnScreen(ctx, p, f, sources)
		}),
	}
	classes := make([]string, 0, 8)
	for _, c := range row.Classes() {
		classes = append(classes, c.String())
	}
	root.PersistentFlags().StringVar(&f.config, "config", "", "read this configuration file instead of the usual one")
	root.PersistentFlags().BoolVarP(&f.verbose, "verbose", "v", false, "write down what is done, on standard error; while the interface runs, in khabar/khabar.log in the state folder")
	root.PersistentFlags().StringVar(&f.logFile, "log", "", "write down what is done, in this file")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return f.logTo(p, cmd) }
	root.PersistentFlags().StringVar(&f.data, "data", "", "keep feeds and articles in this folder instead of the usual one")
	root.Flags().StringVar(&f.bidi, "bidi", "", "how to write for the terminal: auto, "+strings.Join(classes, ", ")+"; also KHABAR_BIDI")
	root.Flags().StringVar(&f.mirror, "mirror", "", "set the panes from right to left: auto, on, off")
	root.Flags().StringVar(&f.lang, "lang", "", "language of the interface: ar, he, fa, ur, en; by default the locale's")
	root.Flags().BoolVar(&f.aloud, "screen-reader", false, "write plain lines for a screen reader or a braille display; also KHABAR_SCREEN_READER=1")
	root.AddCommand(newPrint(p, &f), newBidi(p), newDoctor(p, &f), newConfig(p, &f), newMan(p))
	root.AddCommand(newAdd(p, &f), newRemove(p, &f), newUndo(p, &f), newRedo(p, &f), newEdit(p, &f), newFeeds(p, &f), newRefresh(p, &f), newList(p, &f),
		newKeep(p, &f), newCatalog(p, &f), newImport(p, &f), newExport(p, &f))
	root.AddCommand(newSearch(p, &f), newRelated(p, &f), newStories(p, &f))
	root.AddCommand(newSaved(p, &f))
	addCompletion(root, p)
	return root
}

// noMisspeltCommand refuses a first argument that is like the name of a command,
// where there is no such file.
func noMisspeltCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 || strings.ContainsAny(args[0], "/.:") {
		return nil
	}
	if _, err := os.Lstat(args[0]); err == nil {
		return nil
	}
	meant := root.SuggestionsFor(args[0])
	for i, name := range meant {
		meant[i] = root.Name() + " " + name
	}
	if len(meant) == 0 {
		return nil
	}
	return fmt.Errorf("%s is no file and no command; did you mean %s?", args[0], strings.Join(meant, " or "))
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

// interfaceLanguage returns the locale and whether the panes are mirrored, by
// the flags, else by the configuration, else by what the reader chose last in
// the program, else by the environment.
func (f *flags) interfaceLanguage(c config.Interface, last string, getenv func(string) string) (*locale.Locale, bool, error) {
	l := locale.FromEnvironment(getenv)
	if chosen, ok := locale.Match(last); ok {
		l = chosen
	}
	lang, where := cmp.Or(f.lang, c.Language), "--lang"
	if f.lang == "" {
		where = "the configuration's interface.language"
	}
	if lang != "" && lang != "auto" {
		var ok bool
		if l, ok = locale.Match(lang); !ok {
			return nil, false, fmt.Errorf("%s %s: the interface speaks ar, he, fa, ur and en", where, lang)
		}
	}
	territory := l.Territory // a country that is named goes before the environment's
	if territory == "" || lang == "" || lang == "auto" {
		territory = locale.TerritoryFrom(getenv)
	}
	if err := l.SetDates(territory, locale.Dates{Calendar: c.Calendar, Second: c.Second, Digits: c.Digits}); err != nil {
		return nil, false, fmt.Errorf("the configuration's interface.%w", err)
	}
	mirror, where := cmp.Or(f.mirror, c.Mirror), "--mirror"
	if f.mirror == "" {
		where = "the configuration's interface.mirror"
	}
	switch mirror {
	case "", "auto":
		return l, l.RightToLeft, nil
	case "on":
		return l, true, nil
	case "off":
		return l, false, nil
	}
	return nil, false, fmt.Errorf("%s %s: it is auto, on or off", where, mirror)
}

// mirrorChosen says whether the reader has chosen the side that panes begin at.
func (f *flags) mirrorChosen(c config.Interface) bool {
	mirror := cmp.Or(f.mirror, c.Mirror)
	return mirror == "on" || mirror == "off"
}

// wants is the check that a command has at least so many arguments, which says
// what they are.
func wants(least int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least {
			return fmt.Errorf("%s what? Name %s", cmd.Name(), what)
		}
		return nil
	}
}
