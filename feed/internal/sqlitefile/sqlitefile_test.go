package sqlitefile

import (
	"bytes"
	"database/sql"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// database makes a database with so many rows in each of two tables, and leaves
// it open.
func database(t testing.TB, path string, rows int, before, after string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	run := func(query string, args ...any) {
		t.Helper()
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatal(query, err)
		}
	}
	run("PRAGMA page_size = 1024;" + before + `;
		CREATE TABLE numbered (id INTEGER PRIMARY KEY, n INTEGER, f REAL, t TEXT, b BLOB);
		CREATE INDEX by_text ON numbered (t, n);
		CREATE TABLE keyed (k TEXT, v INTEGER, PRIMARY KEY (k)) WITHOUT ROWID;
		BEGIN`)
	for i := range rows {
		v := values(i)
		run("INSERT INTO numbered VALUES (?, ?, ?, ?, ?)", append([]any{i*i - 7}, v...)...)
		run("INSERT INTO keyed VALUES (?, ?)", v[2], i)
	}
	run("COMMIT;" + after)
	return db
}

// values are the values of a row but for its number: integers of all sizes,
// texts and blobs that end on the page, on the next one, and on one far from it.
func values(i int) []any {
	n := []int64{0, 1, 2, -1, 127, -128, 300, -40000, 1 << 23, -1 << 31, 1 << 40, math.MaxInt64, math.MinInt64}[i%13]
	var b any
	if i%4 > 0 {
		b = bytes.Repeat([]byte{byte(i)}, i*i%5000)
	}
	return []any{n, float64(i) / 3, strings.Repeat("نص ", i%90) + fmt.Sprint(i), b}
}

// found is what was read of a database, by number and by key.
type found struct {
	numbered       map[int64][]any
	keyed, indexed map[string]int64
	named          int // trees
}

func read(t testing.TB, path string) found {
	t.Helper()
	f, err := Open(path, 1024)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	trees, err := f.Trees(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := found{map[int64][]any{}, map[string]int64{}, map[string]int64{}, 0}
	for _, tree := range trees {
		if tree.Name != "" {
			all.named++
		}
		for r, err := range f.Rows(t.Context(), tree) {
			if err != nil {
				t.Fatal(err)
			}
			switch v := r.Values; {
			case tree.Table && len(v) == 5 && v[0] == nil:
				all.numbered[r.ID] = v[1:]
			case !tree.Table && len(v) == 2:
				k, _ := v[0].(string)
				all.keyed[k], _ = v[1].(int64)
			case !tree.Table && len(v) == 3:
				k, _ := v[0].(string)
				all.indexed[k], _ = v[2].(int64)
			}
		}
	}
	return all
}

// compare compares what was read with what was written.
func compare(t *testing.T, got found, n int) {
	t.Helper()
	for i := range n {
		id, want := int64(i*i-7), values(i)
		if !reflect.DeepEqual(got.numbered[id], want) {
			t.Errorf("row %d: %.80v, want %.80v", i, got.numbered[id], want)
		}
		text := want[2].(string)
		if k, ok := got.keyed[text]; ok && k != int64(i) {
			t.Errorf("key %d: %d", i, k)
		}
		if k, ok := got.indexed[text]; ok && k != id {
			t.Errorf("in the index, %d: %d", i, k)
		}
	}
	if len(got.numbered) != n || len(got.keyed) > n || len(got.indexed) > n {
		t.Errorf("%d, %d and %d rows, want %d", len(got.numbered), len(got.keyed), len(got.indexed), n)
	}
}

// hurt changes a file.
func hurt(t testing.TB, path string, how func(data []byte)) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	how(data)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestRows reads a database as it is, after its pages were numbered anew, and
// with those broken that say where all is.
func TestRows(t *testing.T) {
	const n = 600
	used := "CREATE TABLE x AS SELECT * FROM numbered; DELETE FROM numbered; INSERT INTO numbered SELECT * FROM x ORDER BY random(); DROP TABLE x;"
	for name, c := range map[string]struct {
		after string
		hurt  func(data []byte)
		named int
		whole bool // also what stands in no table with numbers
	}{
		"new":                 {"", func([]byte) {}, 4, true},
		"used":                {used, func([]byte) {}, 4, true},
		"renumbered":          {used + "VACUUM", func([]byte) {}, 4, true},
		"without a header":    {used, func(d []byte) { clear(d[:headerSize]) }, 4, true},
		"without a schema":    {used, func(d []byte) { clear(d[:1024]) }, 0, true},
		"without inner pages": {used, withoutInner, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.db")
			database(t, path, n, "", c.after).Close()
			hurt(t, path, c.hurt)
			got := read(t, path)
			compare(t, got, n)
			if got.named != c.named {
				t.Errorf("%d trees have a name, want %d", got.named, c.named)
			}
			if c.whole && (len(got.keyed) != n || len(got.indexed) != n) {
				t.Errorf("%d and %d rows, want %d", len(got.keyed), len(got.indexed), n)
			}
		})
	}
}

func withoutInner(data []byte) {
	for page := range slices.Chunk(data, 1024) {
		if kind(page[0]).interior() {
			clear(page)
		}
	}
}

// TestLog reads what was committed into a log, and not what was not; of a frame
// that is broken only its page is missing.
func TestLog(t *testing.T) {
	const n = 300
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "x.db"), filepath.Join(dir, "y.db")
	db := database(t, path, n, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = 5", "")
	if _, err := db.Exec("BEGIN; UPDATE numbered SET n = 77; DELETE FROM keyed"); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied+suffix, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := read(t, copied)
	compare(t, got, n)
	if len(got.keyed) != n {
		t.Errorf("%d keys", len(got.keyed))
	}
	lost := 0
	for frame := range 40 {
		hurt(t, copied+"-wal", func(d []byte) { d[32+frame*(1024+24)+500] ^= 1 })
		if got := read(t, copied); len(got.numbered) < n {
			lost = max(lost, n-len(got.numbered))
		}
		hurt(t, copied+"-wal", func(d []byte) { d[32+frame*(1024+24)+500] ^= 1 })
	}
	if lost == 0 || lost > 20 {
		t.Errorf("with one frame broken %d rows are lost at most", lost)
	}
}

// FuzzFile breaks a file anywhere: reading it ends.
func FuzzFile(f *testing.F) {
	path := filepath.Join(f.TempDir(), "x.db")
	database(f, path, 60, "", "").Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	for i := range 40 {
		f.Add(uint32(i*1031), []byte{byte(i), 0xff, byte(7 * i)}, uint16(i))
	}
	f.Fuzz(func(t *testing.T, at uint32, noise []byte, again uint16) {
		data := bytes.Clone(whole)
		for i := range int(again%64) + 1 {
			copy(data[(int(at)+i*5003)%len(data):], noise)
		}
		path := filepath.Join(t.TempDir(), "x.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := read(t, path); len(noise) == 0 {
			compare(t, got, 60)
		}
	})
}
