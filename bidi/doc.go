// Package bidi puts text that mixes right-to-left and left-to-right scripts in the
// order in which it is read on a screen: the Unicode Bidirectional Algorithm, UAX
// #9 (https://www.unicode.org/reports/tr9/), at Unicode 17.
package bidi
