package store

import (
	"time"

	"khabar/feed"
)

// Headline is a row of a list: what is shown of an article that is not open.
type Headline struct {
	ID        int64  // the store's number of the article
	Feed      int64  // the store's number of its feed
	GUID      string // the article's ID as its source gave it
	Title     string
	Section   string
	Source    string // the publication, else what the reader calls the feed
	URL       string
	Lang      string
	Dir       feed.Direction // the reader's own for it, else for its feed, else what it declares
	Published feed.Date      // without its words; zero where unknown
	Date      int64          // what lists are sorted by: seconds since 1970, see [Key]
	Read      bool
	Starred   bool
	Directed  feed.Direction // what the reader has set for this article, see [Store.Direct]
	directed  bool           // Dir is the reader's
	Hidden    bool           // by a mute rule
	Story     int64          // shared by the articles that tell one story; 0 for none
	Group     string         // of its list, where that has groups: see [Order]

	// Of a row that stands for a story, by all tellings that are not hidden:
	Told       int // how many others there are
	ToldBy     int // sources that tell it beside this one
	ToldUnread int // of Told, those not read
}

// Key is the headline's place in every list.
func (h *Headline) Key() Key { return Key{h.Date, h.ID, h.Group} }

// Key is a place in a list: lists are sorted by Group, where their order has
// any, then by Date, then by ID. The date is the article's own, or when it was
// first seen where it has none or one in the future.
type Key struct {
	Date, ID int64
	Group    string
}

// headlineFrom are the columns and tables of a headline; the article is a.
const (
	headlineColumns = `a.id, a.feed, a.date, a.read, a.starred, a.hidden, a.story, a.meta, h.title, h.guid, h.url, coalesce(h.source, CASE WHEN f.name <> '' THEN f.name ELSE f.title END, ''), h.lang, coalesce(n.text, ''), coalesce(f.direction, 0)`
	headlineJoin    = ` JOIN headline h ON h.id = a.id LEFT JOIN feed f ON f.id = a.feed LEFT JOIN name n ON n.id = a.section`

	// toldColumn packs how many tell the story of a, in how many sources, and
	// how many of them are not read.
	toldColumn = `CASE WHEN a.story = 0 THEN 0 ELSE (SELECT (count(*) << 40) + (count(DISTINCT coalesce(nullif(th.source, ''), t.feed)) << 20) + coalesce(sum(t.read = 0), 0)
		FROM article t INDEXED BY article_story JOIN headline th ON th.id = t.id WHERE t.story = a.story AND t.story <> 0 AND t.hidden = 0) END`
)

// scanHeadline reads the columns of a headline, and toldColumn where told.
func scanHeadline(row scanner, h *Headline, told bool) error {
	var meta, tellings int64
	var ofFeed feed.Direction
	var url *string
	into := [...]any{&h.ID, &h.Feed, &h.Date, &h.Read, &h.Starred, &h.Hidden, &h.Story, &meta, &h.Title, &h.GUID, &url, &h.Source, &h.Lang, &h.Section, &ofFeed, &tellings}
	n := len(into)
	if !told {
		n--
	}
	err := row.Scan(into[:n]...)
	h.GUID = guidOf(h.GUID)
	h.URL = h.GUID
	if url != nil {
		h.URL = *url
	}
	unpackMeta(h, meta)
	const mask = 1<<20 - 1
	if all := int(tellings >> 40); all > 0 {
		h.Told, h.ToldBy, h.ToldUnread = all, int(tellings>>20&mask), int(tellings&mask)
		if !h.Hidden { // it counts itself
			h.Told--
			h.ToldBy--
			if !h.Read {
				h.ToldUnread--
			}
		}
	}
	switch {
	case h.Directed != feed.Undeclared:
		h.Dir, h.directed = h.Directed, true
	case ofFeed != feed.Undeclared:
		h.Dir, h.directed = ofFeed, true
	}
	return err
}

// packMeta packs what a headline shows of a direction and a date: 2 bits of
// direction, 3 of where the date is from, one for a date known to the day, one
// for a date that is known, then the zone in quarters of an hour. To that the
// direction that the reader has set is added, times directedBy.
func packMeta(a *feed.Article) int64 {
	m := int64(a.Dir&3) | int64(a.Published.From&7)<<2
	if a.Published.Day {
		m |= 1 << 5
	}
	if !a.Published.IsZero() {
		_, offset := a.Published.Time.Zone()
		m |= 1<<6 | int64(offset/900)<<7
	}
	return m
}

// directedBy is what that direction is multiplied by: far more than the rest
// takes, which may be negative. directedPart is its part of meta, in SQL.
const (
	directedBy   = 1 << 40
	directedPart = "((meta + (1 << 39)) >> 40 << 40)"
)

func unpackMeta(h *Headline, m int64) {
	directed := (m + directedBy/2) >> 40
	m -= directed * directedBy
	h.Directed = feed.Direction(directed & 3)
	h.Dir = feed.Direction(m & 3)
	h.Published = feed.Date{}
	if m&(1<<6) != 0 {
		h.Published = feed.Date{Time: inZone(h.Date, int(m>>7)*900), From: feed.DateFrom(m >> 2 & 7), Day: m&(1<<5) != 0}
	}
}

// sortDate is what lists sort an article by.
func sortDate(a *feed.Article, now time.Time) int64 {
	for _, t := range []time.Time{a.Published.Time, a.Updated} {
		// A feed whose clock is a little ahead keeps its order; one that is wrong
		// by more must not stay on top of every list.
		if !t.IsZero() && t.Before(now.Add(12*time.Hour)) {
			return t.Unix()
		}
	}
	return now.Unix()
}
