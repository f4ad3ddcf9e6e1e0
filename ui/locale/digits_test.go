package locale

import "testing"

// TestPercent: the sign goes with the digits.
func TestPercent(t *testing.T) {
	for name, want := range map[string]string{"fa_IR": "۶۱٪", "ar_EG": "٦١٪", "ar_MA": "61%", "he_IL": "61%", "ur_PK": "61%", "en": "61%"} {
		if got := FromEnvironment(func(k string) string {
			if k == "LANG" {
				return name + ".UTF-8"
			}
			return ""
		}).Percent(61); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
