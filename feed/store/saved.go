package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// Saved is a saved search. What its query means is the caller's to know; the
// articles it finds are kept, and make a list as those of a feed do.
type Saved struct {
	ID    int64
	Name  string
	Query string
	Mute  bool // what it finds is hidden, but for what is starred
	Due   bool // it is to be run anew: SetFound
}

const savedColumns = "id, name, query, mute, due"

func scanSaved(row scanner) (v Saved, err error) {
	err = row.Scan(&v.ID, &v.Name, &v.Query, &v.Mute, &v.Due)
	return v, err
}

// Saved are the saved searches, those that mute last, each in the order they
// were made.
func (s *Store) Saved(ctx context.Context) (list []Saved, err error) {
	err = s.each(ctx, "SELECT "+savedColumns+" FROM saved WHERE removed = 0 ORDER BY mute, id", nil, func(row scanner) error {
		v, err := scanSaved(row)
		list = append(list, v)
		return err
	})
	return list, s.fail("list the saved searches", err)
}

// errNoName says that a saved search cannot be kept.
var errNoName = errors.New("a saved search needs a name and something to look for")

// AddSaved keeps a search and returns its number. It finds nothing until it was
// run.
func (s *Store) AddSaved(ctx context.Context, v Saved) (id int64, err error) {
	err = s.changeSaved(ctx, SearchSaved, v, func(t *tx) error {
		err := t.row("INSERT INTO saved (name, query, mute) VALUES (?, ?, ?) RETURNING id", v.Name, v.Query, v.Mute).Scan(&id)
		if err != nil {
			return err
		}
		return t.savedStep(SearchSaved, Saved{ID: id, Name: v.Name, Query: v.Query, Mute: v.Mute})
	})
	return id, err
}

// ChangeSaved gives the search of this number another name or query, or makes
// it a mute rule, or none. Where the query is another, or it mutes now, it is
// to be run anew.
func (s *Store) ChangeSaved(ctx context.Context, v Saved) error {
	return s.changeSaved(ctx, SearchChanged, v, func(t *tx) error {
		was, err := t.saved(v.ID)
		if err != nil {
			return err
		}
		if was.Name == v.Name && was.Query == v.Query && was.Mute == v.Mute {
			return nil
		}
		if err := t.savedStep(SearchChanged, was); err != nil {
			return err
		}
		return t.putSaved(v, was)
	})
}

// RemoveSaved removes a saved search; what a mute rule hid is there again.
func (s *Store) RemoveSaved(ctx context.Context, id int64) error {
	return s.tx(ctx, "remove a saved search", true, func(t *tx) error {
		was, err := t.saved(id)
		if err != nil {
			return err
		}
		if err := t.savedStep(SearchRemoved, was); err != nil {
			return err
		}
		return t.dropSaved(was)
	})
}

func (s *Store) changeSaved(ctx context.Context, a Action, v Saved, f func(*tx) error) error {
	const op = "save a search"
	if v.Name == "" || v.Query == "" {
		return &Error{op, s.path, errNoName}
	}
	return s.tx(ctx, op, true, f)
}

func (t *tx) saved(id int64) (Saved, error) {
	return scanSaved(t.row("SELECT "+savedColumns+" FROM saved WHERE id = ? AND removed = 0", id))
}

// savedStep writes down what was done to a saved search, with what it was
// before.
func (t *tx) savedStep(a Action, was Saved) error {
	data, err := json.Marshal(was)
	if err != nil {
		return err
	}
	return t.step(a, 0, was.Name, data)
}

// putSaved writes a search over the one it was.
func (t *tx) putSaved(v, was Saved) error {
	due := was.Due || v.Query != was.Query
	t.exec("UPDATE saved SET name = ?, query = ?, mute = ?, due = ? WHERE id = ?", v.Name, v.Query, v.Mute, due, v.ID)
	if v.Mute != was.Mute {
		t.chooseFound(v.ID)
		t.hide()
	}
	return t.err
}

// dropSaved takes a search away; its number and what it found stay for Undo.
func (t *tx) dropSaved(v Saved) error {
	t.exec("UPDATE saved SET removed = 1, due = 1 WHERE id = ?", v.ID)
	if v.Mute {
		t.chooseFound(v.ID)
		t.hide()
	}
	// What was removed and can't come back goes for good.
	t.exec("DELETE FROM found WHERE saved IN (SELECT id FROM saved WHERE removed = 1 AND id <> ?)", v.ID)
	return t.err
}

// undoSaved takes a step of a saved search back and returns what it is done
// again by: the search as it was left; nil where there is none any more.
func (t *tx) undoSaved(a Action, data []byte) (again []byte, err error) {
	was, err := savedOf(data)
	if err != nil {
		return nil, err
	}
	if a == SearchRemoved {
		return data, t.reviveSaved(was)
	}
	now, err := t.saved(was.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if again, err = json.Marshal(now); err != nil {
		return nil, err
	}
	if a == SearchSaved {
		return again, t.dropSaved(now)
	}
	return again, t.putSaved(was, now)
}

// redoSaved does a step of a saved search again, which left it as data says.
func (t *tx) redoSaved(a Action, data []byte) error {
	left, err := savedOf(data)
	if err != nil {
		return err
	}
	if a == SearchSaved {
		if err := t.savedStep(a, left); err != nil {
			return err
		}
		return t.reviveSaved(left)
	}
	now, err := t.saved(left.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := t.savedStep(a, now); err != nil {
		return err
	}
	if a == SearchRemoved {
		return t.dropSaved(now)
	}
	return t.putSaved(left, now)
}

// savedOf is the search in a step's data.
func savedOf(data []byte) (v Saved, err error) {
	if json.Unmarshal(data, &v) != nil {
		return v, errJournal
	}
	return v, nil
}

// reviveSaved brings a search back that was taken away.
func (t *tx) reviveSaved(v Saved) error {
	t.exec("UPDATE saved SET removed = 0, due = 1 WHERE id = ?", v.ID)
	if v.Mute {
		t.chooseFound(v.ID)
		t.hide()
	}
	return t.err
}

// chooseFound chooses the articles of a saved search.
func (t *tx) chooseFound(id int64) {
	t.exec("DELETE FROM chosen")
	t.exec("INSERT INTO chosen SELECT article FROM found WHERE saved = ?", id)
}

// hide hides those of the chosen articles that a mute rule finds and that are
// not starred, and shows the others again. Of the chosen only those stay chosen
// that this changed.
func (t *tx) hide() {
	const should = "(starred = 0 AND EXISTS (SELECT 1 FROM found f JOIN saved s ON s.id = f.saved WHERE f.article = article.id AND s.mute = 1 AND s.removed = 0))"
	t.exec("DELETE FROM chosen WHERE id NOT IN (SELECT id FROM article WHERE article.id = chosen.id AND hidden <> " + should + ")")
	t.exec("UPDATE article SET hidden = 1 - hidden WHERE id IN chosen")
	t.exec(`UPDATE feed SET hidden = hidden + c.n, hidden_unread = hidden_unread + c.u
		FROM (SELECT feed, sum(2 * hidden - 1) AS n, sum((2 * hidden - 1) * (read = 0)) AS u FROM article WHERE id IN chosen GROUP BY feed) AS c WHERE feed.id = c.feed`)
}

// rehide hides and shows the chosen articles, which stay chosen, as they are
// starred or not.
func (t *tx) rehide() {
	t.exec("DELETE FROM changed")
	t.exec("INSERT INTO changed SELECT id FROM chosen")
	t.hide()
	t.exec("DELETE FROM chosen")
	t.exec("INSERT INTO chosen SELECT id FROM changed")
}

// SetFound says which articles a saved search finds: of those given in among,
// or of all where that is nil. It hides what is to be hidden, and reports
// whether the search is still the one that was run; where not, nothing is
// changed.
func (s *Store) SetFound(ctx context.Context, ran Saved, among, ids []int64) (ok bool, err error) {
	err = s.tx(ctx, "run a saved search", true, func(t *tx) error {
		ok, err = t.setFound(ran, among, ids)
		return err
	})
	return ok, err
}

func (t *tx) setFound(ran Saved, among, ids []int64) (ok bool, err error) {
	now, err := t.saved(ran.ID)
	if errors.Is(err, sql.ErrNoRows) || err == nil && now.Query != ran.Query {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	found := jsonList(ids)
	t.exec("DELETE FROM changed")
	if among == nil {
		t.exec("INSERT INTO changed SELECT article FROM found WHERE saved = ?", ran.ID)
		t.exec("DELETE FROM found WHERE saved = ?", ran.ID)
		t.exec("UPDATE saved SET due = 0 WHERE id = ?", ran.ID)
	} else {
		t.exec("INSERT INTO changed SELECT value FROM json_each(?)", jsonList(among))
		t.exec("DELETE FROM found WHERE saved = ? AND article IN changed", ran.ID)
	}
	t.exec("INSERT OR IGNORE INTO found SELECT ?, article.date, article.id FROM json_each(?) AS j CROSS JOIN article ON article.id = j.value", ran.ID, found)
	t.exec("INSERT OR IGNORE INTO changed SELECT value FROM json_each(?)", found)
	if now.Mute {
		t.exec("DELETE FROM chosen")
		t.exec("INSERT INTO chosen SELECT id FROM changed")
		t.hide()
	}
	return true, t.err
}

// SetDue makes a saved search one that is to be run anew.
func (s *Store) SetDue(ctx context.Context, id int64) error {
	return s.tx(ctx, "note that a saved search is to be run", true, func(t *tx) error {
		t.exec("UPDATE saved SET due = 1 WHERE id = ?", id)
		return t.err
	})
}

// SavedCounts are how many articles each saved search has, by number: of one
// that mutes all that it hides, of the others what is not hidden.
func (s *Store) SavedCounts(ctx context.Context) (map[int64]Counts, error) {
	counts := map[int64]Counts{}
	// What is hidden and what is unread stand in indexes of their own: the rows of
	// articles, which lie far apart, are not read.
	err := s.each(ctx, `WITH hidden (saved, n) AS (SELECT f.saved, count(*) FROM article h INDEXED BY article_hidden
			CROSS JOIN found f INDEXED BY found_article ON f.article = h.id WHERE h.hidden = 1 GROUP BY f.saved)
		SELECT f.saved, iif(s.mute, 0, count(*)) + iif(s.mute, 1, -1) * coalesce((SELECT n FROM hidden WHERE hidden.saved = f.saved), 0), count(u.id)
		FROM saved s CROSS JOIN found f ON f.saved = s.id
		LEFT JOIN article u INDEXED BY article_unread ON u.read = 0 AND u.date = f.at AND u.id = f.article AND u.hidden = s.mute
		WHERE s.removed = 0 GROUP BY f.saved`, nil, func(row scanner) error {
		var id int64
		var c Counts
		err := row.Scan(&id, &c.Total, &c.Unread)
		counts[id] = c
		return err
	})
	return counts, s.fail("count articles", err)
}

// HiddenCounts are how many articles mute rules hide.
func (s *Store) HiddenCounts(ctx context.Context) (c Counts, err error) {
	err = s.one(ctx, "SELECT coalesce(sum(hidden), 0), coalesce(sum(hidden_unread), 0) FROM feed", nil, &c.Total, &c.Unread)
	return c, s.fail("count articles", err)
}
