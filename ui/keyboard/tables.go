package keyboard

// The tables say what the keys of a layout type, row by row from the top, each
// row first without and then with Shift, in the order of the keys of a US
// keyboard (the string us). They are facts gathered from the layouts' public
// descriptions:
//
//   - XKB's symbols files ara, il, ir and pk (xkeyboard-config,
//     https://gitlab.freedesktop.org/xkeyboard-config/xkeyboard-config, MIT/X11)
//   - the keyboard charts of Windows and macOS in CLDR up to release 43
//     (https://cldr.unicode.org, Unicode License v3)
//
// A ◌ only carries a mark and is no part of it; ∅ is a key that types nothing,
// ZWNJ and ZWJ stand for these.

// us are the keys of a US keyboard.
var us = [...]string{
	"` 1 2 3 4 5 6 7 8 9 0 - =",
	"q w e r t y u i o p [ ] \\",
	"a s d f g h j k l ; '",
	"z x c v b n m , . /",
	"~ ! @ # $ % ^ & * ( ) _ +",
	"Q W E R T Y U I O P { } |",
	"A S D F G H J K L : \"",
	"Z X C V B N M < > ?",
}

type table struct {
	name string
	tags string // languages it is for
	rows [len(us)]string
}

// tables are all layouts; of one language the usual one first.
var tables = [...]table{
	// Windows: Arabic (101).
	{"arabic", "ar", [...]string{
		"ذ 1 2 3 4 5 6 7 8 9 0 - =",
		"ض ص ث ق ف غ ع ه خ ح ج د \\",
		"ش س ي ب ل ا ت ن م ك ط",
		"ئ ء ؤ ر لا ى ة و ز ظ",
		"◌ّ ! @ # $ % ^ & * ) ( _ +",
		"◌َ ◌ً ◌ُ ◌ٌ لإ إ ‘ ÷ × ؛ < > |",
		"◌ِ ◌ٍ ] [ لأ أ ـ ، / : \"",
		"~ ◌ْ } { لآ آ ’ , . ؟",
	}},
	// XKB: ara.
	{"arabic-xkb", "ar", [...]string{
		"ذ 1 2 3 4 5 6 7 8 9 0 - =",
		"ض ص ث ق ف غ ع ه خ ح ج د \\",
		"ش س ي ب ل ا ت ن م ك ط",
		"ئ ء ؤ ر لا ى ة و ز ظ",
		"◌ّ ! @ # $ % ^ & * ) ( _ +",
		"◌َ ◌ً ◌ُ ◌ٌ لإ إ ` ÷ × ؛ < > …",
		"◌ِ ◌ٍ ] [ لأ أ ـ ، / : \"",
		"~ ◌ْ } { لآ آ ' , . ؟",
	}},
	// XKB: ara(digits); macOS: Arabic - PC.
	{"arabic-digits", "ar", [...]string{
		"ذ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠ - =",
		"ض ص ث ق ف غ ع ه خ ح ج د \\",
		"ش س ي ب ل ا ت ن م ك ط",
		"ئ ء ؤ ر لا ى ة و ز ظ",
		"◌ّ ! @ # $ ٪ ^ & * ) ( _ +",
		"◌َ ◌ً ◌ُ ◌ٌ لإ إ ` ÷ × ؛ < > …",
		"◌ِ ◌ٍ ] [ لأ أ ـ ، / : \"",
		"~ ◌ْ } { لآ آ ' , . ؟",
	}},
	// Windows: Arabic (102).
	{"arabic-102", "ar", [...]string{
		"> 1 2 3 4 5 6 7 8 9 0 - =",
		"ض ص ث ق ف غ ع ه خ ح ج د ذ",
		"ش س ي ب ل ا ت ن م ك ط",
		"ئ ء ؤ ر لا ى ة و ز ظ",
		"< ! @ # $ % ^ & * ) ( _ +",
		"◌َ ◌ً ◌ُ ◌ٌ لإ إ ‘ ÷ × ؛ } { ◌ّ",
		"\\ ∅ ] [ لأ أ ـ ، / : \"",
		"~ ◌ْ ◌ِ ◌ٍ لآ آ ’ , . ؟",
	}},
	// macOS: Arabic; XKB: ara(mac).
	{"arabic-mac", "ar", [...]string{
		"ـ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠ - =",
		"ض ص ث ق ف غ ع ه خ ح ج ة \\",
		"ش س ي ب ل ا ت ن م ك ؛",
		"ظ ط ذ د ز ر و ، . /",
		"∅ ! ❊ # $ ٪ ^ & * ) ( ـ +",
		"◌َ ◌ً ◌ِ ◌ٍ ◌ُ ◌ٌ ◌ْ ◌ّ ] [ } { |",
		"« » ى ◌ٰ ∅ آ ٱ ∅ ∅ : \"",
		"' ∅ ئ ء أ إ ؤ > < ؟",
	}},
	// SI-1452; XKB: il; Windows: Hebrew.
	{"hebrew", "he", [...]string{
		"; 1 2 3 4 5 6 7 8 9 0 - =",
		"/ ' ק ר א ט ו ן ם פ ] [ \\",
		"ש ד ג כ ע י ח ל ך ף ,",
		"ז ס ב ה נ מ צ ת ץ .",
		"~ ! @ # $ % ^ & * ) ( _ +",
		"Q W E R T Y U I O P } { |",
		"A S D F G H J K L : \"",
		"Z X C V B N M > < ?",
	}},
	// macOS: Hebrew.
	{"hebrew-mac", "he", [...]string{
		"; 1 2 3 4 5 6 7 8 9 0 - =",
		"/ ' ק ר א ט ו ן ם פ ] [ ◌ֿ",
		"ש ד ג כ ע י ח ל ך ף ,",
		"ז ס ב ה נ מ צ ת ץ .",
		"~ ! @ # $ % ^ ₪ * ) ( _ +",
		"∅ ∅ ∅ ∅ ∅ ∅ וֹ ∅ ∅ ∅ } { |",
		"שׁ ∅ „ ∅ ∅ ∅ ∅ לֹ ∅ : \"",
		"∅ ∅ ∅ ∅ ∅ ∅ ∅ > < ?",
	}},
	// ISIRI 9147; XKB: ir; Windows: Persian (Standard).
	{"persian", "fa", [...]string{
		"ZWJ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - =",
		"ض ص ث ق ف غ ع ه خ ح ج چ \\",
		"ش س ی ب ل ا ت ن م ک گ",
		"ظ ط ز ر ذ د پ و . /",
		"÷ ! ٬ ٫ ﷼ ٪ × ، * ) ( ـ +",
		"◌ْ ◌ٌ ◌ٍ ◌ً ◌ُ ◌ِ ◌َ ◌ّ ] [ } { |",
		"ؤ ئ ي إ أ آ ة » « : ؛",
		"ك ◌ٓ ژ ◌ٰ ZWNJ ◌ٔ ء > < ؟",
	}},
	// Windows: Persian.
	{"persian-windows", "fa", [...]string{
		"÷ 1 2 3 4 5 6 7 8 9 0 - =",
		"ض ص ث ق ف غ ع ه خ ح ج چ پ",
		"ش س ی ب ل ا ت ن م ک گ",
		"ظ ط ز ر ذ د ئ و . /",
		"× ! @ # $ % ^ & * ) ( _ +",
		"◌ً ◌ٌ ◌ٍ ريال ، ؛ , ] [ \\ } { |",
		"◌َ ◌ُ ◌ِ ◌ّ ۀ آ ـ « » : \"",
		"ة ي ژ ؤ إ أ ء < > ؟",
	}},
	// XKB: pk.
	{"urdu-phonetic", "ur", [...]string{
		"◌ً 1 2 3 4 5 6 7 8 9 0 - =",
		"ق و ع ر ت ے ء ی ہ پ ] [ \\",
		"ا س د ف گ ح ج ک ل ؛ '",
		"ز ش چ ط ب ن م ، ۔ /",
		"~ ! @ # $ % ^ & * ) ( _ +",
		"◌ْ ؤ ◌ٰ ڑ ٹ ◌َ ئ ◌ِ ۃ ◌ُ } { |",
		"آ ص ڈ ◌ّ غ ھ ض خ ◌ٔ : \"",
		"ذ ژ ث ظ . ں ◌٘ < > ؟",
	}},
	// CRULP phonetic 1.1; XKB: pk(urd-crulp).
	{"urdu-crulp", "ur", [...]string{
		"~ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - =",
		"ق و ع ر ت ے ء ی ہ پ ] [ \\",
		"ا س د ف گ ح ج ک ل ؛ '",
		"ز ش چ ط ب ن م ، ۔ /",
		"◌ً 1 2 3 4 5 6 7 8 9 0 _ +",
		"◌ْ ◌ّ ◌ٰ ڑ ٹ ◌َ ئ ◌ِ ۃ ◌ُ } { |",
		"آ ص ڈ ◌ّ غ ھ ض خ ◌ٔ : \"",
		"ذ ژ ث ظ . ں ◌٘ < ٫ ؟",
	}},
	// The National Language Authority's; XKB: pk(urd-nla); Windows: Urdu.
	{"urdu", "ur", [...]string{
		"` 1 2 3 4 5 6 7 8 9 0 - =",
		"ط ص ھ د ٹ پ ت ب ج ح ] [ \\",
		"م و ر ن ل ہ ا ک ی ؛ '",
		"ق ف ے س ش غ ع ، ۔ /",
		"~ ! @ # $ ٪ ^ ◌ۖ ٭ ) ( _ +",
		"ظ ض ذ ڈ ث ◌ّ ۃ ـ چ خ } { |",
		"ژ ز ڑ ں ۂ ء آ گ ي : \"",
		"ZWJ ZWNJ ۓ ∅ ؤ ئ ∅ > < ؟",
	}},
}
