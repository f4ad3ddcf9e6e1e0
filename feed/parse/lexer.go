package parse

import (
	"strings"

	"golang.org/x/net/html"
)

// lexer cuts markup, HTML or XML, into tags and text. It takes anything: a
// bare "<" or "&" is text, a quote that nothing closes is a letter, what breaks
// off ends. Tokens are parts of the input; each byte of it is looked at a
// bounded number of times.
type lexer struct {
	s          string
	start, end int       // of the token
	kind       tokenKind // of the token
	name       string    // of a tag, in lower case
	area       string    // the attributes of a start tag, as they stand
	dead       [2]bool   // no further " or ' in the input
	attrs      []html.Attribute
}

type tokenKind uint8

const (
	endOfInput tokenKind = iota
	textToken            // unescape it
	cdataToken           // text as it is
	startTag
	emptyTag // a start tag that ends in />
	endTag
)

// next moves on to the next tag or text; it is false at the end.
func (l *lexer) next() bool {
	for l.start = l.end; l.start < len(l.s); l.start = l.end {
		rest := l.s[l.start:]
		if rest[0] != '<' || len(rest) < 2 || !tagBegins(rest[1]) {
			l.text()
			return true
		}
		switch rest[1] {
		case '!':
			switch {
			case strings.HasPrefix(rest, "<!--"):
				l.skip(4, "-->")
			case len(rest) >= 9 && strings.EqualFold(rest[:9], "<![CDATA["):
				l.kind = cdataToken
				l.skip(9, "]]>")
				return true
			case len(rest) >= 9 && strings.EqualFold(rest[:9], "<!DOCTYPE"):
				l.end = len(l.s) - len(afterDoctype(rest[9:]))
			default:
				l.skip(2, ">")
			}
		case '?':
			l.skip(2, ">")
		default:
			if l.tag() {
				return true
			}
		}
	}
	l.kind, l.end = endOfInput, len(l.s)
	return false
}

func tagBegins(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '/' || c == '!' || c == '?'
}

// text takes everything up to what can be a tag.
func (l *lexer) text() {
	l.kind = textToken
	i := l.start + 1
	for i < len(l.s) {
		n := strings.IndexByte(l.s[i:], '<')
		if n < 0 {
			i = len(l.s)
			break
		}
		if i += n; i+1 < len(l.s) && tagBegins(l.s[i+1]) {
			break
		}
		i++
	}
	l.end = i
}

// skip moves the end behind the next mark, n bytes from here at least.
func (l *lexer) skip(n int, mark string) {
	if i := strings.Index(l.s[l.start+n:], mark); i >= 0 {
		l.end = l.start + n + i + len(mark)
	} else {
		l.end = len(l.s)
	}
}

// tag reads a tag; it is false for "</" without a name, which is nothing.
func (l *lexer) tag() bool {
	i := l.start + 1
	closing := l.s[i] == '/'
	if closing {
		if i++; i >= len(l.s) || !(l.s[i]|0x20 >= 'a' && l.s[i]|0x20 <= 'z') {
			l.skip(2, ">")
			return false
		}
	}
	j := i
	for j < len(l.s) && !tagNameEnds(l.s[j]) {
		j++
	}
	l.name = l.s[i:j]
	for k := i; k < j; k++ {
		if c := l.s[k]; c >= 'A' && c <= 'Z' {
			l.name = strings.ToLower(l.name)
			break
		}
	}
	area, end := l.tagEnd(j)
	l.area, l.end = l.s[j:area], end
	switch {
	case closing:
		l.kind = endTag
	case selfClosing(l.area):
		l.kind = emptyTag
		l.area = l.area[:len(l.area)-1]
	default:
		l.kind = startTag
	}
	return true
}

// selfClosing reports whether attributes end in the slash of an empty element,
// not in that of an address without quotes.
func selfClosing(area string) bool {
	n := len(area)
	return n > 0 && area[n-1] == '/' && (n == 1 || strings.IndexByte(" \t\r\n\"'", area[n-2]) >= 0 || strings.IndexByte(area, '=') < 0)
}

func tagNameEnds(c byte) bool {
	return c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '<'
}

// tagEnd finds the > of a tag, outside quotes: where the attributes end, and
// where the tag does.
func (l *lexer) tagEnd(i int) (area, end int) {
	value := false // behind "=": only there a quote opens
	for ; i < len(l.s); i++ {
		switch c := l.s[i]; c {
		case '>':
			return i, i + 1
		case '=':
			value = true
			continue
		case ' ', '\n', '\t', '\r', '\f':
			continue
		case '"', '\'':
			q := 0
			if c == '\'' {
				q = 1
			}
			if value && !l.dead[q] {
				if n := strings.IndexByte(l.s[i+1:], c); n >= 0 {
					i += n + 1
				} else {
					l.dead[q] = true
				}
			}
		case '<':
			if !value && i+1 < len(l.s) && tagBegins(l.s[i+1]) {
				return i, i // the tag was never closed: the next one begins
			}
		}
		value = false
	}
	return len(l.s), len(l.s)
}

// attributes reads the attributes of the start tag. The slice is good until
// the next call.
func (l *lexer) attributes() []html.Attribute {
	l.attrs = l.attrs[:0]
	for s := l.area; len(l.attrs) < 64; {
		s = strings.TrimLeft(s, " \t\r\n\f/")
		if s == "" {
			break
		}
		n := strings.IndexAny(s, "= \t\r\n\f/")
		if n < 0 {
			n = len(s)
		}
		if n == 0 { // a stray "="
			s = s[1:]
			continue
		}
		key := strings.ToLower(s[:n])
		s = strings.TrimLeft(s[n:], " \t\r\n\f")
		val := ""
		if strings.HasPrefix(s, "=") {
			val, s = attributeValue(strings.TrimLeft(s[1:], " \t\r\n\f"))
		}
		l.attrs = append(l.attrs, html.Attribute{Key: key, Val: val})
	}
	return l.attrs
}

// attributeValue takes a value, quoted or not, off the start of s.
func attributeValue(s string) (val, rest string) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		if n := strings.IndexByte(s[1:], s[0]); n >= 0 {
			return unescape(s[1 : n+1]), s[n+2:]
		}
		return unescape(s[1:]), ""
	}
	if n := strings.IndexAny(s, " \t\r\n\f"); n >= 0 {
		return unescape(s[:n]), s[n:]
	}
	return unescape(s), ""
}

// content is the text of a text or CDATA token.
func (l *lexer) content() string {
	t := l.s[l.start:l.end]
	if l.kind == cdataToken {
		return strings.TrimSuffix(t[min(9, len(t)):], "]]>")
	}
	return unescape(t)
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// rawText skips the text of an element in which tags mean nothing, such as
// script, up to its end tag.
func (l *lexer) rawText(name string) {
	for i := l.end; ; {
		n := strings.Index(l.s[i:], "</")
		if n < 0 {
			l.end = len(l.s)
			return
		}
		i += n
		if rest := l.s[i+2:]; len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
			l.end = i
			return
		}
		i += 2
	}
}
