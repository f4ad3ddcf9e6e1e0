package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"khabar/feed/refresh"
	"khabar/feed/store"
)

func newRefresh(p *process, f *flags) *cobra.Command {
	var quiet, all bool
	cmd := &cobra.Command{
		Use:   "refresh [FEED...]",
		Short: "Ask the feeds for news",
		Long: `Refresh asks all feeds for news, or those that are named: a FEED is a name, an address or a folder. A feed that failed again and again is asked less and less often, unless it is named; one whose server said when to come back is asked then. With --quiet, as nobody waits, what is still fresh by its server's word is left alone, too.

It says how far it is on a terminal, and in the end what came in one line. A feed that fails stops nothing: it is told with the reason.

Exit status: 0 when all feeds answered, 1 when none did or nothing could be stored, 3 when some did not.`,
		Example: `khabar refresh
khabar refresh هسبريس
khabar refresh --all
*/15 * * * *  khabar refresh --quiet     # in crontab: only failures are said`,
		RunE: f.withNews(p, func(ctx context.Context, l *library, args []string) error {
			request := refresh.Request{All: all, Idle: quiet}
			chosen, err := l.named(ctx, args, false)
			if err != nil {
				return err
			}
			for _, one := range chosen {
				request.Feeds = append(request.Feeds, one.ID)
			}
			return l.refresh(ctx, p, request, quiet)
		}),
	}
	cmd.ValidArgsFunction = f.completing(feedNames)
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "say nothing but what failed")
	cmd.Flags().BoolVarP(&all, "all", "a", false, "ask also the feeds that were to be left alone for now")
	return cmd
}

// indexedAtOnce is how many articles a refresh indexes before it ends: a tenth of
// a second's work for each 500. After a first refresh of many feeds the articles
// can be read at once, and whoever searches or opens the interface indexes them.
const indexedAtOnce = 2000

// indexFew indexes what a refresh has brought, unless that would take long.
func (l *library) indexFew(ctx context.Context, p *process, quiet bool) error {
	if waiting, err := l.Waiting(ctx); err != nil || waiting > indexedAtOnce {
		return err
	}
	return l.index(ctx, p, quiet)
}

// exitSome is the status where some feeds failed and others did not.
const exitSome = 3

// refresh asks feeds and says how it went.
func (l *library) refresh(ctx context.Context, p *process, request refresh.Request, quiet bool) error {
	ctx, stop := interruptible(ctx)
	defer stop()
	meter := newMeter(p, quiet)
	s, err := l.engine.Refresh(ctx, request, meter.show)
	meter.end()
	if errors.Is(err, store.ErrDamaged) {
		return &failure{exitFailed, err} // once more, see mended
	}
	p.note("refresh", "asked", s.Done, "new", s.New, "failed", s.Failed, "waiting", s.Waiting)
	said := make([]error, len(s.Failures))
	for i, failed := range s.Failures {
		p.noteError(failed)
		said[i] = failed
	}
	if err := p.complain(ctx, l.settings, said); err != nil {
		return err
	}
	if !quiet {
		fmt.Fprintln(p.stdout, summaryOf(s, time.Now()))
	}
	if err == nil {
		if err := l.mended(ctx, p, func() error { return l.indexFew(ctx, p, quiet) }); err != nil {
			return err
		}
	}
	switch {
	case err != nil:
		return brokenOff(err)
	case s.Failed > 0 && s.Failed == s.Total:
		return &failure{exitFailed, nil}
	case s.Failed > 0:
		return &failure{exitSome, nil}
	}
	return nil
}

// summaryOf says in one line what a refresh came to.
func summaryOf(s refresh.Summary, now time.Time) string {
	if s.Total == 0 && s.Waiting == 0 && s.Retired == 0 {
		return noFeeds
	}
	said := []string{plural(s.Done, "feed") + " asked", plural(s.New, "new article")}
	if s.Changed > 0 {
		said = append(said, fmt.Sprint(s.Changed, " changed"))
	}
	if s.Unchanged > 0 {
		said = append(said, plural(s.Unchanged, "feed")+" unchanged")
	}
	if s.Pages > 0 {
		said = append(said, plural(s.Pages, "page")+" fetched")
	}
	if s.Moved > 0 {
		said = append(said, plural(s.Moved, "feed")+" moved to a new address")
	}
	if s.Failed > 0 {
		said = append(said, fmt.Sprint(s.Failed, " failed"))
	}
	if s.Waiting > 0 {
		said = append(said, fmt.Sprint(s.Waiting, " not due yet (--all asks them too)"))
	}
	if s.Retired > 0 {
		said = append(said, fmt.Sprint(s.Retired, " gone for good"))
	}
	if s.Removed > 0 {
		said = append(said, plural(s.Removed, "old article")+" removed")
	}
	return strings.Join(said, ", ") + "."
}

// plural counts things in English.
func plural(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// meter shows on a terminal how far something is, on one line.
type meter struct {
	w     io.Writer // nil: nowhere
	last  time.Time
	shown bool
}

func newMeter(p *process, quiet bool) *meter {
	m := &meter{}
	if out, ok := p.stderr.(*os.File); ok && !quiet && term.IsTerminal(int(out.Fd())) {
		m.w = out
	}
	return m
}

// show is a refresh's report.
func (m *meter) show(n refresh.Progress) {
	if m.w == nil || time.Since(m.last) < 50*time.Millisecond {
		return
	}
	line := fmt.Sprintf("%d of %s, %s", n.Done, plural(n.Total, "feed"), plural(n.New, "new article"))
	if n.PagesTotal > 0 {
		line += fmt.Sprintf(", %d of %s", n.Pages, plural(n.PagesTotal, "page"))
	}
	if n.Failed > 0 {
		line += fmt.Sprintf(", %d failed", n.Failed)
	}
	m.line(line)
}

// line shows a line in place of the one before.
func (m *meter) line(s string) {
	if m.w != nil {
		m.last, m.shown = time.Now(), true
		fmt.Fprintf(m.w, "\r\x1b[K%s", s)
	}
}

// end takes the line away.
func (m *meter) end() {
	if m.shown {
		fmt.Fprint(m.w, "\r\x1b[K")
	}
}
