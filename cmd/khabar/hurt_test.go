package main

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"modernc.org/sqlite"
)

// pageSize is that of the store's file.
const pageSize = 8192

// hurt breaks a part of a store that nobody has open: of a table or an index all
// its leaves or the one in the middle, of the freelist its beginning, of words
// the index of the articles, where the file itself is whole: its dictionary is
// gone.
func hurt(path, what string, all bool) error {
	c, err := sqlite.NewConnector("file:" + path)
	if err != nil {
		return err
	}
	db := sql.OpenDB(c)
	defer db.Close()
	if what == "words" {
		_, err := db.Exec("DELETE FROM page WHERE id & 0xFF000000 > 0")
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if what == "freelist" { // which begins on a page that is not free
		copy(data[32:40], []byte{0, 0, 0, 3, 0, 0, 0, 1})
		return os.WriteFile(path, data, 0o600)
	}
	rows, err := db.Query("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path", what)
	if err != nil {
		return err
	}
	defer rows.Close()
	var leaves []int
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return err
		}
		leaves = append(leaves, n)
	}
	if err := rows.Err(); err != nil || len(leaves) == 0 {
		return fmt.Errorf("no page of %s: %w", what, err)
	}
	if !all {
		leaves = leaves[len(leaves)/2:][:1]
	}
	for _, n := range leaves {
		noise(data, n-1)
	}
	return os.WriteFile(path, data, 0o600)
}

// noise fills a page with noise, always the same.
func noise(data []byte, page int) {
	r := rand.New(rand.NewPCG(8, uint64(page)))
	for i := page * pageSize; i < (page+1)*pageSize; i++ {
		data[i] = byte(r.Uint32())
	}
}

// TestHurt sees to it that noise is noise.
func TestHurt(t *testing.T) {
	data := make([]byte, 3*pageSize)
	noise(data, 1)
	if slices.Max(data[:pageSize]) != 0 || slices.Max(data[2*pageSize:]) != 0 || slices.Max(data[pageSize:2*pageSize]) == 0 {
		t.Error("another page was hurt")
	}
}
