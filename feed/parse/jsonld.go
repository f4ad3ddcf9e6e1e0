package parse

import (
	"cmp"
	"strings"
)

// jsonLD takes the fields of the article that schema.org data describe.
func (m *pageMeta) jsonLD(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.jsonLD(e, depth+1)
		}
	case map[string]any:
		if typ := ldText(v["@type"]); strings.Contains(typ, "Article") || strings.Contains(typ, "BlogPosting") || strings.Contains(typ, "Report") {
			m.ldTitle = cmp.Or(m.ldTitle, ldText(v["headline"]), ldText(v["name"]))
			m.ldSection = cmp.Or(m.ldSection, ldText(v["articleSection"]))
			m.ldPublished = cmp.Or(m.ldPublished, ldText(v["datePublished"]))
			m.ldModified = cmp.Or(m.ldModified, ldText(v["dateModified"]))
			m.ldSite = cmp.Or(m.ldSite, ldText(v["publisher"]))
			m.ldLang = cmp.Or(m.ldLang, ldText(v["inLanguage"]))
			if len(m.ldAuthors) == 0 {
				m.ldAuthors = ldTexts(v["author"])
			}
			if len(m.tags) == 0 {
				m.tags = ldTexts(v["keywords"])
			}
			return
		}
		m.jsonLD(v["@graph"], depth+1)
		m.jsonLD(v["mainEntity"], depth+1)
	}
}

func ldText(v any) string {
	if list := ldTexts(v); len(list) > 0 {
		return list[0]
	}
	return ""
}

func ldTexts(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		if s := inlineText(v); s != "" {
			out = []string{s}
		}
	case []any:
		for _, e := range v {
			if len(out) < 30 {
				out = append(out, ldTexts(e)...)
			}
		}
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return ldTexts(s)
		}
	}
	return out
}
