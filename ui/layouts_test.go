package ui

import (
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/keyboard"
	"khabar/ui/locale"
)

// allBindings is a Model where every action has what it needs.
func allBindings(t testing.TB, layout string) *Model {
	t.Helper()
	ar, _ := locale.Match("ar")
	m := New(Config{Locale: ar, Keyboard: Keyboard{Layout: layout}})
	all := bindings(func(action) bool { return true })
	m.typing.bindings, m.typing.keys, _ = bind(all, nil)
	return m
}

// Every key of every action works on every layout: in a terminal that writes
// what the key types, in one that tells the key's place as well, and from a
// start at which no layout is known. What a layout can't type another key does.
func TestEveryKeyOnEveryLayout(t *testing.T) {
	for _, l := range keyboard.Layouts() {
		for _, b := range allBindings(t, "").typing.bindings {
			reached := false
			for _, k := range b.keys {
				us, n := utf8.DecodeRuneInString(k)
				if n < len(k) || us >= utf8.RuneSelf {
					reached = true // Enter, PgDn, Ctrl-F: tried below
					continue
				}
				text, types := l.Text(us)
				if types && l.Reaches(us) {
					reached = true
					m := allBindings(t, l.Name)
					if act := m.actionOf(press1(text)); act != b.act {
						t.Errorf("%s: %q for %s does %d, want %d", l.Name, text, k, act, b.act)
					}
				}
				if types {
					m := allBindings(t, "")
					if act := m.actionOf(placed(l, us)); act != b.act {
						t.Errorf("%s: %q at %s's place does %d, want %d", l.Name, text, k, act, b.act)
					}
				}
			}
			if reached {
				continue
			}
			k := standInOf(&b, l)
			us, _ := utf8.DecodeLastRuneInString(k)
			text, ok := l.Text(us)
			if !ok || !l.Reaches(us) {
				t.Errorf("%s: no key for %v, and %q can't be typed", l.Name, b.keys, k)
				continue
			}
			r, _ := utf8.DecodeRuneInString(text)
			m := allBindings(t, l.Name)
			if act := m.actionOf(tea.KeyPressMsg{Code: r, Mod: tea.ModAlt}); act != b.act {
				t.Errorf("%s: Alt with %q, in place of %v, does %d, want %d", l.Name, text, b.keys, act, b.act)
			}
			t.Logf("%s: Alt with %s stands for %v", l.Name, text, b.keys)
		}
	}
}

// press1 is a key that types a text.
func press1(text string) tea.KeyPressMsg {
	r, n := utf8.DecodeRuneInString(text)
	key := tea.KeyPressMsg{Text: text, Code: r}
	if n < len(text) {
		key.Code = tea.KeyExtended
	}
	return key
}

// placed is the key as kitty tells it: its letter without Shift and its place,
// and no text where that is not Latin. Bubble Tea then makes one up.
func placed(l *keyboard.Layout, us rune) tea.KeyPressMsg {
	base := keyboard.Unshifted(us)
	plain, _ := l.Text(base)
	key := tea.KeyPressMsg{}
	if utf8.RuneCountInString(plain) == 1 {
		key.Code, _ = utf8.DecodeRuneInString(plain)
	}
	if key.Code != base {
		key.BaseCode = base
	}
	key.Text = string(key.Code)
	if key.Code == 0 {
		key.Text = ""
	}
	if us != base {
		key.Mod, key.ShiftedCode, key.Text = tea.ModShift, key.BaseCode, string(base)
		if text, ok := l.Text(us); ok && (text[0] < utf8.RuneSelf || key.BaseCode == 0) {
			key.ShiftedCode, _ = utf8.DecodeRuneInString(text)
			key.Text = text
		}
	}
	return key
}

// Ctrl and Alt come in three ways: as on a US keyboard, with the layout's
// letter, and with both.
func TestModifiersOnLayouts(t *testing.T) {
	for _, l := range keyboard.Layouts() {
		for us, act := range map[rune]action{'f': actPageDown, 'd': actHalfDown, 'z': actSuspend, 'c': actQuit} {
			text, _ := l.Text(us)
			r, _ := utf8.DecodeRuneInString(text)
			for i, key := range []tea.KeyPressMsg{
				{Code: us, Mod: tea.ModCtrl},
				{Code: r, Mod: tea.ModCtrl},
				{Code: r, Mod: tea.ModCtrl, BaseCode: us},
			} {
				m := allBindings(t, l.Name)
				if got := m.actionOf(key); got != act {
					t.Errorf("%s, way %d: Ctrl with %c (%s) does %d, want %d", l.Name, i, us, text, got, act)
				}
				if m.typing.guess.Layout() == nil || m.typing.guess.Layout().Name != l.Name {
					t.Errorf("%s, way %d: Ctrl with %c takes the layout for another", l.Name, i, us)
				}
			}
		}
	}
}

// Which layout is on is learnt from what is typed.
func TestLayoutIsLearnt(t *testing.T) {
	m := allBindings(t, "")
	for _, step := range []struct {
		key  string
		want action
		on   string
	}{
		{"/", actSearch, ""},              // of a US keyboard, or Hebrew's q: nothing tells, and it must not end the program
		{"ג", actCompare, "hebrew"},       // d
		{"/", actQuit, "hebrew"},          // q
		{"י", actBack, "hebrew"},          // h
		{"j", actDown, ""},                // back on a US keyboard
		{"/", actSearch, ""},              // where / is /
		{"ض", actQuit, "arabic"},          //
		{"\uFEFB", actPageUp, ""},         // lam-alef, joined on its way in: b
		{"؟", actHelp, "arabic"},          // ?
		{"ک", actNone, "persian"},         // ; of Persian
		{"ل", actTop, "persian"},          //
		{"ہ", actBrowse, "urdu-phonetic"}, // o, which only Urdu has there
	} {
		if got := m.actionOf(press1(step.key)); got != step.want {
			t.Errorf("%q does %d, want %d", step.key, got, step.want)
		}
		on := ""
		if l := m.typing.guess.Layout(); l != nil {
			on = l.Name
		}
		if step.on != on && step.key != "\uFEFB" {
			t.Errorf("after %q the layout is %q, want %q", step.key, on, step.on)
		}
	}
}

// A letter that is bound itself is that key, on whatever layout.
func TestBoundByLetter(t *testing.T) {
	ar, _ := locale.Match("ar")
	m := New(Config{Locale: ar, Keyboard: Keyboard{Keys: map[string][]string{"mirror": {"ض"}}}})
	if act := m.actionOf(press1("ض")); act != actMirror {
		t.Errorf("ض does %d", act)
	}
	if act := m.actionOf(press1("ق")); act != actNone { // r, which has nothing to refresh
		t.Errorf("ق does %d", act)
	}
}

// Keys that came at once are told apart: َ after ض is Q after q.
func TestKeysAtOnce(t *testing.T) {
	if keys := apart(press1("ضَ")); len(keys) != 2 || keys[0].Text != "ض" || keys[1].Text != "َ" {
		t.Errorf("%v", keys)
	}
	for _, s := range []string{"لا", "ريال", "q", "ض"} {
		if keys := apart(press1(s)); keys != nil {
			t.Errorf("%s is %d keys", s, len(keys))
		}
	}
}
