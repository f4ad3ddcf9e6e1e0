package parse

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"khabar/feed"
)

// readMarkdown reads a Markdown article: CommonMark with tables and struck
// text, front matter in YAML or TOML.
func (doc *Document) readMarkdown(text string, base *url.URL, in Input) error {
	a := feed.Article{Raw: feed.Clean(text)}
	fields, rest, _, _ := frontMatter(text)
	if !boundedMarkdown(rest) {
		doc.Format = TextPage
		doc.repaired("the Markdown is nested too deeply: read as plain text")
		doc.readText(text, in)
		return nil
	}
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough),
		goldmark.WithRendererOptions(html.WithUnsafe()), // the reader of HTML below takes nothing but text out of it
	)
	var out bytes.Buffer
	if err := guarded(func() error { return md.Convert([]byte(rest), &out) }); err != nil {
		return err
	}
	c := readHTML(out.String(), base)
	a.Body, a.Media = c.Blocks, c.Media
	a.Title = feed.CleanLine(fields["title"])
	if len(a.Body) > 0 && a.Body[0].Kind == feed.Heading && (a.Title == "" || a.Title == a.Body[0].Text) {
		a.Title = a.Body[0].Text
		a.Body = a.Body[1:]
	}
	for _, key := range []string{"section", "category", "categories"} {
		if list := fieldList(fields[key]); len(list) > 0 && a.Section == "" {
			a.Section, a.Tags = list[0], append(a.Tags, list[1:]...)
		}
	}
	a.Tags = append(a.Tags, fieldList(fields["tags"])...)
	for _, key := range []string{"author", "authors", "byline"} {
		a.Byline = append(a.Byline, fieldList(fields[key])...)
	}
	for _, key := range []string{"date", "published", "pubdate"} {
		if d, ok := ParseDate(fields[key]); ok && a.Published.IsZero() {
			a.Published = d
		}
	}
	a.ID = feed.CleanLine(fields["id"])
	a.Summary = titleLine(value{s: firstOf(fields, "summary", "description")})
	a.Source = feed.CleanLine(fields["source"])
	a.URL = resolve(base, firstOf(fields, "url", "link", "canonical"))
	switch fields["dir"] {
	case "rtl":
		a.Dir = feed.RightToLeft
	case "ltr":
		a.Dir = feed.LeftToRight
	}
	if a.Title == "" {
		a.Title = titleFromBody(a.Body)
	}
	if len(a.Body) == 0 && a.Title == "" {
		return ErrNoArticle
	}
	a.Lang = chooseLanguage(firstOf(fields, "lang", "language"), sample(&a))
	doc.Articles = []feed.Article{a}
	return nil
}

// boundedMarkdown reports whether a text has no more marks in one place than
// people write. Parsers of Markdown take quadratic time for quotes and lists
// that are nested thousands deep, and for thousands of brackets in one
// paragraph.
func boundedMarkdown(s string) bool {
	const most = 1000
	marks := 0
	for line := range strings.SplitSeq(s, "\n") {
		if blank(line) {
			marks = 0
			continue
		}
		nested := 0
		for i := 0; i < len(line) && strings.IndexByte(">-*+. )0123456789", line[i]) >= 0; i++ {
			if line[i] == '>' || line[i] == ' ' {
				nested++
			}
		}
		for i := 0; i < len(line); i++ {
			switch line[i] {
			case '[', '*', '_', '`', '~', '<':
				marks++
			}
		}
		if nested > 100 || marks > most {
			return false
		}
	}
	return true
}

func firstOf(fields map[string]string, keys ...string) string {
	for _, k := range keys {
		if fields[k] != "" {
			return fields[k]
		}
	}
	return ""
}

// fieldList splits a field of front matter: lists were joined by newlines.
func fieldList(s string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == ',' || r == '،' }) {
		if p = feed.CleanLine(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// frontMatter reads the fields above an article: TOML between +++ lines, or
// the YAML that people write there between --- lines (keys, strings, lists of
// strings). Lists come joined by newlines.
func frontMatter(s string) (fields map[string]string, rest, kind string, ok bool) {
	first, body, more := strings.Cut(s, "\n")
	mark := strings.TrimRight(first, " \t\r")
	if !more || mark != "---" && mark != "+++" {
		return nil, s, "", false
	}
	end, next := -1, 0
	for at := 0; at < len(body) && at < 1<<16; {
		line, _, _ := strings.Cut(body[at:], "\n")
		if strings.TrimRight(line, " \t\r") == mark {
			end, next = at, min(at+len(line)+1, len(body))
			break
		}
		at += len(line) + 1
	}
	if end < 0 {
		return nil, s, "", false
	}
	fields = map[string]string{}
	if mark == "+++" {
		var m map[string]any
		if toml.Unmarshal([]byte(body[:end]), &m) != nil {
			return nil, s, "", false
		}
		for k, v := range m {
			fields[strings.ToLower(k)] = fieldText(v)
		}
		return fields, body[next:], "toml", true
	}
	if !yamlFields(body[:end], fields) {
		return nil, s, "", false
	}
	return fields, body[next:], "yaml", true
}

func fieldText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var parts []string
		for _, p := range v {
			parts = append(parts, fieldText(p))
		}
		return strings.Join(parts, "\n")
	case interface{ String() string }:
		return v.String()
	case interface{ Format(string) string }:
		return v.Format("2006-01-02T15:04:05Z07:00")
	}
	return ""
}

// yamlFields reads "key: value" lines with lists below or in brackets. It is
// false where a line is something else: then it was a rule across, not fields.
func yamlFields(s string, fields map[string]string) bool {
	key := ""
	for line := range strings.SplitSeq(s, "\n") {
		t := strings.TrimSpace(line)
		if t == "" || t[0] == '#' {
			continue
		}
		if item, ok := strings.CutPrefix(t, "- "); ok && key != "" {
			fields[key] = strings.TrimPrefix(fields[key]+"\n"+unquote(item), "\n")
			continue
		}
		if line[0] == ' ' || line[0] == '\t' {
			if key == "" {
				return false
			}
			fields[key] = strings.TrimSpace(fields[key] + " " + unquote(t)) // folded text
			continue
		}
		k, v, ok := strings.Cut(t, ":")
		if !ok || len(k) > 40 || strings.ContainsAny(k, " \t") || v != "" && v[0] != ' ' && v[0] != '\t' {
			return false
		}
		key = strings.ToLower(strings.Trim(k, `"'`))
		v = strings.TrimSpace(v)
		if v == "|" || v == ">" || v == ">-" || v == "|-" {
			v = ""
		}
		if strings.HasPrefix(v, "[") && strings.HasSuffix(v, "]") {
			var parts []string
			for p := range strings.SplitSeq(v[1:len(v)-1], ",") {
				parts = append(parts, unquote(strings.TrimSpace(p)))
			}
			v = strings.Join(parts, "\n")
		}
		fields[key] = unquote(v)
	}
	return len(fields) > 0
}

func unquote(s string) string {
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return strings.ReplaceAll(s[1:len(s)-1], `\"`, `"`)
	}
	return s
}
