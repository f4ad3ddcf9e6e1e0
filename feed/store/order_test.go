package store

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"testing"

	"khabar/feed"
)

// TestGroups holds the orders with groups against a slice, from every place, as
// lists that are sorted whole and as lists that go along an index.
func TestGroups(t *testing.T) {
	s := fresh(t)
	var ids []int64
	for f, name := range []string{"ب", "Ars", "ا", "ars"} {
		id := addFeed(t, s, f, Settings{Name: name})
		list := short(f, 0, 40)
		for i := range list {
			if i%3 == 0 {
				list[i].Section = ""
			}
			if i%7 == 0 {
				list[i].Published = feed.Date{}
			}
			list[i].Title = []string{"«پاکستان»", "بيت", "تقرير", "إعلان", "اسم", "Zebra", "apple"}[i%7]
		}
		ids = append(ids, must(s.Put(ctx, id, list, nil))(t).New...)
	}
	for i, id := range ids {
		if i%3 == 0 {
			must(s.SetRead(ctx, true, id))(t)
		}
		if i%4 == 0 {
			must(s.SetStarred(ctx, true, id))(t)
		}
	}
	all := must(s.Headlines(ctx, nil, ids))(t)
	title := func(h *Headline) string {
		return strings.NewReplacer("«", "", "»", "", "إ", "ا", "پ", "بۿ", "ک", "ك").Replace(strings.ToLower(h.Title))
	}
	section := func(h *Headline) string { return cmp.Or(h.Section, "\xff") }
	groups := map[Order]func(a, b *Headline) int{
		UnreadFirst: func(a, b *Headline) int { return cmp.Compare(pick(a.Read, MarkedRead, 0), pick(b.Read, MarkedRead, 0)) },
		BySource: func(a, b *Headline) int {
			return cmp.Or(strings.Compare(strings.ToLower(a.Source), strings.ToLower(b.Source)), cmp.Compare(a.Feed, b.Feed))
		},
		BySection: func(a, b *Headline) int { return strings.Compare(section(a), section(b)) },
		ByHeadline: func(a, b *Headline) int {
			return cmp.Or(strings.Compare(title(a), title(b)), cmp.Compare(a.ID, b.ID))
		},
	}
	for _, s.wide = range []int{wide, 0} {
		for _, f := range []Filter{{}, {Unread: true}, {Starred: true}, {Feed: 2}, {Section: "رياضة"}, {Section: "لا شيء"}} {
			for o, compare := range groups {
				var want []Headline
				for _, h := range all {
					if f.Unread && h.Read || f.Starred && !h.Starred || f.Feed != 0 && h.Feed != f.Feed || f.Section != "" && h.Section != f.Section {
						continue
					}
					want = append(want, h)
				}
				slices.SortFunc(want, func(a, b Headline) int {
					return cmp.Or(compare(&a, &b), cmp.Compare(b.Date, a.Date), cmp.Compare(b.ID, a.ID))
				})
				keys := map[int64]Key{}
				check := func(what string, p Place, n int, want []Headline) {
					t.Helper()
					got, err := s.Window(ctx, nil, f, o, p, n)
					for i := range got {
						keys[got[i].ID] = got[i].Key()
						got[i].Group = ""
					}
					if err != nil || len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
						t.Fatalf("order %d of %+v (%d), %s %+v: %v, %d headlines, want %d\n%v\n%v", o, f, s.wide, what, p, err, len(got), len(want), titles(got), titles(want))
					}
				}
				check("all", Place{}, 1000, want)
				check("end", End(), 7, want[max(0, len(want)-7):])
				for i := 0; i < len(want); i += 1 + len(want)/17 {
					k, to := keys[want[i].ID], min(i+7, len(want))
					check("at", At(i), 7, want[i:to])
					check("from", From(k), 7, want[i:to])
					check("next", Next(k), 7, want[i+1:min(i+8, len(want))])
					check("previous", Previous(k), 7, want[max(0, i-7):i])
					if n, err := s.Position(ctx, f, o, k); err != nil || n != i {
						t.Errorf("order %d of %+v (%d): position %d, %v, want %d", o, f, s.wide, n, err, i)
					}
				}
			}
		}
	}
}

func titles(hs []Headline) (out []string) {
	for i := range hs {
		out = append(out, hs[i].Title)
	}
	return out
}

// BenchmarkGroups reads a window in the middle of 100,000 articles in every
// order, and in lists of it.
func BenchmarkGroups(b *testing.B) {
	s := open(b, filled(b, 100_000, false), Options{})
	for name, o := range map[string]Order{"unread": UnreadFirst, "source": BySource, "section": BySection, "headline": ByHeadline} {
		for list, f := range map[string]Filter{"all": {}, "unread": {Unread: true}, "feed": {Feed: 3}} {
			first, err := s.Window(ctx, nil, f, o, Place{}, 5000)
			if err != nil {
				b.Fatal(err)
			}
			k := first[len(first)/2].Key()
			b.Run(name+"/"+list, func(b *testing.B) {
				var dst []Headline
				for b.Loop() {
					if dst, err = s.Window(ctx, dst[:0], f, o, Next(k), 48); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
