// Package term finds out which terminal the program runs in and what that
// terminal needs to show right-to-left text (a row.Class), and brings the
// terminal into the state that the class wants and back.
//
// A terminal is asked once, before the alternate screen, with queries that end
// in a fence every terminal answers (DA1, ECMA-48 and DEC STD 070): XTVERSION,
// DA2 and, where it is safe and of use, DECRQM for BDSM (mode 8 of ECMA-48).
// The rules that make a class of the answers are in rules.go. tmux is asked
// for its client by its own command, GNU screen can only be guessed through
// the environment.
//
//	d, err := term.Detect(ctx, term.Options{Flag: flag})
//	s := term.Prepare(os.Stdout, d.Terminal)
//	defer s.Close()
//	p := tea.NewProgram(model, tea.WithInput(d.Input(os.Stdin)))
//
// In the model: Session.Begin in Init, Switch where the class changes, Suspend
// and Resume around a suspension, Quit before tea.Quit.
//
// Everything but the reading and writing itself is pure: Dialogue says what to
// write and takes what was read, Parser parts replies from keys, Classify
// judges.
//
// Specifications: xterm's ctlseqs (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html),
// ECMA-48 and ECMA TR/53, https://terminal-wg.pages.freedesktop.org/bidi/.
package term
