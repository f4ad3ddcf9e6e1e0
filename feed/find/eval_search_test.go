package find_test

import (
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/find"
)

// careless types a text as people do who are in a hurry: no hamza, ه for ة,
// the other yeh and kaf.
var careless = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ؤ", "و", "ئ", "ي", "ة", "ه",
	"ى", "ي", "ی", "ي", "ک", "ك", "\u200c", "", "ہ", "ه", "ھ", "ه")

// TestHeadlineFindsItsBody asks for each headline among the bodies and counts
// how many are among the first ten. Of the Arabic corpus, which has no
// headlines, the first ten words of an article are taken for one. "long" leaves
// out what has fewer than 150 words: captions of pictures and films, whose
// headlines say other things than they do. Rules and weights are chosen by one
// half of the headlines alone, see heldOut; the other half says what they are
// worth on what was not looked at.
func TestHeadlineFindsItsBody(t *testing.T) {
	for _, c := range []struct {
		name  string
		long  bool
		every int // only each so-manieth headline is asked for
	}{
		{"fa-farsnews", false, 3}, {"ur-bbc-voa", false, 3}, {"ur-bbc-voa", true, 3}, {"he-headlines", false, 1},
		{"ar-sanad-sample", false, 4}, {"ar-hespress", false, 10}, {"ar-saudinews", false, 30},
	} {
		name := c.name
		if c.long {
			name += "-long"
		}
		t.Run(name, func(t *testing.T) {
			titles, bodies := headlines(corpus(t, c.name), c.long)
			s, f := open(t)
			numbers := put(t, s, f, "x", bodies)
			for _, typed := range []struct {
				name string
				as   func(string) string
			}{{"plain", func(s string) string { return s }}, {"careless", careless.Replace}} {
				var both, held tally
				for i := 0; i < len(titles); i += c.every {
					r, err := f.Search(ctx, find.Request{Text: asQuery(typed.as(titles[i])), N: 10})
					if err != nil {
						t.Fatal(err)
					}
					k := slices.IndexFunc(r.Hits, func(h find.Hit) bool { return h.ID == numbers[bodies[i].ID] })
					both.add(k)
					if heldOut(c.name + bodies[i].ID) {
						held.add(k)
					}
				}
				t.Logf("%s, %s: recall@10 %.4f, first %.4f (%d headlines, %d bodies); of the half held out %.4f, %.4f (%d)", name, typed.name,
					both.recall(), both.share(both.first), both.all, len(bodies), held.recall(), held.share(held.first), held.all)
			}
		})
	}
}

// tally counts headlines and where among the hits their bodies are.
type tally struct{ found, first, all int }

// add counts a headline whose body is the hit of a number, -1 for none.
func (t *tally) add(hit int) {
	t.all++
	if hit >= 0 {
		t.found++
	}
	if hit == 0 {
		t.first++
	}
}

func (t *tally) share(n int) float64 { return float64(n) / float64(max(1, t.all)) }

func (t *tally) recall() float64 { return t.share(t.found) }

// heldOut reports whether an article is of the half that nothing was chosen by.
func heldOut(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()>>16&1 == 1
}

// headlines parts articles into headlines and articles without them. What is
// titled with a byte order mark alone, as some of the Urdu ones are, has none.
func headlines(articles []feed.Article, long bool) (titles []string, bodies []feed.Article) {
	const words, least = 10, 60
	for _, a := range articles {
		fields := strings.Fields(a.Body[0].Text)
		title := a.Title
		if long && len(fields) < 150 || title != "" && strings.Trim(title, " \ufeff") == "" {
			continue
		}
		if title == "" {
			if len(fields) < least {
				continue
			}
			title = strings.Join(fields[:words], " ")
			a.Body = []feed.Block{{Text: strings.Join(fields[words:], " ")}}
		}
		a.Title = ""
		titles = append(titles, title)
		bodies = append(bodies, a)
	}
	return titles, bodies
}

// asQuery is a headline as a query: quotation marks and dashes in it are
// punctuation, not operators.
func asQuery(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"“”„«»-−()|", r) {
			return ' '
		}
		return r
	}, s)
}
