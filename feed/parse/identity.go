package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/crc32"
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
		var text []byte // of one block after another: io.WriteString would copy each anew
		text = append(text, a.Title...)
		for _, b := range a.Body {
			text = append(append(text, '\n'), b.Text...)
			h.Write(text)
			text = text[:0]
		}
		h.Write(text)
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil)[:16])
}

// checksum continues a checksum over s: it tells whether an item changed.
func checksum(sum uint64, s string) uint64 {
	table := crc32.MakeTable(crc32.Castagnoli)
	crc, n := uint32(sum), len(s)
	var buf [512]byte
	for s != "" {
		k := copy(buf[:], s)
		crc = crc32.Update(crc, table, buf[:k])
		s = s[k:]
	}
	return uint64(crc) | (sum>>32+uint64(n)+1)<<32
}
