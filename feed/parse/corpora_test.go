package parse

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/feed"
)

// corpus reads a file of articles, gzipped JSON Lines.
func corpus(t *testing.T, name string) []feed.Article {
	t.Helper()
	f, err := os.Open(filepath.Join(dataFolder(t), "corpora", name))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var all []feed.Article
	if err := Read(context.Background(), f, Input{Name: name}, func(d Document) error {
		all = append(all, d.Articles...)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestLanguage tells the language of headlines, and of the first words of
// bodies where there are none.
func TestLanguage(t *testing.T) {
	for name, want := range map[string]string{"ar-sanad-sample.jsonl.gz": "ar", "fa-farsnews.jsonl.gz": "fa", "ur-bbc-voa.jsonl.gz": "ur", "he-headlines.jsonl.gz": "he"} {
		right, all := 0, 0
		for _, a := range corpus(t, name) {
			checkArticle(t, &a)
			if a.Lang != want && strings.Count(a.Raw, "\uFFFD") < 20 { // some are archives by mistake
				t.Errorf("%s: article %s is %q", name, a.ID, a.Lang)
			}
			all++
			title := []rune(a.Title)
			if got := Language(string(title[:min(len(title), 60)])); got == want {
				right++
			}
		}
		t.Logf("%s: %d of %d headlines", name, right, all)
		if all == 0 || right*1000 < all*930 {
			t.Errorf("%s: %d of %d headlines", name, right, all)
		}
	}
}

// TestTextPages makes text pages of articles, as people copy them out of a
// browser, and reads headline and paragraphs back.
func TestTextPages(t *testing.T) {
	furniture := map[string][2]string{
		"fa-farsnews.jsonl.gz": {"اقتصادی", "انتهای پیام/\n\nمطالب مرتبط\n\nارسال نظر\n\nنسخه چاپی"},
		"ur-bbc-voa.jsonl.gz":  {"پاکستان", "متعلقہ خبریں\n\nشیئر کریں\n\nتبصرے"},
	}
	for name, f := range furniture {
		section, titles, bodies, all := 0, 0, 0, 0
		for _, a := range corpus(t, name) {
			var paras []string
			for _, b := range a.Body {
				if words(b.Text) >= 20 && endsSentence(b.Text) {
					paras = append(paras, b.Text)
				}
			}
			if len(paras) < 2 || words(a.Title) < 4 || words(a.Title) > 19 || endsSentence(a.Title) {
				continue
			}
			all++
			page := f[0] + "\n\n" + a.Title + "\n\n" + strings.Join(paras, "\n\n") + "\n\n" + f[1]
			doc, err := Parse([]byte(page), Input{Name: "x.txt", Modified: fileDate})
			if err != nil {
				t.Fatal(err)
			}
			got := doc.Articles[0]
			if got.Section == f[0] {
				section++
			}
			if got.Title == a.Title {
				titles++
			}
			if len(got.Body) == len(paras) && got.Body[len(paras)-1].Text == paras[len(paras)-1] {
				bodies++
			}
		}
		t.Logf("%s: of %d pages %d sections, %d headlines, %d bodies are right", name, all, section, titles, bodies)
		if all < 100 || titles*100 < all*97 || section*100 < all*97 || bodies*100 < all*97 {
			t.Errorf("%s: too many pages are misread", name)
		}
	}
}

// TestExpectedPage compares a real page with its text as a person took it.
func TestExpectedPage(t *testing.T) {
	dir := dataFolder(t)
	data, err := os.ReadFile(filepath.Join(dir, "pages", "cnn-arabic.html.gz"))
	if err != nil {
		t.Skip(err)
	}
	want, err := os.ReadFile(filepath.Join(dir, "pages", "cnn-arabic.expected.txt"))
	if err != nil {
		t.Skip(err)
	}
	doc, err := Parse(data, Input{Name: "http://arabic.cnn.com/x"})
	if err != nil {
		t.Fatal(err)
	}
	var paras []string
	for _, b := range doc.Articles[0].Body {
		paras = append(paras, feed.CleanLine(b.Text))
	}
	var expected []string
	for p := range strings.SplitSeq(string(want), "\n\n") {
		expected = append(expected, feed.CleanLine(p))
	}
	if strings.Join(paras, "\n") != strings.Join(expected, "\n") {
		got, _ := json.MarshalIndent(paras, "", " ")
		t.Errorf("read as %s", got)
	}
}
