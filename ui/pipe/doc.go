// Package pipe hands an article to a command of the reader's and takes what
// that says. No shell is involved, whatever stands in a headline: a command
// line is split into words first, and what is put in afterwards stays in its
// word.
//
// Quoting is a shell's, without the rest of a shell: blanks part words; '…'
// keeps everything as it is; "…" too, but for \" and \\; a backslash before a
// blank, a quote or a backslash takes its meaning. Nothing else means
// anything. Who wants a shell names it: sh -c '…'.
package pipe
