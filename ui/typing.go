package ui

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/keyboard"
)

// typing is how keys come in: what they do, by which layout of the keyboard.
type typing struct {
	bindings []binding
	keys     map[string]action
	defaults map[string]action // of each key before it was bound to another
	guess    *keyboard.Guess
	places   bool // the terminal is to tell the place of every key
	mouse    bool // is the program's
}

func (t *typing) begin(k Keyboard, last, language string) {
	t.places, t.mouse = k.Places, k.Mouse
	t.guess = keyboard.NewGuess(k.Layout, last, language)
}

// input asks for keys as they are wanted. A terminal that knows kitty's
// protocol tells with Ctrl and Alt which key it was whatever the layout is;
// with every key if it is to write none as text, which it does not where text is
// typed: kitty 0.26 then leaves out what is not Latin. Others ignore it.
func (m *Model) input(v *tea.View) {
	v.KeyboardEnhancements.ReportAlternateKeys = true
	v.KeyboardEnhancements.ReportAllKeysAsEscapeCodes = m.typing.places && !m.prompt.open
	v.KeyboardEnhancements.ReportAssociatedText = v.KeyboardEnhancements.ReportAllKeysAsEscapeCodes
}

// bindKeys sets the keyboard, and says where it is at odds with itself.
func (m *Model) bindKeys(chosen map[string][]string) {
	var wrong []error
	all := bindings(m.can)
	_, m.typing.defaults, _ = bind(all, nil)
	m.typing.bindings, m.typing.keys, wrong = bind(all, chosen)
	for _, err := range wrong {
		m.complain(err)
	}
}

// asks reports whether an action opens the prompt, or a question: what is typed
// then is no key.
func (m *Model) asks(act action) bool {
	switch act {
	case actAdd, actTag, actSearch, actPalette, actCopy, actSave, actSaveSearch, actMute, actPipe, actShare:
		return true
	}
	return false
}

// actionOf is what a key stands for. What is bound by its letter comes first,
// then the key of a US keyboard at the same place.
func (m *Model) actionOf(key tea.KeyPressMsg) action {
	name := keyboard.Canonical(key.String())
	text, mods := typed(key)
	if text == "" {
		return m.typing.keys[name]
	}
	if act := m.typing.keys[name]; act != actNone && text[0] >= utf8.RuneSelf {
		return act
	}
	us, ok := m.typing.guess.Place(key.Code, key.BaseCode, key.Mod.Contains(tea.ModShift))
	switch {
	case ok:
		mods = strings.TrimSuffix(mods, "shift+")
	case mods != "" && text[0] < utf8.RuneSelf:
		return m.typing.keys[name] // it says nothing of the layout: a terminal writes ^F for any letter there
	default:
		us, ok = m.typing.guess.Key(text)
	}
	if ok {
		if act := m.typing.keys[keyboard.Canonical(mods+string(us))]; act != actNone {
			return act
		}
	}
	if act := m.typing.keys[name]; act != actNone {
		return act
	}
	if key.ShiftedCode != 0 {
		if us, ok := m.typing.guess.Shifted(key.Code, text); ok {
			if act := m.typing.keys[keyboard.Canonical(string(us))]; act != actNone {
				return act
			}
		}
	}
	// Nothing has told yet which layout is on, and the character itself is no
	// key: it may be one of the layout that the reader is likely to have.
	if l := m.typing.guess.Likely(); l != nil {
		if us, ok := l.Key(text); ok {
			return m.typing.keys[keyboard.Canonical(mods+string(us))]
		}
	}
	return actNone
}

// typed is the text of a key, also of one with Ctrl or Alt, and those as they
// stand before a key's name; "" for a key without one, such as Enter.
func typed(key tea.KeyPressMsg) (text, mods string) {
	if key.Mod.Contains(tea.ModCtrl) {
		mods = "ctrl+"
	}
	if key.Mod.Contains(tea.ModAlt) {
		mods += "alt+"
	}
	text = key.Text
	if key.Code == 0 && key.BaseCode != 0 {
		text = string(key.BaseCode) // a key of several letters, which kitty leaves out
	}
	if text == "" && key.Code > ' ' && key.Code < unicode.MaxRune && key.Code != tea.KeyBackspace {
		text = string(key.Code)
		if key.Mod.Contains(tea.ModShift) {
			mods += "shift+"
		}
	}
	if text == " " {
		return "", mods
	}
	return text, mods
}

// apart takes keys that came at once apart: a mark that a key types joins the
// letter of the key before it.
func apart(key tea.KeyPressMsg) []tea.KeyPressMsg {
	if utf8.RuneCountInString(key.Text) < 2 || onOneKey(key.Text) {
		return nil
	}
	var out []tea.KeyPressMsg
	for _, r := range key.Text {
		out = append(out, tea.KeyPressMsg{Text: string(r), Code: r})
	}
	return out
}

func onOneKey(text string) bool {
	_, err := keyboard.Parse(text)
	return err == nil
}

// standIn gives every action a key on every layout: where none of an action's
// keys can be told from what a layout types, Alt with the key does it too.
func standIn(bound []binding, keys map[string]action) {
	for _, l := range keyboard.Layouts() {
		for i := range bound {
			if k := standInOf(&bound[i], l); k != "" && keys[k] == actNone {
				keys[k] = bound[i].act
			}
		}
	}
}

// standInOf is the key that stands for an action where a layout has none of its
// own keys, "" where it has one.
func standInOf(b *binding, l *keyboard.Layout) string {
	first := ""
	for _, k := range b.keys {
		r, n := utf8.DecodeRuneInString(k)
		if n < len(k) || r >= utf8.RuneSelf || l.Reaches(r) {
			return ""
		}
		if first == "" {
			first = "alt+" + string(keyboard.Unshifted(r))
		}
	}
	return first
}

// keycap is how a key is written for the reader: where a layout is on that types
// something else there, that and the key of a US keyboard.
func (m *Model) keycap(b *binding, key string) string {
	r, n := utf8.DecodeRuneInString(key)
	l := m.typing.guess.Layout()
	if l == nil || n < len(key) || r >= utf8.RuneSelf {
		return keycap(key)
	}
	if !l.Reaches(r) {
		if k := standInOf(b, l); k != "" {
			return m.keycap(b, k[len("alt+"):]) + " + Alt"
		}
		return key
	}
	s, _ := l.Text(r)
	if s == key {
		return key
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.Is(unicode.Mn, first) {
		s = "◌" + s
	}
	// The two are set left to right as one piece, whatever stands beside.
	return "\u2066" + s + " " + key + "\u2069"
}

// shownHint is a hint as it is written: its action, and the key that the
// action has now.
type shownHint struct {
	key, what string
	act       action
}

// shown are hints by the keys of the reader; those of actions without a key are
// left out.
func (m *Model) shown(hs []hint) []shownHint {
	out := make([]shownHint, 0, len(hs))
	for _, h := range hs {
		name := keyboard.Canonical(h.key)
		act := m.typing.defaults[name]
		if key, ok := m.keyOf(act, name); ok {
			out = append(out, shownHint{key, h.what, act})
		}
	}
	return out
}

// keyOf writes the key of an action: the preferred one if it still has that.
func (m *Model) keyOf(act action, preferred string) (string, bool) {
	for i := range m.typing.bindings {
		if b := &m.typing.bindings[i]; b.act == act && len(b.keys) > 0 {
			if slices.Contains(b.keys, preferred) {
				return m.keycap(b, preferred), true
			}
			return m.keycap(b, b.keys[0]), true
		}
	}
	return "", false
}

// saying writes a message that names a key by default with the reader's own.
func (m *Model) saying(message, key string) string {
	for i, word := range strings.FieldsFunc(message, func(r rune) bool { return r == ' ' }) {
		if word != key {
			continue
		}
		shown, ok := m.keyOf(m.typing.defaults[key], key)
		if !ok || shown == key {
			return message
		}
		words := strings.Split(message, " ")
		words[i] = shown
		return strings.Join(words, " ")
	}
	return message
}

// Keys returns all keys that stand for something, sorted, as tea.Key.String
// writes them, and those among them that end the program or suspend it.
func (m *Model) Keys() (all, leave []string) {
	all = slices.Sorted(maps.Keys(m.typing.keys))
	for _, k := range all {
		if act := m.typing.keys[k]; act == actQuit || act == actSuspend {
			leave = append(leave, k)
		}
	}
	return all, leave
}
