package term

import "testing"

func TestGroundOf(t *testing.T) {
	for answer, want := range map[string]string{
		"rgb:ffff/ffff/ffff": "#ffffff", "rgb:1e1e/1e1e/2e2e": "#1e1e2e", "rgb:ff/80/00": "#ff8000", "rgb:f/0/8": "#ff0088",
		"rgb:fff/000/800": "#ff0080", "rgba:0000/2b2b/3636/ffff": "#002b36",
		"": "", "rgb:": "", "rgb:1/2": "", "rgb:x/0/0": "", "rgb:12345/0/0": "", "red": "", "rgb:-1/0/0": "", "rgb://": "",
	} {
		if got := groundOf(answer); got != want {
			t.Errorf("%q is %q, want %q", answer, got, want)
		}
	}
	for s, want := range map[string]string{"#1e1e2e": "#1e1e2e", "1e1e2e": "", "#1e1e2": "", "\x1b[31m": "", "#gg0000": ""} {
		if got := colourOf(s); got != want {
			t.Errorf("kept %q is %q", s, got)
		}
	}
}
