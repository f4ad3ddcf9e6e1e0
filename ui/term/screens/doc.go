// Package screens holds tests that open the program in real terminals on a
// display of their own (Xvfb), press keys, take pictures and read them by OCR.
// They run with
//
//	go test -tags screens -timeout 60m ./ui/term/screens
//
// on Linux with Xvfb, xdotool, xwininfo, ImageMagick, FriBidi's program,
// tesseract (ara, heb, fas, urd), DejaVu fonts and the terminals; .ci/run has
// the names of Debian's packages. A terminal that is not installed is skipped.
// With -update the table of what was seen, and a picture of each terminal, are
// written to .pictures, which README shows.
//
// SCREENS_DIR names a folder for all pictures. SCREENS_TERMINALS=xterm,vte
// chooses terminals; SCREENS_VIA=direct,tmux,screen,ssh,ssh-tmux,screen-ssh what
// stands between them and the program, the outermost first (ssh stands for an
// environment that holds no more than the other end of a connection has).
package screens
