package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"khabar/bidi/line"
	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/ui/theme"
)

// searchFlags are what search is asked for.
type searchFlags struct {
	in           in
	json, newest bool
	mute         bool
	save         string
	n            int
}

func newSearch(p *process, f *flags) *cobra.Command {
	var o searchFlags
	cmd := &cobra.Command{
		Use:   "search QUERY...",
		Short: "Find articles by their words, the best first",
		Long: `Search finds stored articles however their words are typed: without hamza or marks, with a Persian or an Arabic kaf, with or without prefixes, and on the wrong keyboard.

A QUERY is words; "several words" one after another; -word for what must not be there; OR between alternatives; and feed:NAME, section:NAME, lang:CODE, is:unread, is:starred, after:DATE, before:DATE, with dates of any calendar. Where few articles have all words, those that have some follow.

In a pipe the columns are those of khabar list, and last the piece of the text that was found.
With --json each is one object on a line, as khabar list prints them, and score, snippet.`,
		Example: `khabar search الأمن الوطني
khabar search '"كرة القدم" -برشلونة after:2026-01-01'
khabar search -n 5 --json حكومت lang:fa | jq -r .title
zcat corpus.jsonl.gz | khabar search --in - ירושלים`,
		RunE: p.command(func(ctx context.Context, args []string) error {
			switch {
			case len(args) == 0:
				return &failure{exitUsage, errors.New("search for what? Write some words")}
			case o.n < 0:
				return &failure{exitUsage, fmt.Errorf("-n %d: it is 0 or more", o.n)}
			}
			if o.save != "" || o.mute {
				if o.save == "" || len(o.in.sources) > 0 {
					return &failure{exitUsage, errors.New("--mute goes with --save NAME, and neither with --in: what is saved is a search of your store")}
				}
				return o.in.do(ctx, p, f, func(ctx context.Context, l *library) (func() error, error) {
					return func() error { return nil }, l.saveNamed(ctx, p, o.save, strings.Join(args, " "), o.mute)
				})
			}
			return o.in.do(ctx, p, f, func(ctx context.Context, l *library) (func() error, error) {
				now := time.Now()
				r, err := l.finder.Search(ctx, find.Request{
					Text: strings.Join(args, " "), Parser: find.Parser(now, time.Local), N: orAll(o.n), Newest: o.newest, Now: now,
				})
				return func() error { return o.write(ctx, p, l, &r) }, err
			})
		}),
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.json, "json", false, "one JSON object a line")
	flags.IntVarP(&o.n, "number", "n", 20, "at most so many; 0: all")
	flags.BoolVar(&o.newest, "newest", false, "the newest first, not the best")
	flags.StringVar(&o.save, "save", "", "save the search under this name instead of printing what it finds; see khabar saved")
	flags.BoolVar(&o.mute, "mute", false, "with --save: hide what it finds from all lists")
	o.in.flag(cmd)
	return cmd
}

// orAll is a number of results, all for 0.
func orAll(n int) int {
	const all = 1 << 30
	if n == 0 {
		return all
	}
	return n
}

// foundLine is an article that was found, as --json prints it.
type foundLine struct {
	articleLine
	Score   float64 `json:"score"`
	Snippet string  `json:"snippet"`
}

// write writes what was found; what is to be said of it goes to stderr.
func (o *searchFlags) write(ctx context.Context, p *process, l *library, r *find.Result) error {
	if err := p.complain(ctx, l.settings, remarks(r)); err != nil {
		return err
	}
	if o.json {
		enc := newLineEncoder(p)
		for i := range r.Hits {
			h := &r.Hits[i]
			if err := enc.Encode(foundLine{lineOf(&h.Headline), h.Score, h.Snippet}); err != nil {
				return written(err)
			}
		}
		return enc.flush()
	}
	out, err := newSheet(ctx, p, l.settings, p.stdout)
	if err != nil {
		return err
	}
	for i := range r.Hits {
		h := &r.Hits[i]
		out.found(&h.Headline, spansOf(h.Marks), h.Snippet, spansOf(h.Marked))
	}
	return out.close()
}

// remarks are what there is to say of a result.
func remarks(r *find.Result) (said []error) {
	say := func(format string, args ...any) { said = append(said, fmt.Errorf(format, args...)) }
	for _, h := range r.Hints {
		text := quoted(h.Text)
		switch h.Kind {
		case search.HintQuote:
			say("a quotation mark is not closed: looking for all of %s", text)
		case search.HintDate:
			say("%s is not a date: looking for it as a word", text)
		case search.HintState:
			say("%s: is: knows unread, read and starred; looking for it as a word", text)
		case search.HintEmpty:
			say("%s has no word: left out", text)
		case search.HintLong:
			say("these are too many words: the last ones are left out")
		case search.HintNoWords:
			say("there are no words to look for; khabar help search says how to ask")
		}
	}
	switch {
	case len(r.Hits) == 0 && r.Expr != nil:
		say("nothing found; fewer words, or the beginning of one, find more")
	case r.How != search.AsTyped:
		say("nothing found as it was typed; showing results for %s", quoted(r.Query))
	case len(r.Hits) > 0 && r.Total == 0:
		say("no article has all of the words; these have some")
	}
	return said
}

// quoted is a piece of a query as it is named: short, and isolated from the
// words around it.
func quoted(s string) string {
	const most = 60
	s = feed.CleanLine(s)
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return "«" + s + "»"
}

// spansOf are hits as they look.
func spansOf(hits []search.Range) []line.Span {
	spans := make([]line.Span, len(hits))
	for i, h := range hits {
		spans[i] = line.Span{Start: h.Start, End: h.End, Style: theme.Hit}
	}
	return spans
}

// queryLast puts the words of a query behind the flags, so that one that begins
// with a - is not taken for a flag: khabar search الأمن -كرة.
func queryLast(root *cobra.Command, args []string) []string {
	cmd, _, err := root.Find(args)
	if err != nil || cmd.Name() != "search" || cmd.Parent() != root {
		return args
	}
	flags, words, named := []string{cmd.Name()}, []string{"--"}, false
	for i := 0; i < len(args); i++ {
		word := args[i]
		var flag *pflag.Flag
		whole := true // a value may follow
		switch name, value, has := strings.Cut(word, "="); {
		case word == "--":
			return append(flags, append(words, args[i+1:]...)...)
		case strings.HasPrefix(name, "--"):
			flags = append(flags, word)
			flag, whole = cmd.Flag(name[2:]), !has && value == ""
		case len(word) > 1 && word[0] == '-' && word[1] < utf8.RuneSelf && (word[1] == 'h' && len(word) == 2 || cmd.Flags().ShorthandLookup(word[1:2]) != nil):
			flags = append(flags, word)
			flag, whole = cmd.Flags().ShorthandLookup(word[1:2]), len(word) == 2
		case !named && word == cmd.Name():
			named = true
		default:
			words = append(words, word)
		}
		if flag != nil && whole && flag.NoOptDefVal == "" && i+1 < len(args) {
			i++
			flags = append(flags, args[i])
		}
	}
	if len(words) == 1 {
		return flags
	}
	return append(flags, words...)
}
