package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// Error is what is wrong with a configuration file.
type Error struct {
	Path string
	Line int // 0: none in particular
	Err  error
}

// Error says which file, where in it, and what.
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("configuration %s: %v", e.Path, e.Err)
	}
	return fmt.Sprintf("configuration %s, line %d: %v", e.Path, e.Line, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// ErrUnknown is a key that no part of the program knows.
var ErrUnknown = errors.New("unknown key")

// Load reads the file over the defaults. A file that is not there is an empty
// one, unless the reader has named it. unknown are the keys that mean nothing,
// each an *Error that wraps ErrUnknown and names the nearest key that does:
// worth telling, no reason to stop. Any other fault is an error.
func Load(path string, named bool) (c Config, unknown []error, err error) {
	c = Default()
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return c, nil, nil
	}
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err
		}
		return c, nil, &Error{Path: path, Err: err}
	}
	d := toml.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err = d.Decode(&c)
	var missing *toml.StrictMissingError
	if errors.As(err, &missing) {
		for i := range missing.Errors {
			unknown = append(unknown, unknownKey(path, &missing.Errors[i]))
		}
		// The strict reading stops filling in where it meets such a key.
		c = Default()
		err = toml.Unmarshal(text, &c)
	}
	var wrong *toml.DecodeError
	if errors.As(err, &wrong) {
		line, _ := wrong.Position()
		what := strings.TrimPrefix(wrong.Error(), "toml: ")
		if key := wrong.Key(); len(key) > 0 {
			what = strings.Join(key, ".") + ": " + what
		}
		return c, unknown, &Error{Path: path, Line: line, Err: errors.New(what)}
	}
	if err != nil {
		return c, unknown, &Error{Path: path, Err: err}
	}
	if len(c.Keys) == 0 {
		c.Keys = nil
	}
	return c, unknown, nil
}

// unknownKey says that a key is unknown, and which one may have been meant.
func unknownKey(path string, e *toml.DecodeError) error {
	key := strings.Join(e.Key(), ".")
	line, _ := e.Position()
	err := fmt.Errorf("%w %s", ErrUnknown, key)
	if near := nearest(key); near != "" {
		err = fmt.Errorf("%w; did you mean %s?", err, near)
	}
	return &Error{Path: path, Line: line, Err: err}
}
