// Package index is an inverted index: which documents have a term, how often,
// and where. It is for search, which ranks what a query finds, and for
// related, which asks for the articles that have an article's own terms. It
// knows no language and no file: terms are bytes, and what it keeps lies in
// pages that a [Pages] holds, the store's table or a map in memory.
//
// # How it is laid out
//
// An index is a row of segments that are written once and never changed
// (O'Neil, Cheng, Gawlick, O'Neil: "The log-structured merge-tree", 1996). A
// batch of documents becomes a segment; when several are of a size, one is
// made of them. A document that was indexed again is in two segments for a
// while: the later one counts. Page 0 is the head, which names the segments;
// who replaces it has changed the index, all at once, and who reads goes on
// with the segments of the head they began with.
//
// A segment has the documents' numbers, dates and lengths on one page, the
// dictionary on many, its terms in order with what they share left out, and a
// table of the first term of each of those. Of a term that stands in few
// documents the postings stand in the dictionary itself, others have a page
// of their own; the positions stand apart, since only phrases need them. All
// numbers are varints of differences (Zobel and Moffat: "Inverted files for
// text search engines", 2006).
//
// In memory are some sixteen bytes a document and the tables of first terms:
// two megabytes for a hundred thousand articles.
package index
