// Package pipe hands an article to a command of the reader's and takes what
// that says. No shell is involved, whatever stands in a headline: a command
// line is split into words first (package argv), and what is put in
// afterwards stays in its word.
package pipe
