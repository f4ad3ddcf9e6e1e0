package pipe

import (
	"errors"
	"net/url"
	"strings"
)

// ErrQuote says that a quote is opened and not closed.
var ErrQuote = errors.New("pipe: a quote is not closed")

// Split splits a command line into words.
func Split(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	begun, quote := false, rune(0)
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case quote == '\'' && r != '\'':
			word.WriteRune(r)
		case r == '\\' && (next == '"' || next == '\\' || quote == 0 && (next == ' ' || next == '\t' || next == '\'')):
			word.WriteRune(next)
			begun = true
			i++
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case quote == 0 && (r == ' ' || r == '\t' || r == '\n'):
			if begun {
				words = append(words, word.String())
				word.Reset()
			}
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if quote != 0 {
		return nil, ErrQuote
	}
	if begun {
		words = append(words, word.String())
	}
	return words, nil
}

// Values are what a template can name: "title", "url" and so on.
type Values map[string]string

// Command splits a template into words and puts the values in. A word that
// would begin with a hyphen because of a value gets a blank before it: no
// headline is an option of the command.
func (v Values) Command(template string) ([]string, error) {
	words, err := Split(template)
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
