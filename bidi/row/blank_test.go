package row

import (
	"errors"
	"testing"
)

func TestCheckBlank(t *testing.T) {
	for _, r := range []rune{0, ' ', DefaultBlank, 'x'} {
		if err := CheckBlank(r); err != nil {
			t.Error(err)
		}
	}
	for _, r := range []rune{'\u00A0', '\u200E', '\u0627', '\x1b', '\u4E00', '.', '\u0301'} {
		if err := CheckBlank(r); !errors.Is(err, ErrBlank) {
			t.Errorf("%U passes: %v", r, err)
		}
	}
}
