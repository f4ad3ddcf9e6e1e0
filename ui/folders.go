package ui

import "strings"

// folder is a folder of feeds: its path has the names of those it is in, parted
// by slashes.
type folder struct {
	path, name string
	inner      []*folder
	feeds      []*Feed
	unread     int // of all that is in it
	shown      int // feeds of all that are shown
}

// inFolder reports whether a folder is this one, or is in it.
func inFolder(path, folder string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || rest[0] == '/')
}

// foldersOf puts feeds into their folders; those of none are in the outer one.
func foldersOf(feeds []Feed, shows func(*Feed) bool) *folder {
	outer := &folder{}
	byPath := map[string]*folder{"": outer}
	var at func(path string) *folder
	at = func(path string) *folder {
		if f := byPath[path]; f != nil {
			return f
		}
		f := &folder{path: path, name: path}
		in := outer
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			f.name = path[i+1:]
			in = at(path[:i])
		}
		in.inner = append(in.inner, f)
		byPath[path] = f
		return f
	}
	for i := range feeds {
		f := at(feeds[i].Folder)
		f.feeds = append(f.feeds, &feeds[i])
	}
	outer.sum(shows)
	return outer
}

func (f *folder) sum(shows func(*Feed) bool) {
	for _, feed := range f.feeds {
		f.unread += feed.Counts.Unread
		if shows(feed) {
			f.shown++
		}
	}
	for _, in := range f.inner {
		in.sum(shows)
		f.unread += in.unread
		f.shown += in.shown
	}
}

// grow makes the rows of what is in a folder, the folders first.
func (f *folder) grow(m *Model, depth int, add func(scope, entry)) {
	for _, in := range f.inner {
		if in.shown == 0 {
			continue
		}
		e := entry{name: in.name, dir: m.nameDirection(in.name), indent: depth, end: m.number(in.unread), strong: in.unread > 0}
		folded := m.tree.folded[in.path]
		e.mark = foldMark(folded, m.rightToLeft())
		add(scope{kind: scopeFolder, folder: in.path}, e)
		if !folded {
			in.grow(m, depth+1, add)
		}
	}
	for _, feed := range f.feeds {
		if m.showsFeed(feed) {
			add(scope{kind: scopeFeed, feed: feed.ID}, m.feedEntry(feed, depth))
		}
	}
}

// foldMark stands before what can be folded.
func foldMark(folded, rightToLeft bool) string {
	switch {
	case !folded:
		return "▾"
	case rightToLeft:
		return "◂"
	}
	return "▸"
}
