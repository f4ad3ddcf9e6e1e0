package parse_test

import (
	"context"
	"fmt"
	"strings"
	"time"

	"khabar/feed/parse"
)

func ExampleParse() {
	page := `دولي

مباحثات في الرباط لتعزيز التعاون الأمني بين البلدين

استقبل المسؤول صباح يوم الاثنين 25 نونبر الجاري بالرباط وفدا رفيع المستوى.

مقالات ذات صلة

زر الذهاب إلى الأعلى`
	doc, err := parse.Parse([]byte(page), parse.Input{Name: "page.txt", Modified: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		fmt.Println(err)
		return
	}
	a := doc.Articles[0]
	fmt.Println(doc.Format)
	fmt.Println(a.Section)
	fmt.Println(a.Title)
	fmt.Println(len(a.Body), "paragraph,", a.Published.Time.Format(time.DateOnly))
	// Output:
	// text page
	// دولي
	// مباحثات في الرباط لتعزيز التعاون الأمني بين البلدين
	// 1 paragraph, 2024-11-25
}

func ExampleRead() {
	lines := `{"title": "خبر أول", "body": "نص"}
{"title": "خبر ثان", "body": "<p>نص <b>مهم</b></p>"}
`
	err := parse.Read(context.Background(), strings.NewReader(lines), parse.Input{Name: "-"}, func(doc parse.Document) error {
		for _, a := range doc.Articles {
			fmt.Println(a.Title, "|", a.Body[0].Text)
		}
		return nil
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// خبر أول | نص
	// خبر ثان | نص مهم
}

func ExampleParseDate() {
	for _, s := range []string{"Mon, 25 Nov 2024 10:00:00 +0300", "۵ آذر ۱۴۰۳", "23 جمادى الأولى 1446"} {
		if d, ok := parse.ParseDate(s); ok {
			fmt.Println(d.Time.Format(time.RFC3339), d.Day)
		}
	}
	// Output:
	// 2024-11-25T07:00:00Z false
	// 2024-11-25T00:00:00Z true
	// 2024-11-25T00:00:00Z true
}
