package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"khabar/feed"
)

// everything is an article with all that an article can have.
func everything() *feed.Article {
	return &feed.Article{
		ID: "1", URL: "https://example.org/1", Source: "جريدة", FeedURL: "https://example.org/feed", Section: "دولي",
		Title: "لقاء <في> \"الرباط\" & غيرها", Byline: []string{"أحمد", "ليلى"}, Place: "الرباط", Summary: "ملخص", Lang: "ar", Dir: feed.RightToLeft,
		Published: feed.Date{Time: time.Date(2024, 11, 25, 0, 0, 0, 0, time.UTC), From: feed.DateInferred, Day: true, Text: "الاثنين 25 نونبر"},
		Updated:   time.Date(2024, 11, 26, 8, 30, 0, 0, time.UTC),
		Body: []feed.Block{
			{Text: "استقبل المدير *العام* الوفد.", Spans: []feed.Span{{Start: 0, End: 12, Style: feed.Strong}, {Start: 0, End: 10, Style: feed.Emphasis}}},
			{Kind: feed.Heading, Level: 3, Text: "عنوان فرعي"},
			{Kind: feed.Item, Level: 1, Marker: "•", Text: "الأمن"},
			{Kind: feed.Item, Level: 2, Marker: "٢", Text: "ثان"},
			{Kind: feed.Item, Level: 2, Marker: "٣", Text: "ثالث"},
			{Kind: feed.Item, Level: 1, Marker: "•", Text: "التعاون"},
			{Kind: feed.Quote, Level: 2, Text: "قال:\nنعم."},
			{Kind: feed.Code, Text: "x := `a`\n\ty", Dir: feed.LeftToRight},
			{Kind: feed.Image, Text: "صورة", Spans: []feed.Span{{Start: 0, End: 8, Style: feed.Linked, Target: "https://example.org/p.jpg"}}},
			{Kind: feed.Caption, Text: "تعليق"},
			{Kind: feed.Row, Header: true, Text: "اسم\tعدد", Cells: []string{"اسم", "عدد"}},
			{Kind: feed.Row, Text: "أ|ب\t1", Cells: []string{"أ|ب", "1"}},
			{Kind: feed.Rule},
			{Text: "English with code and a link.", Lang: "en", Dir: feed.LeftToRight, Spans: []feed.Span{
				{Start: 13, End: 17, Style: feed.Monospace}, {Start: 24, End: 28, Style: feed.Linked, Target: "https://example.org/b?a=1&b=2"},
				{Start: 24, End: 99, Style: feed.Struck}, {Start: -1, End: 3, Style: feed.Struck},
			}},
			{Text: "سطر\nآخر", Spans: []feed.Span{{Start: 0, End: 6, Style: feed.Linked, Target: "javascript:alert(1)"}}},
		},
		Related: []feed.Link{{Title: "خبر آخر", Target: "https://example.org/2"}, {Title: "خبر"}},
		Tags:    []string{"سياسة"},
		Media:   []feed.Media{{URL: "https://example.org/a.mp3", Type: "audio/mpeg", Title: "حلقة", Length: 12, Duration: 90 * time.Second}},
	}
}

// validate checks a value by a schema: the part of JSON Schema that ours uses,
// and nothing that it does not know.
func validate(root, schema map[string]any, v any, path string) (problems []string) {
	fail := func(format string, args ...any) {
		problems = append(problems, path+": "+fmt.Sprintf(format, args...))
	}
	for key, rule := range schema {
		switch key {
		case "$schema", "title", "description", "$defs", "additionalProperties", "format":
		case "$ref":
			name := strings.TrimPrefix(rule.(string), "#/$defs/")
			problems = append(problems, validate(root, root["$defs"].(map[string]any)[name].(map[string]any), v, path)...)
		case "enum":
			if !slices.Contains(rule.([]any), v) {
				fail("%v is none of %v", v, rule)
			}
		case "type":
			ok := false
			switch x := v.(type) {
			case string:
				ok = rule == "string"
			case bool:
				ok = rule == "boolean"
			case float64:
				ok = rule == "number" || rule == "integer" && x == float64(int64(x))
			case []any:
				ok = rule == "array"
			case map[string]any:
				ok = rule == "object"
			}
			if !ok {
				fail("%v is no %v", v, rule)
			}
		case "required":
			for _, name := range rule.([]any) {
				if _, ok := v.(map[string]any)[name.(string)]; !ok {
					fail("there is no %v", name)
				}
			}
		case "properties":
			known := rule.(map[string]any)
			object, _ := v.(map[string]any)
			for name, value := range object {
				of, ok := known[name].(map[string]any)
				if !ok {
					fail("%s is not in the schema", name)
					continue
				}
				problems = append(problems, validate(root, of, value, path+"."+name)...)
			}
		case "items":
			list, _ := v.([]any)
			for i, value := range list {
				problems = append(problems, validate(root, rule.(map[string]any), value, fmt.Sprintf("%s[%d]", path, i))...)
			}
		default:
			fail("the schema says %s, which this test does not know", key)
		}
	}
	if s, ok := schema["format"]; ok && s == "date-time" {
		if _, err := time.Parse(time.RFC3339, v.(string)); err != nil {
			fail("%v is no date", v)
		}
	}
	return problems
}

func TestSchema(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal([]byte(Schema()), &schema); err != nil {
		t.Fatal(err)
	}
	for name, a := range map[string]*feed.Article{"everything": everything(), "nothing": {}} {
		var v map[string]any
		if err := json.Unmarshal(JSONLines{}.Append(nil, a), &v); err != nil {
			t.Fatal(err)
		}
		for _, p := range validate(schema, schema, v, name) {
			t.Error(p)
		}
		// A schema that allows all says nothing: what is not in it is found.
		v["more"] = true
		delete(v, "blocks")
		if n := len(validate(schema, schema, v, name)); n != 2 {
			t.Errorf("%d problems with one field too many and one missing", n)
		}
		// All that the schema has, the full article has.
		if name == "everything" {
			for property := range schema["properties"].(map[string]any) {
				if _, ok := v[property]; !ok && property != "blocks" && property != "truncated" {
					t.Errorf("the full article has no %s", property)
				}
			}
		}
	}
}

func TestJSON(t *testing.T) {
	var j JSON
	out := j.Append(nil, everything())
	if !json.Valid(append(append([]byte(nil), out...), ']')) {
		t.Error("the first article is not whole before the second comes")
	}
	out = j.End(j.Append(out, &feed.Article{Title: "ب"}))
	var list []struct {
		Title, Direction string
		Found            struct {
			Direction string
			Published string `json:"date_published"`
			Precision string `json:"date_precision"`
			Words     string `json:"date_words"`
		}
		Blocks []struct {
			Text, Direction string
			Spans           []struct {
				Start, End int
				Style, URL string
			}
		}
		Links []struct{ Title, URL string }
	}
	if err := json.Unmarshal(out, &list); err != nil || len(list) != 2 {
		t.Fatalf("%v: %s", err, out)
	}
	a := list[0]
	if a.Direction != "rtl" || a.Found.Direction != "declared" || a.Found.Published != "inferred" || a.Found.Precision != "day" || a.Found.Words != "الاثنين 25 نونبر" {
		t.Errorf("%+v", a)
	}
	for _, b := range a.Blocks {
		for _, s := range b.Spans {
			if r := []rune(b.Text); s.Start < 0 || s.Start >= s.End || s.End > len(r) {
				t.Errorf("%q: span %+v", b.Text, s)
			}
		}
	}
	if s := a.Blocks[0].Spans; len(s) != 2 || string([]rune(a.Blocks[0].Text)[s[0].Start:s[0].End]) != "استقبل" {
		t.Errorf("spans %+v", s)
	}
	if a.Blocks[13].Direction != "ltr" || list[1].Found.Direction != "text" || list[1].Direction != "rtl" {
		t.Error("directions")
	}
	var none JSON
	if got := string(none.End(nil)); got != "[]\n" {
		t.Errorf("no article: %q", got)
	}
}
