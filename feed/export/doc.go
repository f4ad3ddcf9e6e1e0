// Package export writes articles for other programs: text in logical order,
// base letters, no escape code. It is what leaves Khabar through a pipe, a
// file or the clipboard.
//
// There is a type for each format, [Text], [Markdown], [HTML], [JSON] and
// [JSONLines]. Each writes articles one after the other: Append as many as
// come, then End. The first is whole before the second is asked for, so that
// what comes as a stream goes out as one.
//
// JSON is described by the JSON Schema that [Schema] returns, and can be read
// by Khabar again.
//
// Formats: https://spec.commonmark.org/, https://html.spec.whatwg.org/,
// https://www.jsonfeed.org/version/1.1/, https://jsonlines.org/.
package export
