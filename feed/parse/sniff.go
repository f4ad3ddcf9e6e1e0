package parse

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"unicode/utf8"
)

// sniff tells the format of a decoded document by its first characters, and
// by name and declared type where those could be either of two.
func sniff(text string, in Input) Format {
	s := strings.TrimLeft(text, " \t\r\n\ufeff\u200e\u200f")
	if s == "" {
		return TextPage
	}
	switch s[0] {
	case '<':
		if f, ok := sniffMarkup(s); ok {
			return f
		}
	case '{', '[':
		if f, ok := sniffJSON(s); ok {
			return f
		}
	}
	// Feeds behind a line of noise: a warning of the server's, a stray letter.
	head := s[:min(len(s), 2048)]
	for _, tag := range []string{"<?xml", "<rss", "<feed", "<rdf:RDF"} {
		if i := strings.Index(head, tag); i >= 0 {
			if f, ok := sniffMarkup(s[i:]); ok && f.IsFeed() {
				return f
			}
		}
	}
	if strings.Contains(head, "<!") {
		if i := strings.Index(strings.ToLower(head), "<!doctype html"); i >= 0 && i < 512 {
			return HTML
		}
	}
	if isMarkdown(s, in) {
		return Markdown
	}
	if strings.HasPrefix(in.ContentType, "text/html") && looksHTML(head) {
		return HTML
	}
	return TextPage
}

// sniffMarkup tells a document that begins with "<" by its first element.
func sniffMarkup(s string) (Format, bool) {
	xml := false
	for {
		s = strings.TrimLeft(s, " \t\r\n\ufeff")
		switch {
		case strings.HasPrefix(s, "<?"):
			xml = true
			s = after(s, "?>")
		case strings.HasPrefix(s, "<!--"):
			s = after(s[4:], "-->")
		case len(s) > 9 && strings.EqualFold(s[:9], "<!DOCTYPE"):
			head := strings.ToLower(s[9:min(len(s), 200)])
			s = afterDoctype(s)
			if strings.HasPrefix(strings.TrimSpace(head), "html") {
				if f, ok := sniffMarkup(s); ok && f.IsFeed() { // a feed under a wrong flag
					return f, true
				}
				return HTML, true
			}
		default:
			return byRoot(s, xml)
		}
		if s == "" {
			return Unknown, xml
		}
	}
}

// after is what follows the first mark in s.
func after(s, mark string) string {
	_, rest, _ := strings.Cut(s, mark)
	return rest
}

// afterDoctype skips a document type declaration with its internal subset.
func afterDoctype(s string) string {
	quote := byte(0)
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '>' && depth <= 0:
			return s[i+1:]
		}
	}
	return ""
}

// byRoot tells a format by the root element at the start of s.
func byRoot(s string, xml bool) (Format, bool) {
	if len(s) < 2 || s[0] != '<' {
		return Unknown, false
	}
	n := 1
	for n < len(s) && n < 64 && strings.IndexByte(" \t\r\n/>", s[n]) < 0 {
		n++
	}
	name := strings.ToLower(s[1:n])
	head := s[:min(len(s), 2048)]
	_, local, ok := strings.Cut(name, ":")
	if !ok {
		local = name
	}
	switch local {
	case "rss", "channel", "item":
		return RSS, true
	case "rdf":
		return RDF, true
	case "feed", "entry":
		return Atom, true
	case "html", "head", "body":
		return HTML, true
	}
	if strings.Contains(head, "<item") || strings.Contains(head, "<entry") || strings.Contains(head, "<channel") {
		return RSS, true
	}
	if !xml && knownTag(name) || name == "main" || name == "header" || name == "nav" {
		return HTML, true
	}
	if xml || strings.Contains(name, ":") {
		return Unknown, true
	}
	if strings.Contains(s, "</"+s[1:n]) {
		if strings.Contains(name, "-") { // an element of the page's own
			return HTML, true
		}
		return Unknown, true
	}
	return Unknown, false
}

// sniffJSON tells the JSON formats apart. Text that only begins like JSON is
// none of them.
func sniffJSON(s string) (Format, bool) {
	if s[0] == '[' {
		rest := strings.TrimLeft(s[1:], " \t\r\n")
		return JSON, rest != "" && (rest[0] == '{' && objectBegins(rest) || rest[0] == ']')
	}
	if !objectBegins(s) {
		return Unknown, false
	}
	line, rest, more := strings.Cut(s, "\n")
	rest = strings.TrimLeft(rest, " \t\r\n")
	if more && rest != "" && json.Valid([]byte(line)) {
		return JSONLines, true
	}
	if strings.Contains(s[:min(len(s), 4096)], "jsonfeed.org/version") {
		return JSONFeed, true
	}
	return JSON, true
}

// objectBegins reports whether s begins with { and a quoted name.
func objectBegins(s string) bool {
	rest := strings.TrimLeft(s[1:], " \t\r\n")
	return rest != "" && (rest[0] == '}' || rest[0] == '"' && strings.Contains(rest[1:min(len(rest), 256)], "\""))
}

// isMarkdown looks for marks that Markdown has and prose has not.
func isMarkdown(s string, in Input) bool {
	if _, _, _, ok := frontMatter(s); ok {
		return true
	}
	named := strings.HasPrefix(in.ContentType, "text/markdown")
	switch strings.ToLower(path.Ext(in.Name)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		named = true
	}
	headings, links, fences, emphasis, quotes, n := 0, 0, 0, 0, 0, 0
	blankBefore := true
	first := true
	for line := range strings.SplitSeq(s[:min(len(s), 1<<16)], "\n") {
		if n++; n > 400 {
			break
		}
		line = strings.TrimRight(line, " \t\r")
		t := strings.TrimLeft(line, " ")
		switch {
		case t == "":
		case strings.HasPrefix(t, "#") && blankBefore && headingMark(t):
			headings++
			if first && !named {
				headings++
			}
		case strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~"):
			fences++
		case strings.HasPrefix(t, "> "):
			quotes++
		}
		if i := strings.Index(t, "]("); i > 0 && strings.Contains(t[:i], "[") && strings.Contains(t[i:], ")") {
			links++
		}
		if strings.Count(t, "**") >= 2 {
			emphasis++
		}
		if t != "" {
			first = false
		}
		blankBefore = t == ""
	}
	kinds := 0
	for _, k := range []int{headings, links, fences, emphasis, quotes} {
		if k > 0 {
			kinds++
		}
	}
	return kinds >= 2 || headings >= 3 || named
}

// headingMark reports whether a line is an ATX heading: 1 to 6 #, a space, text.
func headingMark(t string) bool {
	n := 0
	for n < len(t) && t[n] == '#' {
		n++
	}
	return n <= 6 && n < len(t)-1 && t[n] == ' '
}

// binary names what data is if it is a known kind of file that is no text.
func binary(data []byte) string {
	magic := []struct{ prefix, what string }{
		{"\x89PNG\r\n", "a PNG picture"}, {"\xff\xd8\xff", "a JPEG picture"}, {"GIF87a", "a GIF picture"}, {"GIF89a", "a GIF picture"},
		{"%PDF-", "a PDF document"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"}, {"PK\x03\x04", "a ZIP archive or office document"},
		{"PK\x05\x06", "a ZIP archive"}, {"Rar!\x1a", "a RAR archive"}, {"7z\xbc\xaf", "a 7z archive"}, {"BZh", "bzip2 data"}, {"\xfd7zXZ", "xz data"},
		{"\x28\xb5\x2f\xfd", "zstd data"}, {"ID3", "an MP3 sound"}, {"OggS", "an Ogg sound"}, {"fLaC", "a FLAC sound"}, {"RIFF", "a RIFF file"},
		{"SQLite format 3\x00", "an SQLite database"}, {"\x00asm", "a WebAssembly module"}, {"\xca\xfe\xba\xbe", "a program"},
		{"\xcf\xfa\xed\xfe", "a program"}, {"wOFF", "a font"}, {"wOF2", "a font"}, {"\x00\x01\x00\x00\x00", "a font"}, {"OTTO", "a font"},
		{"\xd0\xcf\x11\xe0", "an old office document"}, {"II*\x00", "a TIFF picture"}, {"MM\x00*", "a TIFF picture"}, {"\x00\x00\x01\x00", "an icon"},
		{"!<arch>", "an archive"}, {"{\\rtf", "an RTF document"},
	}
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			if (m.prefix == "BZh" || m.prefix == "ID3" || m.prefix == "RIFF" || m.prefix == "OTTO") && utf8.Valid(data[:min(len(data), 512)]) &&
				bytes.IndexByte(data[:min(len(data), 512)], 0) < 0 {
				continue // words can begin like that
			}
			return m.what
		}
	}
	if len(data) > 12 && string(data[4:8]) == "ftyp" {
		return "an MP4 film or sound"
	}
	if len(data) > 262 && string(data[257:262]) == "ustar" {
		return "a tar archive"
	}
	return ""
}

// noise tells decoded text that is no text: full of zero bytes, of controls or
// of characters that nobody writes. Bytes at random are a tenth controls, in
// any charset; a text with escape codes in it has few others.
func noise(text string) string {
	head := text[:min(len(text), 1<<16)]
	nul, controls, odd, total := 0, 0, 0, 0
	for _, r := range head {
		total++
		switch {
		case r == 0:
			nul++
		case r < 0x20 && r != '\n' && r != '\t' && r != '\r' && r != 0x1B && r != '\f':
			controls++
		case r >= 0x7F && r < 0xA0, r == utf8.RuneError:
			odd++
		}
	}
	if nul*50 > total || controls >= 16 && controls*25 > total || (nul+controls+odd)*5 > total {
		return "binary data"
	}
	return ""
}
