package locale

import (
	"testing"
	"time"

	"khabar/feed/calendar"
)

// dated is the locale of a name with its dates set.
func dated(t *testing.T, name string, d Dates) *Locale {
	t.Helper()
	l, ok := Match(name)
	if !ok {
		t.Fatalf("no locale %q", name)
	}
	if err := l.SetDates("", d); err != nil {
		t.Fatal(err)
	}
	return l
}

func TestDate(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	then := time.Date(2024, 3, 11, 9, 5, 0, 0, time.UTC)
	for _, tt := range []struct {
		name string
		d    Dates
		now  string
		then string
	}{
		{"ar", Dates{}, "25 نوفمبر", "11 مارس 2024"},
		{"ar_EG.UTF-8", Dates{}, "٢٥ نوفمبر", "١١ مارس ٢٠٢٤"},
		{"ar_MA", Dates{}, "25 نونبر", "11 مارس 2024"},
		{"ar_DZ", Dates{}, "25 نوفمبر", "11 مارس 2024"},
		{"ar_MR", Dates{}, "٢٥ نوفمبر", "١١ مارس ٢٠٢٤"},
		{"ar_SY", Dates{}, "٢٥ تشرين الثاني", "١١ آذار ٢٠٢٤"},
		{"ar_IQ", Dates{Digits: "western"}, "25 تشرين الثاني", "11 آذار 2024"},
		{"ar_SA", Dates{Digits: "western"}, "25 نوفمبر (15 جمادى الآخرة)", "11 مارس 2024 (1 رمضان 1445 هـ)"},
		{"ar_SA", Dates{Second: "none"}, "٢٥ نوفمبر", "١١ مارس ٢٠٢٤"},
		{"ar_SA", Dates{Calendar: "umalqura", Digits: "western"}, "15 جمادى الآخرة", "1 رمضان 1445 هـ"},
		{"ar_SA", Dates{Calendar: "hijri", Second: "gregorian", Digits: "western"}, "14 جمادى الآخرة (25 نوفمبر)", "1 رمضان 1445 هـ (11 مارس 2024)"},
		{"ar-u-ca", Dates{Calendar: "jalali"}, "4 آذر", "21 إسفند 1402 هـ.ش"},
		{"fa", Dates{}, "۴ آذر", "۲۱ اسفند ۱۴۰۲"},
		{"fa_IR", Dates{Second: "gregorian"}, "۴ آذر (۲۵ نوامبر)", "۲۱ اسفند ۱۴۰۲ (۱۱ مارس ۲۰۲۴)"},
		{"fa_AF", Dates{}, "۴ قوس", "۲۱ حوت ۱۴۰۲"},
		{"prs", Dates{}, "۴ قوس", "۲۱ حوت ۱۴۰۲"},
		{"fa_AF", Dates{Calendar: "gregorian"}, "۲۵ نومبر", "۱۱ مارچ ۲۰۲۴"},
		{"ur_PK", Dates{}, "25 نومبر", "11 مارچ 2024"},
		{"ur_IN", Dates{Calendar: "umalqura"}, "۱۵ جمادی الثانی", "۱ رمضان ۱۴۴۵ ھ"},
		{"he_IL", Dates{}, "25 בנובמבר", "11 במרץ 2024"},
		{"he_IL", Dates{Calendar: "hebrew"}, "ט״ו בכסלו", "א׳ באדר ב׳ תשפ״ד"},
		{"he_IL", Dates{Second: "hebrew"}, "25 בנובמבר (ט״ו בכסלו)", "11 במרץ 2024 (א׳ באדר ב׳ תשפ״ד)"},
		{"en_GB", Dates{}, "25 November", "11 March 2024"},
		{"en_US", Dates{}, "November 25", "March 11, 2024"},
		{"en_IR", Dates{}, "4 Azar", "21 Esfand 1402 SH"},
		{"en", Dates{Calendar: "hebrew"}, "15 Kislev", "1 Adar II 5784 AM"},
	} {
		l := dated(t, tt.name, tt.d)
		if got := l.FullDate(now, now); got != tt.now {
			t.Errorf("%s %v: today is %q, want %q", tt.name, tt.d, got, tt.now)
		}
		if got := l.FullDate(then, now); got != tt.then {
			t.Errorf("%s %v: another year is %q, want %q", tt.name, tt.d, got, tt.then)
		}
	}
}

// Every month of every calendar has a name in every language and country.
func TestMonths(t *testing.T) {
	for _, l := range All() {
		for c := calendar.Gregorian; c <= calendar.Hebrew; c++ {
			want := 12
			if c == calendar.Hebrew {
				want = 13
			}
			for _, territory := range []string{"", "AF", "DZ", "MA", "MR", "SY"} {
				seen := map[string]bool{"": true}
				names := l.days.months(c, territory).names
				for _, m := range names {
					if seen[m] {
						t.Errorf("%s-%s, %s: %q is empty, or twice", l.Tag, territory, c, m)
					}
					seen[m] = true
				}
				if len(names) != want {
					t.Errorf("%s-%s, %s: %d months", l.Tag, territory, c, len(names))
				}
			}
		}
	}
}

func TestMoment(t *testing.T) {
	rabat, riyadh := time.FixedZone("", 3600), time.FixedZone("", 3*3600)
	kolkata := time.FixedZone("", 5*3600+1800)
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, rabat)
	for _, tt := range []struct {
		name string
		t    time.Time
		want string
	}{
		{"en_GB", time.Date(2026, 11, 25, 9, 5, 0, 0, rabat), "25 November 09:05"},
		{"en_GB", time.Date(2026, 11, 25, 8, 5, 0, 0, time.UTC), "25 November 09:05"}, // a zone that says nothing of a place
		{"en_GB", time.Date(2026, 11, 26, 1, 5, 0, 0, riyadh), "25 November 23:05 (\u206601:05 UTC+3\u2069)"},
		{"ar_EG", time.Date(2026, 11, 25, 14, 30, 0, 0, kolkata), "٢٥ نوفمبر ١٠:٠٠ (\u2066١٤:٣٠ UTC+٥:٣٠\u2069)"},
	} {
		if got := dated(t, tt.name, Dates{}).Moment(tt.t, now); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestAgo(t *testing.T) {
	now := time.Date(2026, 11, 25, 17, 0, 30, 0, time.FixedZone("", 3600)) // a Wednesday
	const m, h, d = time.Minute, time.Hour, 24 * time.Hour
	for _, tt := range []struct {
		name string
		ago  time.Duration
		want string
	}{
		{"ar", 0, "الآن"}, {"ar", -50 * m, "الآن"}, {"ar", -2 * d, "27 نوفمبر"}, {"ar", 30 * time.Second, "الآن"},
		{"ar", 31 * time.Second, "منذ دقيقة"}, {"ar", 2 * m, "منذ دقيقتين"}, {"ar", 3 * m, "منذ 3 دقائق"}, {"ar_EG", 3 * m, "منذ ٣ دقائق"},
		{"ar", 10 * m, "منذ 10 دقائق"}, {"ar", 11 * m, "منذ 11 دقيقة"}, {"ar", 59 * m, "منذ 59 دقيقة"},
		{"ar", h, "منذ ساعة"}, {"ar", 2*h + 59*m, "منذ ساعتين"}, {"ar", 3 * h, "منذ 3 ساعات"}, {"ar", 11 * h, "منذ 11 ساعة"},
		{"ar", 18 * h, "أمس"}, {"ar", 2 * d, "الاثنين"}, {"ar", 6 * d, "الخميس"}, {"ar", 7 * d, "18 نوفمبر"}, {"ar_MA", 7 * d, "18 نونبر"},
		{"he", 31 * time.Second, "לפני דקה"}, {"he", 2 * m, "לפני שתי דקות"}, {"he", 5 * m, "לפני 5 דקות"}, {"he", h, "לפני שעה"},
		{"he", 2 * h, "לפני שעתיים"}, {"he", 3 * h, "לפני 3 שעות"}, {"he", d, "אתמול"}, {"he", 4 * d, "שבת"}, {"he", 0, "עכשיו"},
		{"fa", 0, "هم\u200cاکنون"}, {"fa", m, "۱ دقیقه پیش"}, {"fa", 5 * m, "۵ دقیقه پیش"}, {"fa", 3 * h, "۳ ساعت پیش"}, {"fa", d, "دیروز"}, {"fa", 3 * d, "یکشنبه"}, {"fa", 9 * d, "۲۵ آبان"},
		{"ur", m, "ایک منٹ پہلے"}, {"ur", 5 * m, "5 منٹ پہلے"}, {"ur", h, "ایک گھنٹہ پہلے"}, {"ur", 3 * h, "3 گھنٹے پہلے"}, {"ur", d, "گزشتہ روز"}, {"ur", 2 * d, "پیر"},
		{"en", m, "1 min ago"}, {"en", 5 * m, "5 min ago"}, {"en", h, "1 hour ago"}, {"en", 3 * h, "3 hours ago"}, {"en", d, "yesterday"}, {"en", 2 * d, "Monday"},
	} {
		if got := dated(t, tt.name, Dates{}).Ago(now.Add(-tt.ago), now); got != tt.want {
			t.Errorf("%s, %v ago: %q, want %q", tt.name, tt.ago, got, tt.want)
		}
	}
	early := time.Date(2026, 11, 25, 1, 0, 0, 0, time.UTC)
	if got := dated(t, "en", Dates{}).Ago(early.Add(-2*h), early); got != "2 hours ago" {
		t.Errorf("the evening before, a short while ago: %q", got)
	}
	day := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	for ago, want := range map[int]string{0: "اليوم", 1: "أمس", 2: "الاثنين", 8: "17 نوفمبر"} {
		if got := dated(t, "ar", Dates{}).DayAgo(day.AddDate(0, 0, -ago), now); got != want {
			t.Errorf("%d days ago: %q, want %q", ago, got, want)
		}
	}
}

// What Ago writes changes at the minutes of the clock and nowhere else.
func TestUntilNext(t *testing.T) {
	l := dated(t, "en", Dates{})
	now := time.Date(2026, 11, 25, 17, 0, 30, 0, time.UTC)
	for s := range 3 * 3600 {
		then := now.Add(-time.Duration(s) * time.Second)
		next := now.Add(UntilNext(now))
		if a, b := l.Ago(then, now), l.Ago(then, next.Add(-1)); a != b {
			t.Fatalf("%v before: %q turns into %q before the minute is over", s, a, b)
		}
	}
	if d := UntilNext(now); d != 30*time.Second {
		t.Errorf("half a minute is left, not %v", d)
	}
}

func TestGematria(t *testing.T) {
	for n, want := range map[int]string{1: "א׳", 9: "ט׳", 10: "י׳", 15: "ט״ו", 16: "ט״ז", 17: "י״ז", 20: "כ׳", 30: "ל׳", 5787: "תשפ״ז", 5784: "תשפ״ד", 5800: "ת״ת", 5715: "תשט״ו", 5700: "ת״ש"} {
		if got := gematria(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestDigits(t *testing.T) {
	for d, want := range map[Digits]string{AsWritten: "1٢۳ x", Western: "123 x", ArabicIndic: "١٢٣ x", Persian: "۱۲۳ x"} {
		if got := d.In("1٢۳ x"); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
		if back, ok := DigitsNamed(d.String()); !ok || back != d {
			t.Errorf("%s: %v", d, back)
		}
	}
}

func TestSetDatesWrong(t *testing.T) {
	l := Default()
	for _, d := range []Dates{{Calendar: "julian"}, {Second: "x"}, {Digits: "roman"}, {Digits: "as-written"}} {
		if l.SetDates("", d) == nil {
			t.Errorf("%v is taken", d)
		}
	}
}

func TestTerritoryFrom(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want string
	}{
		{nil, ""}, {map[string]string{"LANG": "C.UTF-8"}, ""}, {map[string]string{"LANG": "ar_MA.UTF-8"}, "MA"},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_TIME": "ar_SY"}, "SY"}, {map[string]string{"LC_ALL": "he_IL", "LC_TIME": "ar_SY"}, "IL"},
	} {
		if got := TerritoryFrom(func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.env, got, tt.want)
		}
	}
}

func TestDatesOf(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	ar := dated(t, "ar_SA", Dates{Digits: "western"})
	for tag, want := range map[string]string{"en": "25 November (15 Jumada II)", "fa": "25 نوامبر (15 جمادی\u200cالثانی)", "he": "25 בנובמבר (15 בג׳ומאדא א־ת׳אניה)"} {
		l, _ := Match(tag)
		l.DatesOf(ar)
		if got := l.FullDate(now, now); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

func BenchmarkAgo(b *testing.B) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for name, d := range map[string]Dates{"gregorian": {}, "umalqura": {Calendar: "umalqura"}, "jalali": {Calendar: "jalali", Digits: "persian"}} {
		l, _ := Match("ar")
		_ = l.SetDates("", d)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				l.Ago(now.AddDate(0, 0, -i%40), now)
			}
		})
	}
}

// TestBrief: the time of today, and what Ago says of other days.
func TestBrief(t *testing.T) {
	l, _ := Match("en")
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	for back, want := range map[time.Duration]string{time.Minute: "11:59", 11 * time.Hour: "01:00", 13 * time.Hour: l.Ago(now.Add(-13*time.Hour), now), -time.Minute: l.Ago(now.Add(time.Minute), now)} {
		if got := l.Brief(now.Add(-back), now); got != want {
			t.Errorf("%s ago: %q, want %q", back, got, want)
		}
	}
}
