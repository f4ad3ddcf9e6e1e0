package parse

import (
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"khabar/feed"
)

// maxElements is how large a page may be for the search for its article; a
// larger one is read from top to bottom.
const maxElements = 60000

// readPage reads the article of an HTML page: its metadata, the part that is
// the article (go-readability), without the furniture at its end. Language
// and direction come from the text where the page's own word is wrong.
func (doc *Document) readPage(text string, base *url.URL, in Input) error {
	var root *html.Node
	err := guarded(func() (err error) {
		root, err = html.Parse(strings.NewReader(text))
		return err
	})
	if err != nil { // nested deeper than the parser goes
		doc.repaired("the page is nested too deeply: read from top to bottom")
		return doc.plainPage(text, base)
	}
	meta := readMeta(root, base)
	if meta.base != nil {
		base = meta.base
	}
	doc.Feeds = meta.offered()
	all := readNode(root, base)
	now := in.Modified
	if now.IsZero() {
		now = time.Now()
	}
	a := meta.article()
	a.Raw = rawText(all.Blocks)
	a.Related = relatedOf(all.Blocks)
	body := all
	if len(a.Raw) > 400 {
		p := readability.NewParser()
		p.MaxElemsToParse = maxElements
		var found readability.Article
		err := guarded(func() (err error) {
			found, err = p.ParseAndMutate(root, base)
			return err
		})
		if err == nil && found.Node != nil {
			if c := readNode(found.Node, base); textLen(c.Blocks) > 140 || textLen(c.Blocks)*2 > textLen(all.Blocks) {
				body = c
			}
		}
		if a.Title == "" && err == nil {
			a.Title = feed.CleanLine(found.Title())
		}
		if len(a.Byline) == 0 && err == nil {
			if by := feed.CleanLine(found.Byline()); by != "" && words(by) <= 12 {
				a.Byline = []string{by}
			}
		}
	}
	if len(a.Byline) == 1 && namesSource(a.Byline[0], a.Source, base) {
		a.Byline = nil
	}
	a.Body, a.Media = trimPage(body.Blocks, &a, now), body.Media
	if a.Title == "" {
		a.Title = titleFromBody(a.Body)
	}
	if len(a.Body) == 0 {
		if meta.description == "" {
			return ErrNoArticle
		}
		a.Body = plainBlocks(meta.description)
	}
	a.Lang = chooseLanguage(meta.lang, sample(&a))
	a.Dir = bornOut(meta.dir, a.Lang)
	if a.Published.IsZero() {
		for _, b := range a.Body[:min(2, len(a.Body))] {
			if d, ok := findDate(b.Text[:min(len(b.Text), 1500)], now); ok {
				a.Published = d
				break
			}
		}
	}
	if a.Place == "" {
		for _, b := range a.Body[:min(3, len(a.Body))] {
			if b.Kind == feed.Paragraph {
				a.Place = datelinePlace(b.Text)
				break
			}
		}
	}
	doc.Articles = []feed.Article{a}
	return nil
}

// namesSource reports whether a byline is only the site's own name.
func namesSource(byline, source string, base *url.URL) bool {
	b, s := foldLine(byline), foldLine(source)
	if s != "" && (strings.Contains(s, b) || strings.Contains(b, s)) {
		return true
	}
	return base != nil && !strings.Contains(b, " ") && strings.Contains(strings.ToLower(base.Hostname()), b)
}

// plainPage reads a page from top to bottom without its tree.
func (doc *Document) plainPage(text string, base *url.URL) error {
	c := readHTML(text, base)
	if len(c.Blocks) == 0 {
		return ErrNoArticle
	}
	a := feed.Article{Body: c.Blocks, Media: c.Media, Raw: rawText(c.Blocks), Title: titleFromBody(c.Blocks)}
	a.Lang = chooseLanguage("", sample(&a))
	doc.Articles = []feed.Article{a}
	return nil
}

// rawText is the text of blocks, one below the other.
func rawText(blocks []feed.Block) string {
	var b strings.Builder
	for _, blk := range blocks {
		if blk.Text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		if blk.Marker != "" {
			b.WriteString(blk.Marker + " ")
		}
		b.WriteString(blk.Text)
	}
	return b.String()
}

func textLen(blocks []feed.Block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.Text)
	}
	return n
}

// trimPage takes the headline off the top of a body and the furniture off its
// end.
func trimPage(blocks []feed.Block, a *feed.Article, now time.Time) []feed.Block {
	for i := 0; i < len(blocks) && i < 3; i++ {
		if a.Title != "" && blocks[i].Text != "" && foldLine(blocks[i].Text) == foldLine(a.Title) {
			blocks = append(blocks[:i:i], blocks[i+1:]...)
			i--
		}
	}
	blocks = trimTop(blocks, a, now)
	lines := make([]string, len(blocks))
	for i, b := range blocks {
		lines[i] = b.Text
		switch b.Kind {
		case feed.Code, feed.Row:
			lines[i] = "." // an article's own: it ends what could be a tail
		case feed.Image:
			lines[i] = "" // of either
		default:
			if linkOnly(b) { // a headline, whatever it ends with
				lines[i] = strings.TrimRight(shorten(b.Text, 100), "!؟?.:۔ ")
			}
		}
	}
	keep, titles := cutTail(lines, true)
	if keep == 0 {
		return blocks
	}
	if len(a.Related) == 0 {
		a.Related = relatedLinks(titles)
	}
	out := blocks[:0]
	for _, b := range blocks[:keep] {
		kind, rest := furnitureOf(b.Text)
		switch {
		case kind == related && (rest == "" || headlineLike(rest)) && b.Kind != feed.Image:
			if rest != "" && len(a.Related) < 50 {
				a.Related = append(a.Related, feed.Link{Title: feed.CleanLine(rest), Target: linkOf(b)})
			}
			continue
		case kind == labelTags && rest != "" && len(a.Tags) == 0:
			a.Tags = fieldList(strings.NewReplacer("#", ",", "|", ",").Replace(rest))
			continue
		}
		boldHeading(&b)
		out = append(out, b)
	}
	for len(out) > 0 && out[len(out)-1].Kind == feed.Rule {
		out = out[:len(out)-1]
	}
	return out
}

// trimTop takes the short lines off the top of a body: dates, bylines,
// buttons, labels without anything behind them.
func trimTop(blocks []feed.Block, a *feed.Article, now time.Time) []feed.Block {
	p := textPage{now: now}
	var out []feed.Block
	for i, b := range blocks {
		n := words(b.Text)
		if n > 14 || i > 6 {
			out = append(out, blocks[i:]...)
			break
		}
		kind, _ := furnitureOf(b.Text)
		_, byline := bylineOf(b.Text)
		switch {
		case b.Kind == feed.Image && foldLine(b.Text) == foldLine(a.Title), // its picture is kept in Media
			b.Kind != feed.Image && b.Text != "" && kind == furniture,
			b.Kind == feed.Paragraph && n <= 3 && strings.HasSuffix(b.Text, ":"),
			b.Kind == feed.Paragraph && p.dateLine(b.Text):
		case b.Kind == feed.Paragraph && n <= 3 && linkOnly(b) && !endsSentence(b.Text): // the section that the article is filed under
			if a.Section == "" {
				a.Section = feed.CleanLine(b.Text)
			}
		case b.Kind == feed.Paragraph && byline && n <= 8:
			if name, _ := bylineOf(b.Text); len(a.Byline) == 0 {
				a.Byline = []string{name}
			}
		default:
			out = append(out, b)
		}
	}
	if len(out) == 0 {
		return blocks
	}
	if a.Published.IsZero() {
		a.Published = p.Published
	}
	if a.Updated.IsZero() {
		a.Updated = p.Updated
	}
	return out
}

// boldHeading makes a heading of a short paragraph that is bold from end to
// end, as many sites write them.
func boldHeading(b *feed.Block) {
	if b.Kind != feed.Paragraph || len(b.Spans) != 1 || b.Spans[0].Style != feed.Strong || b.Spans[0].Start != 0 || b.Spans[0].End != len(b.Text) {
		return
	}
	if t := strings.TrimRight(b.Text, ":؟?! "); words(t) <= 12 && !endsSentence(t) && !strings.Contains(t, "\n") {
		b.Kind, b.Level, b.Spans = feed.Heading, 3, nil
	}
}

// linkOf is where the first link of a block leads.
func linkOf(b feed.Block) string {
	for _, s := range b.Spans {
		if s.Style == feed.Linked {
			return s.Target
		}
	}
	return ""
}

// linkOnly reports whether a block is one link and nothing else.
func linkOnly(b feed.Block) bool {
	for _, s := range b.Spans {
		if s.Style == feed.Linked && s.Start == 0 && s.End == len(b.Text) {
			return true
		}
	}
	return false
}

// relatedOf collects the linked headlines below a heading of related articles.
func relatedOf(blocks []feed.Block) []feed.Link {
	var out []feed.Link
	for i := range blocks {
		if kind, rest := furnitureOf(blocks[i].Text); kind != related || rest != "" {
			continue
		}
		for _, b := range blocks[i+1 : min(i+21, len(blocks))] {
			if b.Kind == feed.Image || b.Text == "" {
				continue
			}
			target := linkOf(b)
			if kind, _ := furnitureOf(b.Text); target == "" || kind != ordinary {
				break
			}
			if n := words(b.Text); n >= 3 && n <= 30 && len(out) < 20 {
				out = append(out, feed.Link{Title: feed.CleanLine(b.Text), Target: target})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// bornOut keeps a declared direction that the language agrees with.
func bornOut(d feed.Direction, lang string) feed.Direction {
	rtl := scriptOf(lang) != ""
	if lang == "" || d == feed.RightToLeft && rtl || d == feed.LeftToRight && !rtl {
		return d
	}
	return feed.Undeclared
}
