// Package parse turns bytes into articles: a text page, an HTML page, RSS
// 0.9x, 1.0 and 2.0, Atom, JSON Feed, Markdown, JSON and JSON Lines of
// articles, mail (a message or a mailbox), and gzip of any of them. What a
// source is, is decided by its bytes; its name and declared type only break
// ties.
//
// It is for readers that must take what the net brings. Charsets go by
// evidence before declaration, cut documents are read up to the last whole
// item, and what was mended is said in [Document.Repairs]. Every reading is
// linear in the input, nothing panics, and no text leaves the package that
// has not passed [feed.Clean].
//
// Formats: https://www.rssboard.org/rss-specification,
// https://web.resource.org/rss/1.0/spec, RFC 4287 (Atom),
// https://www.jsonfeed.org/version/1.1/, https://spec.commonmark.org/,
// https://jsonlines.org/, https://html.spec.whatwg.org/, RFC 5322 (mail), RFC
// 2045 to 2047 (MIME), RFC 4155 (mbox).
package parse
