package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxFresh bounds for how long an answer may call itself fresh.
const maxFresh = 24 * time.Hour

// Condition is what a server said of an answer, to be kept with the feed and
// handed in with the next [Request].
type Condition struct {
	ETag         string
	LastModified string
	Fresh        time.Time // no need to ask before then (Cache-Control: max-age, Expires), or zero
}

// conditionOf reads the validators of an answer (RFC 9110, section 8.8) and
// its freshness (RFC 9111, section 4.2).
func conditionOf(h http.Header, now time.Time) Condition {
	c := Condition{ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}
	age := time.Duration(-1)
	for d := range strings.SplitSeq(h.Get("Cache-Control"), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(strings.ToLower(d)), "=")
		switch name {
		case "no-cache", "no-store":
			return c
		case "max-age":
			if n, err := strconv.Atoi(strings.Trim(value, `" `)); err == nil && n >= 0 {
				age = time.Duration(min(n, int(maxFresh/time.Second))) * time.Second
			}
		}
	}
	if age < 0 {
		if t, err := http.ParseTime(h.Get("Expires")); err == nil && t.After(now) {
			age = min(t.Sub(now), maxFresh)
		}
	}
	if n, err := strconv.Atoi(h.Get("Age")); err == nil && n > 0 {
		age -= time.Duration(min(n, int(maxFresh/time.Second))) * time.Second
	}
	if age > 0 {
		c.Fresh = now.Add(age)
	}
	return c
}

// keep takes over the validators that a 304 did not repeat.
func (c *Condition) keep(old Condition) {
	if c.ETag == "" {
		c.ETag = old.ETag
	}
	if c.LastModified == "" {
		c.LastModified = old.LastModified
	}
}

// retryAfter reads Retry-After, in seconds or as a date, at most a week ahead.
func retryAfter(h http.Header, now time.Time) time.Time {
	const most = 7 * 24 * time.Hour
	v := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.Atoi(v); err == nil && n > 0 {
		return now.Add(min(time.Duration(min(n, int(most/time.Second)))*time.Second, most))
	}
	if t, err := http.ParseTime(v); err == nil && t.After(now) {
		if t.Sub(now) > most {
			return now.Add(most)
		}
		return t
	}
	return time.Time{}
}

// modified is when the server says the document changed, else when it sent it.
func modified(h http.Header) time.Time {
	for _, name := range []string{"Last-Modified", "Date"} {
		if t, err := http.ParseTime(h.Get(name)); err == nil {
			return t
		}
	}
	return time.Time{}
}
