package store

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Filter says which articles a list has. The zero value is all of them; what
// is set must hold together.
type Filter struct {
	Feed      int64  // of this feed
	Folder    string // of the feeds in this folder
	Under     string // of those, and of the feeds in the folders in it: "a/b" is in "a"
	Section   string
	Lang      string // as in Headline.Lang
	Tag       string // that the reader gave
	Unread    bool
	Read      bool
	Starred   bool
	Unstarred bool
	After     time.Time // not before this moment
	Before    time.Time
	Story     int64
	Saved     int64 // found by this saved search
	Shown     bool  // without what mute rules hide
	Hidden    bool  // that alone
	Stories   bool  // of the articles that tell one story, the newest alone
}

// where is the filter in SQL over the table article, with the index that a list
// goes along; the index is empty where SQLite chooses.
func (f Filter) where() (index, cond string, args []any) {
	index, cond, args = f.whereIn("article")
	if f.Stories {
		also, more := f.heads()
		cond, args = cond+" AND "+also, append(args, more...)
	}
	return index, cond, args
}

// whereIn is where over the table article called t, without what Stories says.
func (f Filter) whereIn(t string) (index, cond string, args []any) {
	var c []string
	also := func(s string, a ...any) { c, args = append(c, s), append(args, a...) }
	add := func(column string, a ...any) { also(t+"."+column, a...) }
	index = "article_date"
	if f.Unread {
		add("read = 0")
		index = "article_unread"
	}
	if f.Read {
		add("read = 1")
	}
	if f.Feed != 0 {
		add("feed = ?", f.Feed)
		index = "article_feed"
	}
	if f.Hidden {
		add("hidden = 1")
		index = "article_hidden"
	}
	if f.Starred {
		add("starred = 1")
		index = "article_starred"
	}
	if f.Unstarred {
		add("starred = 0")
	}
	if f.Story != 0 {
		add("story = ?", f.Story)
		add("story <> 0")
		index = "article_story"
	}
	if f.Shown {
		add("hidden = 0")
	}
	if f.Folder != "" {
		add("feed IN (SELECT id FROM feed WHERE folder = ? AND removed = 0)", f.Folder)
	}
	if f.Under != "" {
		add("feed IN (SELECT id FROM feed WHERE (folder = ? OR substr(folder, 1, ?) = ?) AND removed = 0)",
			f.Under, utf8.RuneCountInString(f.Under)+1, f.Under+"/")
	}
	if f.Section != "" {
		add("section = (SELECT id FROM name WHERE text = ?)", f.Section)
		if index == "article_date" || index == "article_unread" {
			index = "article_section"
		}
	}
	if f.Lang != "" {
		also("(SELECT lang FROM headline WHERE headline.id = "+t+".id) = ?", f.Lang)
	}
	if f.Tag != "" {
		add("id IN (SELECT article FROM tagged WHERE tag = (SELECT id FROM name WHERE text = ?))", f.Tag)
		index = ""
	}
	if f.Saved != 0 {
		also("EXISTS (SELECT 1 FROM found WHERE saved = ? AND at = "+t+".date AND article = "+t+".id)", f.Saved)
	}
	if !f.After.IsZero() {
		add("date >= ?", f.After.Unix())
	}
	if !f.Before.IsZero() {
		add("date < ?", f.Before.Unix())
	}
	if len(c) == 0 {
		c = append(c, "1")
	}
	return index, strings.Join(c, " AND "), args
}

// list is a filter as a query.
type list struct {
	from     string // the table article, by the way that the list goes along
	date, id string // what it is sorted by
	cond     string
	args     []any
}

func (f Filter) list() (l list) {
	saved := f.Saved
	f.Saved = 0
	index, cond, args := f.whereIn("article")
	l = list{from: "article", date: "article.date", id: "article.id", cond: cond, args: args}
	switch {
	case saved != 0: // along what was found
		l.from = "found CROSS JOIN article ON article.id = found.article"
		l.date, l.id = "found.at", "found.article"
		l.cond = "found.saved = ? AND " + cond
		l.args = append([]any{saved}, args...)
	case index != "":
		l.from += " INDEXED BY " + index
	}
	return l
}

// heads is what leaves of the articles that tell one story the newest that is
// in the list: a later telling is looked for with each.
func (f Filter) heads() (cond string, args []any) {
	_, cond, args = f.whereIn("later")
	return "(article.story = 0 OR NOT EXISTS (SELECT 1 FROM article later INDEXED BY article_story WHERE later.story = article.story AND later.story <> 0 AND (later.date, later.id) > (article.date, article.id) AND " + cond + "))", args
}

// rows is how many rows a list has, of articles or of stories.
func (f Filter) rows() string {
	if f.Stories {
		return "coalesce(sum(article.story = 0), 0) + count(DISTINCT nullif(article.story, 0))"
	}
	return "count(*)"
}
