package related_test

import (
	"slices"
	"testing"

	"khabar/feed"
	"khabar/feed/internal/corpora"
)

// corpus reads one file of the corpora without notices of a line.
func corpus(t testing.TB, name string) []feed.Article {
	t.Helper()
	return slices.DeleteFunc(corpora.Read(t, name), func(a feed.Article) bool { return len(a.Body[0].Text) < 200 })
}
