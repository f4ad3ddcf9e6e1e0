package term

import (
	"encoding/json"
	"strings"
	"testing"

	"khabar/bidi/cell"
	"khabar/bidi/row"
)

func TestReport(t *testing.T) {
	s := &script{pieces: []piece{{0, "\x1b[>65;7006;1c\x1b[8;1$y\x1b[?65;1;9c"}}}
	d, _ := detect(t, s, Options{Env: env("TERM", "xterm-256color", "VTE_VERSION", "7006", "HOME", "/home/reader", "LANG", "fa_IR.UTF-8\x1b[31m")})
	b, err := json.Marshal(d.Report())
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if got["class"] != "explicit" || got["terminal"] != "VTE" || got["version"] != "0.70.6" || got["found_by"] != "reply to DECRQM 8: 8;1" {
		t.Errorf("%s", b)
	}
	replies, _ := got["replies"].([]any)
	if len(replies) != 3 {
		t.Fatalf("replies: %s", b)
	}
	if r := replies[1].(map[string]any); r["query"] != "DECRQM 8" || r["raw"] != `\x1b[8;1$y` || r["text"] != "8;1" {
		t.Errorf("second reply: %v", r)
	}
	if strings.ContainsAny(string(b), "\x1b") || strings.Contains(string(b), "/home/reader") {
		t.Errorf("says too much: %s", b)
	}
	none := (&Detection{env: env()}).Report()
	if b, _ := json.Marshal(none); !strings.Contains(string(b), `"replies":[]`) {
		t.Errorf("%s", b)
	}
}

func TestSamples(t *testing.T) {
	for _, width := range []int{0, 1, 20, 60} {
		samples := Samples(width, 0)
		if len(samples) != len(row.Classes()) {
			t.Fatalf("%d samples", len(samples))
		}
		for _, s := range samples {
			body := strings.TrimSuffix(strings.TrimPrefix(s.Bytes, Enter(s.Class)), Leave(s.Class))
			body = strings.NewReplacer("\x1b[0;3m", "", "\x1b[m", "").Replace(body)
			if n := cell.StringWidth(body); strings.Contains(body, "\x1b") || n > max(width, 3) {
				t.Errorf("%v at %d: %d columns, %q", s.Class, width, n, body)
			}
		}
	}
}
