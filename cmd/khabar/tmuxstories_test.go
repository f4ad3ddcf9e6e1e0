package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTmuxStories reads a story that three sources tell, compares two of them,
// saves a search and mutes another, in the real binary.
func TestTmuxStories(t *testing.T) {
	bin, dir := binary(t), t.TempDir()
	sentences := []string{
		"افتتح وزير النقل صباح اليوم الميناء الجديد بعد خمس سنوات من الأشغال على الساحل الشمالي.",
		"ويستقبل الميناء سفن الحاويات الكبيرة ويرتبط بشبكة السكك الحديدية والطريق السريع.",
		"وقال مدير المشروع إن الطاقة السنوية تبلغ ثلاثة ملايين حاوية في المرحلة الأولى.",
		"ويوفر المشروع عشرة آلاف وظيفة مباشرة لشباب المنطقة وفق أرقام الوزارة.",
		"ورحب التجار بالمشروع وطالبوا بتخفيض رسوم العبور وتبسيط الإجراءات الجمركية.",
		"وتنتهي المرحلة الثانية بعد ثلاث سنوات بتوسعة الرصيف وبناء محطة للطاقة الشمسية.",
	}
	var lines strings.Builder
	put := func(id, title, source string, hour int, body ...string) {
		line, err := json.Marshal(map[string]string{"id": id, "title": title, "source": source, "body": strings.Join(body, " "), "lang": "ar",
			"date": fmt.Sprintf("2026-01-05T%02d:00:00Z", hour), "url": "https://x.example/" + id})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	put("a", "افتتاح الميناء الجديد", "جريدة الصباح", 12, append([]string{"قال شهود إن الحفل دام ساعتين كاملتين بحضور السفراء."}, sentences...)...)
	put("b", "الوزير يفتتح الميناء", "وكالة الأنباء", 11, append([]string{"وتغيب رئيس البلدية عن الحفل بسبب المرض والسفر."}, sentences...)...)
	put("c", "ميناء جديد في الشمال", "صحيفة المساء", 10, sentences...)
	put("d", "المنتخب يفوز بهدفين", "جريدة الصباح", 9, "فاز المنتخب في مباراة ودية مساء أمس وسجل المهاجم هدفين في الشوط الثاني.")
	put("e", "سعر القمح يرتفع", "وكالة الأنباء", 8, "ارتفع سعر القمح في الأسواق بعد تراجع المحصول في الدول المصدرة هذا العام.")
	news := filepath.Join(dir, "news.jsonl")
	writeFile(t, news, lines.String())
	khabar := fmt.Sprintf("%s --data %s/data --config %s/config.toml", bin, dir, dir)
	writeFile(t, filepath.Join(dir, "config.toml"), "")
	if out, err := exec.Command("sh", "-c", khabar+" keep "+news).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}

	p := tmuxStart(t, 120, 36, nil, khabar)
	p.wait("1/3", "أيضا في مصدرين آخرين", "المنتخب يفوز", "الخبر نفسه")
	p.keys("e")
	p.wait("▾", "الوزير يفتتح الميناء", "ميناء جديد في الشمال")
	p.keys("j", "d")
	p.wait("مقارنة", "+ قال شهود", "− وتغيب رئيس البلدية", "مشتركة بينهما")
	p.keys("d")
	p.wait("+ قال شهود", "صحيفة المساء")
	p.gone("رئيس البلدية")
	p.keys("Escape")
	p.wait("القراءة")
	p.gone("مقارنة")
	p.back("Enter")
	p.keys("E")
	p.wait("على خبرين") // the first was read
	p.keys("u", "O")
	p.wait("1/5")
	p.keys("O")
	p.wait("1/3")

	// A search that is a list; a rule that hides, until it is undone.
	p.keys("V")
	p.wait("البحث المراد")
	p.keys("القمح", "Enter")
	p.wait("اسمه")
	p.keys("Enter")
	p.wait("القمح", "1/1", "سعر القمح يرتفع")
	p.keys("Escape")
	p.wait("◇", "المصادر")
	p.keys("g", "Enter")
	p.wait("1/3")
	p.keys("X")
	p.wait("احجب ما يطابق")
	p.keys("المنتخب", "Enter")
	p.wait("خبر واحد", "1/2")
	p.gone("المنتخب يفوز")
	p.keys("Escape")
	p.wait("المحجوبة", "∅")
	p.keys("u")
	p.gone("∅")
	p.keys("q")

	// At 80 columns, and where an English reader finds it.
	p = tmuxStart(t, 80, 24, nil, khabar+" --lang en")
	p.wait("also in 2 sources", "Same story")
	p.keys("d")
	p.wait("Comparison", "Only in", "sentences are in both")
	p.keys("q")
}
