package search

// stemHebrew strips one or two of the particles that Hebrew writes together
// with the next word (ו ה ב כ ל מ ש) where four letters stay: fewer
// would eat the letters of short words.
func stemHebrew(w []byte) []byte {
	for range 2 {
		if len(w) < 5*letter || w[0] != 0xD7 {
			return w
		}
		switch w[1] {
		case 0x95, 0x94, 0x91, 0x9B, 0x9C, 0x9E, 0xA9:
			w = w[letter:]
		default:
			return w
		}
	}
	return w
}
