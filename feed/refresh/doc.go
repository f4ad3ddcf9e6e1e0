// Package refresh brings the news: it asks feeds, reads what they answer and
// puts it into the store, finds the feed of a page, and fetches whole articles
// from their pages. It is for the commands add and refresh and, through an
// interface of its own, for the interface.
//
// An [Engine] joins fetch, parse and store. Feeds are asked side by side, at
// most 2 of one host and 16 in all; reading and storing go on meanwhile. What is
// known already is neither read nor written again. Two engines, also of two
// processes, may be at work on one store.
//
// Servers are treated politely (RFC 9110, sections 13, 15.5.11 and 10.2.3; RFC
// 9111, section 4.2): requests are conditional, what a server calls fresh is
// not asked for unless the reader waits for it, Retry-After is kept to, a permanent redirect is remembered, 410
// ends the asking. A feed that fails is asked again at the next refresh, then
// after 5 minutes, 10, 20, up to a day.
package refresh
