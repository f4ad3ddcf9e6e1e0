package edit

// History is what was typed before, the newest last. The zero value is empty and
// ready.
type History struct {
	past  []string
	at    int    // the one that is shown; len(past): what is being typed
	typed string // that, while an older one is shown
}

// remembered is how many are.
const remembered = 100

// Add takes a line in; one that is there already becomes the newest.
func (h *History) Add(text string) {
	if text != "" {
		for i, s := range h.past {
			if s == text {
				h.past = append(h.past[:i], h.past[i+1:]...)
				break
			}
		}
		h.past = append(h.past, text)
		if len(h.past) > remembered {
			h.past = h.past[len(h.past)-remembered:]
		}
	}
	h.Rewind()
}

// Rewind goes back to what is being typed.
func (h *History) Rewind() { h.at, h.typed = len(h.past), "" }

// Older is the line before the one that is shown; ok is false where there is
// none.
func (h *History) Older(shown string) (text string, ok bool) {
	if h.at == 0 {
		return "", false
	}
	if h.at >= len(h.past) {
		h.at, h.typed = len(h.past), shown
	}
	h.at--
	return h.past[h.at], true
}

// Newer is the line behind the one that is shown, in the end what was being
// typed; ok is false where that is shown already.
func (h *History) Newer() (text string, ok bool) {
	if h.at >= len(h.past) {
		return "", false
	}
	h.at++
	if h.at == len(h.past) {
		return h.typed, true
	}
	return h.past[h.at], true
}

// Last is the newest, empty where there is none.
func (h *History) Last() string {
	if len(h.past) == 0 {
		return ""
	}
	return h.past[len(h.past)-1]
}
