package fault

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"khabar/feed/fetch"
	"khabar/feed/parse"
	"khabar/feed/refresh"
	"khabar/feed/store"
	"khabar/ui/locale"
)

var errOwn = errors.New("of the program")

// All errors that the packages of feeds have, and some around others.
func all() []error {
	var list []error
	for k := fetch.Network; k <= fetch.Local; k++ {
		list = append(list, &fetch.Error{Source: "https://e.example/", Kind: k, Code: 503, Err: errors.New("said by the system")})
	}
	for _, s := range sentinels {
		list = append(list, s.err)
	}
	return append(list, errOwn,
		&fetch.Error{Kind: fetch.Denied, Code: 401}, &fetch.Error{Kind: fetch.Busy, Code: 429, RetryAfter: time.Now()},
		&parse.Error{Name: "a.png", Detail: "a PNG picture", Err: parse.ErrBinary},
		&store.Error{Op: "store articles", Path: "/data/khabar.db", Err: fmt.Errorf("%w (13)", store.ErrFull)},
		fmt.Errorf("https://e.example/: %w", refresh.ErrNone), &fs.PathError{Op: "open", Path: "x", Err: syscall.ENOSPC})
}

// Every error has words in every language, in its letters, and none of the
// English ones but what the system said.
func TestTell(t *testing.T) {
	letters := map[string]*unicode.RangeTable{"ar": unicode.Arabic, "fa": unicode.Arabic, "ur": unicode.Arabic, "he": unicode.Hebrew}
	teller := Teller{Own: map[error]locale.Fault{errOwn: locale.NoBrowser}}
	for _, l := range locale.All() {
		for _, err := range all() {
			text, _, ok := teller.Tell(l, err)
			if l.Tag == "en" {
				if ok {
					t.Errorf("en: %v has other words: %s", err, text)
				}
				continue
			}
			if !ok || !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(letters[l.Tag], r) }) || strings.Contains(text, "%") {
				t.Errorf("%s: %v: %q", l.Tag, err, text)
			}
		}
		if _, _, ok := teller.Tell(l, errors.New("something new")); ok {
			t.Errorf("%s: what is not known is told", l.Tag)
		}
	}
}

func TestTellDetails(t *testing.T) {
	ar, _ := locale.Match("ar_EG")
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.FixedZone("", 2*3600))
	teller := Teller{Now: func() time.Time { return now }}
	for want, err := range map[string]error{
		"عطل في الخادم (٥٠٢)؛ أعد المحاولة لاحقا":                                   &fetch.Error{Kind: fetch.Server, Code: 502},
		"الخادم مشغول (٤٢٩)؛ أعد المحاولة بعد الساعة ١٤:٣٠":                         &fetch.Error{Kind: fetch.Busy, Code: 429, RetryAfter: time.Date(2026, 11, 25, 12, 30, 0, 0, time.UTC)},
		"شهادة المضيف غير صالحة (\u2068expired\u2069)":                              &fetch.Error{Kind: fetch.Certificate, Err: fmt.Errorf("get: %w", errors.New("expired"))},
		"يطلب الخادم اسما وكلمة مرور (٤٠١)؛ اكتبهما في الإعدادات في جدول [[login]]": &fetch.Error{Kind: fetch.Denied, Code: 401},
	} {
		if text, _, ok := teller.Tell(ar, err); !ok || text != want {
			t.Errorf("%v: %q, want %q", err, text, want)
		}
	}
	mended, _, ok := teller.Tell(ar, &store.Repair{Feeds: 2, Articles: 11, Lost: 1, Partial: 3, Aside: "/data/khabar.db.damaged"})
	if want := "كان المخزن تالفا. أُنقذ منه: ١١ خبرا، مصدران؛ ضاع: خبر واحد؛ نقص النص: ٣ أخبار؛ الملف التالف: \u2068/data/khabar.db.damaged\u2069"; !ok || mended != want {
		t.Errorf("%q, want %q", mended, want)
	}
	_, path, ok := teller.Tell(ar, &store.Error{Op: "open", Path: "/data/khabar.db", Err: store.ErrNewer})
	if !ok || path != "/data/khabar.db" {
		t.Errorf("the file is %q, %v", path, ok)
	}
}

// What a refresh has stored of an error is told as the error is.
func TestTellStored(t *testing.T) {
	var teller Teller
	for _, l := range locale.All() {
		for _, err := range all() {
			if errors.Is(err, errOwn) || errors.Is(err, store.ErrFull) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, refresh.ErrNone) {
				continue // not of a feed, or named in front
			}
			want, _, told := teller.Tell(l, err)
			got, ok := teller.TellStored(l, refresh.Reason(err))
			if got != want || ok != told {
				t.Errorf("%s: %q: %q, want %q", l.Tag, refresh.Reason(err), got, want)
			}
		}
		if _, ok := teller.TellStored(l, "some other words"); ok {
			t.Errorf("%s: other words are told", l.Tag)
		}
	}
}
