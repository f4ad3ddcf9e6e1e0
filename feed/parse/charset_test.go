package parse

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const (
	arabicText  = "أعلنت وزارة الصحة اليوم عن تسجيل حالات جديدة، وقال المتحدث باسم الوزارة إن الوضع تحت السيطرة."
	hebrewText  = "הממשלה אישרה הבוקר את תקציב המדינה לשנה הבאה לאחר דיון מתמשך שנמשך שעות ארוכות."
	persianText = "رئیس جمهور گفت: دولت برای حل مشکلات معیشتی مردم برنامه دارد و پیگیر کار است."
	frenchText  = "Le président a déclaré que la réforme sera présentée à l'Assemblée dès la rentrée, après une large concertation."
)

func encode(t *testing.T, s string, e encoding.Encoding) []byte {
	t.Helper()
	b, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	arabic1256 := encode(t, arabicText, charmap.Windows1256)
	for _, tt := range []struct {
		name, declared string
		data           []byte
		want, charset  string
	}{
		{"utf-8", "", []byte(arabicText), arabicText, "utf-8"},
		{"utf-8 declared 1256", "windows-1256", []byte(arabicText), arabicText, "utf-8"},
		{"bom", "", []byte("\xef\xbb\xbf" + arabicText), arabicText, "utf-8"},
		{"1256 undeclared", "", arabic1256, arabicText, "windows-1256"},
		{"1256 declared", "windows-1256", arabic1256, arabicText, "windows-1256"},
		{"1256 declared utf-8", "utf-8", arabic1256, arabicText, "windows-1256"},
		{"1256 declared latin-1", "iso-8859-1", arabic1256, arabicText, "windows-1256"},
		{"1256 declared nonsense", "x-nonsense", arabic1256, arabicText, "windows-1256"},
		{"iso-8859-6 undeclared", "", encode(t, arabicText, charmap.ISO8859_6), arabicText, "iso-8859-6"},
		{"iso-8859-6 declared", "iso-8859-6", encode(t, arabicText, charmap.ISO8859_6), arabicText, "iso-8859-6"},
		{"1255 undeclared", "", encode(t, hebrewText, charmap.Windows1255), hebrewText, "windows-1255"},
		{"iso-8859-8 declared", "iso-8859-8", encode(t, hebrewText, charmap.ISO8859_8), hebrewText, "iso-8859-8"},
		{"iso-8859-8-i declared", "iso-8859-8-i", encode(t, hebrewText, charmap.ISO8859_8), hebrewText, "iso-8859-8-i"},
		{"french declared 1252", "windows-1252", encode(t, frenchText, charmap.Windows1252), frenchText, "windows-1252"},
		{"french undeclared", "", encode(t, frenchText, charmap.Windows1252), frenchText, "windows-1252"},
		{"utf-16le", "", encode(t, arabicText, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), arabicText, "utf-16le"},
		{"utf-16be", "", encode(t, arabicText, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), arabicText, "utf-16be"},
		{"utf-16le without a mark", "", encode(t, "<?xml version='1.0'?><rss><title>"+arabicText, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)), "<?xml version='1.0'?><rss><title>" + arabicText, "utf-16le"},
		{"utf-16be arabic without a mark", "", encode(t, arabicText, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)), arabicText, "utf-16be"},
		{"utf-32be", "", encode(t, hebrewText, utf32.UTF32(utf32.BigEndian, utf32.UseBOM)), hebrewText, "utf-32be"},
		{"one broken byte", "windows-1256", []byte(arabicText + "\xff" + arabicText), arabicText + "\uFFFD" + arabicText, "utf-8"},
		{"cut in a letter", "", []byte(arabicText + "\xd8"), arabicText, "utf-8"},
	} {
		contentType := "text/html"
		if tt.declared != "" {
			contentType += "; charset=" + tt.declared
		}
		text, charset, _ := decode(tt.data, contentType)
		text = strings.ToValidUTF8(text, "\uFFFD")
		if text != tt.want || charset != tt.charset {
			t.Errorf("%s: %s %.60q, want %s %.60q", tt.name, charset, text, tt.charset, tt.want)
		}
	}
}

func TestDeclaredInside(t *testing.T) {
	for _, head := range []string{
		"<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><title>",
		"<!doctype html><meta charset=windows-1251><title>x</title><p>",
		"<!doctype html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"><p>",
	} {
		text := head + "Правительство объявило о новых мерах поддержки"
		got, charset, _ := decode(encode(t, text, charmap.Windows1251), "")
		if got != text || charset != "windows-1251" {
			t.Errorf("%s: %s %q", head, charset, got)
		}
	}
}

// A short headline is all that some feeds have.
func TestGuessShort(t *testing.T) {
	for _, s := range []string{"أخبار العالم اليوم", "رئيس الوزراء يستقبل وفدا", "خطاب الملك", persianText} {
		if got := guessCharset(encode(t, s, charmap.Windows1256), ""); got != "windows-1256" {
			t.Errorf("%s: %s", s, got)
		}
	}
	for _, s := range []string{"חדשות היום", "ראש הממשלה נפגש"} {
		if got := guessCharset(encode(t, s, charmap.Windows1255), ""); got != "windows-1255" {
			t.Errorf("%s: %s", s, got)
		}
	}
}
