package pipe

import (
	"net/url"
	"strings"

	"khabar/argv"
)

// Values are what a template can name: "title", "url" and so on.
type Values map[string]string

// Command splits a template into words and puts the values in. A word that
// would begin with a hyphen because of a value gets a blank before it: no
// headline is an option of the command.
func (v Values) Command(template string) ([]string, error) {
	words, err := argv.Split(template)
	if err != nil {
		return nil, err
	}
	for i, w := range words {
		words[i] = v.fill(w, func(s string) string { return s })
		if !strings.HasPrefix(w, "-") && strings.HasPrefix(words[i], "-") {
			words[i] = " " + words[i]
		}
	}
	return words, nil
}

// URL puts the values into the template of an address, escaped.
func (v Values) URL(template string) string {
	return v.fill(template, func(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") })
}

// fill puts values in for their names in braces, all at once: what a value
// has in braces stays.
func (v Values) fill(template string, escape func(string) string) string {
	var pairs []string
	for name, value := range v {
		pairs = append(pairs, "{"+name+"}", escape(strings.ReplaceAll(value, "\x00", "")))
	}
	return strings.NewReplacer(pairs...).Replace(template)
}
