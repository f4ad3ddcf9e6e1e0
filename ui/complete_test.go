package ui

import "testing"

func TestCompletion(t *testing.T) {
	c := completion{words: func(begun string) []string {
		if begun == "م" {
			return []string{"مهم", "مؤجل"}
		}
		return nil
	}}
	s := "أول، م"
	for i, want := range []string{"أول، مهم", "أول، مؤجل", "أول، مهم"} {
		if s = c.next(s, true); s != want {
			t.Errorf("%d: %q, want %q", i, s, want)
		}
	}
	if s = c.next(s, false); s != "أول، مؤجل" {
		t.Errorf("back: %q", s)
	}
	c.begun = false
	for _, s := range []string{"", "x", "أول،", ",", "أول، س"} {
		if got := c.next(s, true); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
	if got := (&completion{}).next("م", true); got != "م" {
		t.Errorf("without words: %q", got)
	}
	if got := c.next("م", false); got != "مؤجل" {
		t.Errorf("backward first: %q", got)
	}
}
