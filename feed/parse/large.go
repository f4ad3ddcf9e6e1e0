package parse

import (
	"runtime"
	"strings"
	"sync"
	"unicode/utf8"

	"khabar/feed"
)

// large is from which length on a document is checked on all processors.
const large = 1 << 20

// isUTF8 is utf8.Valid.
func isUTF8(data []byte) bool {
	parts := runtime.GOMAXPROCS(0)
	if len(data) < large || parts < 2 {
		return utf8.Valid(data)
	}
	var all sync.WaitGroup
	valid := make([]bool, parts)
	start := 0
	for i := range parts {
		end := len(data)
		if i < parts-1 {
			end = len(data) / parts * (i + 1)
			for end < len(data) && !utf8.RuneStart(data[end]) {
				end++
			}
			end = max(start, end)
		}
		part := data[start:end]
		all.Go(func() { valid[i] = utf8.Valid(part) })
		start = end
	}
	all.Wait()
	for _, ok := range valid {
		if !ok {
			return false
		}
	}
	return true
}

// clean is feed.Clean, which looks at each line for itself.
func clean(text string) string {
	parts := runtime.GOMAXPROCS(0)
	if len(text) < large || parts < 2 {
		return feed.Clean(text)
	}
	var all sync.WaitGroup
	cleaned := make([]string, parts)
	changed := make([]bool, parts)
	start := 0
	for i := range parts {
		end := len(text)
		if i < parts-1 {
			end = max(start, len(text)/parts*(i+1))
			if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
				end += n + 1
			} else {
				end = len(text)
			}
		}
		part := text[start:end]
		all.Go(func() {
			cleaned[i] = feed.Clean(part)
			changed[i] = cleaned[i] != part
		})
		start = end
	}
	all.Wait()
	for _, c := range changed {
		if c {
			return strings.Join(cleaned, "")
		}
	}
	return text
}
