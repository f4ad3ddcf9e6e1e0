package line

import (
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// news are paragraphs as they stand in articles, to be repeated.
var news = []struct{ name, text string }{
	{"arabic", "أعلنت وزارة الصحة اليوم (الأحد) أن «اللقاح» الجديد سيكون متاحا في 15 مدينة، وقالت إن التوزيع يبدأ غدا. وأضافت الوزارة في بيان نشرته على موقعها أن الحملة ستشمل في مرحلتها الأولى العاملين في القطاع الصحي وكبار السن. "},
	{"mixed", "شركة Apple Inc. أعلنت عن iPhone 15 Pro بسعر $999.99 (قبل الضريبة)، وقال Tim Cook إن النسخة العربية من iOS ستصل في 2024. "},
	{"english", "The ministry said on Sunday that the \"new\" vaccine would be available in 15 cities, and that distribution begins tomorrow. "},
	{"hebrew", "ראש הממשלה אמר (ביום שני) כי \"צה\"ל\" יפעל ב-24 השעות הקרובות, לפי סוכנות הידיעות. "},
	{"vowelled", "كَتَبَ الوَلَدُ الدَّرْسَ فِي البَيْتِ ثُمَّ خَرَجَ إِلَى الحَدِيقَةِ. "},
	{"chinese", "卫生部今天宣布新疫苗将很快上市。"},
	{"word", "ا"},
	{"marks", "\u064e"},
	{"newlines", "\n"},
	{"spaces", " "},
	{"tabs", "a\t"},
	{"brackets", "(«"},
	{"emoji", "👩\u200d👧"},
}

// long returns about n bytes of text.
func long(text string, n int) string { return strings.Repeat(text, n/len(text)+1) }

func BenchmarkSet(b *testing.B) {
	for _, c := range news {
		b.Run(c.name, func(b *testing.B) {
			text := long(c.text, 1<<20)
			var p Paragraph
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			p.Set(text, bidi.Auto)
			for b.Loop() {
				p.Set(text, bidi.Auto)
			}
		})
	}
}

func BenchmarkBreaker(b *testing.B) {
	for _, c := range news {
		b.Run(c.name, func(b *testing.B) {
			text := long(c.text, 1<<20)
			var k Breaker
			breaks := k.Append(nil, text)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				breaks = k.Append(breaks[:0], text)
			}
		})
	}
}

func BenchmarkFill(b *testing.B) {
	for _, c := range news {
		b.Run(c.name, func(b *testing.B) {
			text := long(c.text, 1<<20)
			var p Paragraph
			p.Set(text, bidi.Auto)
			p.Fill(80)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				p.Fill(80)
			}
		})
	}
}

// BenchmarkLine lays out every line of the text.
func BenchmarkLine(b *testing.B) {
	for _, o := range []struct {
		name string
		Options
	}{{"start", Options{Width: 80}}, {"justify", Options{Width: 80, Align: Justify, Kashida: true}}} {
		for _, c := range news {
			b.Run(o.name+"/"+c.name, func(b *testing.B) {
				text := long(c.text, 1<<20)
				var p Paragraph
				var r cell.Row
				p.Set(text, bidi.Auto)
				n := p.Fill(80)
				p.Line(&r, 0, o.Options)
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					for i := range n {
						r.Reset()
						p.Line(&r, i, o.Options)
					}
				}
			})
		}
	}
}

// BenchmarkArticle lays out whole articles the way a reader program does: a
// paragraph of a few hundred bytes at a time, every line of it.
func BenchmarkArticle(b *testing.B) {
	for _, c := range news[:6] {
		b.Run(c.name, func(b *testing.B) {
			text := long(c.text, 600)
			var p Paragraph
			var r cell.Row
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				p.Set(text, bidi.Auto)
				for i := range p.Fill(80) {
					r.Reset()
					p.Line(&r, i, Options{Width: 80})
				}
			}
		})
	}
}
