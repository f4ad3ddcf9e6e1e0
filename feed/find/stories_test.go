package find_test

import (
	"testing"

	"khabar/feed"
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
