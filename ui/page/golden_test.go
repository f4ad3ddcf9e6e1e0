package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/feed"
	"khabar/ui/locale"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s\nwant\n%s", path, got, want)
	}
}

// tableRow is a row of a table.
func tableRow(header bool, cells ...string) feed.Block {
	return feed.Block{Kind: feed.Row, Header: header, Cells: cells, Text: strings.Join(cells, "\t")}
}

const (
	announced = "أعلنت وزارة الفلاحة، اليوم الاثنين بالرباط، أن إنتاج الحبوب بلغ 5-10% أكثر من الموسم الماضي، حسب " + plan + " المنشورة على موقعها."
	plan      = "خطة الوزارة"
)

var planAt = strings.Index(announced, plan)

// season is an Arabic article with a block of each kind.
var season = &feed.Article{
	Title: "نتائج الموسم الفلاحي", Lang: "ar", Section: "اقتصاد", URL: "https://example.org/season",
	Body: []feed.Block{
		{Text: announced,
			Spans: []feed.Span{{Start: planAt, End: planAt + len(plan), Style: feed.Linked, Target: "https://example.org/plan"}}},
		{Kind: feed.Heading, Level: 2, Text: "الأرقام حسب الجهات"},
		tableRow(true, "الجهة", "المساحة (هكتار)", "الإنتاج", "ملاحظات"),
		tableRow(false, "الرباط سلا القنيطرة", "720,000", "12.5", "أعلى إنتاج منذ عشر سنوات"),
		tableRow(false, "فاس مكناس", "680,500", "9.75", ""),
		tableRow(false, "سوس", "45,000", "-", "جفاف COVID-19"),
		{Kind: feed.Quote, Level: 1, Text: "قال الوزير إن «الموسم كان استثنائيا بكل المقاييس»."},
		{Kind: feed.Quote, Level: 2, Text: "اقتباس داخل اقتباس."},
		{Kind: feed.Item, Level: 1, Marker: "1", Text: "توزيع البذور المختارة على الفلاحين قبل نهاية الشهر الجاري"},
		{Kind: feed.Item, Level: 2, Marker: "◦", Text: "بنسبة 30%"},
		{Kind: feed.Item, Level: 1, Marker: "2", Text: "مراقبة الأسواق"},
		{Kind: feed.Code, Text: "curl -s https://example.org/2026.json\n  | jq '.items[0]'"},
		{Text: "كَتَبَ الوَلَدُ الدَّرْسَ في ٢٥ نونبر 2026، والهاتف 0537-12-34-56، ثم خرج إلى السوق مع أصدقائه الكثيرين."},
	},
}

// english is a left-to-right table.
var english = &feed.Article{Title: "Results", Lang: "en", Body: []feed.Block{
	tableRow(true, "Team", "Points"), tableRow(false, "Wydad", "61"), tableRow(false, "Raja of Casablanca", "9"),
}}

func drawn(a *feed.Article, width int, s Spacing, look Look) string {
	blocks, _ := Typeset(a, Words{Known: []string{"الجريدة", "25 نوفمبر"}, Links: "الروابط", Dir: bidi.RTL})
	Space(blocks, s)
	var p Page
	p.Set(blocks, width)
	var out strings.Builder
	for y := range p.All() {
		fmt.Fprintf(&out, "|%s|\n", shownIn(&p, y, &look))
	}
	return out.String()
}

func TestGoldenPages(t *testing.T) {
	for _, width := range []int{72, 44, 24} {
		golden(t, fmt.Sprintf("season-%d", width), drawn(season, width, OneRow, Look{}))
	}
	golden(t, "season-set", drawn(season, 60, Indented, Look{Justify: true, Marks: Hidden, Digits: locale.ArabicIndic}))
	golden(t, "english", drawn(english, 40, OneRow, Look{})+drawn(english, 12, OneRow, Look{}))
}

// TestHostileTables: a row of very many cells, rows of different lengths and
// very many rows are set without harm.
func TestHostileTables(t *testing.T) {
	many := make([]string, 5000)
	for i := range many {
		many[i] = "خ"
	}
	a := &feed.Article{Lang: "ar", Body: []feed.Block{tableRow(true, "أ"), tableRow(false, many...), tableRow(false, many[:mostColumns]...), tableRow(false), tableRow(true, many[:3]...)}}
	for range 2000 {
		a.Body = append(a.Body, tableRow(false, "سوس ماسة درعة", "12"))
	}
	blocks, _ := Typeset(a, Words{})
	var p Page
	for _, width := range []int{10, 72} {
		p.Set(blocks, width)
		for y := range p.All() {
			var r cell.Row
			if p.Draw(&r, y, &Look{}); r.Width() != width {
				t.Fatalf("row %d is %d columns wide on a page of %d", y, r.Width(), width)
			}
		}
	}
}
