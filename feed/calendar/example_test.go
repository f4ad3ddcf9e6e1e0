package calendar_test

import (
	"fmt"
	"time"

	"khabar/feed/calendar"
)

func ExampleCalendar_At() {
	day := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for _, c := range []calendar.Calendar{calendar.UmmAlQura, calendar.Jalali, calendar.Hebrew} {
		fmt.Println(c, c.At(day))
	}
	// Output:
	// umalqura {1448 6 15}
	// jalali {1405 9 4}
	// hebrew {5787 3 15}
}

func ExampleCalendar_Time() {
	t, ok := calendar.Jalali.Time(calendar.Date{Year: 1403, Month: 12, Day: 30})
	fmt.Println(t.Format(time.DateOnly), ok)
	// Output: 2025-03-20 true
}
