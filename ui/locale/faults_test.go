package locale

import (
	"strings"
	"testing"
)

// Every fault has words in every language but English, with the same things to
// be filled in.
func TestFaultsComplete(t *testing.T) {
	for _, l := range All() {
		if l.Tag == "en" {
			continue
		}
		for f := NoFault + 1; f < Faults; f++ {
			if strings.TrimSpace(l.faults[f]) == "" {
				t.Errorf("%s: fault %d has no words", l.Tag, f)
			}
			for _, part := range []string{"%c", "%t", "%d"} {
				if strings.Contains(l.faults[f], part) != strings.Contains(arabicFaults[f], part) {
					t.Errorf("%s: fault %d, %q: %s is not where the others have it", l.Tag, f, l.faults[f], part)
				}
			}
		}
	}
}

func TestFault(t *testing.T) {
	he, _ := Match("he")
	if got, ok := he.Fault(HostBusyUntil, FaultDetails{Code: "503", Clock: "14:30"}); !ok || got != "השרת עמוס (503); נסו שוב אחרי 14:30" {
		t.Errorf("%q, %v", got, ok)
	}
	// What the system says is no place for fields of ours.
	if got, _ := he.Fault(CommandFailed, FaultDetails{Words: "100%c"}); got != "הפקודה נכשלה (\u2068100%c\u2069)" {
		t.Errorf("%q", got)
	}
	en, _ := Match("en")
	for f := range Faults {
		if _, ok := en.Fault(f, FaultDetails{}); ok {
			t.Errorf("English has words of its own for %d", f)
		}
	}
}
