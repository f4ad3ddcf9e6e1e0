package paper

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"khabar/feed/export"
)

// share is how much text is laid out in one go, in bytes, where an article is
// so long that it pays to do so on all processors.
const share = 64 << 10

// shares cuts pieces into parts of about a share each.
func shares(pieces []export.Piece) [][]export.Piece {
	var parts [][]export.Piece
	start, n := 0, 0
	for i := range pieces {
		if n += len(pieces[i].Text); n >= share {
			parts = append(parts, pieces[start:i+1])
			start, n = i+1, 0
		}
	}
	if start < len(pieces) {
		parts = append(parts, pieces[start:])
	}
	return parts
}

// together appends parts that are laid out side by side.
func (p *Printer) together(dst []byte, parts [][]export.Piece) []byte {
	done := make([]chan []byte, len(parts))
	for i := range done {
		done[i] = make(chan []byte, 1)
	}
	for len(p.help) < min(runtime.GOMAXPROCS(0), len(parts)) {
		p.help = append(p.help, New(p.o))
	}
	n := 0
	for i := range parts {
		for k := range parts[i] {
			n += len(parts[i][k].Text)
		}
	}
	dst = slices.Grow(dst, n+n/2+n/4) // forms are of three bytes, letters of two
	var next atomic.Int64
	var all sync.WaitGroup
	for _, h := range p.help {
		all.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(parts) {
					return
				}
				done[i] <- h.all(make([]byte, 0, 2*share), parts[i])
			}
		})
	}
	for i := range done {
		dst = append(dst, <-done[i]...)
	}
	all.Wait()
	return dst
}
