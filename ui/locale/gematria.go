package locale

// gematria writes a number from 1 to 999 in Hebrew letters, as days and years
// are: ט״ו, תשפ״ז, ט׳. The thousands of a year are left out.
func gematria(n int) string {
	n %= 1000
	letters := make([]rune, 0, 6)
	for _, hundred := range [...]struct {
		value  int
		letter rune
	}{{400, 'ת'}, {300, 'ש'}, {200, 'ר'}, {100, 'ק'}} {
		for ; n >= hundred.value; n -= hundred.value {
			letters = append(letters, hundred.letter)
		}
	}
	switch {
	case n == 15 || n == 16: // not the letters of the Name
		letters = append(letters, 'ט', 'א'+rune(n-9)-1)
		n = 0
	case n >= 10:
		letters = append(letters, []rune("יכלמנסעפצ")[n/10-1])
		n %= 10
	}
	if n > 0 {
		letters = append(letters, 'א'+rune(n)-1)
	}
	switch len(letters) {
	case 0:
		return ""
	case 1:
		return string(letters) + "׳"
	}
	last := len(letters) - 1
	return string(letters[:last]) + "״" + string(letters[last:])
}
