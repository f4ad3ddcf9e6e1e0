// Package related finds what else was written on an article and which
// articles tell the same story. It is for feed/find, which asks it about
// articles of the store, and for who has articles in memory, in an [Index].
//
// Articles are compared by their terms: TF-IDF vectors, nearest by cosine
// (Manning, Raghavan, Schütze: "Introduction to Information Retrieval",
// chapter 6) with two changes that were measured, see [Finder]. The vectors
// are kept nowhere: a [Finder] reads them off the lists of the index that
// search has. Each result comes with the words it shares with the article, as
// the article writes them. The same story is found by MinHash over pairs of
// neighbouring terms (Broder: "On the resemblance and containment of
// documents", 1997) and locality-sensitive hashing. [Compare] then shows,
// sentence by sentence, what one telling has that another has not.
//
// What a term is, is the caller's to say: a [Terms] function, for instance
// the method of a search.Analyzer, so that a word is folded and stemmed here
// just as it is for search. This package does no input or output and reads no
// clock.
package related
