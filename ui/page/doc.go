// Package page sets an article for a width, as a newspaper would, and draws it
// row by row: headings, quotes, lists, tables in columns, pictures, links with
// numbers. It is for the pane of the reader; it is pure and knows neither the
// Model nor the terminal.
//
// [Typeset] makes blocks of an article; a [Page] lays them out from the top as
// they are needed, so that a long article opens at once, and gives each row as
// cells in visual order (package cell). Where the reader is on a page is a
// [Place], a byte of a block: it stands whatever the width. How the text looks
// (a [Look]) changes no row's place and no byte: what is searched and copied is
// the text as it was written.
package page
