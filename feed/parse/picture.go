package parse

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"khabar/feed"
)

// image keeps a picture: its alternative text stands below the paragraph that
// holds it, linked to the picture. An emoji drawn as a picture is a letter.
func (b *builder) image(attrs []html.Attribute) {
	if b.top().skip {
		return
	}
	alt := strings.TrimSpace(cmp.Or(attr(attrs, "alt"), attr(attrs, "title")))
	if n := utf8.RuneCountInString(alt); n > 0 && n <= 4 && !strings.ContainsFunc(alt, func(r rune) bool { return r < 0x2000 }) {
		b.space()
		b.buf = append(b.buf, alt...)
		return
	}
	src := b.link(cmp.Or(attr(attrs, "src"), attr(attrs, "data-src")))
	if lazy := attr(attrs, "data-src"); lazy != "" && (src == "" || strings.Contains(src, "placeholder")) {
		src = b.link(lazy)
	}
	if tiny(attr(attrs, "width")) || tiny(attr(attrs, "height")) {
		return // a counter, not a picture
	}
	alt = feed.CleanLine(alt)
	if src != "" {
		b.media = append(b.media, feed.Media{URL: src, Type: mediaType(src, "image"), Title: alt})
	}
	if alt == "" {
		return
	}
	blk := feed.Block{Kind: feed.Image, Text: alt, Dir: b.top().dir, Lang: b.top().lang}
	if src != "" {
		blk.Spans = []feed.Span{{Start: 0, End: len(alt), Style: feed.Linked, Target: src}}
	}
	if len(b.buf) == 0 {
		b.emit(blk)
	} else {
		b.images = append(b.images, blk)
	}
}

func tiny(size string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(size), "px"))
	return err == nil && n <= 2
}

// sound keeps the address of sound, film or a frame.
func (b *builder) sound(attrs []html.Attribute) {
	if src := b.link(attr(attrs, "src")); src != "" {
		b.media = append(b.media, feed.Media{URL: src, Type: cmp.Or(feed.CleanLine(attr(attrs, "type")), mediaType(src, "")), Title: feed.CleanLine(attr(attrs, "title"))})
	}
}
