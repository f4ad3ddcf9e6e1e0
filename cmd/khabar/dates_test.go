package main

import (
	"strings"
	"testing"
	"time"

	"khabar/cmd/khabar/config"
	"khabar/ui"
)

// How dates are written, by the flags, the configuration and the environment.
func TestInterfaceDates(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		lang, env string
		c         config.Interface
		want      string
	}{
		{"", "LANG=ar_MA.UTF-8", config.Interface{}, "25 نونبر"},
		{"", "LANG=ar_SA.UTF-8", config.Interface{Digits: "western"}, "25 نوفمبر (15 جمادى الآخرة)"},
		{"", "LANG=fa_IR.UTF-8", config.Interface{}, "۴ آذر"},
		{"", "LANG=en_US.UTF-8 LC_TIME=en_GB.UTF-8", config.Interface{}, "25 November"},
		{"ar", "LANG=fr_TN.UTF-8", config.Interface{}, "25 نوفمبر"},
		{"ar", "LANG=en_US.UTF-8 LC_TIME=ar_SY.UTF-8", config.Interface{Digits: "western"}, "25 تشرين الثاني"},
		{"ar-MA", "LANG=ar_SY.UTF-8", config.Interface{}, "25 نونبر"},
		{"", "LANG=C", config.Interface{Language: "he", Calendar: "hebrew"}, "ט״ו בכסלו"},
		{"", "LANG=C", config.Interface{Language: "ar", Second: "jalali"}, "25 نوفمبر (4 آذر)"},
	} {
		env := map[string]string{}
		for pair := range strings.FieldsSeq(tt.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		f := flags{lang: tt.lang}
		l, _, err := f.interfaceLanguage(tt.c, "", func(name string) string { return env[name] })
		if err != nil {
			t.Errorf("%s %s: %v", tt.lang, tt.env, err)
			continue
		}
		if got := l.FullDate(now, now); got != tt.want {
			t.Errorf("%s %s %+v: %q, want %q", tt.lang, tt.env, tt.c, got, tt.want)
		}
	}
	var f flags
	_, _, err := f.interfaceLanguage(config.Interface{Calendar: "julian"}, "", func(string) string { return "" })
	if err == nil || !strings.Contains(err.Error(), "interface.calendar julian: it is auto, gregorian") {
		t.Errorf("a calendar that there is not: %v", err)
	}
}

func TestOutOf(t *testing.T) {
	c := config.Default()
	out, err := outOf(c)
	if err != nil || len(out.Shares) != 3 || out.Format != ui.PlainText {
		t.Errorf("by default: %+v, %v", out, err)
	}
	c.Out = config.Out{Folder: "~/news", Format: "markdown"}
	c.Share = []config.Share{{Name: "a", Command: "x '{title}'"}, {Name: "b", URL: "https://e.example/?{url}"}}
	out, err = outOf(c)
	if err != nil || out.Folder != "~/news" || out.Format != ui.Markdown || len(out.Shares) != 2 || out.Shares[0].Command != "x '{title}'" {
		t.Errorf("%+v, %v", out, err)
	}
	for _, wrong := range []config.Share{{Name: "none"}, {Name: "both", URL: "https://x", Command: "y"}, {URL: "https://x"}, {Name: "quote", Command: "x '"}} {
		c.Share = []config.Share{wrong}
		if _, err := outOf(c); err == nil {
			t.Errorf("%+v is taken", wrong)
		}
	}
	c.Share, c.Out.Format = nil, "pdf"
	if _, err := outOf(c); err == nil || !strings.Contains(err.Error(), "out.pipe-format pdf: it is text, markdown, html or json") {
		t.Errorf("%v", err)
	}
}
