package filter

import (
	"context"
	"io"
	"strings"
	"testing"

	"khabar/bidi/row"
)

// samples are lines of one kind each.
func samples() map[string]string {
	return map[string]string{
		"ascii":   "The quick brown fox jumps over the lazy dog, 1234 times a day and more.",
		"arabic":  "وأكد الطرفان أن التعاون يتوسع ليشمل مجالات جديدة في الأشهر المقبلة، حسب البلاغ.",
		"git log": "* \x1b[33ma1b2c3d\x1b[m\x1b[33m (\x1b[m\x1b[1;36mHEAD\x1b[m\x1b[33m)\x1b[m إصلاح الخطأ في قراءة الملف الأول",
		"ls":      "-rw-r--r-- 1 root root  40960 2024-11-25 10:00 ملف عربي طويل الاسم.txt",
		"man":     "       \x1b[1mls\x1b[0m  - l\bli\bis\bst\bt directory _\bc_\bo_\bn_\bt_\be_\bn_\bt_\bs שלום",
		"hebrew":  "הפסקה הראשונה של הכתבה ארוכה דיה כדי שתיקרא ככתבה ולא כתפריט, ויש בה משפטים.",
	}
}

func TestNoAllocations(t *testing.T) {
	for name, l := range samples() {
		for _, o := range []Options{{}, {Width: 40}, {Terminal: func(w *row.Writer) { w.Class = row.Words }}, {Unwrap: true}} {
			f := New(o)
			src, dst := []byte(l), make([]byte, 0, 4096)
			if o.Unwrap {
				src = []byte(through(Options{}, l))
			}
			f.AppendLine(dst, src)
			if n := testing.AllocsPerRun(20, func() { f.AppendLine(dst, src) }); n > 0 {
				t.Errorf("%s: %v allocations with %+v", name, n, o)
			}
		}
	}
}

func BenchmarkCopy(b *testing.B) {
	for name, l := range samples() {
		text := strings.Repeat(l+"\n", 4<<20/len(l))
		for _, c := range []struct {
			name string
			o    Options
		}{{"", Options{}}, {"/width", Options{Width: 80}}, {"/unwrap", Options{Unwrap: true}}, {"/words", Options{Terminal: func(w *row.Writer) { w.Class = row.Words }}}} {
			in := text
			if c.o.Unwrap {
				in = strings.Repeat(through(Options{}, l)+"\n", 4<<20/len(l))
			}
			b.Run(name+c.name, func(b *testing.B) {
				b.SetBytes(int64(len(in)))
				b.ReportAllocs()
				for b.Loop() {
					if err := New(c.o).Copy(context.Background(), io.Discard, strings.NewReader(in)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
