//go:build linux

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
)

// soakEvent is one thing that happens to the program.
type soakEvent struct {
	Do string // key, type, paste, mouse, garbage, size, signal, feed, server, other, disk, probe, leave
	S  string // keys, text, mood, name of the signal
	A  int    // columns, the feed's number
	B  int    // rows
}

// soakEvents makes random events; the same for the same seed and keys.
type soakEvents struct {
	rnd   *rand.Rand
	keys  []string
	leave []string    // keys that end the program: not for random use
	held  []soakEvent // to come
}

// The largest screen there is.
const largestColumns, largestRows = 300, 100

// usual keys are pressed more often than others: they lead somewhere.
var usual = []string{"j", "k", "enter", "esc", "down", "up", "tab", "space", "pgdown", "pgup"}

// typedTexts are put into prompts.
var typedTexts = []string{
	"اخبار المدينة", "مَُِّ", "חדשות", "لاہور", "title:الميناء OR \"a b\"", "http://", "127.0.0.1", "é\u0301", "日本", "👨‍👩‍👧",
	"-x", "[", "\\", "''", "\u200f", "\u202e", "9999999999", strings.Repeat("طويل ", 40),
}

func (e *soakEvents) next() soakEvent {
	if len(e.held) > 0 {
		ev := e.held[0]
		e.held = e.held[1:]
		return ev
	}
	r := e.rnd
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	switch n := r.IntN(10_000); {
	case n < 3000:
		return soakEvent{Do: "key", S: pick(usual)}
	case n < 7300:
		return soakEvent{Do: "key", S: pick(e.keys)}
	case n < 7400: // keys of other keyboards, and those that nobody has
		return soakEvent{Do: "key", S: pick([]string{"ش", "ة", "ש", "پ", "ctrl+shift+x", "alt+j", "super+k", "f5", "f12", "delete", "insert", "shift+left", "ctrl+up", "alt+enter", "1", "9", "0", ":", "/", "#", "é"})}
	case n < 8000:
		return soakEvent{Do: "type", S: e.harmless(pick(typedTexts))}
	case n < 8150:
		s := pick(typedTexts)
		switch r.IntN(4) {
		case 0:
			s = pick(hostileParts())
		case 1:
			s = fmt.Sprintf("http://127.0.0.1:%%PORT%%/%d", r.IntN(soakFeeds+2))
		case 2:
			s = strings.Repeat(s+"\n", 200)
		}
		if len(s) > 4000 {
			s = s[:4000]
		}
		return soakEvent{Do: "paste", S: s}
	case n < 9000:
		return soakEvent{Do: "mouse", S: fmt.Sprintf("%d%s", []int{0, 1, 2, 32, 35, 64, 65, 66, 67, 4, 16}[r.IntN(11)], pick([]string{"M", "m"})), A: 1 + r.IntN(130), B: 1 + r.IntN(40)}
	case n < 9050:
		s := pick(hostileParts())
		return soakEvent{Do: "garbage", S: s[:min(len(s), 600)]}
	case n < 9400:
		ev := soakEvent{Do: "size", A: 1 + r.IntN(largestColumns), B: 1 + r.IntN(largestRows)}
		switch r.IntN(4) {
		case 0:
			ev.A, ev.B = 1+r.IntN(12), 1+r.IntN(6)
		case 1, 2:
			ev.A, ev.B = 60+r.IntN(80), 15+r.IntN(35)
		}
		return ev
	case n < 9700:
		return soakEvent{Do: "feed", S: pick(moods), A: r.IntN(soakFeeds)}
	case n < 9750:
		// Away for a while.
		e.later(r.IntN(80), soakEvent{Do: "server", S: "back"})
		return soakEvent{Do: "server", S: "away"}
	case n < 9780:
		e.later(r.IntN(60), soakEvent{Do: "disk", S: "free"})
		return soakEvent{Do: "disk", S: "full"}
	case n < 9830:
		return soakEvent{Do: "signal", S: pick([]string{"WINCH", "CONT", "WINCH", "PIPE"})}
	case n < 9835:
		return soakEvent{Do: "signal", S: "TSTP"}
	case n < 9840:
		return soakEvent{Do: "key", S: "ctrl+z"}
	case n < 9860:
		return soakEvent{Do: "other", S: pick(others)}
	default:
		return soakEvent{Do: "probe"}
	}
}

// harmless is a text without the keys that end the program: where no prompt
// takes it, its letters are keys.
func (e *soakEvents) harmless(text string) string {
	for _, k := range e.leave {
		text = strings.ReplaceAll(text, k, "")
	}
	return text
}

// others are what another process does to the store meanwhile.
var others = []string{"refresh --quiet", "refresh --quiet --all", "keep -", "undo", "redo", "edit * --folder أخرى", "edit * --folder=", "list --json", "export", "search المدينة --json", "stories --json"}

// later brings an event after some of keys.
func (e *soakEvents) later(n int, ev soakEvent) {
	for range n {
		e.held = append(e.held, soakEvent{Do: "key", S: e.keys[e.rnd.IntN(len(e.keys))]})
	}
	e.held = append(e.held, ev)
}

// bytes are what the terminal sends of an event; ok is false for those that
// don't come from the terminal.
func (ev soakEvent) bytes(port string) (string, bool) {
	switch ev.Do {
	case "key":
		return pressed(ev.S), true
	case "type", "garbage":
		return ev.S, true
	case "paste":
		return "\x1b[200~" + strings.ReplaceAll(ev.S, "%PORT%", port) + "\x1b[201~", true
	case "mouse":
		return fmt.Sprintf("\x1b[<%s;%d;%d%s", ev.S[:len(ev.S)-1], ev.A, ev.B, ev.S[len(ev.S)-1:]), true
	}
	return "", false
}

// writeEvents writes a file of events, a line each, to be played again.
func writeEvents(name string, events []soakEvent) error {
	var b bytes.Buffer
	for _, ev := range events {
		fmt.Fprintf(&b, "%s %d %d %q\n", ev.Do, ev.A, ev.B, ev.S)
	}
	return os.WriteFile(name, b.Bytes(), 0o600)
}

func readEvents(name string) (events []soakEvent, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for l := range strings.Lines(string(data)) {
		var ev soakEvent
		if _, err := fmt.Sscanf(l, "%s %d %d %q", &ev.Do, &ev.A, &ev.B, &ev.S); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", name, l, err)
		}
		events = append(events, ev)
	}
	return events, nil
}
