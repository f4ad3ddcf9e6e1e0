package bidi

// reorder applies rule L2: from the highest level down to the lowest odd one,
// every sequence of runs of that level or higher is turned around.
func (p *Paragraph) reorder(runs []Run) {
	if len(runs) < 2 {
		return
	}
	high, low := uint8(0), uint8(255)
	for i := range runs {
		high = max(high, runs[i].Level)
		if runs[i].Level&1 == 1 {
			low = min(low, runs[i].Level)
		}
	}
	if low != 255 && high > low+3 {
		p.reorderDeep(runs)
		return
	}
	for level := high; level >= low; level-- {
		for i := 0; i < len(runs); i++ {
			if runs[i].Level < level {
				continue
			}
			k := i + 1
			for k < len(runs) && runs[k].Level >= level {
				k++
			}
			for a, b := i, k-1; a < b; a, b = a+1, b-1 {
				runs[a], runs[b] = runs[b], runs[a]
			}
			i = k
		}
	}
}

// piece is runs side by side that are in visual order already, linked from the
// leftmost one to the rightmost, and their lowest level.
type piece struct {
	left, right uint32
	level       uint8
}

// reorderDeep does the same in one pass, whatever the levels: going through the
// runs in logical order it keeps a stack of pieces of rising level, and a
// piece joins the one below when a run of a lower level comes.
func (p *Paragraph) reorderDeep(runs []Run) {
	next := resize(p.place, len(runs)) // the run at the right of each
	var stack [maxDepth + 4]piece
	top := -1
	join := func() {
		s, below := stack[top], &stack[top-1]
		if below.level&1 == 1 {
			next[s.right] = below.left
			below.left = s.left
		} else {
			next[below.right] = s.left
			below.right = s.right
		}
		top--
	}
	for i := range runs {
		run, level := uint32(i), runs[i].Level
		for top > 0 && stack[top].level > level && stack[top-1].level >= level {
			join()
		}
		switch s := &stack[max(top, 0)]; {
		case top < 0 || s.level < level:
			top++
			stack[top] = piece{run, run, level}
		case level&1 == 1:
			next[run] = s.left
			s.left, s.level = run, level
		default:
			next[s.right] = run
			s.right, s.level = run, level
		}
	}
	for top > 0 {
		join()
	}
	// From links to places, and every run to its place.
	place := next
	run := stack[0].left
	for i := range runs {
		run, place[run] = next[run], uint32(i)
	}
	for i := range runs {
		for k := place[i]; int(k) != i; k = place[i] {
			runs[i], runs[k] = runs[k], runs[i]
			place[i], place[k] = place[k], place[i]
		}
	}
	p.place = place
}
