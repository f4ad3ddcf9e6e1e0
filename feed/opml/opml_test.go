package opml

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"khabar/feed/parse"
)

const nested = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>اشتراكاتي</title></head><body>
<outline text="أخبار">
  <outline text="محلي" title="محلي">
    <outline type="rss" text="هسبريس" xmlUrl="https://h.example/feed?a=1&amp;b=2" htmlUrl="https://h.example/"/>
  </outline>
  <outline title="الجزيرة" xmlUrl="https://j.example/rss"></outline>
</outline>
<outline text="https://ynet.example/rss" xmlurl="https://ynet.example/rss"/>
<outline text="مكرر" xmlUrl="https://j.example/rss"/>
<outline text="بفئة" xmlUrl="https://c.example/rss" category="/سياسة/دولي,أخرى"/>
</body></opml>`

var nestedList = []Subscription{
	{URL: "https://h.example/feed?a=1&b=2", Name: "هسبريس", Site: "https://h.example/", Folder: "أخبار/محلي"},
	{URL: "https://j.example/rss", Name: "الجزيرة", Folder: "أخبار"},
	{URL: "https://ynet.example/rss"},
	{URL: "https://c.example/rss", Name: "بفئة", Folder: "سياسة/دولي"},
}

func TestRead(t *testing.T) {
	arabic, err := charmap.Windows1256.NewEncoder().String(strings.Replace(nested, "UTF-8", "windows-1256", 1))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"as it should be":        nested,
		"windows-1256":           arabic,
		"undeclared charset":     strings.Replace(arabic, `encoding="windows-1256"`, "", 1),
		"bare ampersand":         strings.ReplaceAll(nested, "&amp;", "&"),
		"control characters":     strings.ReplaceAll(nested, "محلي", "مح\x01لي"),
		"no end":                 strings.TrimSuffix(nested, "</body></opml>"),
		"byte order mark":        "\ufeff" + nested,
		"an entity of nothing":   strings.Replace(nested, "<head>", "<head>&nbsp;&x;", 1),
		"capitals":               strings.ReplaceAll(nested, "outline", "OUTLINE"),
		"an entity bomb, unread": strings.Replace(nested, "<opml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><opml`, 1),
	} {
		list, _, err := Read([]byte(text), "list.opml")
		if err != nil || !reflect.DeepEqual(list, nestedList) {
			t.Errorf("%s: %+v, %v", name, list, err)
		}
	}
	cut, notes, err := Read([]byte(nested[:strings.Index(nested, "الجزيرة")]), "list.opml")
	if err != nil || len(cut) != 1 || len(notes) != 1 || !strings.Contains(notes[0], "middle") {
		t.Errorf("cut: %+v, %q, %v", cut, notes, err)
	}
}

func TestReadNone(t *testing.T) {
	for text, want := range map[string]error{
		"":                           parse.ErrEmpty,
		"<rss><channel/></rss>":      parse.ErrNoOutline,
		"just a text: nothing else":  parse.ErrNoOutline,
		"\x89PNG\r\n\x1a\n\x00\x00":  parse.ErrBinary,
		"{\"title\": \"no list\"}\n": parse.ErrNoOutline,
	} {
		list, _, err := Read([]byte(text), "x")
		if !errors.Is(err, want) || !strings.HasPrefix(err.Error(), "x: ") {
			t.Errorf("%q: %+v, %v", text, list, err)
		}
	}
}

func TestReadPlain(t *testing.T) {
	list, _, err := Read([]byte("# my feeds\nhttps://a.example/rss \"أخبار عامة\" \"~الاسم\"\n\nhttp://b.example/feed\nquery:x:y\nexec:make x\n"), "urls")
	want := []Subscription{{URL: "https://a.example/rss", Name: "الاسم", Folder: "أخبار عامة"}, {URL: "http://b.example/feed"}, {URL: "exec:make", Folder: "x"}}
	if err != nil || !reflect.DeepEqual(list, want) {
		t.Errorf("%+v, %v", list, err)
	}
}

// What is written is read again as it was.
func TestRoundTrip(t *testing.T) {
	list := append([]Subscription{{URL: "https://x.example/?q=\"<&>'", Name: `"<خبر> & 'غيره'`, Folder: "a & b/<c>"}}, nestedList...)
	var out bytes.Buffer
	if err := Write(&out, "Khabar", time.Unix(0, 0).UTC(), list); err != nil {
		t.Fatal(err)
	}
	again, notes, err := Read(out.Bytes(), "out")
	if err != nil || len(notes) > 0 || !reflect.DeepEqual(again, list) {
		t.Errorf("read %+v\nwrote %+v\n%s\n%v", again, list, out.String(), err)
	}
	for _, want := range []string{`<opml version="2.0">`, "<dateCreated>Thu, 01 Jan 1970", `text="أخبار"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
}

// TestReal reads real lists.
func TestReal(t *testing.T) {
	dir := os.Getenv("KHABAR_DATA")
	if dir == "" {
		t.Skip("KHABAR_DATA names no folder of real documents")
	}
	files, err := filepath.Glob(filepath.Join(dir, "feeds", "opml", "countries", "*", "*.opml"))
	if err != nil || len(files) == 0 {
		t.Skip("no lists in it")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		list, notes, err := Read(data, f)
		if want := bytes.Count(data, []byte("xmlUrl=")); err != nil || len(list) != want || len(notes) > 0 {
			t.Errorf("%s: %d of %d, %q, %v", f, len(list), want, notes, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(nested))
	f.Add([]byte("https://a.example/rss tag \"~x\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, _, err := Read(data, "x")
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, "t", time.Time{}, list); err != nil {
			t.Fatal(err)
		}
		again, _, err := Read(out.Bytes(), "x")
		if len(list) > 0 && (err != nil || len(again) != len(list)) {
			t.Fatalf("%d feeds, written and read again %d: %v\n%q", len(list), len(again), err, out.Bytes())
		}
	})
}
