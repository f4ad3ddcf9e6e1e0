package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"time"
)

// Kind is what went wrong.
type Kind uint8

// The kinds of failure.
const (
	Network    Kind = iota // the connection failed in some other way
	NotExist               // no such file
	Permission             // the file may not be read
	NoFiles                // the folder has no file in it
	NotFound               // 404
	Gone                   // 410: the feed is retired for good
	Denied                 // 401, 403, 407
	Busy                   // 429, 503: come back later
	Server                 // other 5xx
	Status                 // any other status
	NoHost                 // the name is unknown
	Refused                // nobody listens
	Timeout
	Certificate // TLS
	TooLarge
	Redirects
	Private // a private address that the reader did not type
	Scheme  // neither http nor https
	Canceled
	Local // an exec: source failed
)

// Error is a failure to bring one source. Source has no password in it.
type Error struct {
	Source     string
	Kind       Kind
	Code       int       // the HTTP status, or 0
	RetryAfter time.Time // when the server says to come back, or zero
	Err        error     // the cause, or nil
}

// Error says it in one line, the source first.
func (e *Error) Error() string { return e.Source + ": " + e.Reason() }

// Reason says what happened and what to do, without the source.
func (e *Error) Reason() string {
	switch e.Kind {
	case NotExist:
		return "no such file or folder; check the path"
	case Permission:
		return "it may not be read; check its permissions"
	case NoFiles:
		return "there is no file in this folder"
	case NotFound:
		return "the server has no such page (404); check the address"
	case Gone:
		return "the page is gone for good (410); remove it"
	case Denied:
		if e.Code == http.StatusUnauthorized {
			return "the server wants a name and password (401); give them in the configuration, in a table [[login]]"
		}
		return fmt.Sprintf("the server forbids it (%d)", e.Code)
	case Busy:
		if !e.RetryAfter.IsZero() {
			return fmt.Sprintf("the server is busy (%d); try again after %s", e.Code, e.RetryAfter.Local().Format("15:04"))
		}
		return fmt.Sprintf("the server is busy (%d); try again later", e.Code)
	case Server:
		return fmt.Sprintf("the server failed (%d); try again later", e.Code)
	case Status:
		return fmt.Sprintf("the server answered with status %d", e.Code)
	case NoHost:
		return "there is no host of this name; check the address and the connection"
	case Refused:
		return "the host refuses the connection; check the address, or try again later"
	case Timeout:
		return "the host does not answer in time; try again later"
	case Certificate:
		return "the host's certificate is not valid: " + rootCause(e.Err)
	case TooLarge:
		return "it is larger than the limit of 32 MB"
	case Redirects:
		return "it redirects too often"
	case Private:
		return "it leads to a private address; open it by typing the address"
	case Scheme:
		return "only http and https addresses are fetched"
	case Canceled:
		return "canceled"
	case Local:
		return "the command failed: " + rootCause(e.Err)
	}
	return "the connection failed: " + rootCause(e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// rootCause is the innermost message of an error: the outer ones repeat the
// address. What a host has sent may be a part of it, and be long.
func rootCause(err error) string {
	switch {
	case err == nil:
		return "unknown"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the host closed the connection"
	}
	for next := err; next != nil; next = errors.Unwrap(err) {
		err = next
	}
	const most = 200
	words := err.Error()
	if len(words) <= most {
		return words
	}
	return strings.ToValidUTF8(words[:most], "") + "…"
}

var (
	errRedirects = errors.New("more than 10 redirects")
	errPrivate   = errors.New("private address")
	errTooLarge  = errors.New("more than 32 MB")
	errScheme    = errors.New("unsupported scheme")
	errIdle      = errors.New("no bytes for too long")
)

// fileError says what is wrong with a path.
func fileError(path string, err error) *Error {
	e := &Error{Source: path, Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG):
		e.Kind = NotExist
	case errors.Is(err, fs.ErrPermission):
		e.Kind = Permission
	}
	return e
}

// netError says what is wrong with a fetch.
func netError(source string, err error) *Error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	e := &Error{Source: source, Err: err}
	var dns *net.DNSError
	var cert *tls.CertificateVerificationError
	var unknownAuthority x509.UnknownAuthorityError
	var hostname x509.HostnameError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var timeout net.Error
	switch {
	case errors.Is(err, errRedirects):
		e.Kind = Redirects
	case errors.Is(err, errPrivate):
		e.Kind = Private
	case errors.Is(err, errTooLarge):
		e.Kind = TooLarge
	case errors.Is(err, errScheme):
		e.Kind = Scheme
	case errors.Is(err, context.Canceled):
		e.Kind = Canceled
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, errIdle):
		e.Kind = Timeout
	case errors.As(err, &cert), errors.As(err, &unknownAuthority), errors.As(err, &hostname), errors.As(err, &record), errors.As(err, &alert):
		e.Kind = Certificate
	case errors.As(err, &dns):
		e.Kind = NoHost
		if dns.IsTimeout {
			e.Kind = Timeout
		}
	case errors.Is(err, syscall.ECONNREFUSED):
		e.Kind = Refused
	case errors.As(err, &timeout) && timeout.Timeout():
		e.Kind = Timeout
	}
	return e
}
