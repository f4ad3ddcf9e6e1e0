package main

import (
	"context"
	"fmt"
	"strings"

	"khabar/cmd/khabar/config"
	"khabar/feed"
	"khabar/ui"
	"khabar/ui/locale"
	"khabar/ui/page"
)

// readingOf is how articles are set, by the configuration.
func readingOf(c config.Reader) (r ui.Reading, err error) {
	if c.Measure < ui.MinMeasure || c.Measure > ui.MaxMeasure {
		return r, fmt.Errorf("the configuration's reader.measure is %d: it is %d to %d columns", c.Measure, ui.MinMeasure, ui.MaxMeasure)
	}
	r.Measure, r.Justify = c.Measure, c.Justify
	for _, s := range []struct {
		name, value string
		words       []string
		to          func(int)
	}{
		{"spacing", c.Spacing, []string{"one", "indent", "two"}, func(n int) { r.Spacing = page.Spacing(n) }},
		{"marks", c.Marks, []string{"kept", "dimmed", "hidden"}, func(n int) { r.Marks = page.Marks(n) }},
		{"digits", c.Digits, []string{"written", "western", "arabic", "persian"}, func(n int) { r.Digits = locale.Digits(n) }},
		{"focus", c.Focus, []string{"off", "paragraph", "line"}, func(n int) { r.Focus = page.Focus(n) }},
		{"images", c.Images, []string{"ask", "never", "always"}, func(n int) { r.Pictures = ui.PicturesWhen(n) }},
	} {
		n := -1
		for i, w := range s.words {
			if strings.EqualFold(strings.TrimSpace(s.value), w) {
				n = i
			}
		}
		if n < 0 {
			last := len(s.words) - 1
			return r, fmt.Errorf("the configuration's reader.%s is %q: it is %s or %s", s.name, s.value, strings.Join(s.words[:last], ", "), s.words[last])
		}
		s.to(n)
	}
	return r, nil
}

// Direct implements ui.Director.
func (s *shelves) Direct(ctx context.Context, id int64, d feed.Direction) error {
	return s.do(ctx, false, func(l *library) error { return l.Direct(ctx, id, d) })
}

// DirectFeed implements ui.Director.
func (s *shelves) DirectFeed(ctx context.Context, id int64, d feed.Direction) error {
	return s.do(ctx, false, func(l *library) error { return l.DirectFeed(ctx, id, d) })
}
