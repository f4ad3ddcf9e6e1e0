package locale

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"
)

// TestMessagesComplete finds a message that a translation forgot, and one that
// is written in another language's letters.
func TestMessagesComplete(t *testing.T) {
	scripts := map[string]*unicode.RangeTable{
		"ar": unicode.Arabic, "fa": unicode.Arabic, "ur": unicode.Arabic, "he": unicode.Hebrew, "en": unicode.Latin,
	}
	for _, l := range All() {
		v := reflect.ValueOf(l.Messages)
		for _, field := range reflect.VisibleFields(v.Type()) {
			name := field.Name
			var texts []string
			switch f := v.FieldByIndex(field.Index); f.Kind() {
			case reflect.Struct:
				continue // its fields are among these
			case reflect.String:
				texts = append(texts, f.String())
			case reflect.Array:
				texts = append(texts, f.Index(int(other)).String())
			}
			for _, s := range texts {
				if strings.TrimSpace(s) == "" {
					t.Errorf("%s: %s is empty", l.Tag, name)
				}
				if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(scripts[l.Tag], r) }) {
					t.Errorf("%s: %s is %q", l.Tag, name, s)
				}
			}
		}
		for i, month := range l.months {
			if month == "" {
				t.Errorf("%s: month %d is empty", l.Tag, i+1)
			}
		}
	}
}

func TestPlurals(t *testing.T) {
	tests := []struct {
		tag  string
		n    int
		want string
	}{
		{"ar", 0, "لا أخبار"}, {"ar", 1, "خبر واحد"}, {"ar", 2, "خبران"}, {"ar", 3, "3 أخبار"}, {"ar", 10, "10 أخبار"},
		{"ar", 11, "11 خبرا"}, {"ar", 99, "99 خبرا"}, {"ar", 100, "100 خبر"}, {"ar", 102, "102 خبر"}, {"ar", 103, "103 أخبار"},
		{"he", 1, "כתבה אחת"}, {"he", 2, "שתי כתבות"}, {"he", 20, "20 כתבות"},
		{"fa", 0, "0 خبر"}, {"fa", 5, "5 خبر"},
		{"ur", 1, "ایک خبر"}, {"ur", 2, "2 خبریں"},
		{"en", 0, "0 articles"}, {"en", 1, "1 article"}, {"en", 2, "2 articles"},
	}
	for _, test := range tests {
		l, ok := Match(test.tag)
		if !ok {
			t.Fatalf("no locale %q", test.tag)
		}
		if got := l.Articles(test.n); got != test.want {
			t.Errorf("%s, %d: %q, want %q", test.tag, test.n, got, test.want)
		}
	}
}

func TestFromEnvironment(t *testing.T) {
	tests := []struct {
		env  map[string]string
		want string
	}{
		{nil, "ar"},
		{map[string]string{"LANG": "C.UTF-8"}, "ar"},
		{map[string]string{"LANG": "POSIX"}, "ar"},
		{map[string]string{"LANG": "en_US.UTF-8"}, "en"},
		{map[string]string{"LANG": "de_DE.UTF-8"}, "en"},
		{map[string]string{"LANG": "ar_MA.UTF-8"}, "ar"},
		{map[string]string{"LANG": "iw_IL"}, "he"},
		{map[string]string{"LANG": "fa_IR@calendar=persian"}, "fa"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "ur_PK.UTF-8"}, "ur"},
		{map[string]string{"LC_ALL": "he_IL.UTF-8", "LC_MESSAGES": "ur_PK.UTF-8"}, "he"},
	}
	for _, test := range tests {
		if got := FromEnvironment(func(k string) string { return test.env[k] }).Tag; got != test.want {
			t.Errorf("%v: %s, want %s", test.env, got, test.want)
		}
	}
}

func TestDate(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	day := time.Date(2024, 11, 25, 9, 5, 0, 0, time.UTC)
	for tag, want := range map[string]string{
		"ar": "25 نوفمبر 2024", "he": "25 בנובמבר 2024", "fa": "25 نوامبر 2024", "ur": "25 نومبر 2024", "en": "25 November 2024",
	} {
		l, _ := Match(tag)
		if got := l.Date(day, now); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	l, _ := Match("en")
	if got := l.Moment(now, now); got != "23 November 12:00" {
		t.Errorf("this year's moment: %q", got)
	}
}
