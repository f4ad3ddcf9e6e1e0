// Package clip brings text into the reader's clipboard, and finds the word and
// the sentence that a place of a text is in. Text goes out as it is: logical
// order, base letters, no byte changed.
//
// There are two ways into a clipboard. OSC 52 is a sequence that a terminal
// takes the text from, also at the other end of an SSH connection; it gives no
// answer (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html). The
// platform's tool (wl-copy, xclip, xsel, pbcopy, clip.exe,
// termux-clipboard-set) says whether it worked, but puts the text into the
// clipboard of the machine it runs on. So OSC 52 alone is used over SSH, and
// both elsewhere.
//
// tmux is asked by its own command (load-buffer -w, since 3.2), which works
// whatever its set-clipboard is; an older one gets the sequence for itself and,
// in its passthrough, for the terminal outside. GNU screen hands the sequence
// on in pieces.
//
// Words and sentences are those of UAX #29 (https://unicode.org/reports/tr29/).
package clip
