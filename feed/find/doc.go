// Package find finds what is in the store: articles by their words, articles
// that are related to one, and those that tell one story. It joins what
// search, related and index each know for themselves to the store, for the
// program's commands and panes, which ask nobody else.
//
//	f := find.New(s)                            // reads nothing yet
//	err := f.CatchUp(ctx, progress)             // after articles were stored, in the background
//	r, err := f.Search(ctx, find.Request{Text: "الأمن -كرة"})
//	near, err := f.Related(ctx, id, 10, now)
//	told, err := f.Story(ctx, id)               // who else tells it; Compare says what each has alone
//	list := find.SavedFilter(saved, now)        // of a saved search, for the store's lists
//
// All methods may be called from several goroutines, and end early with their
// context. Articles are in the store, and can be read, before they are found
// here; one that was removed is never found.
package find
