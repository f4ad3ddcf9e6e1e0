package main

import (
	"fmt"
	"strings"

	"khabar/feed/search"
	"khabar/feed/store"
)

// pickFeeds finds the feeds that a reader means by a word: an address, a name
// however it is typed, a folder, or a part of one name. It is an error where
// none is meant, or a part is of several.
func pickFeeds(feeds []store.Feed, word string) ([]store.Feed, error) {
	folded := search.String(word)
	var whole, folder, part []store.Feed
	for _, f := range feeds {
		switch label := search.String(f.Label()); {
		case f.URL == word || label == folded:
			whole = append(whole, f)
		case f.Folder != "" && inFolder(search.String(f.Folder), folded):
			folder = append(folder, f)
		case strings.Contains(label, folded) || strings.Contains(f.URL, word):
			part = append(part, f)
		}
	}
	switch {
	case len(whole) > 0:
		return whole, nil
	case len(folder) > 0:
		return folder, nil
	case len(part) == 1:
		return part, nil
	case len(part) > 1:
		return nil, fmt.Errorf("%q is in the names of %d feeds: %s", word, len(part), labels(part))
	}
	return nil, fmt.Errorf("no feed is called %q; khabar feeds lists them", word)
}

// inFolder reports whether a folder is the one named, or in it.
func inFolder(folder, named string) bool {
	return folder == named || strings.HasPrefix(folder, named+"/")
}

// labels names a few feeds.
func labels(feeds []store.Feed) string {
	var names []string
	for i, f := range feeds {
		if i == 5 {
			names = append(names, "…")
			break
		}
		names = append(names, f.Label())
	}
	return strings.Join(names, "; ")
}

// hasHost reports whether an address is fetched from the net.
func hasHost(address string) bool {
	return strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")
}
