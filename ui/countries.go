package ui

import (
	"sort"
	"strings"
)

// sortCountries puts the catalog's countries in the order of their names, the
// reader's own first and feeds of no country last.
func (c *catalog) sortCountries(m *Model) {
	sort.Sort(&byCountry{c, m.locale.Territory})
}

type byCountry struct {
	*catalog
	own string
}

func (b *byCountry) Len() int { return len(b.rows) }

func (b *byCountry) Less(i, j int) bool {
	x, y := b.rows[i].Country, b.rows[j].Country
	switch {
	case b.own != "" && (x == b.own) != (y == b.own):
		return x == b.own
	case (x == "") != (y == ""):
		return y == ""
	}
	return alphabetical(b.entries[i].name, b.entries[j].name) < 0
}

func (b *byCountry) Swap(i, j int) {
	b.rows[i], b.rows[j] = b.rows[j], b.rows[i]
	b.entries[i], b.entries[j] = b.entries[j], b.entries[i]
}

// alphabet has the letters of Arabic, Persian and Urdu in their order, which is not
// that of their code points. The tables of x/text/collate would make the program
// larger by a megabyte, for some dozens of names.
const alphabet = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقكگلمنںهوؤيےء"

// alphabetical is how two names lie to each other in a list that is looked
// through by eye.
func alphabetical(a, b string) int {
	x, y := []rune(a), []rune(b)
	for i := 0; i < len(x) && i < len(y); i++ {
		if x[i] == y[i] {
			continue
		}
		if d := place(x[i]) - place(y[i]); d != 0 {
			return d
		}
	}
	return len(x) - len(y)
}

// place is where a letter stands: the forms of alef, and those of kaf, heh and
// yeh that languages write, at one place.
func place(r rune) int {
	switch r {
	case 'آ', 'أ', 'إ', 'ٱ':
		r = 'ا'
	case 'ک':
		r = 'ك'
	case 'ہ', 'ھ', 'ة':
		r = 'ه'
	case 'ی', 'ى', 'ئ':
		r = 'ي'
	}
	if i := strings.IndexRune(alphabet, r); i >= 0 {
		return 0x600 + i
	}
	return int(r)
}
