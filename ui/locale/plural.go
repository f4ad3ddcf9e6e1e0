package locale

// counted holds one message in each plural form; %d is the number. A form
// that is empty falls back on other.
type counted [6]string

type form uint8

const (
	other form = iota
	zero
	one
	two
	few
	many
)

// The CLDR plural rules for whole numbers of the built-in languages.

func pluralArabic(n int) form {
	switch {
	case n == 0:
		return zero
	case n == 1:
		return one
	case n == 2:
		return two
	case n%100 >= 3 && n%100 <= 10:
		return few
	case n%100 >= 11:
		return many
	}
	return other
}

func pluralHebrew(n int) form {
	switch n {
	case 1:
		return one
	case 2:
		return two
	}
	return other
}

// Persian takes the singular for 0 and 1.
func pluralPersian(n int) form {
	if n == 0 || n == 1 {
		return one
	}
	return other
}

func pluralOne(n int) form { // English, Urdu
	if n == 1 {
		return one
	}
	return other
}
