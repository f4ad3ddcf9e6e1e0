package term

import "testing"

func TestGraphics(t *testing.T) {
	for _, c := range []struct {
		t    Terminal
		want bool
	}{
		{Terminal{Name: "kitty", Version: "0.35.2"}, true},
		{Terminal{Name: "kitty", Version: "0.26.5"}, false}, // before placeholders
		{Terminal{Name: "kitty"}, true},
		{Terminal{Name: "ghostty", Version: "1.0.0"}, true},
		{Terminal{Name: "WezTerm"}, false},
		{Terminal{Name: "Konsole", Version: "22.12.3"}, false},
		{Terminal{Name: "kitty", Version: "0.35.2", Via: "tmux"}, false},
		{Terminal{Name: "kitty", Version: "0.35.2", Via: "tmux", Passes: true}, true},
		{Terminal{Name: "kitty", Version: "0.35.2", Via: "screen", Passes: true}, false},
		{Terminal{}, false},
	} {
		if got := c.t.Graphics(); got != c.want {
			t.Errorf("%+v: %v", c.t, got)
		}
	}
}
