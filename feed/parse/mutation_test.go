package parse

import (
	"math/rand/v2"
	"testing"
)

// TestMutations puts escape sequences and bidi controls into feedparser's
// documents: whatever is read of them is clean.
func TestMutations(t *testing.T) {
	files := feedparserFiles(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	hostile := []string{
		"\x1b[31m", "\x1b]0;owned\x07", "\x1b]8;;http://x\x1b\\", "\x1bP+q\x1b\\", "\x9b31m", "\u009b2J", "\u009d0;x\u009c", "\x00", "\x08\x08", "\r",
		"\u202e", "\u2067", "\u2069", "\u202c", "&#27;[2J", "&#x9b;31m", "&#8238;", "&#x202e;", "<![CDATA[\x1b[1m]]>", "\xff\xfe", "\ufeff", "\u2028", "\u0085",
		"<p>", "</", "\"", "'", "&", ";", "<!--", "-->", "]]>",
	}
	articles := 0
	for name, data := range files {
		for range 1 + rnd.IntN(8) {
			at := rnd.IntN(len(data) + 1)
			h := hostile[rnd.IntN(len(hostile))]
			data = append(data[:at:at], append([]byte(h), data[at:]...)...)
		}
		doc, err := Parse(data, Input{Name: name})
		if err != nil {
			continue
		}
		for i := range doc.Articles {
			articles++
			checkArticle(t, &doc.Articles[i])
			if t.Failed() {
				t.Fatal(name)
			}
		}
	}
	if articles < len(files)/4 {
		t.Errorf("only %d articles were read of %d documents", articles, len(files))
	}
}
