package ui

import (
	"context"
	"errors"
)

// ErrNothingOpened says that every source failed; Problems has the reasons.
var ErrNothingOpened = errors.New("ui: no source could be opened")

// troubles are what went wrong, until the reader dismisses it.
type troubles struct {
	last     *Problem
	problems []Problem // of sources
	seen     int       // of those, dismissed
	change   string    // of the library that failed last
}

// Problems returns the sources that could not be opened, and whether nothing
// else could be either.
func (m *Model) Problems() ([]Problem, error) {
	if m.loading.failed {
		return m.troubles.problems, ErrNothingOpened
	}
	return m.troubles.problems, nil
}

// complain says what went wrong, under the list, until it is dismissed.
func (m *Model) complain(err error) { m.complainOf("", err) }

func (m *Model) complainOf(source string, err error) { m.complainWhile("", source, err) }

func (m *Model) complainWhile(doing, source string, err error) {
	if !errors.Is(err, context.Canceled) {
		m.troubles.last = &Problem{Source: source, Err: err}
		m.record(doing, *m.troubles.last)
	}
}
