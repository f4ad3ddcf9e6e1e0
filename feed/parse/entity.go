package parse

import (
	"regexp"
	"strings"
)

// What a document's own entities may amount to. Entities in entities, which
// bombs are made of, are not expanded at all.
const (
	maxEntities  = 100
	maxEntity    = 256
	maxExpansion = 1 << 20
)

// expandEntities replaces the general entities that a document declares in
// its internal subset (XML 1.0, section 4.2) with their text.
func expandEntities(doc string) string {
	head := doc[:min(len(doc), 1<<14)]
	i := strings.Index(head, "<!ENTITY")
	if i < 0 {
		return doc
	}
	declaration := regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<%]*)"|'([^'&<%]*)')\s*>`)
	var pairs []string
	total := 0
	for _, m := range declaration.FindAllStringSubmatch(head[i:], maxEntities) {
		ref, text := "&"+m[1]+";", m[2]+m[3]
		if len(text) > maxEntity {
			continue
		}
		if total += strings.Count(doc, ref) * len(text); total > maxExpansion {
			return doc
		}
		pairs = append(pairs, ref, text)
	}
	if len(pairs) == 0 {
		return doc
	}
	return strings.NewReplacer(pairs...).Replace(doc)
}
