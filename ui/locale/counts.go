package locale

import (
	"fmt"
	"strings"
)

// Articles says how many articles there are, in the right plural.
func (l *Locale) Articles(n int) string { return l.count(&l.Messages.articles, n) }

// Problems says how many sources could not be opened.
func (l *Locale) Problems(n int) string { return l.count(&l.Messages.problems, n) }

// ReadingTime says how many minutes a text takes to read.
func (l *Locale) ReadingTime(minutes int) string { return l.count(&l.Messages.minutes, minutes) }

// NewArticles says how many articles a refresh has brought.
func (l *Locale) NewArticles(n int) string { return l.count(&l.Messages.newArticles, n) }

// FailedFeeds says how many feeds could not be fetched.
func (l *Locale) FailedFeeds(n int) string { return l.count(&l.Messages.failedFeeds, n) }

// MarkedRead, MarkedUnread, Starred and Unstarred say what was done to how many
// articles.
func (l *Locale) MarkedRead(n int) string   { return l.count(&l.Messages.markedRead, n) }
func (l *Locale) MarkedUnread(n int) string { return l.count(&l.Messages.markedUnread, n) }
func (l *Locale) Starred(n int) string      { return l.count(&l.Messages.starred, n) }
func (l *Locale) Unstarred(n int) string    { return l.count(&l.Messages.unstarred, n) }

// AlsoIn says in how many other sources a story is told, MoreTellings how many
// more tellings of it there are, InBoth how many sentences two of them share.
func (l *Locale) AlsoIn(n int) string       { return l.count(&l.Messages.alsoIn, n) }
func (l *Locale) MoreTellings(n int) string { return l.count(&l.Messages.moreTellings, n) }
func (l *Locale) InBoth(n int) string       { return l.count(&l.Messages.inBoth, n) }

// Hidden says how many articles a new mute rule hides.
func (l *Locale) Hidden(n int) string { return l.count(&l.Messages.hidden, n) }

func (l *Locale) count(c *counted, n int) string {
	text := c[l.plural(n)]
	if text == "" {
		text = c[other]
	}
	if !strings.Contains(text, "%d") { // Arabic's dual says two without a number
		return text
	}
	return l.Digits.In(fmt.Sprintf(text, n))
}

// Copied says how many words were copied.
func (l *Locale) Copied(words int) string { return l.count(&l.Messages.copied, words) }

// Mended says what was saved and lost of a damaged store, and where the damaged
// file is.
func (l *Locale) Mended(feeds, articles, lost, partial int, aside string) string {
	return strings.NewReplacer(
		"%f", l.count(&l.Messages.feeds, feeds),
		"%a", l.Articles(articles),
		"%l", l.Articles(lost),
		"%p", l.Articles(partial),
		"%s", isolate(aside),
	).Replace(l.Messages.Mended)
}
