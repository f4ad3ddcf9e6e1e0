package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"khabar/bidi/line"
	"khabar/feed/store"
)

func newFeeds(p *process, f *flags) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "List the feeds, by folder",
		Long: `Feeds lists the subscriptions as a tree of folders: how many articles are unread, of how many, and under a feed that failed why it did and when it is asked again.
With --json each is one object on a line.`,
		Example: `khabar feeds
khabar feeds --json | jq -r 'select(.error != "") | .url'`,
		Args: cobra.NoArgs,
		RunE: f.withNews(p, func(ctx context.Context, l *library, _ []string) error {
			feeds, err := l.all(ctx)
			if err != nil {
				return err
			}
			if asJSON {
				return written(writeFeeds(p, feeds))
			}
			return l.onSheet(ctx, p, func(out *sheet) error {
				if len(feeds) == 0 {
					out.text(noFeeds)
				}
				out.tree(feeds, time.Now())
				return nil
			})
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	return cmd
}

// noFeeds says how feeds come in.
const noFeeds = "There are no feeds yet: khabar add ADDRESS, khabar import FILE.opml and khabar catalog bring some."

// feedLine is a feed as --json prints it.
type feedLine struct {
	URL      string `json:"url"`
	Title    string `json:"title"`
	Folder   string `json:"folder"`
	Site     string `json:"site"`
	Lang     string `json:"lang"`
	Articles int    `json:"articles"`
	Unread   int    `json:"unread"`
	FullText bool   `json:"full_text"`
	Fetched  string `json:"fetched"` // the last good answer
	Error    string `json:"error"`
	Failures int    `json:"failures"`
	Retry    string `json:"retry"`
	Retired  bool   `json:"retired"`
}

func writeFeeds(p *process, feeds []store.Feed) error {
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	for _, f := range feeds {
		err := enc.Encode(feedLine{
			URL: f.URL, Title: f.Label(), Folder: f.Folder, Site: f.Site, Lang: f.Lang, Articles: f.Total, Unread: f.Unread,
			FullText: f.FullText, Fetched: stamp(f.Fetched), Error: f.Error, Failures: f.Failures, Retry: stamp(f.Retry), Retired: f.Retired != "",
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// stamp is a moment in RFC 3339, empty where there is none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// tree writes feeds below their folders.
func (s *sheet) tree(feeds []store.Feed, now time.Time) {
	var open []string // folders that the last feed was in
	total, unread := 0, 0
	feeds = slices.Clone(feeds)
	slices.SortStableFunc(feeds, func(a, b store.Feed) int {
		return slices.Compare(strings.Split(a.Folder, "/"), strings.Split(b.Folder, "/"))
	})
	for _, f := range feeds {
		total, unread = total+f.Total, unread+f.Unread
		path := []string{}
		if f.Folder != "" {
			path = strings.Split(f.Folder, "/")
		}
		same := 0
		for same < len(open) && same < len(path) && open[same] == path[same] {
			same++
		}
		for depth := same; depth < len(path); depth++ {
			in := strings.Join(path[:depth+1], "/")
			t, u := countsOf(feeds, in)
			s.row(counts(u, t), column{text: indent(depth) + path[depth] + "/"})
		}
		open = path
		s.row(counts(f.Unread, f.Total), column{text: indent(len(path)) + f.Label()})
		if f.Error != "" {
			why := f.Error
			if f.Retired == "" && f.Retry.After(now) {
				why += "; asked again after " + clock(f.Retry, now)
			}
			s.row(column{width: countWidth}, column{text: indent(len(path)+1) + "! " + why, align: line.Left})
		}
	}
	if len(feeds) > 1 {
		s.row(counts(unread, total), column{text: plural(len(feeds), "feed")})
	}
}

const countWidth = 15

func counts(unread, total int) column {
	return column{text: fmt.Sprintf("%s/%d", strconv.Itoa(unread), total), width: countWidth, align: line.Right}
}

func countsOf(feeds []store.Feed, folder string) (total, unread int) {
	for _, f := range feeds {
		if inFolder(f.Folder, folder) {
			total, unread = total+f.Total, unread+f.Unread
		}
	}
	return total, unread
}

func indent(depth int) string { return strings.Repeat("  ", depth) }

// clock is a moment near now.
func clock(t, now time.Time) string {
	if t.Sub(now) < 18*time.Hour {
		return t.Local().Format("15:04")
	}
	return t.Local().Format("2006-01-02 15:04")
}
