package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"khabar/feed"
)

// TestDirection: the reader's direction for an article goes before that for its
// feed, and both before what the article says; neither a change of the article
// nor its date's zone touches it.
func TestDirection(t *testing.T) {
	ctx := context.Background()
	for _, zone := range []int{-9 * 3600, 0, 13*3600 + 45*60} {
		s := fresh(t)
		id, err := s.AddFeed(ctx, feed.Feed{URL: "https://example.org/"}, Settings{})
		if err != nil {
			t.Fatal(err)
		}
		when := time.Date(2026, 1, 2, 3, 4, 0, 0, time.FixedZone("", zone))
		a := feed.Article{
			ID: "1", Title: "عنوان", Dir: feed.RightToLeft, Published: feed.Date{Time: when, From: feed.DateDeclared},
			Body: []feed.Block{{Text: "abc", Dir: feed.RightToLeft}, {Kind: feed.Code, Text: "x", Dir: feed.LeftToRight}},
		}
		put, err := s.Put(ctx, id, []feed.Article{a}, nil)
		if err != nil || len(put.New) != 1 {
			t.Fatal(put, err)
		}
		article := put.New[0]
		check := func(what string, want, own, block feed.Direction) {
			t.Helper()
			got, h, err := s.Article(ctx, article)
			if err != nil || got.Dir != want || h.Dir != want || h.Directed != own || got.Body[0].Dir != block || got.Body[1].Dir != feed.LeftToRight {
				t.Errorf("%s: article %d, headline %d, set %d, block %d, code %d, %v", what, got.Dir, h.Dir, h.Directed, got.Body[0].Dir, got.Body[1].Dir, err)
			}
			if !got.Published.Time.Equal(when) || h.Published.From != feed.DateDeclared {
				t.Errorf("%s: the date is %v", what, got.Published)
			}
			if _, offset := h.Published.Time.Zone(); offset != zone {
				t.Errorf("%s: the zone is %d, was %d", what, offset, zone)
			}
		}
		check("as it says", feed.RightToLeft, feed.Undeclared, feed.RightToLeft)
		if err := s.DirectFeed(ctx, id, feed.LeftToRight); err != nil {
			t.Fatal(err)
		}
		check("the feed's", feed.LeftToRight, feed.Undeclared, feed.Undeclared)
		if err := s.Direct(ctx, article, feed.RightToLeft); err != nil {
			t.Fatal(err)
		}
		check("its own", feed.RightToLeft, feed.RightToLeft, feed.Undeclared)
		a.Title = "عنوان آخر"
		if _, err := s.Put(ctx, id, []feed.Article{a}, nil); err != nil {
			t.Fatal(err)
		}
		check("after a change", feed.RightToLeft, feed.RightToLeft, feed.Undeclared)
		if err := errors.Join(s.Direct(ctx, article, feed.LeftToRight), s.DirectFeed(ctx, id, feed.Undeclared)); err != nil {
			t.Fatal(err)
		}
		check("turned", feed.LeftToRight, feed.LeftToRight, feed.Undeclared)
		if err := s.Direct(ctx, article, feed.Undeclared); err != nil {
			t.Fatal(err)
		}
		check("taken back", feed.RightToLeft, feed.Undeclared, feed.RightToLeft)
		if err := s.Direct(ctx, 99, feed.LeftToRight); !errors.Is(err, ErrNotFound) {
			t.Errorf("an article that is not there: %v", err)
		}
	}
}
