package store

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"khabar/feed/internal/sqlitefile"
)

// wreck is a damaged file on its way into a new one.
type wreck struct {
	*tx
	ctx    context.Context
	file   *sqlitefile.File
	tables map[string][]column
	trees  map[string][]sqlitefile.Tree // by what each is, or is a piece of
	spare  map[int64]spare              // articles whose rows are lost
}

// The tables that are copied. What stands in a later one needs an earlier one;
// those without numbers have trees like an index.
var (
	numbered   = []string{"name", "feed", "article", "headline", "body", "position", "saved", "step", "undone"}
	unnumbered = []string{"tagged", "gone", "found"}
)

// column is a column of the new file.
type column struct {
	name, kind string
	must       bool // it is never NULL
	added      bool // older rows may not have it
}

// columns reads how the tables of the new file are made.
func (w *wreck) columns() error {
	for _, table := range slices.Concat(numbered, unnumbered) {
		var list []column
		err := w.each(`SELECT name, type, "notnull", dflt_value IS NOT NULL FROM pragma_table_info(?)`, []any{table}, func(row scanner) error {
			var c column
			err := row.Scan(&c.name, &c.kind, &c.must, &c.added)
			list = append(list, c)
			return err
		})
		if err != nil {
			return err
		}
		w.tables[table] = list
	}
	return nil
}

// fits reports whether a row can be one of a table. The number of a row does not
// stand among its values: its column is NULL there.
func (w *wreck) fits(table string, values []any) bool {
	columns := w.tables[table]
	if len(values) > len(columns) {
		return false
	}
	for i, c := range columns {
		if i >= len(values) {
			if !c.added {
				return false
			}
			continue
		}
		ok := false
		switch v := values[i].(type) {
		case nil:
			ok = !c.must
		case int64:
			ok = c.kind == "INTEGER" && (c.must || i > 0)
		case string:
			ok = c.kind == "TEXT" && !strings.Contains(v, "\x00")
		case []byte:
			ok = c.kind == "BLOB"
		}
		if !ok {
			return false
		}
	}
	return true
}

// sort finds out what each tree is: by its name where the file's schema could be
// read, else by the first row that is like one of a table.
func (w *wreck) sort(trees []sqlitefile.Tree) error {
	if err := w.columns(); err != nil {
		return err
	}
	for _, tree := range trees {
		name := tree.Name
		if name == "" {
			for r, err := range w.file.Rows(w.ctx, tree) {
				if err != nil {
					return err
				}
				if name = w.guess(tree.Table, r.Values); name != "" {
					break
				}
			}
		}
		// A name from a schema that is of another time is not believed.
		if slices.Contains(numbered, name) && !tree.Table || slices.Contains(unnumbered, name) && tree.Table {
			continue
		}
		w.trees[name] = append(w.trees[name], tree)
	}
	return nil
}

// pairs is what a tree is called whose rows are those of tagged, or of the index
// of that, which has the article first.
const pairs = "pairs"

// guess says what a row is of, "" where that is nothing that is copied. What was
// undone has the form of a step and is not told from it: taken back twice it
// changes nothing.
func (w *wreck) guess(table bool, values []any) string {
	if !table {
		switch {
		case w.fits("tagged", values):
			return pairs
		case w.fits("gone", values) && isGone(values):
			return "gone"
		}
		return ""
	}
	name := ""
	for _, t := range numbered {
		if !w.fits(t, values) || t == "body" && !isBody(values) {
			continue
		}
		if len(values) == len(w.tables[t]) {
			return t
		}
		name = t
	}
	return name
}

// isGone tells a row of gone from others of three numbers: it has a hash, which
// is never small, and a time.
func isGone(values []any) bool {
	hash, at := values[1].(int64), values[2].(int64)
	const second, small = 1_000_000_000, 1 << 40
	return at > second && at < small && (hash > small || hash < -small)
}

// isBody tells a body from the pages of the index: RFC 8878, section 3.1.1.
func isBody(values []any) bool {
	data, _ := values[1].([]byte)
	return bytes.HasPrefix(data, []byte{0x28, 0xb5, 0x2f, 0xfd})
}
