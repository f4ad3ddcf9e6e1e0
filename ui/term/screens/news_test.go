//go:build screens

package screens

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode"
)

// article is one of testdata/news.jsonl; those that the tests read have the
// name of a language of tesseract as their ID and stand first.
type article struct {
	ID, Title, Body string
}

var languages = []string{"ara", "heb", "fas", "urd"}

// names of the languages, for the table.
var names = map[string]string{"ara": "Arabic", "heb": "Hebrew", "fas": "Persian", "urd": "Urdu"}

const newsFile = "testdata/news.jsonl"

func articles(t *testing.T) map[string]article {
	t.Helper()
	b, err := os.ReadFile(newsFile)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]article{}
	for lines := bufio.NewScanner(bytes.NewReader(b)); lines.Scan(); {
		var a article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		all[a.ID] = a
	}
	return all
}

// text is what is to be read of an article.
func (a article) text() string { return a.Title + " " + a.Body }

// rows breaks the article into rows of at most width columns, in logical order:
// greedily at blanks, which is all that a reference for OCR needs.
func (a article) rows(width int) []string {
	rows := []string{a.Title, ""}
	for p := range strings.SplitSeq(a.Body, "\n\n") {
		row := ""
		for word := range strings.FieldsSeq(p) {
			if row != "" && columns(row+" "+word) > width {
				rows = append(rows, row)
				row = ""
			}
			if row != "" {
				row += " "
			}
			row += word
		}
		rows = append(rows, row, "")
	}
	return rows
}

// columns counts those of a text without wide characters.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.In(r, unicode.Mn, unicode.Cf) {
			n++
		}
	}
	return n
}

// visual lays rows out with another engine, FriBidi: shaped, in visual order.
func visual(t *testing.T, rows []string) []string {
	t.Helper()
	c := exec.Command("fribidi", "--nopad", "--nobreak", "--rtl", "--clean", "--reordernsm")
	c.Stdin = strings.NewReader(strings.Join(rows, "\n") + "\n")
	out, err := c.Output()
	if err != nil {
		t.Fatalf("fribidi: %v", err)
	}
	text := strings.ReplaceAll(string(out), "\uFEFF", "") // it fills the second cell of a lam-alef
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}
