// Package keyboard knows keys by their names and by their places: what a key is
// called in a configuration, and which key of a US keyboard stands where an
// Arabic, Hebrew, Persian or Urdu layout has typed a letter. With it the keys
// of a program stay where the hand knows them, whatever layout is on.
//
// It is pure: it knows no terminal and no action. A terminal that tells the
// place of a key (kitty's keyboard protocol, "base layout key",
// https://sw.kovidgoyal.net/kitty/keyboard-protocol/) is believed; elsewhere
// the letter is looked up in tables, and a Guess remembers which layout is on.
package keyboard
