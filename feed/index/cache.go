package index

import (
	"bytes"
	"context"
	"sync"
)

// cached keeps the pages that were read last, but for long ones: at most
// twice most bytes.
type cached struct {
	pages Pages
	most  int
	mu    sync.Mutex
	young map[int64][]byte
	old   map[int64][]byte
	size  int // of young
}

const (
	cacheSize = 1 << 20   // of an Index
	passing   = 128 << 10 // of who reads each page once
	longPage  = 32 << 10
)

// page returns a page of a segment, which nobody may change.
func (c *cached) page(ctx context.Context, id int64) ([]byte, error) {
	c.mu.Lock()
	data, ok := c.young[id]
	if !ok {
		if data, ok = c.old[id]; ok {
			c.keep(id, data)
		}
	}
	c.mu.Unlock()
	if ok {
		return data, nil
	}
	data, err := c.pages.IndexPage(ctx, id)
	if err != nil {
		return nil, err
	}
	if data == nil {
		return nil, ErrDamaged
	}
	if len(data) <= longPage {
		c.mu.Lock()
		c.keep(id, data)
		c.mu.Unlock()
	}
	return data, nil
}

// prepare reads the pages that are not kept yet.
func (c *cached) prepare(ctx context.Context, ids []int64) error {
	c.mu.Lock()
	wanted := ids[:0]
	for _, id := range ids {
		if _, ok := c.young[id]; ok {
			continue
		}
		if data, ok := c.old[id]; ok {
			c.keep(id, data)
			continue
		}
		wanted = append(wanted, id)
	}
	c.mu.Unlock()
	if len(wanted) == 0 {
		return nil
	}
	return c.pages.IndexPagesOf(ctx, wanted, func(id int64, data []byte) {
		data = bytes.Clone(data)
		c.mu.Lock()
		c.keep(id, data)
		c.mu.Unlock()
	})
}

// each calls f with each page from first to last. They pass by the cache: a
// beginning of one letter would fill it.
func (c *cached) each(ctx context.Context, first, last int64, f func(id int64, data []byte) error) error {
	if first == last {
		data, err := c.page(ctx, first)
		if err != nil {
			return err
		}
		return f(first, data)
	}
	return c.pages.IndexPages(ctx, first, last, f)
}

// keep takes a page among the young; when they are many they become the old.
func (c *cached) keep(id int64, data []byte) {
	if c.young == nil || c.size > c.most {
		c.old, c.young, c.size = c.young, make(map[int64][]byte), 0
	}
	c.young[id] = data
	c.size += len(data)
}
