package page

import (
	"strings"
	"unicode"

	"khabar/bidi"
	"khabar/bidi/line"
	"khabar/feed"
)

// Base is what bidi calls a declared direction.
func Base(d feed.Direction) bidi.Direction {
	switch d {
	case feed.LeftToRight:
		return bidi.LTR
	case feed.RightToLeft:
		return bidi.RTL
	}
	return bidi.Auto
}

// startOf is the side that a page of this direction begins its lines at.
func startOf(dir bidi.Direction) line.Align {
	if dir == bidi.RTL {
		return line.Right
	}
	return line.Left
}

// DirectionOf is the direction of what has no letters of its own in an article.
func DirectionOf(a *feed.Article) bidi.Direction {
	if d := Base(a.Dir); d != bidi.Auto {
		return d
	}
	lang, _, _ := strings.Cut(a.Lang, "-")
	switch lang {
	case "ar", "he", "fa", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "syr":
		return bidi.RTL
	case "":
		var p bidi.Paragraph
		p.Set(firstWords(a), bidi.Auto)
		if p.Level()%2 == 1 {
			return bidi.RTL
		}
	}
	return bidi.LTR
}

// firstWords are the first of an article's texts that is not empty.
func firstWords(a *feed.Article) string {
	for _, s := range []string{a.Title, a.Summary} {
		if s != "" {
			return s
		}
	}
	for i := range a.Body {
		if s := a.Body[i].Text; s != "" {
			return s[:min(len(s), 1<<10)]
		}
	}
	return ""
}

// Or is the declared direction; where none is, the text's own by its first
// strong character (UAX #9, P2). Two kinds of text follow the article instead:
// one without letters, such as a number, and in a right-to-left article one
// that is mostly right-to-left and only begins with a Latin name.
func Or(declared bidi.Direction, text string, article bidi.Direction) bidi.Direction {
	if declared != bidi.Auto {
		return declared
	}
	latin, own := 0, 0
	for _, r := range text {
		switch {
		case r < 0x590 && unicode.IsLetter(r):
			latin++
		case r >= 0x590 && unicode.IsLetter(r):
			own++
			if latin == 0 {
				return bidi.Auto
			}
		}
	}
	if latin+own == 0 || article == bidi.RTL && own > latin {
		return article
	}
	return bidi.Auto
}
