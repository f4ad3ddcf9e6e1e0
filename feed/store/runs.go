package store

import "encoding/binary"

// chosenRuns packs the numbers of the chosen articles: runs of numbers in a row,
// each by how far it begins behind the one before and how long it is.
func (t *tx) chosenRuns() (runs []byte, err error) {
	var first, next, last int64 // the run that is open, and where the one before ended
	flush := func() {
		if next > first {
			runs = binary.AppendUvarint(runs, uint64(first-last))
			runs = binary.AppendUvarint(runs, uint64(next-first))
			last = next
		}
	}
	err = t.each("SELECT id FROM chosen ORDER BY id", nil, func(row scanner) error {
		var id int64
		if err := row.Scan(&id); err != nil {
			return err
		}
		if id != next {
			flush()
			first = id
		}
		next = id + 1
		return nil
	})
	flush()
	return runs, err
}

// chooseRuns chooses the articles of packed runs, as far as they are still
// there.
func (t *tx) chooseRuns(runs []byte) error {
	t.exec("DELETE FROM chosen")
	for last := int64(0); len(runs) > 0; {
		gap, n := binary.Uvarint(runs)
		length, m := binary.Uvarint(runs[max(0, n):])
		if n <= 0 || m <= 0 {
			return errJournal
		}
		runs = runs[n+m:]
		first := last + int64(gap)
		last = first + int64(length)
		t.exec("INSERT OR IGNORE INTO chosen SELECT id FROM article WHERE id >= ? AND id < ?", first, last)
	}
	return t.err
}
