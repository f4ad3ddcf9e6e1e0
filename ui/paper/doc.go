// Package paper lays articles out in lines for an output that is no screen of
// the program's own: a terminal that scrolls, a pager, a printer, a file. It is
// what khabar print writes where a width, a terminal or colours are asked for.
//
// What an article is made of on paper, package export says; how its lines are
// broken and put in order, bidi/line and bidi/row.
package paper
