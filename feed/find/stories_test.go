package find_test

import (
	"fmt"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/find"
)

// TestTemplates: what a source writes in the same words each day, under other
// headlines, are stories of their own; another source's copy is not, whatever
// it is called.
func TestTemplates(t *testing.T) {
	s, f := open(t)
	const text = "تسجل درجات الحرارة في المدن الكبرى اليوم معدلات قريبة من المعتاد مع رياح شمالية خفيفة إلى معتدلة على السواحل. " +
		"ويتوقع خبراء الأرصاد أن تتكاثر السحب مساء فوق المرتفعات وأن تهطل أمطار متفرقة في الجنوب والشرق. " +
		"ونصحت المديرية العامة السائقين بالحذر على الطرق الجبلية وبمتابعة النشرات التي تصدر كل ثلاث ساعات."
	numbers := put(t, s, f, "x", []feed.Article{
		article("mon", "طقس الاثنين: غيوم في الشمال", text), article("tue", "أمطار متوقعة غدا", text), article("again", "تحديث: طقس الاثنين غيوم في الشمال", text),
	})
	stories := map[string]int{}
	for name, id := range numbers {
		told, err := f.Story(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		stories[name] = len(told)
	}
	if stories["mon"] != 2 || stories["again"] != 2 || stories["tue"] != 0 {
		t.Errorf("how many tell each: %v", stories)
	}
	other := put(t, s, f, "y", []feed.Article{article("copy", "الأرصاد تحذر", text)})
	told, err := f.Story(ctx, other["copy"])
	if err != nil || len(told) < 2 {
		t.Errorf("another source's copy: %d, %v", len(told), err)
	}
}

// alike are so many articles in the same words, under headlines that differ in
// their number.
func alike(from, n int) (list []feed.Article) {
	text := strings.Repeat("نشرت صحيفة تقريرا عن الميناء الجديد في المدينة وقالت إن العمل فيه دام خمس سنوات كاملة. ", 5)
	for i := from; i < from+n; i++ {
		list = append(list, article(fmt.Sprint("alike", i), fmt.Sprint("افتتاح الميناء الجديد في المدينة ", i), text))
	}
	return list
}

// TestStoriesRecalled: who goes on with a store knows which story was told before,
// and takes what comes into it.
func TestStoriesRecalled(t *testing.T) {
	s, f := open(t)
	put(t, s, f, "x", alike(0, 5))
	last := put(t, s, find.New(s), "y", alike(5, 1))
	told, err := f.Story(ctx, last["alike5"])
	if err != nil || len(told) != 6 {
		t.Errorf("%d tell the story, want 6 (%v)", len(told), err)
	}
}

// BenchmarkAlike indexes one more of a thousand articles in the same words, for a
// program that has just begun.
func BenchmarkAlike(b *testing.B) {
	s, f := open(b)
	put(b, s, f, "x", alike(0, 1000))
	for i := 0; b.Loop(); i++ {
		put(b, s, find.New(s), fmt.Sprint("y", i), alike(1000+i, 1))
	}
}
