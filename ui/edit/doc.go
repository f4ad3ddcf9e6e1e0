// Package edit is a line of text that is being typed: an address, a query, a
// name, in any direction and in several at once. It is for the interface's
// prompts.
//
// The text stays in logical order; what moves in it and what is cut out of it
// is a cluster as a reader sees it (UAX #29), so that no mark is parted from
// its letter. [Left] and [Right] go the way they point, through words of both
// directions, as the eye sees them: the caret stands on the letter before which
// the next one will come. [Forward] and [Back] go in the order of reading, and
// so does what deletes.
//
// A line that is longer than its field is laid out whole and a part of it shown,
// so that its order does not change while one moves along it.
package edit
