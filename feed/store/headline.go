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
	Story     int64          // shared by the articles that tell one story; 0 for none
	Group     string         // of its list, where that has groups: see [Order]
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
	headlineColumns = `a.id, a.feed, a.date, a.read, a.starred, a.story, a.meta, h.title, h.guid, h.url, coalesce(h.source, CASE WHEN f.name <> '' THEN f.name ELSE f.title END, ''), h.lang, coalesce(n.text, ''), coalesce(f.direction, 0)`
	headlineJoin    = ` JOIN headline h ON h.id = a.id LEFT JOIN feed f ON f.id = a.feed LEFT JOIN name n ON n.id = a.section`
)

func scanHeadline(row scanner, h *Headline) error {
	var meta int64
	var ofFeed feed.Direction
	var url *string
	err := row.Scan(&h.ID, &h.Feed, &h.Date, &h.Read, &h.Starred, &h.Story, &meta, &h.Title, &h.GUID, &url, &h.Source, &h.Lang, &h.Section, &ofFeed)
	h.GUID = guidOf(h.GUID)
	h.URL = h.GUID
	if url != nil {
		h.URL = *url
	}
	unpackMeta(h, meta)
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
