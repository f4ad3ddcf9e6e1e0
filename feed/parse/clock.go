package parse

import "time"

// readClock finds the time of day and the zone among the tokens of a date and
// marks them 'x'. The duration counts from 00:00 UTC of the date's day.
func readClock(t []dateToken) (time.Duration, bool) {
	for i := 0; i+2 < len(t); i++ {
		if t[i].kind != '0' || t[i+1].kind != ':' || t[i+2].kind != '0' || t[i].n > 24 || t[i+2].n > 59 {
			continue
		}
		h, m, s, frac := t[i].n, t[i+2].n, 0, time.Duration(0)
		j := i + 3
		if j+1 < len(t) && t[j].kind == ':' && t[j+1].kind == '0' && t[j+1].n < 61 {
			s = t[j+1].n
			j += 2
			if j+1 < len(t) && (t[j].kind == '.' || t[j].kind == ',') && t[j+1].kind == '0' && t[j].end == t[j+1].start {
				f := t[j+1]
				frac = time.Duration(f.n) * time.Second
				for range min(f.digits, 17) {
					frac /= 10
				}
				j += 2
			}
		}
		if j < len(t) && t[j].kind == 'a' {
			switch t[j].word {
			case "am", "ص", "صباحا":
				if h == 12 {
					h = 0
				}
				j++
			case "pm", "م", "مسا":
				if h < 12 {
					h += 12
				}
				j++
			}
		}
		off, n := readZone(t[j:])
		for k := i; k < j+n; k++ {
			t[k].kind = 'x'
		}
		if i > 0 && t[i-1].kind == 'a' && (t[i-1].word == "t" || t[i-1].word == "الساعه" || t[i-1].word == "ساعت") {
			t[i-1].kind = 'x'
		}
		return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second + frac - off, true
	}
	return 0, false
}

// readZone reads a zone's name or offset and says how many tokens it took.
func readZone(t []dateToken) (time.Duration, int) {
	n := 0
	if n < len(t) && t[n].kind == '(' {
		n++
	}
	if n < len(t) && t[n].kind == 'a' {
		off, ok := zoneOffset(t[n].word)
		if !ok {
			return 0, 0
		}
		n++
		if more, k := numericZone(t[n:]); k > 0 && off == 0 { // GMT+3
			return more, n + k
		}
		return off, n
	}
	off, k := numericZone(t[n:])
	return off, n + k
}

func numericZone(t []dateToken) (time.Duration, int) {
	if len(t) < 2 || t[0].kind != '+' && t[0].kind != '-' || t[1].kind != '0' || t[0].end != t[1].start {
		return 0, 0
	}
	h, m, n := t[1].n, 0, 2
	if t[1].digits >= 3 {
		h, m = t[1].n/100, t[1].n%100
	} else if len(t) >= 4 && t[2].kind == ':' && t[3].kind == '0' {
		m, n = t[3].n, 4
	}
	if h > 15 || m > 59 {
		return 0, 0
	}
	off := time.Duration(h)*time.Hour + time.Duration(m)*time.Minute
	if t[0].kind == '-' {
		off = -off
	}
	return off, n
}

func zone(off time.Duration) *time.Location {
	return time.FixedZone("", int(off/time.Second))
}

// zoneOffset knows the zones that feeds name (RFC 822 and our region's).
func zoneOffset(name string) (time.Duration, bool) {
	switch name {
	case "z", "gmt", "utc", "ut", "wet", "غرينتش":
		return 0, true
	case "bst", "cet", "west", "met":
		return time.Hour, true
	case "eet", "cest", "sast", "mest":
		return 2 * time.Hour, true
	case "eest", "msk", "idt", "trt":
		return 3 * time.Hour, true
	case "irst":
		return 3*time.Hour + 30*time.Minute, true
	case "gst", "irdt":
		return 4 * time.Hour, true
	case "aft":
		return 4*time.Hour + 30*time.Minute, true
	case "pkt":
		return 5 * time.Hour, true
	case "jst", "kst":
		return 9 * time.Hour, true
	case "edt":
		return -4 * time.Hour, true
	case "est", "cdt":
		return -5 * time.Hour, true
	case "cst", "mdt":
		return -6 * time.Hour, true
	case "mst", "pdt":
		return -7 * time.Hour, true
	case "pst", "akdt":
		return -8 * time.Hour, true
	case "akst":
		return -9 * time.Hour, true
	case "hst":
		return -10 * time.Hour, true
	}
	return 0, false
}
