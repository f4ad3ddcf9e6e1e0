// Package shape joins Arabic letters: it replaces each letter of a right-to-left
// run by the presentation form that its neighbours ask for.
package shape
