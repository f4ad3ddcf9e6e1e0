// Package fetch brings the bytes of a source: a file, a folder of files, an
// http or https address, standard input. What the bytes mean is decided
// elsewhere.
//
// It is polite to servers: requests are conditional (RFC 9110, section 13),
// at most 2 run at once for a host and 16 in all, Retry-After and
// Cache-Control are told to the caller, and 410 is final. It is wary of them,
// too: redirects, time and size are bounded, and what a feed links to never
// leads to a private address. Every failure is an [*Error] that says in plain
// words what happened, to which source, and what to do.
package fetch
