package related_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/related"
	"khabar/feed/search"
)

// article makes an article of a headline and paragraphs.
func article(title string, paragraphs ...string) *feed.Article {
	a := &feed.Article{Title: title, Lang: "ar"}
	for _, p := range paragraphs {
		a.Body = append(a.Body, feed.Block{Kind: feed.Paragraph, Text: p})
	}
	return a
}

// few are a handful of articles on three subjects.
var few = []*feed.Article{
	article("حموشي يستقبل سفير بلجيكا بالرباط",
		"استقبل المدير العام للأمن الوطني، عبد اللطيف حموشي، سفير بلجيكا في الرباط لبحث التعاون الأمني.",
		"وتناول اللقاء مكافحة الجريمة المنظمة وتبادل المعلومات بين الشرطة في البلدين."),
	article("بلجيكا والمغرب يوقعان اتفاقا أمنيا",
		"وقع المغرب وبلجيكا اتفاقا للتعاون بين أجهزة الأمن يشمل مكافحة الجريمة المنظمة وتكوين عناصر الشرطة.",
		"وأشاد حموشي بمستوى التعاون القائم."),
	article("أسعار القمح ترتفع في الأسواق العالمية",
		"ارتفعت أسعار القمح في الأسواق العالمية بعد تراجع المحصول في عدد من الدول المصدرة.",
		"ويتوقع المزارعون موسما صعبا بسبب قلة الأمطار."),
	article("قلة الأمطار تهدد محصول القمح",
		"حذر مزارعون من تراجع محصول القمح هذا الموسم بسبب قلة الأمطار وارتفاع أسعار البذور."),
	article("فوز المنتخب في مباراة ودية",
		"فاز المنتخب الوطني لكرة القدم في مباراة ودية بهدفين، سجلهما المهاجم في الشوط الثاني.",
		"وقال المدرب إن اللاعبين قدموا مباراة كبيرة."),
}

func indexOf(articles []*feed.Article) *related.Index {
	x := &related.Index{Terms: new(search.Analyzer).Terms}
	for i, a := range articles {
		x.Add(int64(i), a)
	}
	return x
}

func TestNearest(t *testing.T) {
	x := indexOf(few)
	for _, c := range []struct{ asked, want int64 }{{0, 1}, {1, 0}, {2, 3}, {3, 2}} {
		hits := x.Nearest(nil, c.asked, few[c.asked], 3, time.Time{})
		if len(hits) == 0 || hits[0].ID != c.want {
			t.Errorf("nearest to %d: %v, want %d first", c.asked, hits, c.want)
		}
		for _, h := range hits {
			if h.ID == c.asked {
				t.Errorf("%d is near to itself", c.asked)
			}
			if h.Score <= 0 || h.Score > 1 {
				t.Errorf("score %v", h.Score)
			}
		}
	}
}

// TestSharedWordsAreSpelledAsRead checks that the reason for a hit names its
// weightiest words in the spelling of the article that is read.
func TestSharedWordsAreSpelledAsRead(t *testing.T) {
	x := indexOf(few)
	hits := x.Nearest(nil, 0, few[0], 1, time.Time{})
	if len(hits) != 1 {
		t.Fatalf("hits: %v", hits)
	}
	text := few[0].Title + " " + few[0].Body[0].Text + " " + few[0].Body[1].Text
	for _, w := range hits[0].Shared {
		if !strings.Contains(text, w) {
			t.Errorf("%q is not in the article", w)
		}
	}
	for _, want := range []string{"حموشي", "بلجيكا"} {
		if !slices.Contains(hits[0].Shared, want) {
			t.Errorf("the shared words %q miss %q", hits[0].Shared, want)
		}
	}
}

func TestNearestOfAnArticleFromOutside(t *testing.T) {
	x := indexOf(few)
	hits := x.Nearest(nil, -1, article("محصول القمح يتراجع"), 5, time.Time{})
	if len(hits) != 2 || hits[0].ID != 3 && hits[0].ID != 2 {
		t.Errorf("hits: %v, want the two on wheat", hits)
	}
}

func TestEmptyAndZero(t *testing.T) {
	var x related.Index
	if hits := x.Nearest(nil, 0, few[0], 5, time.Time{}); len(hits) != 0 {
		t.Errorf("an empty index found %v", hits)
	}
	x.Add(1, &feed.Article{})
	x.Add(2, few[0])
	if hits := x.Nearest(nil, 1, &feed.Article{}, 5, time.Now()); len(hits) != 0 {
		t.Errorf("nothing is near to %v", hits)
	}
	if hits := x.Nearest(nil, 7, few[1], 0, time.Now()); len(hits) != 0 {
		t.Errorf("asked for none, found %v", hits)
	}
}

func TestRemoveAndReplace(t *testing.T) {
	x := indexOf(few)
	x.Remove(1)
	x.Remove(99)
	if x.Len() != len(few)-1 {
		t.Errorf("%d articles, want %d", x.Len(), len(few)-1)
	}
	for _, h := range x.Nearest(nil, 0, few[0], 5, time.Time{}) {
		if h.ID == 1 {
			t.Error("a removed article was found")
		}
	}
	x.Add(2, few[1]) // in the place of the wheat
	hits := x.Nearest(nil, 0, few[0], 1, time.Time{})
	if len(hits) != 1 || hits[0].ID != 2 {
		t.Errorf("hits %v, want the article that was put at 2", hits)
	}
}

func TestRecency(t *testing.T) {
	now := time.Date(2024, 11, 25, 12, 0, 0, 0, time.UTC)
	x := indexOf(few)
	for i, days := range []int{400, 2} { // the same words twice, but for time
		a := *few[3]
		a.Title += fmt.Sprint(" ", i)
		a.Published.Time = now.AddDate(0, 0, -days)
		x.Add(int64(10+i), &a)
	}
	hits := x.Nearest(nil, 2, few[2], 5, now)
	old := slices.IndexFunc(hits, func(h related.Hit) bool { return h.ID == 10 })
	young := slices.IndexFunc(hits, func(h related.Hit) bool { return h.ID == 11 })
	if young < 0 || old >= 0 && old < young {
		t.Errorf("hits %v, want 11 (two days old) before 10 (a year old)", hits)
	}
}

// TestSameStoryIsNotRelated adds an article twice, once with a sentence less.
func TestSameStoryIsNotRelated(t *testing.T) {
	long := article("حموشي يستقبل سفير بلجيكا", strings.Repeat(few[0].Body[0].Text+" "+few[0].Body[1].Text+" ", 1)+few[2].Body[0].Text+few[4].Body[0].Text)
	short := article("الأمن الوطني: لقاء مع سفير بلجيكا", few[0].Body[0].Text+" "+few[0].Body[1].Text+" "+few[2].Body[0].Text)
	x := indexOf(few[1:])
	x.Add(100, long)
	x.Add(101, short)
	for _, h := range x.Nearest(nil, 100, long, 10, time.Time{}) {
		if h.ID == 101 {
			t.Error("the same story was given as related")
		}
	}
	if got := x.Same(nil, 100, long); !slices.Equal(got, []int64{101}) {
		t.Errorf("same story: %v, want 101", got)
	}
	var groups [][]int64
	x.Stories().Each(func(ids []int64) bool { groups = append(groups, slices.Clone(ids)); return true })
	if len(groups) != 1 || !slices.Equal(groups[0], []int64{100, 101}) {
		t.Errorf("stories: %v, want one of 100 and 101", groups)
	}
}

// TestNothingInCommon: function words and numbers make no two articles related.
func TestNothingInCommon(t *testing.T) {
	x := indexOf([]*feed.Article{
		article("سوق السمك", "يستعد التجار في المدينة من أجل 2026 أو بعد ذلك."),
		article("قطار الليل", "يعود القطار في الربيع من أجل 2026 أو بعد ذلك."),
		article("سوق جديدة للسمك", "سوق السمك تفتح أبوابها."),
	})
	for _, h := range x.Nearest(nil, 0, article("سوق السمك", "يستعد التجار في المدينة من أجل 2026 أو بعد ذلك."), 5, time.Time{}) {
		if h.ID == 1 && !slices.Contains(h.Shared, "أجل") {
			t.Errorf("related by %q", h.Shared)
		}
		for _, s := range h.Shared {
			if s == "في" || s == "من" || s == "أو" || s == "بعد" || s == "2026" {
				t.Errorf("%q is given as a reason", s)
			}
		}
	}
	// However they are spelled.
	x = indexOf([]*feed.Article{
		article("متحف", "القرية التي تبنيه على الجبل إلى الصيف، وهو الذي."),
		article("قطار الليل", "القطار الذي يعود غدا."),
	})
	for _, h := range x.Nearest(nil, 9, article("سوق السمك", "المدينة التى يستعد تجارها علي الميناء الى المساء، وهو الذى."), 5, time.Time{}) {
		t.Errorf("related by %q", h.Shared)
	}
}

// TestNothingInCommonButNames: names in Latin letters alone make nothing related to an
// article in other letters.
func TestNothingInCommonButNames(t *testing.T) {
	x := indexOf([]*feed.Article{
		article("חברת OpenAI מציגה דגם חדש", "מנכל OpenAI הציג את GPT בירושלים."),
		article("شركة OpenAI تعرض نموذجا جديدا", "عرض رئيس OpenAI نموذج GPT في الرباط."),
		article("OpenAI shows a new model", "The head of OpenAI showed GPT in Paris."),
		article("GPT for newsrooms", "A newsroom tries what OpenAI sells."),
	})
	for _, c := range []struct {
		asked *feed.Article
		want  []int64
	}{
		{article("نموذج GPT من OpenAI", "جربت صحيفة نموذج OpenAI هذا الأسبوع."), []int64{1}},
		{article("חברת OpenAI ודגם GPT", "עיתון ניסה השבוע דגם של OpenAI."), []int64{0}},
		{article("OpenAI and GPT", "The newspaper tried GPT this week."), []int64{0, 1, 2, 3}},
	} {
		var got []int64
		for _, h := range x.Nearest(nil, -1, c.asked, 9, time.Time{}) {
			got = append(got, h.ID)
		}
		if slices.Sort(got); !slices.Equal(got, c.want) {
			t.Errorf("near to %q: %v, want %v", c.asked.Title, got, c.want)
		}
	}
}

// TestAgainstBruteForce compares the order of the index with that of scores
// that are worked out one by one.
func TestAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := make([]string, 400)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("w%c%cw", 'a'+i/26, 'a'+i%26)
	}
	var x related.Index
	n := 1500
	articles := make([]*feed.Article, n)
	for i := range articles {
		var b strings.Builder
		for range 20 + r.IntN(60) {
			b.WriteString(vocabulary[int(float64(len(vocabulary))*r.Float64()*r.Float64())])
			b.WriteByte(' ')
		}
		articles[i] = article("", b.String())
		x.Add(int64(i), articles[i])
		if i%400 == 0 {
			x.Nearest(nil, 0, articles[0], 1, time.Time{}) // several segments
		}
	}
	want := related.Scores(articles)
	for i := 0; i < n; i += 37 {
		hits := x.Nearest(nil, int64(i), articles[i], 5, time.Time{})
		if len(hits) != 5 {
			t.Fatalf("%d hits", len(hits))
		}
		best := 0.0
		for j := range articles {
			if j != i {
				best = max(best, want(i, j))
			}
		}
		if w := want(i, int(hits[0].ID)); w < 0.999*best {
			t.Errorf("nearest to %d is %d by %.4f, want one by %.4f", i, hits[0].ID, w, best)
		}
		for k, h := range hits {
			if w := want(i, int(h.ID)); h.Score < w*0.99 || h.Score > w*1.01 {
				t.Errorf("score of %d and %d: %.4f, want %.4f", i, h.ID, h.Score, w)
			}
			if k > 0 && h.Score > hits[k-1].Score {
				t.Errorf("not the nearest first: %v", hits)
			}
		}
	}
}
