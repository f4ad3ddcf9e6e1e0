package term

import uv "github.com/charmbracelet/ultraviolet"

// KeyPresses decodes what the user typed while the terminal was asked
// (Detection.Keys), so that it can be sent to the program as its first keys.
func KeyPresses(b []byte) []uv.KeyPressEvent {
	var keys []uv.KeyPressEvent
	var d uv.EventDecoder
	for len(b) > 0 {
		n, event := d.Decode(b)
		if n <= 0 {
			break
		}
		if key, ok := event.(uv.KeyPressEvent); ok {
			keys = append(keys, key)
		}
		b = b[n:]
	}
	return keys
}
