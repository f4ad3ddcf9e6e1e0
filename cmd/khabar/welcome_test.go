package main

import (
	"regexp"
	"slices"
	"testing"

	"khabar/ui/locale"
)

// TestWelcome: in each language of the interface the welcome edition begins with
// the same article, which names the same keys and leads to the catalog.
func TestWelcome(t *testing.T) {
	key := regexp.MustCompile("`[^`]+`")
	want := key.FindAllString(welcomeText(t, "ar"), -1)
	if !slices.Contains(want, "`C`") {
		t.Fatalf("the keys are %v", want)
	}
	all := 0
	for _, l := range locale.All() {
		tag := l.Tag
		edition := welcomeEdition(tag).Articles
		if all == 0 {
			all = len(edition)
		}
		if len(edition) != all || edition[0].Lang != tag {
			t.Fatalf("%s: %d articles, the first in %q", tag, len(edition), edition[0].Lang)
		}
		for _, a := range edition[1:] {
			if !a.Published.Time.Before(edition[0].Published.Time) {
				t.Errorf("%s: %q stands before the first", tag, a.Title)
			}
		}
		if edition[0].Source != l.Messages.Welcome {
			t.Errorf("%s: its source is %q, the interface says %q", tag, edition[0].Source, l.Messages.Welcome)
		}
		if got := key.FindAllString(welcomeText(t, tag), -1); !slices.Equal(got, want) {
			t.Errorf("%s: the keys are %v, want %v", tag, got, want)
		}
	}
	if edition := welcomeEdition("tlh").Articles; edition[0].Lang != "ar" {
		t.Error("in no language of the interface it begins in", edition[0].Lang)
	}
}

// welcomeText is the source of the first article in a language.
func welcomeText(t *testing.T, tag string) string {
	t.Helper()
	text, err := welcome.ReadFile("welcome/start/" + tag + ".md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
