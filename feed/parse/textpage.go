package parse

import (
	"path"
	"strings"
	"time"

	"khabar/feed"
)

// textPage is a text page while its lines are being told apart.
type textPage struct {
	feed.Article
	now time.Time // the file's own date, or today
}

// readText reads a text page by the rules that real ones were measured for: a
// section line, a headline, short lines of byline, place and date, the
// paragraphs, and the furniture of a web page at the end. Text that has none
// of this keeps all its lines.
func (doc *Document) readText(text string, in Input) {
	p := textPage{now: in.Modified}
	if p.now.IsZero() {
		p.now = time.Now()
	}
	p.Raw = clean(text)
	ps := underlined(pieces(p.Raw))
	ps = p.takeTail(ps)
	ps = p.takeHead(ps)
	for i, q := range ps {
		if kind, rest := furnitureOf(q.text); kind == related && rest != "" && headlineLike(rest) {
			p.Related = append(p.Related, relatedLinks([]string{rest})...)
			continue
		}
		b := q.block()
		if b.Kind == feed.Paragraph && q.heading {
			b.Kind, b.Level = feed.Heading, 2
		}
		if b.Kind == feed.Paragraph && i > 0 && i+1 < len(ps) && subheading(ps[i-1].text, q, ps[i+1].text) {
			b.Kind, b.Level = feed.Heading, 2
		}
		p.Body = append(p.Body, b)
	}
	p.lift()
	if p.Title == "" {
		p.Title = titleOfText(ps, in.Name)
	}
	if len(p.Body) == 0 { // one line is a text, too
		p.Body = []feed.Block{{Text: p.Title}}
	}
	p.Lang = chooseLanguage("", sample(&p.Article))
	doc.Articles = []feed.Article{p.Article}
}

// takeTail takes the furniture and the related headlines off the end.
func (p *textPage) takeTail(ps []piece) []piece {
	lines := make([]string, len(ps))
	for i, q := range ps {
		lines[i] = q.text
	}
	keep, titles := cutTail(lines, false)
	if keep == 0 { // nothing but furniture: then it is no furniture
		return ps
	}
	p.Related = relatedLinks(titles)
	ps = ps[:keep]
	for len(ps) > 1 {
		kind, rest := furnitureOf(ps[len(ps)-1].text)
		switch {
		case kind == labelTags && rest != "":
			p.Tags = fieldList(strings.NewReplacer("#", ",", "؛", ",", "|", ",").Replace(rest))
		case kind == labelSource && rest != "" && words(rest) <= 8:
			p.Source = feed.CleanLine(rest)
		case kind == furniture:
		default:
			return ps
		}
		ps = ps[:len(ps)-1]
	}
	return ps
}

// takeHead takes the section, the headline and the short lines below it.
func (p *textPage) takeHead(ps []piece) []piece {
	for len(ps) > 2 { // "home", "menu"
		if kind, _ := furnitureOf(ps[0].text); kind != furniture {
			break
		}
		ps = ps[1:]
	}
	if len(ps) > 0 && ps[0].heading {
		p.Title = feed.CleanLine(ps[0].text)
		return ps[1:]
	}
	n := 0 // section lines: one, a path of them, or a whole menu
	section := ""
	for n < len(ps) && n < 40 {
		if bareDate(ps[n].text) { // today's, above the menu
			n++
			continue
		}
		if !sectionLine(ps[n]) {
			break
		}
		section = lastCrumb(ps[n].text)
		n++
	}
	switch {
	case n > 0 && len(ps) > n+1 && headline(ps[n:]):
		p.Section = section
		p.Title = feed.CleanLine(ps[n].text)
		ps = ps[n+1:]
	case len(ps) > 1 && headline(ps):
		p.Title = feed.CleanLine(ps[0].text)
		ps = ps[1:]
	case len(ps) > 1 && sectionLine(ps[0]) && words(ps[1].text) > 12 && endsSentence(ps[1].text):
		p.Title = feed.CleanLine(ps[0].text) // a headline of three words
		ps = ps[1:]
	}
	if p.Title == "" {
		return ps
	}
	first := 0 // the first paragraph
	for first < len(ps) && first < 7 && !(words(ps[first].text) > 20 || words(ps[first].text) >= 8 && endsSentence(ps[first].text)) {
		first++
	}
	if first == len(ps) || first == 7 {
		return ps
	}
	rest := make([]piece, 0, len(ps))
	for _, q := range ps[:first] {
		if !p.headLine(q) {
			rest = append(rest, q)
		}
	}
	return append(rest, ps[first:]...)
}

// sectionLine is a line of at most three words without an end mark, or the
// path of sections that leads to the page.
func sectionLine(q piece) bool {
	if q.code || q.lines > 1 || endsSentence(q.text) || bullet(q.text) != "" {
		return false
	}
	if strings.ContainsRune(q.text, '«') {
		return false
	}
	parts := crumbs(q.text)
	for _, part := range parts {
		if words(part) > 3 {
			return false
		}
	}
	return len(parts) > 0
}

// crumbs splits the path of sections that leads to a page: «الرئيسية / دولي».
func crumbs(s string) []string {
	for _, sep := range []string{" » ", " > ", " › ", " / ", " | ", "»", ">", "›", "/", "|"} {
		if strings.Contains(s, sep) {
			var parts []string
			for part := range strings.SplitSeq(s, sep) {
				if part = feed.CleanLine(part); part != "" {
					parts = append(parts, part)
				}
			}
			return parts
		}
	}
	return []string{s}
}

func lastCrumb(s string) string {
	if parts := crumbs(s); len(parts) > 0 {
		return feed.CleanLine(parts[len(parts)-1])
	}
	return ""
}

// headline reports whether the first piece is a headline: 3 to 25 words on
// one line, without a full stop, shorter than the first paragraph, which must
// be near. A question may be one where it stands well apart.
func headline(ps []piece) bool {
	q := ps[0]
	n := words(q.text)
	if q.code || n < 3 || n > 25 || len(ps) < 2 || bullet(q.text) != "" {
		return false
	}
	next := 0 // the first paragraph, behind the short lines
	for i := 1; i < len(ps) && i < 7; i++ {
		if next = words(ps[i].text); next > n || endsSentence(ps[i].text) && next >= n {
			if endsSentence(q.text) {
				t := strings.TrimRight(q.text, " \"”»")
				if strings.HasSuffix(t, ".") || strings.HasSuffix(t, "۔") || strings.HasSuffix(t, ":") || next < 2*n || n > 20 {
					return false
				}
			}
			return !ps[i].code && len(ps[i].text) > len(q.text)
		}
	}
	return false
}

// headLine takes one short line between the headline and the article, if q is
// one: a date, a byline, a place or agency, a button.
func (p *textPage) headLine(q piece) bool {
	n := words(q.text)
	if q.code || q.lines > 1 || n > 20 || endsSentence(q.text) && n > 4 {
		return false
	}
	if kind, _ := furnitureOf(q.text); kind == furniture {
		return true
	}
	if p.dateLine(q.text) || p.bylineAndDate(q.text) {
		return true
	}
	if name, ok := bylineOf(q.text); ok {
		p.Byline = append(p.Byline, name)
		return true
	}
	if place, agency, ok := placeLine(q.text); ok {
		p.Place = place
		if agency != "" {
			p.Byline = append(p.Byline, agency)
		}
		return true
	}
	// A name alone above a paragraph.
	if n >= 2 && n <= 4 && len(p.Byline) == 0 && !strings.ContainsAny(q.text, "0123456789:") {
		p.Byline = append(p.Byline, feed.CleanLine(q.text))
		return true
	}
	return false
}

// titleOfText names a text without a headline: its first line where that is
// short, else the file it came in.
func titleOfText(ps []piece, name string) string {
	if named := name != "" && name != "-"; len(ps) > 0 && (!ps[0].code || !named) {
		first, _, _ := strings.Cut(ps[0].text, "\n")
		return shorten(feed.CleanLine(first), 90)
	}
	return feed.CleanLine(path.Base(name))
}

// underlined drops the lines of = or - that plain text draws, and takes what
// one stands below for a heading.
func underlined(ps []piece) []piece {
	out := ps[:0]
	for _, q := range ps {
		t := strings.TrimSpace(q.text)
		if len(t) > 2 && (strings.Trim(t, "=") == "" || strings.Trim(t, "-") == "" || strings.Trim(t, "_") == "" || strings.Trim(t, "*") == "" || strings.Trim(t, "─") == "") {
			if n := len(out); n > 0 && words(out[n-1].text) <= 12 && (t[0] == '=' || t[0] == '-') {
				out[n-1].heading = true
			}
			continue
		}
		out = append(out, q)
	}
	return out
}

// subheading reports whether a piece is a heading inside an article: a short
// line alone between two real paragraphs.
func subheading(before string, q piece, next string) bool {
	if len(q.text) > 600 {
		return false
	}
	n := words(q.text)
	return q.lines == 1 && n >= 1 && n <= 8 && !endsSentence(q.text) && !strings.ContainsAny(q.text, ",،;0123456789") &&
		words(before) >= 15 && endsSentence(before) && words(next) >= 15
}
