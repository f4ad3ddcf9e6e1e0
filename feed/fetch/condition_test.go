package fetch

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestCondition(t *testing.T) {
	now := time.Date(2024, 11, 25, 10, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		header, value string
		fresh         time.Duration
	}{
		{"Cache-Control", "max-age=60", time.Minute},
		{"Cache-Control", `private, MAX-AGE="60"`, time.Minute},
		{"Cache-Control", "max-age=60, no-cache", 0},
		{"Cache-Control", "max-age=99999999", maxFresh},
		{"Cache-Control", "max-age=-1", 0},
		{"Expires", now.Add(time.Hour).Format(http.TimeFormat), time.Hour},
		{"Expires", "0", 0},
	} {
		h := http.Header{}
		h.Set(tt.header, tt.value)
		got := conditionOf(h, now).Fresh
		if want := now.Add(tt.fresh); tt.fresh > 0 && !got.Equal(want) || tt.fresh == 0 && !got.IsZero() {
			t.Errorf("%s: %s: fresh until %v", tt.header, tt.value, got)
		}
	}
	for value, want := range map[string]time.Duration{"120": 2 * time.Minute, now.Add(time.Hour).Format(http.TimeFormat): time.Hour, "9999999": 7 * 24 * time.Hour, "x": 0, "-5": 0} {
		got := retryAfter(http.Header{"Retry-After": {value}}, now)
		if want == 0 != got.IsZero() || want > 0 && !got.Equal(now.Add(want)) {
			t.Errorf("Retry-After %s: %v", value, got)
		}
	}
}

func TestGetConditional(t *testing.T) {
	const tag, date = `"v1"`, "Mon, 25 Nov 2024 10:00:00 GMT"
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if agent := r.Header.Get("User-Agent"); !strings.HasPrefix(agent, "Khabar/1.2 ") {
			t.Errorf("user agent %q", agent)
		}
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "public, max-age=600")
		if r.Header.Get("If-None-Match") == tag && r.Header.Get("If-Modified-Since") == date {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Last-Modified", date)
		w.Header().Set("Content-Type", "application/rss+xml")
		io.WriteString(w, "<rss/>")
	})
	first, err := get(t, s.URL+"/f", Request{})
	if err != nil {
		t.Fatal(err)
	}
	if string(first.Body) != "<rss/>" || first.NotModified || first.ContentType != "application/rss+xml" || first.Modified.IsZero() {
		t.Errorf("first answer: %+v", first)
	}
	if left := time.Until(first.Condition.Fresh); left < 9*time.Minute || left > 10*time.Minute {
		t.Errorf("fresh for %v, want 10 minutes", left)
	}
	second, err := get(t, s.URL+"/f", Request{Condition: first.Condition})
	if err != nil {
		t.Fatal(err)
	}
	if !second.NotModified || second.Condition.ETag != tag || second.Condition.LastModified != date {
		t.Errorf("second answer: %+v", second)
	}
}
