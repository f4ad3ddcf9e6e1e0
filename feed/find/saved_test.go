package find_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/feed/store"
)

// listed are the IDs in a list, sorted.
func listed(t testing.TB, s *store.Store, filter store.Filter) string {
	t.Helper()
	heads, err := s.Window(ctx, nil, filter, store.Newest, store.Place{}, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.Count(ctx, filter); err != nil || n != len(heads) {
		t.Errorf("%+v: count %d, %v, listed %d", filter, n, err, len(heads))
	}
	var ids []string
	for _, h := range heads {
		ids = append(ids, h.GUID)
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func save(t testing.TB, s *store.Store, f *find.Finder, v store.Saved) store.Saved {
	t.Helper()
	var err error
	if v.ID, err = s.AddSaved(ctx, v); err == nil {
		err = f.Settle(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestSavedSearches: a list of what a query finds, of what was there and of
// what comes.
func TestSavedSearches(t *testing.T) {
	s, f := open(t)
	numbers := put(t, s, f, "x", few())
	wheat := save(t, s, f, store.Saved{Name: "قمح", Query: "القمح"})
	list := func(v store.Saved, want string) {
		t.Helper()
		if got := listed(t, s, find.SavedFilter(v, present)); got != want {
			t.Errorf("%q: %q, want %q", v.Query, got, want)
		}
	}
	list(wheat, "c d")
	for _, c := range []struct{ query, want string }{
		{"القمح OR حموشي", "a b c d"}, {"القمح -البذور", "c"}, {"القمح is:unread", "c d"}, {"القمح is:read", ""}, {"القمح -is:read", "c d"},
		{"القمح is:starred", ""}, {"-is:starred", "a b c d e"}, {"is:starred", ""}, {"feed:x القمح", "c d"}, {"feed:y القمح", ""},
		{"القمح before:1999-01-01", ""}, {"القمح -before:1999-01-01", "c d"}, {"after:1999-01-01", "a b c d e"}, {"-after:1999-01-01 القمح", ""},
		{`"محصول القمح"`, "d"}, {"zzz", ""},
	} {
		list(save(t, s, f, store.Saved{Name: c.query, Query: c.query}), c.want)
	}
	unread := save(t, s, f, store.Saved{Name: "u", Query: "القمح is:unread"})
	if _, err := s.SetRead(ctx, true, numbers["c"]); err != nil {
		t.Fatal(err)
	}
	list(unread, "d")
	counts, err := f.SavedCounts(ctx, []store.Saved{wheat, unread}, present)
	if err != nil || counts[0] != (store.Counts{Total: 2, Unread: 1}) || counts[1] != (store.Counts{Total: 1, Unread: 1}) {
		t.Errorf("counts %+v, %v", counts, err)
	}
	// What comes is found; what changes is found no more.
	put(t, s, f, "y", []feed.Article{article("n1", "القمح في السوق", "نص"), article("n2", "كرة", "مباراة")})
	list(wheat, "c d n1")
	changed := few()
	changed[2] = article("c", "تغير", "كلام آخر")
	x, err := s.FeedByURL(ctx, "https://x.example/feed")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(ctx, x.ID, changed, nil); err != nil {
		t.Fatal(err)
	}
	if err := f.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	list(wheat, "d n1")
	// Another query, then back.
	if err := s.ChangeSaved(ctx, store.Saved{ID: wheat.ID, Name: "قمح", Query: "مباراة"}); err != nil {
		t.Fatal(err)
	}
	if err := f.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	list(store.Saved{ID: wheat.ID, Query: "مباراة"}, "e n2")
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if err := f.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	list(wheat, "d n1")
}

// TestMute: what a rule finds is in no list, whenever it comes, but is found by
// who searches for it.
func TestMute(t *testing.T) {
	s, f := open(t)
	numbers := put(t, s, f, "x", few())
	for query, want := range map[string]error{"": find.ErrNoQuery, "is:unread": find.ErrMuteRead, "كرة OR -is:starred": find.ErrMuteRead, "القمح": nil} {
		if err := find.CheckSaved(store.Saved{Query: query, Mute: true}, present); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", query, err, want)
		}
	}
	mute := save(t, s, f, store.Saved{Name: "قمح", Query: "القمح", Mute: true})
	lists := func(shown, hidden string) {
		t.Helper()
		if got := listed(t, s, store.Filter{Shown: true}); got != shown {
			t.Errorf("shown %q, want %q", got, shown)
		}
		if got := listed(t, s, find.SavedFilter(mute, present)); got != hidden {
			t.Errorf("hidden %q, want %q", got, hidden)
		}
	}
	lists("a b e", "c d")
	// One that comes is hidden before it is indexed.
	id, err := s.AddFeed(ctx, feed.Feed{URL: "https://y.example", Title: "y"}, store.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Put(ctx, id, []feed.Article{article("n1", "سعر القمح", "نص"), article("n2", "كرة", "مباراة")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Judge(ctx, append(p.New, 99999)); err != nil {
		t.Fatal(err)
	}
	lists("a b e n2", "c d n1")
	if err := f.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	lists("a b e n2", "c d n1")
	r, err := f.Search(ctx, find.Request{Text: "القمح"})
	if err != nil || r.Total != 3 {
		t.Errorf("a search finds %d, %v", r.Total, err)
	}
	if _, err := s.SetStarred(ctx, true, numbers["c"]); err != nil {
		t.Fatal(err)
	}
	lists("a b c e n2", "d n1")
	if err := s.RemoveSaved(ctx, mute.ID); err != nil {
		t.Fatal(err)
	}
	lists("a b c d e n1 n2", "")
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if err := f.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	lists("a b c e n2", "d n1")
}

// TestSavedAsMatch holds what saved searches take of articles that come, by
// batch and before they are indexed, against the test of one article alone.
func TestSavedAsMatch(t *testing.T) {
	s, f := open(t)
	words := []string{"القمح", "حموشي", "الأمن", "بلجيكا", "المنتخب", "مباراة", "السوق", "lang:ar", "feed:x", "section:رياضة", `"سعر القمح"`, "الأم*"}
	var rules []store.Saved
	for i := range 40 {
		a, b, c := words[i%len(words)], words[i*7%len(words)], words[i*5%len(words)]
		query := fmt.Sprintf([]string{"%s %s OR %s", "%s -%s %s", "%s OR %s -(%s)", "%s | %s | %s"}[i%4], a, b, c)
		v := store.Saved{Name: query, Query: query}
		var err error
		if v.ID, err = s.AddSaved(ctx, v); err != nil {
			t.Fatal(err)
		}
		rules = append(rules, v)
	}
	list := few()
	for i := range list {
		list[i].Source = "x"
	}
	list = append(list, article("p", "سعر القمح في السوق", "الأمن الغذائي"), article("q", "المنتخب في بلجيكا", "مباراة اليوم"))
	list[6].Section = "رياضة"
	list[5].Source, list[6].Source = "x", "x"
	id, err := s.AddFeed(ctx, feed.Feed{URL: "https://x.example", Title: "x"}, store.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Put(ctx, id, list, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	compare := func(how string) {
		for _, v := range rules {
			e := find.Parser(present, nil).Parse(v.Query).Expr
			var want []string
			for i := range list {
				if search.Match(e, search.Item{Article: &list[i], Unread: true}) {
					want = append(want, list[i].ID)
				}
			}
			slices.Sort(want)
			found += len(want)
			if got := listed(t, s, find.SavedFilter(v, present)); got != strings.Join(want, " ") {
				t.Errorf("%s, %q: %q, want %q", how, v.Query, got, want)
			}
		}
	}
	if err := f.Judge(ctx, p.New); err != nil {
		t.Fatal(err)
	}
	compare("as they came")
	if err := f.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	compare("indexed")
	if err := s.Reindex(ctx); err != nil {
		t.Fatal(err)
	}
	if err := f.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	compare("indexed again")
	for _, v := range rules {
		v.Query += " OR zzz"
		if err := s.ChangeSaved(ctx, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	for i := range rules {
		rules[i].Query += " OR zzz"
	}
	compare("run anew")
	if found == 0 {
		t.Error("nothing was found at all")
	}
}

// TestSavedCountsLeaveOutWhatIsMuted: a saved search counts what is shown of it, a mute
// rule what it hides, and both what of that is unread.
func TestSavedCountsLeaveOutWhatIsMuted(t *testing.T) {
	s, f := open(t)
	numbers := put(t, s, f, "x", []feed.Article{article("a", "القمح", "نص"), article("b", "القمح والذرة", "نص"), article("c", "الذرة", "نص"), article("d", "القمح والذرة", "مع نجمة")})
	if _, err := s.SetStarred(ctx, true, numbers["d"]); err != nil {
		t.Fatal(err)
	}
	list := []store.Saved{save(t, s, f, store.Saved{Name: "قمح", Query: "القمح"}), save(t, s, f, store.Saved{Name: "ذرة", Query: "الذرة", Mute: true})}
	if _, err := s.SetRead(ctx, true, numbers["a"], numbers["c"]); err != nil {
		t.Fatal(err)
	}
	counts, err := f.SavedCounts(ctx, list, present)
	if err != nil || counts[0] != (store.Counts{Total: 2, Unread: 1}) || counts[1] != (store.Counts{Total: 2, Unread: 1}) {
		t.Errorf("%+v, %v", counts, err)
	}
	for i, v := range list {
		if n, err := s.Count(ctx, find.SavedFilter(v, present)); err != nil || n != counts[i].Total {
			t.Errorf("%s lists %d, counted %d, %v", v.Name, n, counts[i].Total, err)
		}
	}
}
