// Package catalog is a list of well-known news feeds in Arabic, Hebrew,
// Persian and Urdu, by language and country, to browse and subscribe to. It is
// for the command catalog and for the interface. The list is part of the
// program, in feeds.tsv: its head names the public lists that the addresses
// were taken from, with their licences.
package catalog

import (
	_ "embed"
	"iter"
	"slices"
	"strings"

	"khabar/feed/search"
)

//go:embed feeds.tsv
var table string

// Entry is a feed to subscribe to.
type Entry struct {
	Name    string // what the publication calls itself
	Lang    string // ar, fa, he or ur
	Country string // where it is published, ISO 3166-1 in two letters: "MA"
	URL     string // of the feed
	List    string // which of Lists it was taken from
}

// List is a public list that entries were taken from.
type List struct {
	Name   string // short, as in Entry.List
	Origin string // where it is, and its licence
}

// All is the catalogue, by language, country and place in the list.
func All() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for line := range strings.Lines(table) {
			if line[0] == '#' {
				continue
			}
			f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if len(f) == 5 && !yield(Entry{Lang: f[0], Country: f[1], Name: f[2], List: f[3], URL: f[4]}) {
				return
			}
		}
	}
}

// Lists are the public lists that the catalogue was made of.
func Lists() []List {
	var lists []List
	for line := range strings.Lines(table) {
		if rest, ok := strings.CutPrefix(line, "# list\t"); ok {
			name, origin, _ := strings.Cut(strings.TrimSuffix(rest, "\n"), "\t")
			lists = append(lists, List{name, origin})
		}
	}
	return lists
}

// Query says which entries are wanted; what is set must hold together.
type Query struct {
	Lang    string // "ar"
	Country string // "MA" or "ma"
	Words   string // in the name, folded as for search, or in the address
}

// Find are the entries that a query finds, in the catalogue's order.
func Find(q Query) []Entry {
	var found []Entry
	words := strings.Fields(search.String(q.Words))
	for e := range All() {
		if q.Lang != "" && !strings.EqualFold(e.Lang, q.Lang) || q.Country != "" && !strings.EqualFold(e.Country, q.Country) {
			continue
		}
		text := search.String(e.Name) + " " + strings.ToLower(e.URL)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			found = append(found, e)
		}
	}
	return found
}

// Named is the entry that a reader means by a name or an address. ok is false
// where none is meant, or several are: near are then those.
func Named(name string) (e Entry, near []Entry, ok bool) {
	folded := search.String(name)
	for e := range All() {
		if e.URL == name || search.String(e.Name) == folded {
			return e, nil, true
		}
	}
	near = Find(Query{Words: name})
	if len(near) == 1 {
		return near[0], nil, true
	}
	return Entry{}, near, false
}
