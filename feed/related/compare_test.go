package related_test

import (
	"slices"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/related"
	"khabar/feed/search"
)

func TestCompare(t *testing.T) {
	const (
		met    = "استقبل المدير العام للأمن الوطني سفير بلجيكا في الرباط صباح الاثنين."
		metToo = "وكان المدير العام للأمن الوطني قد استقبل، الاثنين بالرباط، سفير بلجيكا."
		deal   = "ووقع الجانبان اتفاقا لتبادل المعلومات حول الجريمة المنظمة."
		visit  = "ومن المرتقب أن يزور وفد برلماني بروكسيل خلال الشهر المقبل."
		quote  = "وقال د. أحمد السالمي إن نسبة 3.5 في المائة كافية!"
	)
	a := article("", met+" "+deal, quote)
	b := article("", metToo, quote+" "+visit)
	c := related.Compare(a, b, new(search.Analyzer).Terms)
	texts := func(in *feed.Article, s []related.Sentence) (out []string) {
		for _, s := range s {
			out = append(out, s.Text(in))
		}
		return out
	}
	if got := texts(a, c.OnlyFirst); !slices.Equal(got, []string{deal}) {
		t.Errorf("only the first has %q, want %q", got, deal)
	}
	if got := texts(b, c.OnlySecond); !slices.Equal(got, []string{visit}) {
		t.Errorf("only the second has %q, want %q", got, visit)
	}
	if c := related.Compare(a, a, nil); len(c.OnlyFirst)+len(c.OnlySecond) != 0 {
		t.Errorf("an article has what it has not: %v", c)
	}
	if c := related.Compare(a, &feed.Article{}, nil); len(c.OnlyFirst) != 3 || len(c.OnlySecond) != 0 {
		t.Errorf("beside an empty article: %v", c)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("قال د. أحمد. نعم؟ لا!\nx", "نعم… 3.5. ")
	f.Add("\xff.\xd8 .", "...")
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := article("", x), article("", y)
		c := related.Compare(a, b, nil)
		for _, part := range []struct {
			in *feed.Article
			s  []related.Sentence
		}{{a, c.OnlyFirst}, {b, c.OnlySecond}} {
			last := 0
			for _, s := range part.s {
				if s.Start < last || s.End <= s.Start || strings.TrimSpace(s.Text(part.in)) == "" {
					t.Fatalf("sentences %v of %q and %q", part.s, x, y)
				}
				last = s.End
			}
		}
	})
}
