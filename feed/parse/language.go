package parse

import (
	"strings"
	"unicode"
)

// Language names the language of a text (BCP 47) by its letters, with
// function words where Persian and Arabic share them: ar, fa, ur, he, yi, ps,
// ckb, and en by its commonest words. It is empty where they do not say.
func Language(text string) string {
	lang, _ := language(text)
	return lang
}

// language is Language, and whether another of the same letters is out of the
// question.
func language(text string) (lang string, sure bool) {
	var n struct{ hebrew, yiddish, arabic, urdu, persian, arab, pashto, kurdish, latin, other int }
	letters := 0
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= 0xC0 && r < 0x250:
			n.latin++
		case r >= 0x5D0 && r <= 0x5F2, r >= 0xFB1D && r <= 0xFB4F:
			n.hebrew++
			if r >= 0x5F0 {
				n.yiddish++
			}
		case r >= 0x620 && r <= 0x6D3, r == 0x6D5, r >= 0x750 && r <= 0x77F, r >= 0xFB50 && r <= 0xFEFC:
			n.arabic++
			switch r {
			case 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ہ', 'ھ', 'ۓ':
				n.urdu++
			case 'پ', 'چ', 'ژ', 'گ', 'ک', 'ی':
				n.persian++
			case 'ة', 'ى', 'أ', 'إ', 'ي', 'ك', 'ؤ':
				n.arab++
			case 'ښ', 'ګ', 'ځ', 'څ', 'ډ', 'ړ', 'ږ', 'ټ', 'ې', 'ۍ':
				n.pashto++
			case 'ڕ', 'ڵ', 'ێ', 'ۆ', 'ە', 'ڤ':
				n.kurdish++
			}
		case r > 0x250 && unicode.IsLetter(r):
			n.other++
		default:
			continue
		}
		if letters++; letters > 4000 {
			break
		}
	}
	switch {
	case n.arabic > n.latin/2 && n.arabic >= n.hebrew && n.arabic >= n.other && n.arabic > 0:
		switch {
		case n.urdu*60 > n.arabic && n.urdu > n.pashto && n.urdu >= n.kurdish:
			return "ur", n.urdu*25 > n.arabic
		case n.pashto*40 > n.arabic:
			return "ps", false
		case n.kurdish*15 > n.arabic:
			return "ckb", false
		}
		return arabicOrPersian(text, n.persian, n.arab, n.arabic)
	case n.hebrew > n.latin/2 && n.hebrew >= n.other && n.hebrew > 0:
		if n.yiddish*50 > n.hebrew {
			return "yi", true
		}
		return "he", true
	case n.latin > n.other && n.latin > 0 && english(text):
		return "en", true
	}
	return "", false
}

// arabicOrPersian decides between the two: by the letters that only one of
// them has, and where news are typed with Arabic letters for both, by words.
func arabicOrPersian(text string, persian, arab, letters int) (lang string, sure bool) {
	fa, ar := 0, 0
	count := 0
	for w := range strings.FieldsFuncSeq(text, betweenWords) {
		if count++; count > 600 {
			break
		}
		switch w {
		case "از", "به", "که", "كه", "این", "اين", "را", "با", "است", "برای", "براي", "در", "آن", "ها", "شد", "کرد", "كرد",
			"می", "مي", "یک", "يك", "خود", "تا", "بر", "هم", "شده", "گفت", "نیز", "نيز", "های", "هاي", "بود", "باید", "بايد", "سال", "دو":
			fa++
		case "من", "في", "على", "إلى", "الى", "عن", "أن", "ان", "التي", "الذي", "هذا", "هذه", "مع", "بعد", "قال", "كان", "لا", "ما", "أو", "بين":
			ar++
		}
		if strings.HasPrefix(w, "ال") && len(w) > 6 {
			ar++
		}
	}
	// گ پ چ ژ alone settle it; the two forms of kaf and yeh weigh less.
	score := 4*(fa-ar)*8 + persian*3 - arab*2
	if strings.Contains(text, "\u200c") {
		score += 12
	}
	if score > 0 {
		return "fa", score > letters/2
	}
	return "ar", -score > letters/2
}

// betweenWords reports whether a character is no part of a word.
func betweenWords(r rune) bool {
	switch {
	case r >= 0x620 && r <= 0x65F, r >= 0x66E && r <= 0x6D3, r >= 0x5D0 && r <= 0x5EA, r == 0x200C:
		return false
	case r < 0x80:
		return !(r|0x20 >= 'a' && r|0x20 <= 'z')
	}
	return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r)
}

// english reports whether some of the commonest English words are in text.
func english(text string) bool {
	words, hits := 0, 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if words++; words > 400 {
			break
		}
		switch strings.ToLower(w) {
		case "the", "of", "and", "to", "in", "is", "for", "that", "with", "on", "are", "was", "by", "from", "this", "as", "at", "it", "not", "you", "your", "says", "after", "has":
			hits++
		}
	}
	return hits > 0 && hits*12 >= words
}

// languageTag normalizes a declared language to a BCP 47 tag of its first
// parts, or nothing where it is none.
func languageTag(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 2 || len(s) > 35 {
		return ""
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '_' {
			return languageTag(strings.ReplaceAll(s, "_", "-"))
		}
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-') {
			return ""
		}
	}
	lang, rest, more := strings.Cut(s, "-")
	lang = strings.ToLower(lang)
	switch lang { // names and codes that are met in feeds
	case "iw", "hebrew", "heb":
		lang = "he"
	case "arabic", "ara":
		lang = "ar"
	case "persian", "farsi", "fas", "per":
		lang = "fa"
	case "urdu", "urd":
		lang = "ur"
	case "english", "eng":
		lang = "en"
	}
	if len(lang) > 3 {
		return ""
	}
	if more {
		return lang + "-" + rest
	}
	return lang
}

// chooseLanguage takes the declared language where the letters bear it out,
// else what they say.
func chooseLanguage(declared, text string) string {
	found, sure := language(text)
	declared = languageTag(declared)
	if declared == "" || found == "" {
		if found == "" && scriptOf(declared) == "arab/hebr" && text != "" {
			return "" // said to be ours, but no letter of it is
		}
		return declared + found
	}
	base, _, _ := strings.Cut(declared, "-")
	if base == found || !sure && found != "" && scriptOf(base) != "" && base != "he" && base != "yi" {
		return declared
	}
	if found == "en" && scriptOf(base) == "" {
		return found
	}
	if found == "ar" || found == "he" { // scripts of more languages than are told apart here
		switch base {
		case "yi", "lad":
			if found == "he" {
				return declared
			}
		case "ug", "sd", "ks", "pnb", "azb", "ckb", "ku", "arz", "ary", "apc":
			if found == "ar" {
				return declared
			}
		}
	}
	return found
}

func scriptOf(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	switch base {
	case "ar", "fa", "ur", "he", "ps", "ckb", "yi", "sd", "ug":
		return "arab/hebr"
	}
	return ""
}
