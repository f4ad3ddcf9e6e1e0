package parse

import (
	"encoding/json"
	"net/url"
	"strings"

	"khabar/feed"
)

// readJSONFeed reads a JSON object as it comes: a JSON Feed by its items, a
// list by its articles, else one article.
func (doc *Document) readJSONFeed(dec *json.Decoder, base *url.URL, in Input) error {
	if _, err := dec.Token(); err != nil {
		return ErrNoArticle
	}
	fields := map[string]json.RawMessage{}
	var items []json.RawMessage
	list := false
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			doc.repaired("the JSON ends in the middle or is broken: read up to the last whole item")
			break
		}
		name, _ := key.(string)
		if name == "items" || name == "articles" || name == "entries" || name == "results" {
			if t, err := dec.Token(); err == nil && t == json.Delim('[') {
				list = true
				if name == "items" && doc.Format == JSON {
					doc.Format = JSONFeed
				}
				if !doc.readArray(dec, func(raw json.RawMessage) { items = append(items, raw) }) {
					break
				}
			}
			continue
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			doc.repaired("the JSON ends in the middle or is broken: read up to the last whole item")
			break
		}
		fields[name] = raw
	}
	if !list {
		if doc.Format == JSONFeed {
			doc.jsonFeedFields(fields, base, in)
			return nil
		}
		raw, err := json.Marshal(fields)
		if err != nil {
			return ErrNoArticle
		}
		doc.addJSON(raw, base)
		if len(doc.Articles) == 1 && len(doc.Repairs) > 0 {
			doc.Articles[0].Truncated = true
		}
		return nil
	}
	doc.jsonFeedFields(fields, base, in)
	for _, s := range []string{doc.Feed.URL, doc.Feed.Site} {
		if base == nil {
			base = baseURL(s)
		}
	}
	for _, raw := range items {
		doc.addItem(raw, base, in)
	}
	return nil
}

// jsonFeedFields takes the fields of the feed itself.
func (doc *Document) jsonFeedFields(fields map[string]json.RawMessage, base *url.URL, in Input) {
	text := func(name string) string {
		var t jsonText
		_ = t.UnmarshalJSON(fields[name]) // a field of an odd type is no field
		return string(t)
	}
	doc.Feed = feed.Feed{
		URL:         feedURL(text("feed_url"), in.Name),
		Site:        resolve(base, text("home_page_url")),
		Title:       titleLine(value{s: text("title")}),
		Description: titleLine(value{s: text("description")}),
		Lang:        languageTag(text("language")),
	}
}

// addItem adds an item of a JSON Feed or of a list of articles.
func (doc *Document) addItem(raw json.RawMessage, base *url.URL, in Input) {
	if doc.Format != JSONFeed {
		doc.addJSON(raw, base)
		return
	}
	var j jsonArticle
	if err := json.Unmarshal(raw, &j); err != nil {
		doc.leaveOut("an item is no object")
		return
	}
	sum := checksum(0, string(raw))
	id := feed.CleanLine(string(j.ID))
	known := id != "" && in.Known != nil && in.Known(id, sum)
	var a feed.Article
	if known {
		a = feed.Article{ID: id, URL: resolve(base, first(j.URL, j.External)), Title: titleLine(value{s: string(j.Title)})}
	} else {
		if j.Lang == "" && j.Language == "" {
			j.Lang = jsonText(doc.Feed.Lang)
		}
		a = j.article(base)
		if a.Section == "" && len(a.Tags) > 0 {
			a.Section, a.Tags = a.Tags[0], a.Tags[1:]
		}
	}
	if a.ID == "" {
		a.ID = a.URL
	}
	if a.Source == "" || strings.HasPrefix(a.Source, "http") {
		a.Source = doc.Feed.Title
	}
	a.FeedURL = doc.Feed.URL
	doc.Articles = append(doc.Articles, a)
	doc.Sums = append(doc.Sums, sum)
	doc.Known = append(doc.Known, known)
}
