package sqlitefile

import (
	"context"
	"encoding/binary"
	"errors"
	"iter"
	"slices"
	"strings"
)

// Tree is the b-tree of a table or an index, or a piece of one whose upper pages
// are lost.
type Tree struct {
	Root  int
	Name  string // of the table or index, "" where the file's schema does not say
	Table bool   // its rows are numbered; else it is an index, or a table WITHOUT ROWID
	Pages []int  // that have rows, in the order of the numbers
}

// outline is what is known of all pages before one of them is read closely.
type outline struct {
	kinds []kind         // of each page; 0 is none of a b-tree, or free
	child []bool         // it stands under another page
	taken []bool         // it is part of a tree that was found
	names map[int]string // what the schema says begins on a page
}

// Trees finds the trees of the file: first those that its schema names, then
// what else there is, the lowest page first. Free pages are left out.
func (f *File) Trees(ctx context.Context) ([]Tree, error) {
	o, err := f.outline(ctx)
	if err != nil {
		return nil, err
	}
	var trees []Tree
	// What the schema names, what nothing is above of, and what is in a circle.
	for round := range 3 {
		for n := 1; n <= f.pages; n++ {
			name := o.names[n]
			if !o.kinds[n].known() || o.taken[n] || round < 2 && o.child[n] || round == 0 && name == "" {
				continue
			}
			pages, err := f.collect(ctx, o, n)
			if err != nil {
				return nil, err
			}
			if len(pages) > 0 {
				trees = append(trees, Tree{Root: n, Name: name, Table: o.kinds[n].table(), Pages: pages})
			}
		}
	}
	return trees, nil
}

// outline looks at each page once.
func (f *File) outline(ctx context.Context) (*outline, error) {
	o := &outline{kinds: make([]kind, f.pages+1), child: make([]bool, f.pages+1), taken: make([]bool, f.pages+1), names: map[int]string{1: "sqlite_schema"}}
	data := make([]byte, f.pageSize)
	free := map[int]bool{}
	for n := 1; n <= f.pages; n++ {
		if err := errors.Join(ctx.Err(), f.page(n, data)); err != nil {
			return nil, err
		}
		p, ok := f.nodeOf(n, data)
		if !ok {
			for _, n := range f.freeList(data) {
				free[n] = true
			}
			continue
		}
		o.kinds[n] = p.kind
		if p.kind == leafTable {
			f.schemaRows(p, o.names)
		}
	}
	for n := 1; n <= f.pages; n++ {
		if !o.kinds[n].interior() || free[n] {
			continue
		}
		if err := errors.Join(ctx.Err(), f.page(n, data)); err != nil {
			return nil, err
		}
		for _, c := range f.children(o, n, data) {
			o.child[c] = true
		}
	}
	for n := range free {
		if !o.child[n] && o.names[n] == "" { // else what looked like a list was none
			o.kinds[n] = 0
		}
	}
	return o, nil
}

// freeList is the pages that a page of the list of free ones names: section
// 1.5. It is known by its form alone, since what would lead to it may be lost.
func (f *File) freeList(data []byte) (free []int) {
	next, count := int(binary.BigEndian.Uint32(data)), int(binary.BigEndian.Uint32(data[4:]))
	if next > f.pages || count > f.usable/4-2 {
		return nil
	}
	for i := range count {
		n := int(binary.BigEndian.Uint32(data[8+4*i:]))
		if n < 2 || n > f.pages {
			return nil
		}
		free = append(free, n)
	}
	return free
}

// schemaRows notes the rows of the schema on a page: section 2.6. The first row
// of a page tells whether it has any.
func (f *File) schemaRows(p node, names map[int]string) {
	for i := range p.count() {
		r, err := f.row(p, i)
		if err != nil {
			continue
		}
		if len(r.Values) != 5 {
			return
		}
		kind, _ := r.Values[0].(string)
		name, _ := r.Values[1].(string)
		root, ok := r.Values[3].(int64)
		if sql, _ := r.Values[4].(string); !ok || kind != "table" && kind != "index" || sql != "" && !strings.HasPrefix(sql, "CREATE ") {
			return
		}
		if _, have := names[int(root)]; !have {
			names[int(root)] = name
		}
	}
}

// collect takes a tree from its root down and returns its pages with rows.
func (f *File) collect(ctx context.Context, o *outline, root int) (pages []int, err error) {
	data := make([]byte, f.pageSize)
	for todo := []int{root}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if o.taken[n] {
			continue
		}
		o.taken[n] = true
		if o.kinds[n].hasRows() {
			pages = append(pages, n)
		}
		if !o.kinds[n].interior() {
			continue
		}
		if err := errors.Join(ctx.Err(), f.page(n, data)); err != nil {
			return nil, err
		}
		children := f.children(o, n, data)
		slices.Reverse(children)
		todo = append(todo, children...)
	}
	return pages, nil
}

// children are the pages under an inner page that can be.
func (f *File) children(o *outline, n int, data []byte) (list []int) {
	p, ok := f.nodeOf(n, data)
	for i := 0; ok && i <= p.count(); i++ {
		c := p.child(i)
		if c > 1 && c <= f.pages && c != n && o.kinds[c].known() && o.kinds[c].table() == p.kind.table() {
			list = append(list, c)
		}
	}
	return list
}

// Rows are the rows of a tree that can be read. An error, of reading the file or
// of ctx, is the last.
func (f *File) Rows(ctx context.Context, t Tree) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		data := make([]byte, f.pageSize)
		for _, n := range t.Pages {
			if err := errors.Join(ctx.Err(), f.page(n, data)); err != nil {
				yield(Row{}, err)
				return
			}
			p, _ := f.nodeOf(n, data)
			for i := range p.count() {
				if r, err := f.row(p, i); err == nil && !yield(r, nil) {
					return
				}
			}
		}
	}
}
