package fetch

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Cause is the innermost message of what the failure came of, in the system's
// or the host's words.
func (e *Error) Cause() string { return rootCause(e.Err) }

// ErrorOf finds the failure that [Error.Reason] has told of in these words; its
// source is not known any more. It is for reasons that were stored.
func ErrorOf(reason string) (*Error, bool) {
	for _, f := range forms() {
		if strings.HasPrefix(reason, f.begin) {
			if e := f.sample; e.match(reason) {
				return &e, true
			}
		}
	}
	return nil, false
}

// form is how a reason begins, before what varies in it.
type form struct {
	begin  string
	sample Error
}

// forms are those of all reasons.
var forms = sync.OnceValue(func() (list []form) {
	for kind := Network; kind <= Local; kind++ {
		for _, e := range []Error{{Code: 1}, {Code: 401}, {Code: 1, RetryAfter: time.Unix(1, 0)}} {
			e.Kind, e.Err = kind, errMark
			begin := e.Reason()
			if i := strings.IndexAny(begin, "\x000123456789"); i >= 0 {
				begin = begin[:i]
			}
			list = append(list, form{begin, e})
		}
	}
	return list
})

// errMark stands for the part of a reason that may be anything.
var errMark = errors.New("\x00")

// match reports whether a reason is that of an error but for its code, its
// time and its cause, and takes those over.
func (e *Error) match(reason string) bool {
	sample := e.Reason()
	if before, after, ok := strings.Cut(sample, "\x00"); ok {
		if !strings.HasPrefix(reason, before) || !strings.HasSuffix(reason, after) || len(reason) < len(before)+len(after) {
			return false
		}
		e.Err = errors.New(reason[len(before) : len(reason)-len(after)])
		return true
	}
	code := 0
	if from := strings.LastIndexByte(reason, '('); from >= 0 {
		if digits, _, ok := strings.Cut(reason[from+1:], ")"); ok {
			code, _ = strconv.Atoi(digits)
		}
	} else if i := strings.LastIndexByte(reason, ' '); i >= 0 {
		code, _ = strconv.Atoi(reason[i+1:])
	}
	e.Err = nil
	if code > 0 {
		e.Code = code
	}
	if !e.RetryAfter.IsZero() && len(reason) > 5 {
		at, err := time.ParseInLocation("15:04", reason[len(reason)-5:], time.Local)
		if err != nil {
			return false
		}
		e.RetryAfter = at
	}
	return e.Reason() == reason
}
