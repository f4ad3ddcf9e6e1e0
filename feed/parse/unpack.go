package parse

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// unpack undoes gzip, up to maxDecoded bytes, and twice at most: a server
// that compresses a file that is compressed already.
func unpack(data []byte) ([]byte, error) {
	for range 2 {
		if !isGzip(data) {
			return data, nil
		}
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("it is damaged gzip: %w", err)
		}
		out, err := io.ReadAll(io.LimitReader(z, maxDecoded+1))
		if len(out) > maxDecoded {
			return nil, ErrTooLarge
		}
		if err != nil && len(out) == 0 { // what came before the damage can be read
			return nil, fmt.Errorf("it is damaged gzip: %w", err)
		}
		data = out
	}
	return data, nil
}

func isGzip(data []byte) bool {
	return len(data) > 2 && data[0] == 0x1f && data[1] == 0x8b && data[2] == 8
}
