package find_test

import (
	"testing"
	"time"

	"khabar/feed/find"
	"khabar/feed/search"
)

func TestDates(t *testing.T) {
	rabat := time.FixedZone("", 3600)
	p := find.Parser(present, rabat)
	for _, c := range []struct{ text, want string }{
		{"2024-11-25", "2024-11-25"}, {"٢٠٢٤-١١-٢٥", "2024-11-25"}, {"2024-11", "2024-11-01"}, {"2024", "2024-01-01"},
		{"1403/05/12", "2024-08-02"}, {"۱۴۰۳/۵/۱۲", "2024-08-02"}, {"1403", "2024-03-20"},
		{"1446-09-01", "2025-03-01"}, {"1446", "2024-07-07"},
		{`"12 رمضان 1446"`, "2025-03-12"}, {`"رمضان 1446"`, "2025-03-01"}, {"12-رمضان-1446", "2025-03-12"}, {"رمضان_1446", "2025-03-01"},
		{`"25 نونبر 2024"`, "2024-11-25"}, {"«تشرين الثاني 2024»", "2024-11-01"}, {`"مرداد 1403"`, "2024-07-22"},
		{`"כ״ה בכסלו תשפ״ה"`, "2024-12-26"}, {"today", "2026-03-01"}, {"أمس", "2026-02-28"}, {"دیروز", "2026-02-28"}, {"אתמול", "2026-02-28"}, {"week", "2026-02-22"},
	} {
		q := p.Parse("after:" + c.text)
		e, ok := q.Expr.(search.After)
		if !ok || len(q.Hints) > 0 {
			t.Errorf("after:%s is %+v with %v", c.text, q.Expr, q.Hints)
			continue
		}
		if got := e.Time.Format("2006-01-02"); got != c.want || e.Time.Hour() != 0 || e.Time.Location() != rabat {
			t.Errorf("after:%s is %v, want %s", c.text, e.Time, c.want)
		}
	}
	for _, text := range []string{"غير", "99", "13/45/2024", "x1403"} {
		q := p.Parse("before:" + text)
		if _, ok := q.Expr.(search.Before); ok || len(q.Hints) != 1 || q.Hints[0].Kind != search.HintDate {
			t.Errorf("before:%s is %+v with %v", text, q.Expr, q.Hints)
		}
	}
}
