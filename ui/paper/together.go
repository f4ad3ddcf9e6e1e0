package paper

import (
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"khabar/feed"
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

// Write is Append to a writer: a long article is written as its parts are laid
// out.
func (p *Printer) Write(w io.Writer, a *feed.Article) error {
	p.begin(a)
	parts := shares(p.pieces)
	if p.n > 1 {
		if _, err := io.WriteString(w, "\n\n"); err != nil {
			return err
		}
	}
	if len(parts) > 1 {
		return p.together(w, parts)
	}
	p.out = p.all(p.out[:0], p.pieces)
	_, err := w.Write(p.out)
	return err
}

// together writes parts that are laid out side by side.
func (p *Printer) together(w io.Writer, parts [][]export.Piece) error {
	workers := min(runtime.GOMAXPROCS(0), len(parts))
	for len(p.help) < workers {
		p.help = append(p.help, New(p.o))
	}
	done := make([]chan []byte, len(parts))
	for i := range done {
		done[i] = make(chan []byte, 1)
	}
	// As many buffers as there may be parts ahead of the one being written.
	free := make(chan []byte, 2*workers)
	for range cap(free) {
		free <- make([]byte, 0, 2*share)
	}
	var next atomic.Int64
	var all sync.WaitGroup
	for _, h := range p.help[:workers] {
		all.Go(func() {
			for {
				buf := <-free
				i := int(next.Add(1)) - 1
				if i >= len(parts) {
					free <- buf
					return
				}
				done[i] <- h.all(buf[:0], parts[i])
			}
		})
	}
	var broken error
	for i := range done {
		buf := <-done[i]
		if broken == nil {
			_, broken = w.Write(buf)
		}
		free <- buf
	}
	all.Wait()
	return broken
}
