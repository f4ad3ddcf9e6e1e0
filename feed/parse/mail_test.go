package parse

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"khabar/feed"
)

// newsletter is a message as newsletters are: two alternatives, the HTML in
// windows-1256 and base64, the headers in encoded words.
func newsletter(t *testing.T) string {
	t.Helper()
	html, err := charmap.Windows1256.NewEncoder().String(`<html dir="rtl"><body><div style="display:none">تمهيد مخفي</div><h2>لقاء في الرباط</h2><p>استقبل <b>المدير</b> العام وفدا، <a href="https://example.org/1">اقرأ</a>.</p><ul><li>الأمن</li></ul></body></html>`)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(`Return-Path: <news@example.org>
Received: from mail.example.org
From: =?utf-8?B?`+base64.StdEncoding.EncodeToString([]byte("جريدة اليوم"))+`?= <news@example.org>
To: reader@example.org
Subject: =?windows-1256?Q?=E4=D4=D1=C9?=
 =?utf-8?Q?_=D8=A7=D9=84=D8=B5=D8=A8=D8=A7=D8=AD?=
Date: Mon, 25 Nov 2024 08:30:00 +0100
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative;
	boundary="xx"

This is for programs without MIME.
--xx
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

نص بلا تنسيق.
--xx
Content-Type: text/html; charset=windows-1256
Content-Transfer-Encoding: base64

`+base64.StdEncoding.EncodeToString([]byte(html))+`
--xx--
`, "\n", "\r\n")
}

func TestMail(t *testing.T) {
	doc, err := Parse([]byte(newsletter(t)), Input{Name: "-"})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Format != Mail || len(doc.Articles) != 1 {
		t.Fatalf("%v, %d articles", doc.Format, len(doc.Articles))
	}
	a := doc.Articles[0]
	checkArticle(t, &a)
	if a.Title != "نشرة الصباح" || a.Source != "جريدة اليوم" || a.ID != "1@example.org" || a.Lang != "ar" {
		t.Errorf("title %q, source %q, id %q, language %q", a.Title, a.Source, a.ID, a.Lang)
	}
	if want := time.Date(2024, 11, 25, 7, 30, 0, 0, time.UTC); !a.Published.Time.Equal(want) || a.Published.From != feed.DateDeclared {
		t.Errorf("date %v", a.Published)
	}
	if len(a.Body) != 3 || a.Body[0].Kind != feed.Heading || a.Body[1].Text != "استقبل المدير العام وفدا، اقرأ." || a.Body[2].Kind != feed.Item {
		t.Errorf("%+v", a.Body)
	}
	if s := a.Body[1].Spans; len(s) != 2 || s[1].Target != "https://example.org/1" {
		t.Errorf("spans %+v", s)
	}
}

func TestMailForms(t *testing.T) {
	head := "From: a@b.c\nSubject: Title\nDate: 25 Nov 2024 08:30:00 GMT\n"
	hebrew, _ := charmap.Windows1255.NewEncoder().String("שלום לכולם, זה מכתב החדשות של היום.")
	for _, tt := range []struct{ name, in, want string }{
		{"plain", head + "\nOne.\n\nTwo.\n", "One.|Two."},
		{"quoted-printable", head + "Content-Transfer-Encoding: quoted-printable\n\nca=C3=A9 and a so=\nft break\n", "caé and a soft break"},
		{"damaged quoted-printable", head + "Content-Transfer-Encoding: quoted-printable\n\n100=ZZ percent\n", "100=ZZ percent"},
		{"flowed", head + "Content-Type: text/plain; format=flowed\n\nOne line \nof text.\n", "One line of text."},
		{"windows-1255", head + "Content-Type: text/plain; charset=windows-1255\n\n" + hebrew + "\n", "שלום לכולם, זה מכתב החדשות של היום."},
		{"wrong charset", head + "Content-Type: text/plain; charset=us-ascii\n\nسلام على من قرأ هذا.\n", "سلام على من قرأ هذا."},
		{"HTML alone", head + "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>a</p><p>b</p>\n", "a|b"},
		{"HTML first of two", head + "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>h</p>\n--x\nContent-Type: text/plain\n\np\n--x--\n", "h"},
		{"attachment", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\ntext\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a\n\nno\n--x--\n", "text"},
		{"nested", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/related; boundary=y\n\n--y\nContent-Type: text/html\n\n<p>in</p>\n--y--\n--x--\n", "in"},
		{"cut", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nthe beg", "the beg"},
		{"no such boundary", head + "Content-Type: multipart/mixed; boundary=x\n\nplain after all\n", ""},
		{"lines that are no field", "From: a@b.c\nnonsense\nSubject: Title\nDate: x\n\ntext\n", "text"},
	} {
		doc, err := Parse([]byte(tt.in), Input{Name: "-"})
		if tt.want == "" {
			if !errors.Is(err, ErrNoArticle) {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if err != nil || doc.Format != Mail {
			t.Errorf("%s: %v, %v", tt.name, doc.Format, err)
			continue
		}
		var got []string
		for _, b := range doc.Articles[0].Body {
			got = append(got, b.Text)
		}
		if strings.Join(got, "|") != tt.want || doc.Articles[0].Title != "Title" {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Text that begins like mail is none.
func TestNoMail(t *testing.T) {
	for _, text := range []string{
		"الموضوع: شيء\nمن: أحد\n\nنص طويل بما يكفي.",
		"Title: x\nDate: 2024-11-25\n\ntext",
		"Note: this is a text.\n\nWith more of it.",
		"From here to there is a long way.\n\nText.",
	} {
		if doc, err := Parse([]byte(text), Input{Name: "-"}); err != nil || doc.Format == Mail || doc.Format == Mbox {
			t.Errorf("%q: %v, %v", text, doc.Format, err)
		}
	}
}

func mailbox(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "From a@b.c Mon Nov 25 08:30:%02d 2024\nFrom: A <a@b.c>\nSubject: Message %d\nDate: Mon, 25 Nov 2024 08:30:00 +0000\n\nText.\n>From here on.\nFrom me.\n\n", i%60, i)
	}
	return b.String()
}

func TestMbox(t *testing.T) {
	for name, in := range map[string][]byte{"plain": []byte(mailbox(300)), "gzip": packed(mailbox(300)), "CRLF": []byte(strings.ReplaceAll(mailbox(300), "\n", "\r\n"))} {
		_, titles, err := read(bytes.NewReader(in))
		if err != nil || len(titles) != 300 || titles[299] != "Message 299" {
			t.Errorf("%s: %d messages, %v", name, len(titles), err)
		}
	}
	doc, err := Parse([]byte(mailbox(3)), Input{Name: "-"})
	if err != nil || doc.Format != Mbox || len(doc.Articles) != 3 {
		t.Fatalf("%v, %v", doc.Format, err)
	}
	if text := rawText(doc.Articles[1].Body); !strings.Contains(text, "From here on.") || strings.Contains(text, ">") || !strings.Contains(text, "From me.") {
		t.Errorf("%q", text)
	}
	if _, _, err := read(strings.NewReader("From a@b.c Mon Nov 25 08:30:00 2024\n\n")); !errors.Is(err, ErrNoArticle) {
		t.Errorf("an empty mailbox: %v", err)
	}
}

// Messages come out as they arrive, the last one too, though nothing follows.
func TestMboxStream(t *testing.T) {
	pr, pw := io.Pipe()
	got, done := make(chan string, 10), make(chan error, 1)
	go func() {
		done <- Read(context.Background(), pr, Input{Name: "-"}, func(d Document) error {
			for _, a := range d.Articles {
				got <- a.Title
			}
			return nil
		})
	}()
	for i := range 3 {
		io.WriteString(pw, strings.Replace(mailbox(1), "Message 0", fmt.Sprint("Message ", i), 1))
		select {
		case title := <-got:
			if title != fmt.Sprint("Message ", i) {
				t.Errorf("message %d is %q", i, title)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("a message of an endless mailbox does not arrive")
		}
	}
	pw.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// The time that hostile mail takes is in proportion to its length.
func TestMailHostile(t *testing.T) {
	for name, in := range map[string]string{
		"nested":        "From: a\nSubject: b\nMIME-Version: 1.0\n" + strings.Repeat("Content-Type: multipart/mixed; boundary=x\n\n--x\n", 2000),
		"continuations": "From: a\nSubject: b\nMIME-Version: 1.0\n" + strings.Repeat(" x\n", 200_000) + "\ntext",
		"fields":        "From: a\nSubject: b\nMIME-Version: 1.0\n" + strings.Repeat("x: y\n", 200_000) + "\ntext",
		"boundaries":    "From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\n", 200_000),
		"encoded words": "From: a\nSubject: " + strings.Repeat("=?utf-8?q?a?= ", 10_000) + "\nMIME-Version: 1.0\n\ntext",
		"digests":       "From: a\nSubject: b\nMIME-Version: 1.0\n" + strings.Repeat("Content-Type: message/rfc822\n\nFrom: a\nSubject: b\n", 5000) + "\ntext",
		"separators":    strings.Repeat("From a Mon 1:1\n", 200_000),
	} {
		start := time.Now()
		doc, _ := Parse([]byte(in), Input{Name: "-"})
		for i := range doc.Articles {
			checkArticle(t, &doc.Articles[i])
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s: %v", name, d)
		}
	}
}
