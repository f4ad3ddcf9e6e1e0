package main

import (
	_ "embed"
	"encoding/json"
)

// article is what the three panes show: a list of headlines, one article, and
// headlines of related ones.
type article struct {
	Headlines []string
	Title     string
	Body      []string
	Related   []string
}

//go:embed articles.json
var texts []byte

// languages are those of the articles, by the names of tesseract, in the order
// in which the key l goes through them.
func languages() []string { return []string{"ara", "heb", "fas", "urd"} }

// articles returns the articles by language.
func articles() (map[string]article, error) {
	var all map[string]article
	err := json.Unmarshal(texts, &all)
	return all, err
}
