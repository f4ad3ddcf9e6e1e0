package store

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// maxBody is how much one body may be, uncompressed: what feed/parse takes in,
// twice for the raw text.
const maxBody = 128 << 20

// codec compresses bodies. Its encoder and decoder are made when they are
// first needed and then kept; both are for several goroutines at once.
type codec struct {
	encoder func() *zstd.Encoder
	decoder func() *zstd.Decoder
}

func newCodec() *codec {
	return &codec{
		encoder: sync.OnceValue(func() *zstd.Encoder {
			// The options are constants; NewWriter fails on wrong ones only.
			e, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2),
				zstd.WithWindowSize(128<<10), zstd.WithLowerEncoderMem(true))
			return e
		}),
		decoder: sync.OnceValue(func() *zstd.Decoder {
			d, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(maxBody))
			return d
		}),
	}
}

func (c *codec) compress(dst, body []byte) []byte { return c.encoder().EncodeAll(body, dst) }

func (c *codec) decompress(data []byte) ([]byte, error) {
	body, err := c.decoder().DecodeAll(data, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: the text of the article cannot be unpacked (%v)", ErrDamaged, err)
	}
	return body, nil
}
