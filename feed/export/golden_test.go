package export

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"khabar/feed"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestGolden compares two articles in every format with what they were.
func TestGolden(t *testing.T) {
	type encoder interface {
		Append(dst []byte, a *feed.Article) []byte
		End(dst []byte) []byte
	}
	for name, enc := range map[string]encoder{"txt": &Text{}, "md": &Markdown{}, "html": &HTML{}, "json": &JSON{}, "jsonl": JSONLines{}} {
		out := enc.Append(nil, everything())
		out = enc.Append(out, &feed.Article{Title: "שלום", Summary: "2. not a list # nor * a <b>title</b>"})
		out = enc.End(out)
		path := filepath.Join("testdata", "articles."+name+".golden")
		if *update {
			if err := os.WriteFile(path, out, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(out) != string(want) {
			t.Errorf("%s is not as it was; see the diff after go test -update\n%s", name, out)
		}
	}
}
