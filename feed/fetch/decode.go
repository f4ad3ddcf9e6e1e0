package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// decoded undoes the content encodings of a body, the last one applied first
// (RFC 9110, section 8.4), three at most.
func decoded(r io.Reader, encoding string) (io.Reader, error) {
	names := strings.Split(strings.ToLower(encoding), ",")
	if len(names) > 3 {
		return nil, fmt.Errorf("encoded %d times", len(names))
	}
	for i := len(names) - 1; i >= 0; i-- {
		var err error
		if r, err = decoder(r, strings.TrimSpace(names[i])); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func decoder(r io.Reader, name string) (io.Reader, error) {
	br := bufio.NewReaderSize(r, 32<<10)
	head, err := br.Peek(2)
	if err == io.EOF && len(head) == 0 {
		return br, nil // an empty body has no header to read
	}
	switch name {
	case "", "identity":
		return br, nil
	case "gzip", "x-gzip":
		if len(head) < 2 || head[0] != 0x1f || head[1] != 0x8b {
			return br, nil // said to be, but is not: some servers do that
		}
		return gzip.NewReader(br)
	case "deflate": // zlib by the RFC, bare by some servers
		if len(head) == 2 && head[0]&0x0f == 8 && (uint(head[0])<<8|uint(head[1]))%31 == 0 {
			return zlib.NewReader(br)
		}
		return flate.NewReader(br), nil
	case "br":
		return brotli.NewReader(br), nil
	case "zstd":
		return newZstd(br)
	}
	return nil, fmt.Errorf("unknown encoding %q", name)
}

// newZstd decodes without goroutines of its own and within bounded memory.
func newZstd(r io.Reader) (io.Reader, error) {
	d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20), zstd.WithDecoderMaxWindow(8<<20))
	if err != nil {
		return nil, err
	}
	return d, nil
}
