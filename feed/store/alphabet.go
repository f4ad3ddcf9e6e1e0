package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// headlineKey is what ByHeadline sorts by, in SQL: the headline's first letters
// without what stands before words, in the order of the alphabets. Unicode has
// the letters that Persian and Urdu add to the Arabic ones behind all of
// those; here each follows the one that it follows in its alphabet. The
// expression is made of SQLite's own functions, so that the file needs no other.
var headlineKey = func() string {
	e := "lower(substr(ltrim(title, ' \"''«»“”„‘’([{…-–—•'), 1, 24))"
	for _, r := range [...][2]string{
		{"أ", "ا"}, {"إ", "ا"}, {"آ", "ا"}, {"ٱ", "ا"}, {"ک", "ك"}, {"ی", "ي"}, {"ى", "ي"}, {"ہ", "ه"}, {"ھ", "ه"}, {"ة", "ه"},
		{"پ", "بۿ"}, {"ٹ", "تۿ"}, {"چ", "جۿ"}, {"ڈ", "دۿ"}, {"ڑ", "رۿ"}, {"ژ", "رۿۿ"}, {"گ", "كۿ"}, {"ں", "نۿ"}, {"ے", "يۿ"},
	} {
		e = "replace(" + e + ",'" + r[0] + "','" + r[1] + "')"
	}
	return e
}()

// headlineGroup makes each article a group of its own.
func headlineGroup(key string, id int64) string { return fmt.Sprintf("%s\x00%016x", key, id) }

func headlineText(group string) string {
	text, _, _ := strings.Cut(group, "\x00")
	return text
}

// alongHeadlines goes along the alphabet until there are n articles.
func (s *Store) alongHeadlines(ctx context.Context, f Filter, p Place, n int) (found []Key, err error) {
	_, cond, args := f.where()
	where, with := "1", []any{}
	switch p.kind {
	case atKey, afterKey, beforeKey:
		key, compare := headlineText(p.key.Group), map[placeKind]string{atKey: ">=", afterKey: ">", beforeKey: "<"}[p.kind]
		where = headlineKey + " " + compare[:1] + "= ? AND (" + headlineKey + " <> ? OR headline.id " + compare + " ?)"
		with = []any{key, key, p.key.ID}
	}
	way := ""
	if p.backward() {
		way = " DESC"
	}
	err = s.each(ctx, "SELECT id, "+headlineKey+" FROM headline INDEXED BY headline_order WHERE "+where+
		" AND EXISTS (SELECT 1 FROM article WHERE article.id = headline.id AND ("+cond+")) ORDER BY "+headlineKey+way+", id"+way+" LIMIT ?",
		append(append(with, args...), n), func(row scanner) error {
			var k Key
			err := row.Scan(&k.ID, &k.Group)
			k.Group = headlineGroup(k.Group, k.ID)
			found = append(found, k)
			return err
		})
	if p.backward() {
		slices.Reverse(found)
	}
	return found, s.fail("list articles", err)
}
