package fetch

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Item is one document of a source, not yet read.
type Item struct {
	Name        string    // path, address, or "-"
	ContentType string    // as the server declares it, else empty
	Modified    time.Time // of the file or of the response; zero where unknown
	Size        int64     // -1 where unknown
	Response    *Response // of an address, else nil
	open        func() (io.ReadCloser, error)
}

// Open opens the document for reading. The error is an [*Error].
func (it *Item) Open() (io.ReadCloser, error) { return it.open() }

// Options are what the caller decides.
type Options struct {
	Stdin  io.Reader // what "-" stands for; nil: nothing
	Client *Client   // for addresses; nil: one with no options of its own
	Exec   bool      // the source comes from the reader's own configuration: exec: is allowed
}

// Open lists what a source holds: one document for a file, an address or "-",
// all files below a folder, the newest first. A document that cannot be had
// comes as an [*Error] in its place, and the others still come. Files are
// listed without being opened; an address is fetched as it is reached.
//
// The reader typed the source: it may be a file: URL or a private address.
func Open(ctx context.Context, source string, opt Options) iter.Seq2[*Item, error] {
	return func(yield func(*Item, error) bool) {
		switch {
		case source == "-":
			in := opt.Stdin
			if in == nil {
				in = bytes.NewReader(nil)
			}
			yield(&Item{Name: "-", Size: -1, open: func() (io.ReadCloser, error) { return io.NopCloser(in), nil }}, nil)
		case strings.HasPrefix(source, "exec:"):
			if !opt.Exec {
				yield(nil, &Error{Source: source, Kind: Scheme})
				return
			}
			yield(openCommand(ctx, source))
		case isAddress(source):
			yield(openAddress(ctx, source, opt))
		default:
			openPath(ctx, localPath(source), yield)
		}
	}
}

// isAddress reports whether a source is an http or https address.
func isAddress(s string) bool {
	return len(s) > 8 && (strings.EqualFold(s[:7], "http://") || strings.EqualFold(s[:8], "https://"))
}

// localPath takes the path out of a file: URL.
func localPath(s string) string {
	if !strings.HasPrefix(s, "file:") {
		return s
	}
	u, err := url.Parse(s)
	if err != nil || u.Path == "" || u.Host != "" && u.Host != "localhost" {
		return s
	}
	return filepath.FromSlash(u.Path)
}

func openAddress(ctx context.Context, source string, opt Options) (*Item, error) {
	c := opt.Client
	if c == nil {
		c = NewClient(ClientOptions{})
	}
	r, err := c.Get(ctx, source, Request{Typed: true})
	if err != nil {
		return nil, err
	}
	return &Item{
		Name: r.URL, ContentType: r.ContentType, Modified: r.Modified, Size: int64(len(r.Body)), Response: r,
		open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(r.Body)), nil },
	}, nil
}

func openPath(ctx context.Context, path string, yield func(*Item, error) bool) {
	info, err := os.Stat(path)
	if err != nil {
		yield(nil, fileError(path, err))
		return
	}
	if !info.IsDir() {
		yield(fileItem(path, info), nil)
		return
	}
	files, bad := listFolder(ctx, path)
	for _, err := range bad {
		if !yield(nil, err) {
			return
		}
	}
	if len(files) == 0 && len(bad) == 0 {
		yield(nil, &Error{Source: path, Kind: NoFiles})
		return
	}
	for _, it := range files {
		if !yield(it, nil) {
			return
		}
	}
}

func fileItem(path string, info fs.FileInfo) *Item {
	size := info.Size()
	if !info.Mode().IsRegular() {
		size = -1
	}
	return &Item{Name: path, Modified: info.ModTime(), Size: size, open: func() (io.ReadCloser, error) {
		f, err := os.Open(path)
		if err != nil {
			return nil, fileError(path, err)
		}
		return f, nil
	}}
}

// listFolder lists the files below a folder, the newest first, without what is
// hidden. Links to files and folders are followed, each folder once.
func listFolder(ctx context.Context, root string) (files []*Item, bad []error) {
	var seen []fs.FileInfo
	var walk func(dir string, depth int)
	walk = func(dir string, depth int) {
		if ctx.Err() != nil || depth > 100 {
			return
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			bad = append(bad, fileError(dir, err))
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".") {
				continue
			}
			path := filepath.Join(dir, e.Name())
			info, err := e.Info()
			if err == nil && e.Type()&fs.ModeSymlink != 0 {
				info, err = os.Stat(path)
			}
			switch {
			case err != nil:
				bad = append(bad, fileError(path, err))
			case info.IsDir():
				// Only links can lead back to where we are.
				if e.Type()&fs.ModeSymlink != 0 && inside(root, path) || slices.ContainsFunc(seen, func(s fs.FileInfo) bool { return os.SameFile(s, info) }) {
					continue
				}
				if e.Type()&fs.ModeSymlink != 0 {
					seen = append(seen, info)
				}
				walk(path, depth+1)
			case info.Mode().IsRegular():
				files = append(files, fileItem(path, info))
			}
		}
	}
	walk(root, 0)
	slices.SortStableFunc(files, func(a, b *Item) int {
		return cmp.Or(b.Modified.Compare(a.Modified), strings.Compare(a.Name, b.Name))
	})
	return files, bad
}

// inside reports whether a link leads to a folder that the walk meets anyway:
// one below root, or root itself or a folder around it.
func inside(root, link string) bool {
	real, err := filepath.EvalSymlinks(link)
	if err != nil {
		return false
	}
	top, err := filepath.EvalSymlinks(root)
	if err != nil {
		return false
	}
	real, top = absolute(real), absolute(top)
	return real == top || strings.HasPrefix(real+string(filepath.Separator), top+string(filepath.Separator)) ||
		strings.HasPrefix(top+string(filepath.Separator), real+string(filepath.Separator))
}

func absolute(path string) string {
	if a, err := filepath.Abs(path); err == nil {
		return a
	}
	return path
}
