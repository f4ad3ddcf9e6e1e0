package parse

import (
	"strings"

	"khabar/feed"
)

// dateLine takes a line of dates, with or without words around them.
func (p *textPage) dateLine(s string) bool {
	found := false
	for part := range strings.SplitSeq(s, "|") {
		if !blank(part) {
			if found = p.onDate(part); !found {
				return false
			}
		}
	}
	return found
}

// bareDate reports whether a line is a full date and nothing else.
func bareDate(s string) bool {
	if words(s) > 8 {
		return false
	}
	t := dateTokens(s)
	if m, ok := wordDay(t, 0); ok {
		return (m.weekday >= 0 || m.year != 0) && words(s)-words(s[t[m.first].start:t[m.end-1].end]) <= 1
	}
	d, ok := readDate(t)
	return ok && len(t) >= 5 && t[0].kind == '0' && !d.IsZero()
}

// bylineAndDate takes a line of parts, as in "by X | 24/11/2024 | 21:40".
func (p *textPage) bylineAndDate(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '•' || r == '·' })
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	name, when := "", ""
	for _, part := range parts {
		if by, ok := bylineOf(strings.TrimSpace(part)); ok {
			name = by
		} else {
			when += " " + part
		}
	}
	if name == "" || when != "" && !p.onDate(strings.TrimSpace(when)) {
		return false
	}
	p.Byline = append(p.Byline, name)
	return true
}

// onDate takes one date, published or updated.
func (p *textPage) onDate(s string) bool {
	t := dateTokens(s)
	label := ""
	if i := strings.IndexByte(s, ':'); i > 0 && len(t) > 0 && t[0].kind == 'a' {
		label = foldLine(s[:i])
	}
	d, ok := readDate(dateTokens(s))
	if m, found := wordDay(t, 0); found {
		day, good := m.resolve(p.now)
		if !good {
			return false
		}
		if !ok {
			d = feed.Date{Time: day, Day: true}
		}
		d.Text, d.From, ok = feed.CleanLine(s[t[m.first].start:t[m.end-1].end]), feed.DateInText, true
		if m.year == 0 {
			d.From = feed.DateInferred
		}
	} else if ok {
		d.From, d.Text = feed.DateInText, feed.CleanLine(s)
	}
	if !ok || d.Time.After(p.now.AddDate(0, 0, 2)) {
		return false
	}
	// The line must be about the date: few other words.
	if others := words(s) - words(d.Text); others > 6 {
		return false
	}
	switch {
	case strings.HasPrefix(label, "اخر تحديث"), strings.HasPrefix(label, "تحديث"), label == "updated", label == "last updated", label == "עודכן", label == "بروزرساني", label == "به روزرساني":
		p.Updated = d.Time
		if p.Published.IsZero() {
			p.Published = d
		}
	default:
		p.Published = d
	}
	return true
}

// bylineOf takes the name out of a line that says who wrote it.
func bylineOf(s string) (string, bool) {
	folded := foldWord(s)
	for _, lead := range []string{"كتب", "كتبت", "كتبه", "بقلم", "اعداد", "تحرير", "تقرير", "متابعه", "مراسل", "ترجمه", "حاوره", "نويسنده", "نوشته", "گزارش", "خبرنگار", "تحرير",
		"رپورٹ", "by", "written by", "reported by", "מאת", "כתב", "כתבה", "נכתב על ידי"} {
		rest, ok := strings.CutPrefix(folded, lead)
		if !ok || rest != "" && !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "/") && !strings.HasPrefix(rest, "-") {
			continue
		}
		if rest = strings.TrimLeft(rest, " :/-–"); rest == "" {
			return feed.CleanLine(s), true
		}
		// The name itself comes from the line as it was written.
		name := s
		for range strings.Count(lead, " ") + 1 {
			name = strings.TrimLeft(name, " :/-–")
			if i := strings.IndexAny(name, " :/-–"); i >= 0 {
				name = name[i:]
			}
		}
		name = feed.CleanLine(strings.TrimLeft(name, " :/-–"))
		return name, name != "" && words(name) <= 8
	}
	return "", false
}

// agency reports whether a part of a line is a news agency or says that the
// piece is the paper's own.
func agency(s string) bool {
	switch foldLine(s) {
	case "و م ع", "ومع", "وكالات", "وكاله", "ا ف ب", "اف ب", "افب", "رويترز", "د ب ا", "دبا", "ا ش ا", "اشا", "واس", "وام", "كونا", "بترا", "قنا", "سانا", "وفا", "وات", "واج", "بنا", "شينخوا", "سبوتنيك", "الاناضول", "اسوشيتد برس", "ا ب",
		"خاص", "متابعه", "متابعات", "هيسبريس", "هسبريس", "مراسلنا", "من مراسلنا", "وكالات الانبا", "مواقع", "صحف", "فارس", "ايسنا", "ايرنا", "مهر", "تسنيم", "ايلنا", "خبرگزاري فارس", "سي ان ان", "cnn", "بي بي سي",
		"reuters", "afp", "ap", "bbc", "map", "spa", "wam", "anadolu", "xinhua", "dpa", "رويترز عربيه", "اي ايف پي", "رويٹرز", "روييٹرز", "رايٹرز", "סוכנויות הידיעות", "רויטרס":
		return true
	}
	return strings.HasPrefix(foldLine(s), "وكاله ") && words(s) <= 4
}

// placeLine reads «الرباط - و م ع», «القاهرة (رويترز)», «خاص».
func placeLine(s string) (place, by string, ok bool) {
	s = strings.TrimSpace(strings.TrimRight(s, ":-–— "))
	if agency(s) {
		return "", feed.CleanLine(s), true
	}
	for _, sep := range []string{" - ", "-", " – ", "–", "—", "/", "|", "(", "،", ","} {
		a, b, found := strings.Cut(s, sep)
		if !found {
			continue
		}
		a, b = strings.TrimSpace(a), strings.Trim(b, " )")
		switch {
		case agency(b) && words(a) <= 4:
			return feed.CleanLine(a), feed.CleanLine(b), true
		case agency(a) && words(b) <= 4:
			return feed.CleanLine(b), feed.CleanLine(a), true
		}
	}
	return "", "", false
}

// lift reads the dateline and the date out of the first paragraphs; the text
// stays as it is.
func (p *textPage) lift() {
	n := 0
	for _, b := range p.Body {
		if b.Kind != feed.Paragraph {
			continue
		}
		if n == 0 && p.Place == "" {
			p.Place = datelinePlace(b.Text)
		}
		if p.Published.IsZero() {
			if d, ok := findDate(b.Text[:min(len(b.Text), 1500)], p.now); ok {
				p.Published = d
			}
		}
		if n++; n == 2 {
			return
		}
	}
}

// datelinePlace reads the place that opens an agency story: «الرباط - »,
// «دمشق، سوريا (CNN) -- », «القاهرة/ رويترز: ».
func datelinePlace(s string) string {
	head := s[:min(len(s), 120)]
	end := -1
	sep := ""
	for _, m := range []string{" -- ", " - ", " – ", " — ", "- ", "– ", "— ", ": ", ":"} {
		if i := strings.Index(head, m); i > 0 && (end < 0 || i < end) {
			end, sep = i, m
		}
	}
	if end < 0 {
		return ""
	}
	head = strings.TrimSpace(head[:end])
	by := ""
	if i := strings.IndexAny(head, "(/"); i > 0 {
		head, by = strings.TrimSpace(head[:i]), strings.Trim(head[i:], "()/ ")
	}
	if strings.HasPrefix(sep, ":") && !agency(by) {
		return ""
	}
	if by != "" && !agency(by) && words(by) > 4 || words(head) > 4 || words(head) == 0 || agency(head) || strings.ContainsAny(head, "\"«“.؟!0123456789") {
		return ""
	}
	if words(head) > 2 && !strings.ContainsAny(head, "،,") && by == "" {
		return ""
	}
	return feed.CleanLine(head)
}
