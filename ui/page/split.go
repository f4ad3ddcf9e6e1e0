package page

import (
	"strings"
	"unicode/utf8"

	"khabar/bidi"
)

// longestBlock is how much text one block has, in bytes. A text is laid out
// whole before its first line is known; no page of a newspaper has a paragraph
// that long, and a file without one line end must not make the reader wait.
const longestBlock = 32 << 10

// appendBlock appends a block; one that is very long in pieces that follow each
// other without an empty row.
func appendBlock(blocks []Block, b Block) []Block {
	if len(b.Text) <= longestBlock {
		return append(blocks, b)
	}
	if b.Dir == bidi.Auto {
		var p bidi.Paragraph
		p.Set(b.Text[:longestBlock], bidi.Auto)
		b.Dir = bidi.LTR
		if p.Level()%2 == 1 {
			b.Dir = bidi.RTL
		}
	}
	text, spans, at := b.Text, b.Spans, 0
	for at < len(text) {
		end := pieceEnd(text, at)
		piece := b
		piece.Text, piece.From, piece.Spans = text[at:end], b.From+at, nil
		if at > 0 {
			piece.Before, piece.Marker, piece.Follows = 0, "", true
		}
		for _, s := range spans {
			if s.End > at && s.Start < end {
				s.Start, s.End = max(s.Start, at)-at, min(s.End, end)-at
				piece.Spans = append(piece.Spans, s)
			}
		}
		blocks = append(blocks, piece)
		at = end
	}
	return blocks
}

// pieceEnd is where the piece of a text ends that begins at at: behind a line or
// a sentence, a word, or at least a character.
func pieceEnd(text string, at int) int {
	end := at + longestBlock
	if end >= len(text) {
		return len(text)
	}
	tail := text[end-longestBlock/4 : end]
	for _, sign := range []string{"\n", ". ", "؟ ", "۔ ", "! ", " "} {
		if i := strings.LastIndex(tail, sign); i >= 0 {
			return end - len(tail) + i + len(sign)
		}
	}
	for end > at+1 && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}
