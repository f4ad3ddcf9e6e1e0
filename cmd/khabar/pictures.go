package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"khabar/cmd/khabar/config"
	"khabar/feed/fetch"
)

// Bounds of pictures.
const (
	maxPicture     = 8 << 20  // bytes of one
	maxPictures    = 64 << 20 // of all that are kept
	pictureTimeout = 30 * time.Second
)

// pictures fetches the pictures of articles and keeps them in the cache folder:
// it implements ui.Pictures.
type pictures struct {
	client func() *fetch.Client
	folder string
	most   int64      // bytes of all that are kept
	mu     sync.Mutex // held while old ones are dropped
}

func newPictures(c config.Config) *pictures {
	return &pictures{
		client: sync.OnceValue(func() *fetch.Client { return newClient(c) }),
		folder: filepath.Join(xdg.CacheHome, "khabar", "pictures"), most: maxPictures,
	}
}

// Picture implements ui.Pictures. An address is one that a feed or page named:
// a private one is not asked.
func (p *pictures) Picture(ctx context.Context, address string) ([]byte, error) {
	sum := sha256.Sum256([]byte(address))
	path := filepath.Join(p.folder, hex.EncodeToString(sum[:]))
	if data, err := os.ReadFile(path); err == nil && len(data) <= maxPicture {
		now := time.Now()
		_ = os.Chtimes(path, now, now) // the oldest go first
		return data, nil
	}
	ctx, cancel := context.WithTimeout(ctx, pictureTimeout)
	defer cancel()
	r, err := p.client().Get(ctx, address, fetch.Request{Accept: "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5", Most: maxPicture})
	var e *fetch.Error
	if errors.As(err, &e) && e.Kind == fetch.TooLarge {
		return nil, fmt.Errorf("%s: it is larger than %d MB", e.Source, maxPicture>>20)
	}
	if err != nil {
		return nil, err
	}
	if r.Cut {
		return nil, fmt.Errorf("%s: the connection broke in the middle", address)
	}
	// One that can't be kept is shown all the same.
	if replaceFile(path, r.Body) == nil {
		p.drop()
	}
	return r.Body, nil
}

// drop removes the pictures that were not looked at for longest, while all
// together are too large.
func (p *pictures) drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	entries, err := os.ReadDir(p.folder)
	if err != nil {
		return
	}
	var all []os.FileInfo
	total := int64(0)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			all = append(all, info)
			total += info.Size()
		}
	}
	slices.SortFunc(all, func(a, b os.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, info := range all {
		if total <= p.most {
			return
		}
		if os.Remove(filepath.Join(p.folder, info.Name())) == nil {
			total -= info.Size()
		}
	}
}
