package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"khabar/feed"
)

// makeID makes the ID of an article whose source gives none: the same for the
// same input, by its address if it has one, else by its text.
func makeID(a *feed.Article) string {
	h := sha256.New()
	if a.URL != "" {
		io.WriteString(h, a.URL)
	} else {
		io.WriteString(h, a.Title)
		for _, b := range a.Body {
			io.WriteString(h, "\n")
			io.WriteString(h, b.Text)
		}
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil)[:16])
}

// fnv64 continues a FNV-1a checksum over s.
func fnv64(sum uint64, s string) uint64 {
	if sum == 0 {
		sum = 14695981039346656037
	}
	for i := 0; i < len(s); i++ {
		sum = (sum ^ uint64(s[i])) * 1099511628211
	}
	return (sum ^ 0xFF) * 1099511628211
}
