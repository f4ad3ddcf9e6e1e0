// Package store keeps what a reader has: feeds, articles, what was read,
// starred and tagged, where reading stopped, and the indexes that search and
// related articles stand on. All of it is in one SQLite file
// (https://sqlite.org/fileformat2.html) in WAL mode, opened by
// modernc.org/sqlite, without a server and without cgo.
//
// It is for the program's commands and, through interfaces of its own, for
// the interface. It knows no stemming, no index and no network: the pages of
// the index, signatures and checksums come from the caller as bytes and
// numbers.
//
// # How it is laid out
//
// What a list sorts and filters by stands in a table of numbers, some 50 bytes
// an article, under indexes that hold all that a filter asks for; the texts
// of a headline stand apart, and so do the bodies, which are compressed
// (Zstandard, RFC 8878, over a form of text that takes one byte a letter, see
// [AppendBody]). A list therefore reads the rows that are on the screen and
// nothing else, whatever the store's size.
//
// Two processes may have one file open. Reading never waits for writing;
// writers wait for each other, at most Options.Wait, and hold the file for
// one batch of articles at most. Every method may be called from several
// goroutines.
//
// # What can go wrong
//
// Errors are [*Error]; errors.Is tells [ErrFull], [ErrReadOnly],
// [ErrDamaged], [ErrBusy], [ErrNewer] and [ErrNotFound] apart. Nothing is
// half written: each method is one transaction. A damaged file is moved
// aside by the next [Open], under a name with the date, and what can be read
// of it is copied into a new one, page by page: see [Store.Repaired].
package store
