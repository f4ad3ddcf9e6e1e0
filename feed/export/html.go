package export

import (
	"html"
	"strconv"
	"strings"

	"khabar/feed"
)

// HTML writes one page with the articles on it, each with its language and
// direction. There is no script, no style and no picture that a browser would
// fetch but those of the articles.
type HTML struct{ n int }

// Append appends an article, the first with the beginning of the page.
func (h *HTML) Append(dst []byte, a *feed.Article) []byte {
	if h.n++; h.n == 1 {
		dst = append(dst, "<!DOCTYPE html>\n<html"...)
		dst = appendLanguage(dst, a)
		dst = append(dst, ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>"...)
		dst = appendHTML(dst, a.Title)
		dst = append(dst, "</title>\n</head>\n<body>\n"...)
	}
	dst = append(dst, "<article"...)
	dst = appendLanguage(dst, a)
	dst = append(dst, ">\n"...)
	element := func(name, class, text string) {
		if text == "" {
			return
		}
		dst = append(dst, "<"+name+class+">"...)
		dst = appendHTML(dst, text)
		dst = append(dst, "</"+name+">\n"...)
	}
	element("p", ` class="section"`, a.Section)
	element("h1", "", a.Title)
	element("p", ` class="about"`, known(a, false))
	dst = appendBlocks(dst, a)
	if feed.CanOpen(a.URL) {
		dst = append(dst, `<p class="source"><a href="`...)
		dst = appendHTML(dst, a.URL)
		dst = append(dst, `" dir="ltr">`...)
		dst = appendHTML(dst, a.URL)
		dst = append(dst, "</a></p>\n"...)
	}
	return append(dst, "</article>\n"...)
}

// End appends the end of the page; a page without an article is still one.
func (h *HTML) End(dst []byte) []byte {
	if h.n == 0 {
		dst = append(dst, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title></title>\n</head>\n<body>\n"...)
	}
	return append(dst, "</body>\n</html>\n"...)
}

// appendLanguage appends the attributes lang and dir.
func appendLanguage(dst []byte, a *feed.Article) []byte {
	if a.Lang != "" {
		dst = append(dst, ` lang="`...)
		dst = appendHTML(dst, a.Lang)
		dst = append(dst, '"')
	}
	d, _ := articleDirection(a)
	return append(dst, ` dir="`+directionName(d)+`"`...)
}

// appendBlocks appends the body of an article. It keeps the elements that are
// open, outermost first: lists, tables and quotes go over many blocks.
func appendBlocks(dst []byte, a *feed.Article) []byte {
	var open []string
	to := func(want ...string) {
		n := 0
		for n < len(open) && n < len(want) && open[n] == want[n] {
			n++
		}
		for k := len(open) - 1; k >= n; k-- {
			dst = append(dst, "</"+open[k]+">\n"...)
		}
		for _, name := range want[n:] {
			dst = append(dst, "<"+name+">\n"...)
		}
		open = append(open[:n], want[n:]...)
	}
	blocks := body(a)
	for i := range blocks {
		b := &blocks[i]
		if i == 0 && b.Kind == feed.Heading && b.Text == a.Title {
			continue
		}
		level := min(max(1, b.Level), 20)
		switch b.Kind {
		case feed.Rule:
			to()
			dst = append(dst, "<hr>\n"...)
		case feed.Heading:
			to()
			dst = appendElement(dst, "h"+strconv.Itoa(min(max(b.Level, 2), 6)), b)
		case feed.Quote:
			to(repeated("blockquote", level)...)
			dst = appendElement(dst, "p", b)
		case feed.Item:
			list := "ul"
			n, numbered := number(b.Marker)
			if numbered {
				list = "ol"
			}
			want := make([]string, 0, 2*level)
			for len(want) < 2*(level-1) {
				outer := "ul"
				if len(want) < len(open) && open[len(want)] == "ol" {
					outer = "ol"
				}
				want = append(want, outer, "li")
			}
			to(append(want, list)...)
			dst = append(dst, "<li"...)
			if numbered {
				dst = append(dst, ` value="`+strconv.Itoa(n)+`"`...)
			}
			dst = appendContent(dst, b)
			dst = append(dst, '\n')
			open = append(open, "li") // what is deeper comes inside
		case feed.Row:
			to("table")
			dst = appendCells(dst, b)
		case feed.Code:
			to()
			dst = append(dst, `<pre dir="`+directionName(b.Dir)+`">`...)
			dst = appendHTML(dst, b.Text)
			dst = append(dst, "</pre>\n"...)
		case feed.Image:
			to()
			if src := pictureOf(b); feed.CanOpen(src) {
				dst = append(dst, `<p><img src="`...)
				dst = appendHTML(dst, src)
				dst = append(dst, `" alt="`...)
				dst = appendHTML(dst, b.Text)
				dst = append(dst, "\"></p>\n"...)
			} else if b.Text != "" {
				dst = appendElement(dst, "p", &feed.Block{Text: b.Text})
			}
		case feed.Caption:
			to()
			dst = appendElement(dst, `p class="caption"`, b)
		default:
			to()
			dst = appendElement(dst, "p", b)
		}
	}
	to()
	return dst
}

func repeated(name string, n int) []string {
	s := make([]string, n)
	for i := range s {
		s[i] = name
	}
	return s
}

// appendElement appends a block as one element.
func appendElement(dst []byte, name string, b *feed.Block) []byte {
	dst = append(dst, "<"+name...)
	dst = appendContent(dst, b)
	name, _, _ = strings.Cut(name, " ")
	return append(dst, "</"+name+">\n"...)
}

// appendContent appends the end of a start tag and the text of a block.
func appendContent(dst []byte, b *feed.Block) []byte {
	if b.Lang != "" {
		dst = append(dst, ` lang="`...)
		dst = appendHTML(dst, b.Lang)
		dst = append(dst, '"')
	}
	if b.Dir == feed.Undeclared {
		dst = append(dst, ` dir="auto">`...)
	} else {
		dst = append(dst, ` dir="`+directionName(b.Dir)+`">`...)
	}
	inline(b.Text, b.Spans, func(s string) {
		for {
			l, more, ok := strings.Cut(s, "\n")
			dst = appendHTML(dst, l)
			if !ok {
				return
			}
			dst = append(dst, "<br>\n"...)
			s = more
		}
	}, func(s feed.Span) {
		switch {
		case s.Style != feed.Linked:
			dst = append(dst, "<"+elements[s.Style]+">"...)
		case feed.CanOpen(s.Target):
			dst = append(dst, `<a href="`...)
			dst = appendHTML(dst, s.Target)
			dst = append(dst, `">`...)
		}
	}, func(s feed.Span) {
		switch {
		case s.Style != feed.Linked:
			dst = append(dst, "</"+elements[s.Style]+">"...)
		case feed.CanOpen(s.Target):
			dst = append(dst, "</a>"...)
		}
	})
	return dst
}

// elements are those of spans.
var elements = [...]string{feed.Emphasis: "em", feed.Strong: "strong", feed.Monospace: "code", feed.Linked: "a", feed.Struck: "s"}

func appendCells(dst []byte, b *feed.Block) []byte {
	cells := b.Cells
	if len(cells) == 0 {
		cells = strings.Split(b.Text, "\t")
	}
	name := "td"
	if b.Header {
		name = "th"
	}
	dst = append(dst, "<tr>"...)
	for _, c := range cells {
		dst = append(dst, "<"+name+` dir="auto">`...)
		dst = appendHTML(dst, c)
		dst = append(dst, "</"+name+">"...)
	}
	return append(dst, "</tr>\n"...)
}

func appendHTML(dst []byte, s string) []byte { return append(dst, html.EscapeString(s)...) }
