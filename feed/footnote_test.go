package feed

import (
	"reflect"
	"testing"
)

func TestFootnoted(t *testing.T) {
	var targets Targets
	b := Block{Text: "من هنا إلى هناك", Spans: []Span{
		{Start: 0, End: 27, Style: Strong},
		{Start: 5, End: 11, Style: Linked, Target: "https://a.example/"},
		{Start: 19, End: 27, Style: Linked, Target: "https://b.example/"},
		{Start: 3, End: 99, Style: Linked, Target: "https://broken.example/"},
	}}
	got := b.Footnoted(&targets)
	if want := "من هنا\u00a0[1] إلى هناك\u00a0[2]"; got.Text != want {
		t.Errorf("text %q, want %q", got.Text, want)
	}
	if len(got.Spans) != 3 {
		t.Fatalf("spans %v: the one beyond the text must go", got.Spans)
	}
	if s := got.Spans[1]; got.Text[s.Start:s.End] != "هنا" {
		t.Errorf("first link covers %q", got.Text[s.Start:s.End])
	}
	if s := got.Spans[2]; got.Text[s.Start:s.End] != "هناك" {
		t.Errorf("second link covers %q", got.Text[s.Start:s.End])
	}
	if b.Text != "من هنا إلى هناك" || b.Spans[0].End != 27 {
		t.Error("the block itself was changed")
	}
	again := Block{Text: "x y", Spans: []Span{{Start: 0, End: 1, Style: Linked, Target: "https://b.example/"}}}
	if got := again.Footnoted(&targets).Text; got != "x\u00a0[2] y" {
		t.Errorf("a target met again: %q", got)
	}
	bare := Block{Text: "https://c.example/", Spans: []Span{{End: 18, Style: Linked, Target: "https://c.example/"}}}
	if got := bare.Footnoted(&targets); got.Text != bare.Text || targets.At(3) != "https://c.example/" {
		t.Errorf("a bare address: %q, targets %v", got.Text, targets)
	}
	if !reflect.DeepEqual(targets.list, []string{"https://a.example/", "https://b.example/", "https://c.example/"}) {
		t.Errorf("targets %v", targets.list)
	}
}

func TestCanOpen(t *testing.T) {
	for target, want := range map[string]bool{
		"https://example.org/خبر": true, "HTTP://x": true, "mailto:a@b.example": true, "gemini://x": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "": false, "x": false,
		"https://a\x1b]0;b": false, "https://a b": false,
	} {
		if got := CanOpen(target); got != want {
			t.Errorf("CanOpen(%q) = %v", target, got)
		}
	}
}
