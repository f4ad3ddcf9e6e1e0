package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	xterm "golang.org/x/term"

	"khabar/bidi/row"
	"khabar/cmd/khabar/config"
	"khabar/feed"
	"khabar/feed/export"
	"khabar/ui"
	"khabar/ui/locale"
	"khabar/ui/paper"
	"khabar/ui/term"
)

// printFlags are what the command line of print says.
type printFlags struct {
	format  choice
	width   columns
	visual  bool
	class   className
	justify bool
	page    bool
	schema  bool
}

func newPrint(p *process, global *flags) *cobra.Command {
	f := printFlags{format: choice{"auto", []string{"auto", "text", "ansi", "markdown", "html", "json", "jsonl"}}, width: autoColumns}
	cmd := &cobra.Command{
		Use:   "print [SOURCE...]",
		Short: "Print articles as text, Markdown, HTML or JSON",
		Long: `Print writes articles to standard output, one after the other, each as soon as it is read.
Sources are named as for khabar itself: files, folders, addresses of feeds and pages, - for standard input. What they hold is found out from their bytes: RSS, Atom, JSON Feed, HTML, Markdown, a text page, JSON, JSON Lines, mail (one message or an mbox), and gzip of any. Those of the net are asked as the configuration says, with its logins and its patience.

For a file or another program the text is in logical order, unbroken and without an escape code. On a terminal it is set for it: its width, its order of letters, bold and colours. --width, --visual and --format ansi ask for that elsewhere.

A line of JSON (jsonl) is an article, json an array of them; --schema prints the JSON Schema of both. Khabar reads them again.

It ends with status 0 when anything could be printed, also when nobody reads its output any more; with 1 when nothing could be opened, and with 2 when the command line is wrong. What could not be opened is said on standard error.

NO_COLOR=1 leaves colours out; CLICOLOR_FORCE=1 asks for ansi where the output is no terminal.`,
		Example: `khabar print article.html
curl -s https://example.org/feed.xml | khabar print > news.txt
khabar print --format jsonl ~/news | jq -r .title
khabar print --page --format markdown https://example.org/feed.xml > news.md
khabar print --visual --width 72 --justify article.txt | lpr
tail -f articles.jsonl | khabar print
khabar print newsletters.mbox | less -R`,
		Args: cobra.ArbitraryArgs,
		RunE: p.command(func(ctx context.Context, args []string) error {
			if f.schema {
				_, err := io.WriteString(p.stdout, export.Schema())
				return err
			}
			settings, err := global.network(p)
			if err != nil {
				return err
			}
			enc, err := f.encoder(ctx, p)
			if err != nil {
				return err
			}
			return printArticles(ctx, p, settings, sourcesOf(args, p.stdin), enc, f.page)
		}),
	}
	cmd.Flags().VarP(&f.format, "format", "f", "text, ansi, markdown, html, json, jsonl; auto is ansi on a terminal, else text")
	cmd.Flags().Var(&f.width, "width", "break lines of text and ansi at so many columns; 0 leaves paragraphs whole; auto is the terminal's width, else 0")
	cmd.Flags().BoolVar(&f.visual, "visual", false, "letters in the order of the screen, joined, for whatever shows text as it comes")
	cmd.Flags().Var(&f.class, "bidi", "the same for a terminal that needs another order: auto, "+strings.Join(classNames()[1:], ", ")+"; also KHABAR_BIDI")
	cmd.Flags().BoolVar(&f.justify, "justify", false, "set both edges flush, Arabic with kashidas; needs a width")
	cmd.Flags().BoolVar(&f.page, "page", false, "fetch the page of each article of a feed and print its full text")
	cmd.Flags().BoolVar(&f.schema, "schema", false, "print the JSON Schema of an article, and nothing else")
	completed(cmd, "format", f.format.from...)
	completed(cmd, "width", "auto", "0", "72", "80", "100")
	completed(cmd, "bidi", classNames()...)
	return cmd
}

// encoder writes articles one after the other.
type encoder interface {
	Append(dst []byte, a *feed.Article) []byte
	End(dst []byte) []byte
}

// encoder returns what writes the format that the flags, the environment and
// the output ask for.
func (f *printFlags) encoder(ctx context.Context, p *process) (encoder, error) {
	switch f.format.is {
	case "markdown":
		return &export.Markdown{}, nil
	case "html":
		return &export.HTML{}, nil
	case "json":
		return &export.JSON{}, nil
	case "jsonl":
		return export.JSONLines{}, nil
	}
	onTerminal := xterm.IsTerminal(int(p.stdout.Fd())) && p.getenv("TERM") != "dumb"
	forced := p.getenv("CLICOLOR_FORCE") != "" && p.getenv("CLICOLOR_FORCE") != "0"
	auto := f.format.is == "auto"
	o := paper.Options{Width: f.width.of(p.stdout), Justify: f.justify}
	o.Styled = f.format.is == "ansi" || auto && (onTerminal || forced)
	o.Colour = o.Styled && (!auto || p.getenv("NO_COLOR") == "")
	if f.justify && o.Width == 0 {
		return nil, &failure{exitUsage, errors.New("--justify needs to know how wide: give --width")}
	}
	// Even where no order is asked for the name of a class must be one.
	given, asked, err := f.given(p)
	if err != nil {
		return nil, err
	}
	switch {
	case f.class != "" || onTerminal || o.Styled && leadsToTerminal(p):
		o.Visual = true
		if o.Terminal, err = lineTerminal(ctx, p, f.class); err != nil {
			return nil, err
		}
	case f.visual && asked:
		o.Visual, o.Terminal = true, term.Terminal{Class: given}.Apply
	case f.visual:
		o.Visual = true
	}
	if o.Width == 0 && !o.Visual && !o.Styled {
		return &export.Text{}, nil
	}
	return paper.New(o), nil
}

// given is the class of KHABAR_BIDI, which counts where order is asked for.
func (f *printFlags) given(p *process) (row.Class, bool, error) {
	c, auto, err := row.ParseClass(p.getenv(term.EnvironmentVariable))
	if err != nil {
		return 0, false, &failure{exitUsage, fmt.Errorf("%s: %w", term.EnvironmentVariable, err)}
	}
	return c, !auto, nil
}

// printText prints articles as plain text, as khabar itself does where its
// output is no screen.
func printText(ctx context.Context, p *process, c config.Config, sources []string) error {
	return printArticles(ctx, p, c, sources, &export.Text{}, false)
}

// printArticles prints each article as soon as it is read, in the order of the
// sources. What could not be opened is said on stderr; the status is 1 where
// that was everything. A reader of the output that goes away ends it quietly.
func printArticles(ctx context.Context, p *process, c config.Config, sources []string, enc encoder, page bool) error {
	keepOnClosed()
	debug.SetGCPercent(400) // it is soon over, and holds little but the article at hand
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	pr := &printer{p: p, enc: enc, out: bufio.NewWriterSize(p.stdout, 64<<10)}
	emit := func(b ui.Batch) {
		if !pr.batch(b) {
			cancel()
		}
	}
	l := newLoader(p, c, sources)
	if len(sources) == 0 {
		emit(welcomeEdition(locale.FromEnvironment(p.getenv).Tag))
	}
	for b := range l.inOrder(ctx, sources, page) {
		emit(b)
	}
	return pr.end()
}

// printer writes batches of articles and says what is wrong with sources.
type printer struct {
	p        *process
	enc      encoder
	out      *bufio.Writer
	text     []byte
	problems []ui.Problem // not said yet
	printed  int
	broken   error // of writing
}

// batch prints a batch; it returns false when nobody reads any more.
func (pr *printer) batch(b ui.Batch) bool {
	pr.problems = append(pr.problems, b.Problems...)
	for _, a := range b.Articles {
		if pr.broken != nil {
			return false
		}
		pr.printed++
		if w, ok := pr.enc.(interface {
			Write(io.Writer, *feed.Article) error
		}); ok {
			pr.broken = w.Write(pr.out, a)
			continue
		}
		pr.text = pr.enc.Append(pr.text[:0], a)
		_, pr.broken = pr.out.Write(pr.text)
	}
	if pr.broken == nil {
		pr.broken = pr.out.Flush()
	}
	if pr.printed > 0 {
		pr.say()
	}
	return pr.broken == nil
}

// say says what could not be opened.
func (pr *printer) say() {
	for _, problem := range pr.problems {
		fmt.Fprintf(pr.p.stderr, "khabar: %s\n", problem.Error())
	}
	pr.problems = pr.problems[:0]
}

func (pr *printer) end() error {
	if pr.broken == nil && (pr.printed > 0 || len(pr.problems) == 0) {
		pr.text = pr.enc.End(pr.text[:0])
		if _, pr.broken = pr.out.Write(pr.text); pr.broken == nil {
			pr.broken = pr.out.Flush()
		}
	}
	switch {
	case pr.broken != nil && isClosed(pr.broken):
		return nil
	case pr.broken != nil:
		return &failure{exitFailed, fmt.Errorf("standard output: %w", pr.broken)}
	case pr.printed == 0 && len(pr.problems) > 0:
		return nothingOpened(pr.problems)
	}
	pr.say()
	return nil
}
