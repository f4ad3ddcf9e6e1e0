//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"strings"
	"testing"
	"time"

	"khabar/cmd/khabar/config"
)

// TestAloud reads a list and an article as a screen reader hears them: lines of
// plain text in logical order, each below the other, nothing drawn.
func TestAloud(t *testing.T) {
	s := ofSize(t, 80, 24, "--lang", "ar", "--screen-reader", arabicNews(t, 5))
	has := func(wrote string, words ...string) {
		t.Helper()
		for _, w := range words {
			if !strings.Contains(wrote, w) {
				t.Errorf("%q is not in %q", w, wrote)
			}
		}
	}
	for begin := time.Now(); !strings.Contains(s.output(), "؟") && !strings.Contains(s.output(), "افتتاح معرض"); time.Sleep(20 * time.Millisecond) {
		if time.Since(begin) > 10*time.Second {
			t.Fatalf("says nothing: %q", s.output())
		}
	}
	time.Sleep(300 * time.Millisecond)
	has(s.output(), "الأخبار\r\n", "أعلن وزير الثقافة", "? ")
	has(s.press("j"), "2 من 5، جديد، اللجنة المنظمة")
	has(s.press("k"), "1 من 5", "أعلن")
	has(s.press("k"), "بداية")
	has(s.press("\r"), "القراءة\r\n", "اقتصاد. أعلن وزير الثقافة")
	has(s.press(" "), "هذا نص الخبر")
	has(s.press(" "), "اللجنة المنظمة") // the next unread one
	has(s.press("s"), "نجمة على خبر واحد")
	has(s.press("t"), "\rالوسم:")
	has(s.press("x"), "\rالوسم: x")
	has(s.press("\r"), "وُضع الوسم: x")
	has(s.press("?"), "Enter")
	s.press("\x1b")
	if wrote := strings.ReplaceAll(s.output(), "\x1b[K", ""); strings.ContainsRune(wrote, 0x1b) || strings.ContainsAny(wrote, "│─▐▌⠋\u2068\u2800") {
		t.Errorf("something is drawn: %q", wrote)
	}
	if _, err := s.master.WriteString("q"); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-s.exited:
		if err != nil {
			t.Errorf("it ends with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Error("q does not end it")
	}
}

func TestSpoken(t *testing.T) {
	for _, c := range []struct {
		flag   bool
		env    string
		config bool
		want   bool
	}{{false, "", false, false}, {true, "", false, true}, {false, "", true, true}, {false, "1", false, true}, {false, "0", true, false}, {true, "0", false, true}} {
		f := flags{aloud: c.flag}
		if got := f.spoken(config.Interface{ScreenReader: c.config}, func(string) string { return c.env }); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
