package locale

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
)

// TestMessagesComplete finds a message that a translation forgot, and one that
// is written in another language's letters.
func TestMessagesComplete(t *testing.T) {
	scripts := map[string]*unicode.RangeTable{
		"ar": unicode.Arabic, "fa": unicode.Arabic, "ur": unicode.Arabic, "he": unicode.Hebrew, "en": unicode.Latin,
	}
	for _, l := range All() {
		complete(t, l, reflect.ValueOf(l.Messages), "Messages", scripts[l.Tag])
		complete(t, l, reflect.ValueOf(l.Out), "Out", scripts[l.Tag])
		complete(t, l, reflect.ValueOf(l.days), "days", scripts[l.Tag])
	}
}

func complete(t *testing.T, l *Locale, v reflect.Value, name string, script *unicode.RangeTable) {
	if v.Type() == reflect.TypeFor[counted]() {
		v = v.Index(int(other)) // the one that must be there
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			complete(t, l, v.Field(i), name+"."+v.Type().Field(i).Name, script)
		}
	case reflect.Array:
		for i := range v.Len() {
			complete(t, l, v.Index(i), name, script)
		}
	case reflect.Func: // months, which TestMonths looks at
	case reflect.String:
		if !strings.ContainsFunc(v.String(), func(r rune) bool { return unicode.Is(script, r) }) {
			t.Errorf("%s: %s is %q", l.Tag, name, v.String())
		}
	default:
		t.Errorf("%s is neither a message nor messages", name)
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
		{"fa", 0, "۰ خبر"}, {"fa", 5, "۵ خبر"},
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
