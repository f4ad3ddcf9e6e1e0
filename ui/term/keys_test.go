package term

import "testing"

func TestKeyPresses(t *testing.T) {
	var got []string
	for _, k := range KeyPresses([]byte("j\x1b[Aض\x03\x1b[5~\x1b")) {
		got = append(got, k.String())
	}
	want := []string{"j", "up", "ض", "ctrl+c", "pgup", "esc"}
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("key %d is %q, want %q", i, got[i], want[i])
		}
	}
}
