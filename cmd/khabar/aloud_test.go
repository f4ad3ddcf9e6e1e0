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
	for _, said := range []string{"الأخبار\r\n", "أعلن وزير الثقافة", "? "} {
		s.tell(said)
	}
	s.says("j", "2 من 5، جديد، اللجنة المنظمة")
	s.says("k", "1 من 5", "أعلن")
	s.says("k", "بداية")
	s.says("\r", "القراءة\r\n", "اقتصاد. أعلن وزير الثقافة")
	s.says(" ", "هذا نص الخبر")
	s.says(" ", "اللجنة المنظمة") // the next unread one
	s.says("s", "نجمة على خبر واحد")
	s.says("t", "\rالوسم:")
	s.says("x", "\rالوسم: x")
	s.says("\r", "وُضع الوسم: x")
	s.says("?", "Enter")
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
	case <-time.After(patient):
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
