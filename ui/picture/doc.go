// Package picture makes pictures of an article fit for a terminal: from bytes
// that came over the net to cells. It is for the pane of the reader, and pure.
//
// There are two ways. Half blocks (U+2580) show two pixels in a cell, one by its
// colour and one by its background, in as many colours as the terminal has.
// Where the terminal takes the kitty graphics protocol with Unicode
// placeholders (https://sw.kovidgoyal.net/kitty/graphics-protocol/), it is given
// the picture itself and draws it over cells of U+10EEEE: they scroll, are
// covered and cut as all cells are, and pass through tmux.
//
// Bytes are hostile until decoded: what is larger than [MaxPixels], broken or of
// another format is an error, known from its header before memory is taken.
package picture
