package parse

import (
	"net/url"
	"strings"

	"khabar/feed"
)

// link makes the address of a link absolute and clean; an address that is a
// program (javascript:, data:) is none.
func (b *builder) link(href string) string { return resolve(b.base, href) }

// resolve makes a reference absolute by base, where base is known.
func resolve(base *url.URL, href string) string {
	href = strings.TrimSpace(feed.CleanLine(href))
	if href == "" || href[0] == '#' {
		return ""
	}
	if len(href) > 5 {
		switch lower := strings.ToLower(href[:5]); {
		case strings.HasPrefix(lower, "http"):
			if i := strings.Index(href, "://"); i > 0 && i <= 5 {
				return strings.ReplaceAll(href, " ", "%20")
			}
		case lower == "javas", lower == "data:", lower == "vbscr", lower == "about":
			return ""
		}
	}
	if base == nil {
		return strings.ReplaceAll(href, " ", "%20")
	}
	u, err := base.Parse(href)
	if err != nil {
		return strings.ReplaceAll(href, " ", "%20")
	}
	return u.String()
}
