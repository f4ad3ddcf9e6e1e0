package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"hash/crc64"
	"slices"
	"strings"

	"khabar/feed"
)

// Put is what storing articles came to.
type Put struct {
	New       []int64 // the numbers of articles that were not there, oldest first
	Changed   []int64 // of those whose text is another now
	Unchanged int
}

// draft is an article that is ready to be written.
type draft struct {
	a    *feed.Article
	hash int64
	sum  int64
	date int64
	data []byte // the compressed body
}

// Put stores the articles of a feed, in one transaction. An article that is
// there, by its ID, keeps its number and what the reader did with it; where
// its sum is the one it had it is left alone, and its text may then be missing.
// Articles that retention has removed do not come back.
//
// The sums are checksums of all that the source says of each article, as
// parse.Document has them; without them (nil, or 0) the store makes its own.
func (s *Store) Put(ctx context.Context, feedID int64, articles []feed.Article, sums []uint64) (Put, error) {
	const op = "store articles"
	var done Put
	known, err := s.knownOf(ctx, feedID, articles)
	if err != nil {
		return done, s.fail(op, err)
	}
	drafts := make([]draft, 0, len(articles))
	var scratch, packed []byte
	now := s.now()
	for i := range articles {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		d := draft{a: &articles[i], hash: hashID(articles[i].ID)}
		if i < len(sums) {
			d.sum = int64(sums[i])
		}
		was, have := known[d.hash]
		if was.gone || have && d.sum != 0 && was.sum == d.sum {
			done.Unchanged++
			continue
		}
		scratch = AppendBody(scratch[:0], d.a)
		if d.sum == 0 {
			d.sum = sumOf(d.a, scratch)
			if have && was.sum == d.sum {
				done.Unchanged++
				continue
			}
		}
		start := len(packed)
		packed = s.codec.compress(packed, scratch)
		d.data = packed[start:len(packed):len(packed)]
		d.date = sortDate(d.a, now)
		drafts = append(drafts, d)
	}
	if len(drafts) == 0 {
		return done, nil
	}
	// The oldest first, so that numbers grow with dates. Feeds have the newest
	// on top.
	slices.Reverse(drafts)
	slices.SortStableFunc(drafts, func(a, b draft) int { return int(min(1, max(-1, a.date-b.date))) })
	unchanged := done.Unchanged
	err = s.tx(ctx, op, true, func(t *tx) error {
		done = Put{Unchanged: unchanged}
		return t.put(ctx, feedID, drafts, &done)
	})
	if err != nil {
		return Put{}, err
	}
	return done, nil
}

// Keep stores articles that came from no subscription. Those of one source
// are told apart by their IDs.
func (s *Store) Keep(ctx context.Context, articles []feed.Article) (Put, error) {
	id, err := s.keptFeed(ctx)
	if err != nil {
		return Put{}, err
	}
	keyed := slices.Clone(articles)
	for i, a := range keyed {
		from := a.FeedURL
		if from == "" {
			from = a.Source
		}
		keyed[i].ID = from + guidMark + a.ID
	}
	return s.Put(ctx, id, keyed, nil)
}

// guidMark stands between source and ID of kept articles. Clean text has no
// such character.
const guidMark = "\x1f"

// guidOf is the ID without the source.
func guidOf(s string) string { return s[strings.LastIndex(s, guidMark)+1:] }

func (s *Store) keptFeed(ctx context.Context) (id int64, err error) {
	err = s.one(ctx, "SELECT id FROM feed WHERE url = ?", []any{keptURL}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		err = s.tx(ctx, "store articles", true, func(t *tx) error {
			t.exec("INSERT OR IGNORE INTO feed (url) VALUES (?)", keptURL)
			return t.row("SELECT id FROM feed WHERE url = ?", keptURL).Scan(&id)
		})
	}
	return id, s.fail("store articles", err)
}

// Known returns a function that says whether an article of a feed is in the
// store with this checksum, or was and is not wanted any more: parse.Input.Known
// takes it. It works from memory, as of now.
func (s *Store) Known(ctx context.Context, feedID int64) (func(id string, sum uint64) bool, error) {
	known, err := s.known(ctx, feedID)
	if err != nil {
		return nil, s.fail("look up articles", err)
	}
	return func(id string, sum uint64) bool {
		was, have := known[hashID(id)]
		return have && (was.gone || sum != 0 && was.sum == int64(sum))
	}, nil
}

// seen is what is known of an article that a feed brings.
type seen struct {
	sum  int64
	gone bool // it was removed and is not wanted any more
}

func (s *Store) known(ctx context.Context, feedID int64) (map[int64]seen, error) {
	known := map[int64]seen{}
	err := s.each(ctx, "SELECT hash, sum, 0 FROM article WHERE feed = ? UNION ALL SELECT hash, 0, 1 FROM gone WHERE feed = ?", []any{feedID, feedID}, noteSeen(known))
	return known, err
}

// noteSeen notes rows of hash, sum and whether it is gone.
func noteSeen(known map[int64]seen) func(scanner) error {
	return func(row scanner) error {
		var hash int64
		var was seen
		err := row.Scan(&hash, &was.sum, &was.gone)
		known[hash] = was
		return err
	}
}

// knownOf is what is known of these articles at least: all of the feed, or,
// where it has many more than these, each looked up by itself.
func (s *Store) knownOf(ctx context.Context, feedID int64, articles []feed.Article) (map[int64]seen, error) {
	var total int
	err := s.one(ctx, "SELECT total FROM feed WHERE id = ?", []any{feedID}, &total)
	if errors.Is(err, sql.ErrNoRows) || err == nil && total < 1000+4*len(articles) {
		return s.known(ctx, feedID)
	}
	if err != nil {
		return nil, err
	}
	const query = "SELECT hash, sum, 0 FROM article WHERE feed = ?1 AND hash = ?2 UNION ALL SELECT hash, 0, 1 FROM gone WHERE feed = ?1 AND hash = ?2"
	known := map[int64]seen{}
	for i := range articles {
		if err := s.each(ctx, query, []any{feedID, hashID(articles[i].ID)}, noteSeen(known)); err != nil {
			return nil, err
		}
	}
	return known, nil
}

// hashID is the first 8 bytes of the SHA-256 of an ID.
func hashID(id string) int64 {
	h := sha256.Sum256([]byte(id))
	return int64(binary.LittleEndian.Uint64(h[:]))
}

// sumOf is a checksum of an article and its encoded body, never 0.
func sumOf(a *feed.Article, body []byte) int64 {
	table := crc64.MakeTable(crc64.ECMA)
	sum := crc64.Update(0, table, body)
	for _, s := range []string{a.Title, a.Section, a.Source, a.URL, a.Lang} {
		sum = crc64.Update(sum, table, []byte(s))
		sum = crc64.Update(sum, table, []byte{0})
	}
	return int64(sum | 1)
}

func (t *tx) put(ctx context.Context, feedID int64, drafts []draft, done *Put) error {
	var title string
	if err := t.row("SELECT title FROM feed WHERE id = ? AND removed = 0", feedID).Scan(&title); err != nil {
		return err
	}
	var first int64
	if err := t.row("SELECT value FROM counter WHERE name = 'article'").Scan(&first); err != nil {
		return err
	}
	next := first
	for i := range drafts {
		d := &drafts[i]
		if err := ctx.Err(); err != nil {
			return err
		}
		section := t.name(d.a.Section)
		if t.exec("INSERT OR IGNORE INTO article (id, feed, date, hash, sum, section, meta) VALUES (?, ?, ?, ?, ?, ?, ?)",
			next, feedID, d.date, d.hash, d.sum, section, packMeta(d.a)) == 0 {
			if t.err != nil {
				return t.err
			}
			if err := t.update(feedID, d, section, title, done); err != nil {
				return err
			}
			continue
		}
		t.exec("INSERT INTO headline (id, title, guid, url, source, lang) VALUES (?, ?, ?, ?, ?, ?)",
			next, d.a.Title, d.a.ID, unless(d.a.URL, guidOf(d.a.ID)), unless(d.a.Source, title), d.a.Lang)
		t.exec("INSERT INTO body (id, data) VALUES (?, ?)", next, d.data)
		done.New = append(done.New, next)
		next++
	}
	if n := next - first; n > 0 {
		t.exec("UPDATE counter SET value = ? WHERE name = 'article'", next)
		t.exec("INSERT INTO pending (first, last) VALUES (?, ?)", first, next-1)
		t.exec("UPDATE feed SET total = total + ?, unread = unread + ? WHERE id = ?", n, n, feedID)
	}
	return t.err
}

// update writes an article that is there with another text.
func (t *tx) update(feedID int64, d *draft, section int64, title string, done *Put) error {
	var id, sum, date int64
	if err := t.row("SELECT id, sum, date FROM article WHERE feed = ? AND hash = ?", feedID, d.hash).Scan(&id, &sum, &date); err != nil {
		return err
	}
	if sum == d.sum { // another process was faster, or the feed has it twice
		done.Unchanged++
		return nil
	}
	if d.a.Published.IsZero() {
		d.date = date // first seen
	}
	t.exec("UPDATE article SET date = ?, sum = ?, section = ?, meta = ? + "+directedPart+" WHERE id = ?", d.date, d.sum, section, packMeta(d.a), id)
	if d.date != date {
		t.exec("UPDATE found SET at = ? WHERE article = ?", d.date, id)
	}
	t.exec("UPDATE headline SET title = ?, url = ?, source = ?, lang = ? WHERE id = ?",
		d.a.Title, unless(d.a.URL, guidOf(d.a.ID)), unless(d.a.Source, title), d.a.Lang, id)
	t.exec("UPDATE body SET data = ? WHERE id = ?", d.data, id)
	t.exec("INSERT INTO pending (first, last) VALUES (?, ?)", id, id)
	if n := len(done.New); n == 0 || id < done.New[0] {
		done.Changed = append(done.Changed, id)
	}
	return t.err
}

// unless is s, or NULL where s is what it would be read as anyway.
func unless(s, usual string) any {
	if s == usual {
		return nil
	}
	return s
}

// name is the number of a section or a tag, a new one where it is new.
func (t *tx) name(text string) (id int64) {
	if text == "" || t.err != nil {
		return 0
	}
	if id, ok := t.names[text]; ok {
		return id
	}
	err := t.row("SELECT id FROM name WHERE text = ?", text).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = t.row("INSERT INTO name (text) VALUES (?) RETURNING id", text).Scan(&id)
	}
	if err != nil {
		t.err = err
		return 0
	}
	if len(t.names) >= 4096 {
		clear(t.names)
	}
	t.names[text] = id
	return id
}
