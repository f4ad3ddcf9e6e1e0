package store

import "khabar/feed"

// spare is what the indexes know of an article whose row is lost: a page of the
// articles' table has a hundred and more of them.
type spare struct {
	date, feed, section, story int64
	read, starred              bool
}

// copyIndexed copies what the indexes know of names and feeds whose rows are lost:
// a feed's address, and the name.
func (w *wreck) copyIndexed() error {
	for index, insert := range map[string]string{
		"sqlite_autoindex_name_1": "INSERT OR IGNORE INTO name (text, id) VALUES (?, ?)",
		"sqlite_autoindex_feed_1": "INSERT OR IGNORE INTO feed (url, id) VALUES (?, ?)",
	} {
		for _, tree := range w.trees[index] {
			for r, err := range w.file.Rows(w.ctx, tree) {
				if err != nil {
					return err
				}
				if len(r.Values) == 2 && w.fits("name", []any{nil, r.Values[0]}) {
					w.exec(insert, r.Values...)
				}
			}
		}
	}
	return w.err
}

// readSpare reads the indexes of articles that are not there.
func (w *wreck) readSpare() error {
	w.spare = map[int64]spare{}
	known := map[int64]bool{}
	err := w.each("SELECT id FROM article", nil, func(row scanner) error {
		var id int64
		err := row.Scan(&id)
		known[id] = true
		return err
	})
	if err != nil {
		return err
	}
	for _, index := range []string{"article_date", "article_read", "article_starred"} {
		for _, tree := range w.trees[index] {
			for r, err := range w.file.Rows(w.ctx, tree) {
				if err != nil {
					return err
				}
				v, ok := numbers(r.Values)
				if !ok || len(v) < 6 || v[1] != v[len(v)-1] || known[v[1]] {
					continue
				}
				a := w.spare[v[1]]
				a.date, a.feed, a.section = v[0], v[2], v[3]
				if len(v) > 6 {
					a.story = v[4]
				}
				a.read = a.read || index == "article_read"
				a.starred = a.starred || index == "article_starred"
				w.spare[v[1]] = a
			}
		}
	}
	return nil
}

func numbers(values []any) (list []int64, ok bool) {
	for _, v := range values {
		n, ok := v.(int64)
		if !ok {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}

// insertSpare makes the row of an article from what the indexes know. It has no
// checksum, so that its feed brings the rest.
func (w *wreck) insertSpare(id, hash int64) {
	if a, ok := w.spare[id]; ok {
		meta := packMeta(&feed.Article{Published: feed.Date{Time: fromUnix(a.date)}})
		w.exec("INSERT OR IGNORE INTO article (id, feed, date, hash, sum, read, starred, section, story, meta) VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
			id, a.feed, a.date, hash, a.read, a.starred, a.section, a.story, meta)
	}
}
