package parse

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"khabar/feed"
)

// jsonArticle is an article as people write them in JSON, and an item of a
// JSON Feed. Every field may be missing and of a type near its own.
type jsonArticle struct {
	ID        jsonText  `json:"id"`
	Title     jsonText  `json:"title"`
	Headline  jsonText  `json:"headline"`
	Body      jsonText  `json:"body"`
	Content   jsonText  `json:"content"`
	Text      jsonText  `json:"text"`
	HTML      jsonText  `json:"content_html"`
	Plain     jsonText  `json:"content_text"`
	Summary   jsonText  `json:"summary"`
	Section   jsonText  `json:"section"`
	Category  jsonTexts `json:"category"`
	Date      jsonText  `json:"date"`
	Published jsonText  `json:"date_published"`
	Modified  jsonText  `json:"date_modified"`
	Source    jsonText  `json:"source"`
	URL       jsonText  `json:"url"`
	Link      jsonText  `json:"link"`
	External  jsonText  `json:"external_url"`
	Image     jsonText  `json:"image"`
	Lang      jsonText  `json:"lang"`
	Language  jsonText  `json:"language"`
	Tags      jsonTexts `json:"tags"`
	Author    jsonTexts `json:"author"`
	Authors   jsonTexts `json:"authors"`
	Place     jsonText  `json:"place"`
	FeedURL   jsonText  `json:"feed_url"`
	Direction jsonText  `json:"direction"`
	Truncated any       `json:"truncated"`
	// As package export writes them; whoever else uses the names may mean
	// something else.
	Related  json.RawMessage `json:"related"`
	Found    json.RawMessage `json:"found"`
	Attached []struct {
		URL      jsonText `json:"url"`
		Type     jsonText `json:"mime_type"`
		Title    jsonText `json:"title"`
		Size     float64  `json:"size_in_bytes"`
		Duration float64  `json:"duration_in_seconds"`
	} `json:"attachments"`
}

// jsonText is a string that may be written as a number, as nothing, or as an
// object with a name.
type jsonText string

func (t *jsonText) UnmarshalJSON(b []byte) error {
	*t = ""
	switch {
	case len(b) == 0 || string(b) == "null":
	case b[0] == '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*t = jsonText(s)
	case b[0] == '{':
		var o struct{ Name, Title, Text, URL string }
		if json.Unmarshal(b, &o) == nil {
			for _, s := range []string{o.Name, o.Title, o.Text, o.URL} {
				if *t == "" {
					*t = jsonText(s)
				}
			}
		}
	case b[0] == '[':
		var list jsonTexts
		if json.Unmarshal(b, &list) == nil {
			*t = jsonText(strings.Join(list, "\n\n"))
		}
	default:
		*t = jsonText(b)
	}
	return nil
}

// jsonTexts is a list of strings that may be written as one, with commas or not.
type jsonTexts []string

func (t *jsonTexts) UnmarshalJSON(b []byte) error {
	*t = nil
	if len(b) > 0 && b[0] == '[' {
		var list []jsonText
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		for _, s := range list {
			*t = append(*t, string(s))
		}
		return nil
	}
	var s jsonText
	if err := s.UnmarshalJSON(b); err != nil {
		return err
	}
	if s != "" {
		*t = jsonTexts{string(s)}
	}
	return nil
}

func first(texts ...jsonText) string {
	for _, t := range texts {
		if strings.TrimSpace(string(t)) != "" {
			return string(t)
		}
	}
	return ""
}

// empty reports whether there is nothing to read in it: an object of some
// other kind.
func (j *jsonArticle) empty() bool {
	return first(j.Title, j.Headline, j.Body, j.Content, j.Text, j.HTML, j.Plain, j.Summary) == ""
}

// article makes the article.
func (j *jsonArticle) article(base *url.URL) feed.Article {
	a := feed.Article{
		ID:      feed.CleanLine(string(j.ID)),
		URL:     resolve(base, first(j.URL, j.Link, j.External)),
		Source:  feed.CleanLine(string(j.Source)),
		Title:   titleLine(value{s: first(j.Title, j.Headline)}),
		Section: feed.CleanLine(string(j.Section)),
		Summary: titleLine(value{s: string(j.Summary)}),
	}
	if u := baseURL(a.URL); u != nil {
		base = u
	}
	body := value{s: first(j.Body, j.Content, j.Text), kind: maybeHTML}
	if j.HTML != "" {
		body = value{s: string(j.HTML), kind: htmlText}
	} else if body.s == "" {
		body = value{s: string(j.Plain), kind: plainText}
	}
	c := readBody(body, base)
	a.Body, a.Media, a.Raw = c.Blocks, c.Media, feed.Clean(body.s)
	if len(a.Body) == 0 && a.Summary != "" {
		a.Body, a.Summary = plainBlocks(string(j.Summary)), ""
		if looksHTML(string(j.Summary)) {
			a.Body = readHTML(string(j.Summary), base).Blocks
		}
	}
	for i, t := range append(j.Category, j.Tags...) {
		if t = feed.CleanLine(t); t == "" {
			continue
		}
		if a.Section == "" && i < len(j.Category) {
			a.Section = t
		} else if t != a.Section {
			a.Tags = append(a.Tags, t)
		}
	}
	for _, name := range append(j.Authors, j.Author...) {
		if name = feed.CleanLine(name); name != "" && (len(a.Byline) == 0 || a.Byline[len(a.Byline)-1] != name) {
			a.Byline = append(a.Byline, name)
		}
	}
	a.Published, _ = ParseDate(first(j.Published, j.Date))
	if d, ok := ParseDate(string(j.Modified)); ok {
		a.Updated = d.Time
	}
	j.asFound(&a, base)
	if img := resolve(base, string(j.Image)); img != "" {
		a.Media = append([]feed.Media{{URL: img, Type: mediaType(img, "image")}}, a.Media...)
	}
	for _, m := range j.Attached {
		if u := resolve(base, string(m.URL)); u != "" {
			a.Media = append(a.Media, feed.Media{URL: u, Type: feed.CleanLine(string(m.Type)), Title: feed.CleanLine(string(m.Title)),
				Length: int64(m.Size), Duration: duration(strconv.FormatFloat(m.Duration, 'f', -1, 64))})
		}
	}
	if a.Title == "" {
		a.Title = titleFromBody(a.Body)
	}
	a.Lang = chooseLanguage(first(j.Lang, j.Language), sample(&a))
	return a
}

// asFound takes in what only Khabar's own JSON says (package export).
func (j *jsonArticle) asFound(a *feed.Article, base *url.URL) {
	a.Place = feed.CleanLine(string(j.Place))
	a.FeedURL = resolve(base, string(j.FeedURL))
	a.Truncated = j.Truncated == true
	var related []struct{ Title, URL jsonText }
	if json.Unmarshal(j.Related, &related) == nil {
		for _, l := range related {
			if title := feed.CleanLine(string(l.Title)); title != "" {
				a.Related = append(a.Related, feed.Link{Title: title, Target: resolve(base, string(l.URL))})
			}
		}
	}
	var found struct {
		Direction jsonText `json:"direction"`
		Published jsonText `json:"date_published"`
		Precision jsonText `json:"date_precision"`
		Words     jsonText `json:"date_words"`
	}
	if json.Unmarshal(j.Found, &found) != nil {
		return
	}
	if found.Direction == "declared" {
		switch j.Direction {
		case "rtl":
			a.Dir = feed.RightToLeft
		case "ltr":
			a.Dir = feed.LeftToRight
		}
	}
	if a.Published.IsZero() {
		return
	}
	switch found.Published {
	case "text":
		a.Published.From = feed.DateInText
	case "inferred":
		a.Published.From = feed.DateInferred
	case "file":
		a.Published.From = feed.DateOfFile
	}
	if found.Precision == "day" {
		a.Published.Day = true
	}
	if s := feed.CleanLine(string(found.Words)); s != "" {
		a.Published.Text = s
	}
}

// readBody reads a body that is HTML, or plain text with blank lines between
// paragraphs. Plain text whose lines are cut at a width is put together again.
func readBody(v value, base *url.URL) content {
	if v.kind == htmlText || v.kind == maybeHTML && looksHTML(v.s) {
		return readHTML(v.s, base)
	}
	return content{Blocks: paragraphs(v.s)}
}

// readJSON reads one article, an array of articles, {"articles": [...]}, JSON
// Lines, or a JSON Feed. A document that breaks off gives what came before.
func (doc *Document) readJSON(text string, base *url.URL, in Input) error {
	dec := json.NewDecoder(strings.NewReader(text))
	switch doc.Format {
	case JSONLines:
		return doc.readLines(text, base, in)
	case JSONFeed:
		return doc.readJSONFeed(dec, base, in)
	}
	if strings.HasPrefix(strings.TrimLeft(text, " \t\r\n\ufeff"), "[") {
		if _, err := dec.Token(); err != nil {
			return err
		}
		doc.readArray(dec, func(raw json.RawMessage) { doc.addJSON(raw, base) })
		return nil
	}
	return doc.readJSONFeed(dec, base, in)
}

// readArray hands on the elements of the array that dec stands in.
func (doc *Document) readArray(dec *json.Decoder, add func(json.RawMessage)) bool {
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			doc.repaired("the JSON ends in the middle or is broken: read up to the last whole item")
			return false
		}
		add(raw)
	}
	_, err := dec.Token()
	return err == nil
}

// addJSON adds the article of one JSON object.
func (doc *Document) addJSON(raw []byte, base *url.URL) {
	var j jsonArticle
	if err := json.Unmarshal(raw, &j); err != nil || j.empty() {
		doc.leaveOut("an object is no article")
		return
	}
	doc.Articles = append(doc.Articles, j.article(base))
}

// readLines reads JSON Lines. A line that is none is left out, and said.
func (doc *Document) readLines(text string, base *url.URL, in Input) error {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		doc.readLine([]byte(line), n, base)
	}
	return nil
}

func (doc *Document) readLine(line []byte, n int, base *url.URL) {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return
	}
	var j jsonArticle
	if err := json.Unmarshal(line, &j); err != nil {
		doc.leaveOut("line %d is not JSON", n)
		return
	}
	if j.empty() {
		doc.leaveOut("line %d has no article", n)
		return
	}
	doc.Articles = append(doc.Articles, j.article(base))
}
