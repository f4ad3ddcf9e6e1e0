// Package screens holds tests that open the program in real terminals on a
// display of their own (Xvfb), press keys, take pictures and read them by OCR.
// They run with
//
//	go test -tags screens -timeout 60m ./ui/term/screens/
//
// on Linux with Xvfb, xdotool, xwininfo, ImageMagick, tesseract (ara, heb, fas,
// urd), DejaVu fonts and the terminals; a terminal that is not installed is
// skipped. What was seen is written to testdata/results.md, the pictures to the
// folder that SCREENS_DIR names. SCREENS_TERMINALS=xterm,vte and
// SCREENS_VIA=direct,tmux,ssh,screen choose what is run (ssh stands for an
// environment that holds only TERM, as at the other end of a connection).
package screens
