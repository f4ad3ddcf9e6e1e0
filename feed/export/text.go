package export

import (
	"strings"

	"khabar/feed"
)

// Text writes plain text: lines are as long as their paragraphs.
type Text struct {
	n      int
	pieces []Piece
}

// Append appends an article, two empty lines after the one before.
func (t *Text) Append(dst []byte, a *feed.Article) []byte {
	if t.n++; t.n > 1 {
		dst = append(dst, "\n\n"...)
	}
	t.pieces = AppendPieces(t.pieces[:0], a)
	return appendPieces(dst, t.pieces)
}

// End appends what ends the articles: nothing.
func (t *Text) End(dst []byte) []byte { return dst }

// AppendText appends one article as plain text. It ends in a newline.
func AppendText(dst []byte, a *feed.Article) []byte {
	return appendPieces(dst, AppendPieces(nil, a))
}

func appendPieces(dst []byte, pieces []Piece) []byte {
	for i := range pieces {
		p := &pieces[i]
		if p.Apart {
			dst = append(dst, '\n')
		}
		dst = append(dst, p.First...)
		for rest := p.Plain(); ; {
			l, more, ok := strings.Cut(rest, "\n")
			dst = append(append(dst, l...), '\n')
			if !ok {
				break
			}
			dst = append(dst, p.Rest...)
			rest = more
		}
	}
	return dst
}
