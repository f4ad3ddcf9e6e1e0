package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"khabar/bidi/line"
	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/feed/store"
)

func newSaved(p *process, f *flags) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "saved",
		Short: "List saved searches and mute rules",
		Long: `A saved search is a list of its own, beside your feeds in the interface: what it finds now and what it will find. A mute rule hides what it finds from all lists; a search finds it all the same, and what is starred is never hidden. All of it is undone by khabar undo.

In a pipe the columns are: mute for a mute rule, articles not read, articles (of a rule: that it hides), name, query.`,
		Example: `khabar saved add "سوق القمح" القمح OR الحبوب
khabar saved add --mute "بلا كرة" section:رياضة
khabar list --saved "سوق القمح"
khabar saved remove "بلا كرة"`,
		Args: cobra.NoArgs,
		RunE: f.inLibrary(p, func(ctx context.Context, l *library, _ []string) error {
			list, err := l.Saved(ctx)
			if err != nil {
				return err
			}
			counts, err := l.finder.SavedCounts(ctx, list, time.Now())
			if err != nil {
				return err
			}
			return writeSaved(ctx, p, l, list, counts, asJSON)
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line: name, query, mute, articles, unread")
	cmd.AddCommand(newSavedAdd(p, f), newSavedRename(p, f), newSavedRemove(p, f))
	return cmd
}

func newSavedAdd(p *process, f *flags) *cobra.Command {
	var mute bool
	cmd := &cobra.Command{
		Use:   "add NAME QUERY...",
		Short: "Save a search, or give the one of that name another query",
		Example: `khabar saved add حموشي '"عبد اللطيف حموشي"'
khabar saved add --mute رياضة section:رياضة`,
		Args: wants(2, "the search, and a query"),
		RunE: f.inLibrary(p, func(ctx context.Context, l *library, args []string) error {
			return l.saveNamed(ctx, p, args[0], strings.Join(args[1:], " "), mute)
		}),
	}
	cmd.Flags().BoolVar(&mute, "mute", false, "hide what it finds from all lists")
	return cmd
}

func newSavedRename(p *process, f *flags) *cobra.Command {
	return &cobra.Command{
		Use: "rename NAME NEW", Short: "Call a saved search otherwise", Args: cobra.ExactArgs(2), ValidArgsFunction: f.completing(savedNames),
		RunE: f.inLibrary(p, func(ctx context.Context, l *library, args []string) error {
			v, err := l.savedNamed(ctx, args[0])
			if err != nil {
				return err
			}
			v.Name = args[1]
			err = l.mended(ctx, p, func() error {
				_, _, err := l.save(ctx, v)
				return err
			})
			if err != nil {
				return err
			}
			return sayLine(ctx, p, l, "Renamed "+args[0]+": "+v.Name+".")
		}),
	}
}

func newSavedRemove(p *process, f *flags) *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME...", Short: "Remove saved searches; what a mute rule hid is there again", Args: wants(1, "a saved search; khabar saved lists them"), ValidArgsFunction: f.completing(savedNames),
		RunE: f.inLibrary(p, func(ctx context.Context, l *library, args []string) error {
			for _, name := range args {
				var v store.Saved
				err := l.mended(ctx, p, func() (err error) {
					if v, err = l.savedNamed(ctx, name); err == nil {
						err = l.RemoveSaved(ctx, v.ID)
					}
					return err
				})
				if err != nil {
					return err
				}
				if err := sayLine(ctx, p, l, "Removed "+v.Name+"; khabar undo brings it back."); err != nil {
					return err
				}
			}
			return nil
		}),
	}
}

// inLibrary makes a command of what is done with the reader's store, with all
// of it indexed.
func (f *flags) inLibrary(p *process, do func(context.Context, *library, []string) error) func(*cobra.Command, []string) error {
	return p.command(func(ctx context.Context, args []string) error {
		return f.onFindable(ctx, p, func(l *library) error { return do(ctx, l, args) })
	})
}

// saveNamed saves a search under a name, and says what it finds.
func (l *library) saveNamed(ctx context.Context, p *process, name, query string, mute bool) error {
	v, err := l.savedNamed(ctx, name)
	if err != nil {
		v = store.Saved{Name: name}
	}
	v.Query, v.Mute = query, mute
	if err := find.CheckSaved(v, time.Now()); err != nil {
		return &failure{exitUsage, err}
	}
	v, counts, err := l.save(ctx, v)
	if err != nil {
		return err
	}
	what := "Saved " + v.Name + ": it finds " + plural(counts.Total, "article") + "."
	if v.Mute {
		what = "Saved " + v.Name + ": it hides " + plural(counts.Total, "article") + "."
	}
	return sayLine(ctx, p, l, what)
}

// savedNamed is the saved search of a name, however that is typed.
func (l *library) savedNamed(ctx context.Context, name string) (store.Saved, error) {
	list, err := l.Saved(ctx)
	if err != nil {
		return store.Saved{}, err
	}
	return pickSaved(list, name)
}

func pickSaved(list []store.Saved, name string) (store.Saved, error) {
	for _, same := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return search.String(s) == search.String(name) },
	} {
		if i := slices.IndexFunc(list, func(v store.Saved) bool { return same(v.Name) }); i >= 0 {
			return list[i], nil
		}
	}
	return store.Saved{}, &failure{exitUsage, fmt.Errorf("there is no saved search %q; khabar saved lists them", name)}
}

func savedNames(ctx context.Context, s *store.Store) (names []string) {
	list, _ := s.Saved(ctx)
	for i := range list {
		names = append(names, list[i].Name)
	}
	return names
}

// savedLine is a saved search as --json prints it.
type savedLine struct {
	Name     string `json:"name"`
	Query    string `json:"query"`
	Mute     bool   `json:"mute"`
	Articles int    `json:"articles"`
	Unread   int    `json:"unread"`
}

func writeSaved(ctx context.Context, p *process, l *library, list []store.Saved, counts []store.Counts, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(p.stdout)
		enc.SetEscapeHTML(false)
		for i, v := range list {
			if err := enc.Encode(savedLine{v.Name, v.Query, v.Mute, counts[i].Total, counts[i].Unread}); err != nil {
				return written(err)
			}
		}
		return nil
	}
	out, err := newSheet(ctx, p, l.settings, p.stdout)
	if err != nil {
		return err
	}
	for i, v := range list {
		mute := ""
		if v.Mute {
			mute = "mute"
		}
		name := column{text: v.Name, width: out.width / 3}
		number := func(n int) column { return column{text: fmt.Sprint(n), width: 6, align: line.Right} }
		out.row(column{text: mute, width: 4}, number(counts[i].Unread), number(counts[i].Total), name, column{text: v.Query})
	}
	return out.close()
}

// sayLine prints a line.
func sayLine(ctx context.Context, p *process, l *library, text string) error {
	out, err := newSheet(ctx, p, l.settings, p.stdout)
	if err != nil {
		return err
	}
	out.text(text)
	return out.close()
}
