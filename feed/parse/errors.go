package parse

import (
	"errors"
	"fmt"
)

// What a source can be that is not an article. They come wrapped in [*Error].
var (
	ErrEmpty     = errors.New("it is empty")
	ErrBinary    = errors.New("it is not text")
	ErrNoArticle = errors.New("there is no article in it")
	ErrTooLarge  = errors.New("it is larger than 32 MB")
	ErrLeftOut   = errors.New("some of it is no article and was left out") // the rest was read
	ErrNotFeed   = errors.New("it is a subscription list, not a feed: take it in with import")
)

// Error names the source that could not be read, and why.
type Error struct {
	Name   string // as in [Input.Name]
	Detail string // what was found instead ("a PNG picture"), may be empty
	Err    error  // one of the errors above, or the reader's own
}

// Error says what happened in one line, the source first.
func (e *Error) Error() string {
	s := e.Err.Error()
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Name == "" {
		return s
	}
	return e.Name + ": " + s
}

func (e *Error) Unwrap() error { return e.Err }

// guarded runs a library's code; a panic in it is an error of this document.
func guarded(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it cannot be read: %v", p)
		}
	}()
	return f()
}
