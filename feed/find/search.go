package find

import (
	"context"
	"strings"
	"time"
	"unicode"

	"khabar/feed"
	"khabar/feed/index"
	"khabar/feed/search"
	"khabar/feed/store"
)

// Request is what a reader searches for.
type Request struct {
	Text   string
	Parser search.Parser // where the reader's days begin; Typing while the text is typed
	N      int           // at most so many hits; 0 is twenty
	Newest bool          // the newest first, not the best
	Now    time.Time     // recency counts from here; zero: it does not count
	Within search.Expr   // what must hold besides, such as a feed's articles; nil for nothing
}

// Result is what was found.
type Result struct {
	Hits  []Hit
	Whole int        // so many of Hits, the first, have all that was asked for; the others some of it
	Total int        // articles that have all that was asked for
	How   search.How // AsTyped, or what to say: «showing results for Query»
	Query string     // what was looked for instead
	Hints []search.Hint
	Expr  search.Expr // what was looked for: search.Highlight marks its words in an open article
}

// Hit is an article that was found.
type Hit struct {
	store.Headline
	Score   float64
	Marks   []search.Range // in the headline's title
	Snippet string         // a piece of the article as written, in one line
	Marked  []search.Range // in Snippet
}

// snippet is how many bytes of text a snippet has at most: two lines.
const snippet = 320

// Search finds articles. Whatever was typed is a query: what was not
// understood is in Hints. The errors are the store's and the context's.
func (f *Finder) Search(ctx context.Context, r Request) (Result, error) {
	return searching{f.index, library{f.store}, f.store.Article}.search(ctx, r)
}

// searching is what a search works on: an index, what it does not know, and the
// articles.
type searching struct {
	index   *index.Index
	library search.Library
	article func(context.Context, int64) (feed.Article, store.Headline, error)
}

func (s searching) search(ctx context.Context, r Request) (Result, error) {
	if r.N <= 0 {
		r.N = 20
	}
	if r.Parser.Date == nil {
		r.Parser.Date = Parser(r.Now, r.Parser.Location).Date
	}
	if strings.ContainsFunc(r.Text, unicode.IsControl) {
		r.Text = feed.CleanLine(r.Text) // an escape sequence that was pasted is no word
	}
	var out Result
	err := s.index.Read(ctx, func(x *index.Snapshot) error {
		found, err := search.Search(ctx, x, s.library, r.Parser, r.Text, search.Options{
			N: r.N, Newest: r.Newest, Now: r.Now, Quick: r.Parser.Typing, Within: r.Within,
		})
		if err != nil {
			return err
		}
		out = Result{Whole: found.Whole, Total: found.Total, How: found.How, Query: found.Query, Hints: found.Hints, Expr: found.Expr}
		return s.show(ctx, &out, found.Hits)
	})
	if err != nil {
		return Result{}, err
	}
	return out, nil
}

// Matching are the numbers of the n newest articles that an expression holds
// for, in whatever spelling Search would find them, the newest first, and how many
// there are in all: the list of a saved search, or what a mute rule hides. For an
// article that just came see search.Match.
func (f *Finder) Matching(ctx context.Context, e search.Expr, n int) (ids []int64, total int, err error) {
	err = f.index.Read(ctx, func(s *index.Snapshot) error {
		wide, err := search.Widen(ctx, e, s)
		if err != nil {
			return err
		}
		found, err := search.Find(ctx, s, library{f.store}, wide, search.Options{N: n, Newest: true})
		ids, total = make([]int64, len(found.Hits)), found.Total
		for i, h := range found.Hits {
			ids[i] = h.ID
		}
		return err
	})
	return ids, total, err
}

// show reads what is shown of the hits; those that were removed are left out.
func (s searching) show(ctx context.Context, r *Result, hits []search.Hit) error {
	h := search.Highlight(r.Expr)
	whole := 0
	for i, found := range hits {
		a, head, err := s.article(ctx, found.ID)
		if gone(err) != nil {
			return err
		}
		if err != nil {
			r.Total--
			continue
		}
		if i < r.Whole {
			whole++
		}
		hit := Hit{Headline: head, Score: found.Score, Marks: h.Append(nil, a.Title)}
		hit.Snippet, hit.Marked = pick(&a, h)
		r.Hits = append(r.Hits, hit)
	}
	r.Whole = whole
	return nil
}

// pick cuts the piece of an article that has most of the words looked for.
func pick(a *feed.Article, h *search.Highlighter) (string, []search.Range) {
	var best, first string
	var marks []search.Range
	words, most := 0, 0
	search.EachText(a, func(text string) {
		if text == a.Title || text == "" {
			return
		}
		if first == "" {
			first = text
		}
		hits := h.Append(nil, text)
		if len(hits) == 0 {
			return
		}
		cut, has := search.Snippet(text, hits, snippet)
		within := inside(hits, cut)
		if has > words || has == words && len(within) > most {
			words, most, best, marks = has, len(within), text[cut.Start:cut.End], within
		}
	})
	if best == "" {
		cut, _ := search.Snippet(first, nil, snippet)
		best = first[cut.Start:cut.End]
	}
	return oneLine(best), marks
}

// inside are the ranges within a cut, from its beginning.
func inside(ranges []search.Range, cut search.Range) (in []search.Range) {
	for _, r := range ranges {
		if r.Start >= cut.Start && r.End <= cut.End {
			in = append(in, search.Range{Start: r.Start - cut.Start, End: r.End - cut.Start})
		}
	}
	return in
}

// oneLine is text with a space for each byte that breaks a line.
func oneLine(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c == '\n' || c == '\t' {
			b[i] = ' '
		}
	}
	return string(b)
}
