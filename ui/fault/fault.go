// Package fault says in the reader's language what went wrong: it knows the
// errors of fetching, reading and storing, and which of the interface's words
// each has. What it does not know keeps its own words, which are English, as
// those of all errors are in logs and on the command line.
package fault

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"syscall"
	"time"

	"khabar/feed/fetch"
	"khabar/feed/parse"
	"khabar/feed/refresh"
	"khabar/feed/store"
	"khabar/ui/locale"
)

// Teller tells faults. Own are errors that other packages do not know: the
// program's.
type Teller struct {
	Own map[error]locale.Fault
	Now func() time.Time // of the reader's clock
}

// sentinels are the errors that are always the same.
var sentinels = []struct {
	err   error
	fault locale.Fault
}{
	{parse.ErrEmpty, locale.Empty}, {parse.ErrBinary, locale.NotText}, {parse.ErrNoArticle, locale.NoArticle},
	{parse.ErrTooLarge, locale.TooLarge}, {parse.ErrNotFeed, locale.IsList}, {parse.ErrLeftOut, locale.LeftOut},
	{refresh.ErrNotFeed, locale.NotFeed}, {refresh.ErrNotNamed, locale.NotNamed}, {refresh.ErrCut, locale.CutOff},
	{refresh.ErrDefect, locale.Defect}, {refresh.ErrMoved, locale.MovedToKnown}, {refresh.ErrUnreadable, locale.FilesUnreadable},
	{refresh.ErrNone, locale.NoFeedThere},
	{store.ErrFull, locale.DiskFull}, {store.ErrReadOnly, locale.StoreReadOnly}, {store.ErrDamaged, locale.Damaged},
	{store.ErrBusy, locale.StoreBusy}, {store.ErrNewer, locale.StoreNewer}, {store.ErrNotFound, locale.NotThere}, {store.ErrExists, locale.Exists},
	{context.Canceled, locale.Canceled},
	{syscall.ENOSPC, locale.DiskFull}, {fs.ErrPermission, locale.StoreReadOnly}, {fs.ErrNotExist, locale.NoSuchFile},
}

// Tell says what an error is; ok is false where the language has no words of
// its own for it. path is the file that it is about, where it names one.
func (t Teller) Tell(l *locale.Locale, err error) (text, path string, ok bool) {
	var stored *store.Error
	if errors.As(err, &stored) {
		path = stored.Path
	}
	var mended *store.Repair
	if errors.As(err, &mended) {
		return l.Mended(mended.Feeds, mended.Articles, mended.Lost, mended.Partial, mended.Aside), "", true
	}
	var fetched *fetch.Error
	if errors.As(err, &fetched) {
		text, ok = l.Fault(t.fetched(fetched))
		return text, path, ok
	}
	for own, f := range t.Own {
		if errors.Is(err, own) {
			text, ok = l.Fault(f, locale.FaultDetails{})
			return text, path, ok
		}
	}
	for _, s := range sentinels {
		if errors.Is(err, s.err) {
			text, ok = l.Fault(s.fault, locale.FaultDetails{})
			return text, path, ok
		}
	}
	return "", path, false
}

// kinds are the faults of fetch.
var kinds = map[fetch.Kind]locale.Fault{
	fetch.Network: locale.ConnectionFailed, fetch.NotExist: locale.NoSuchFile, fetch.Permission: locale.NotReadable, fetch.NoFiles: locale.EmptyFolder,
	fetch.NotFound: locale.PageMissing, fetch.Gone: locale.PageGone, fetch.Denied: locale.Forbidden, fetch.Busy: locale.HostBusy,
	fetch.Server: locale.HostFailed, fetch.Status: locale.HostStatus, fetch.NoHost: locale.NoHost, fetch.Refused: locale.HostRefuses,
	fetch.Timeout: locale.HostSilent, fetch.Certificate: locale.BadCertificate, fetch.TooLarge: locale.TooLarge, fetch.Redirects: locale.TooManyRedirects,
	fetch.Private: locale.PrivateAddress, fetch.Scheme: locale.OtherScheme, fetch.Canceled: locale.Canceled, fetch.Local: locale.CommandFailed,
}

// fetched is the fault of a fetch and what its words are filled in with.
func (t Teller) fetched(e *fetch.Error) (locale.Fault, locale.FaultDetails) {
	f := kinds[e.Kind]
	d := locale.FaultDetails{Code: strconv.Itoa(e.Code), Words: e.Cause()}
	switch {
	case e.Kind == fetch.NotFound:
		d.Code = "404"
	case e.Kind == fetch.Gone:
		d.Code = "410"
	case e.Kind == fetch.Denied && e.Code == 401:
		f = locale.WantsPassword
	case e.Kind == fetch.Busy && !e.RetryAfter.IsZero():
		at := e.RetryAfter
		if t.Now != nil {
			at = at.In(t.Now().Location())
		}
		f, d.Clock = locale.HostBusyUntil, at.Format("15:04")
	}
	return f, d
}

// TellStored is Tell for the words of an error that were stored when a feed was
// refreshed.
func (t Teller) TellStored(l *locale.Locale, words string) (text string, ok bool) {
	if e, known := fetch.ErrorOf(words); known {
		return l.Fault(t.fetched(e))
	}
	for _, s := range sentinels {
		if words == s.err.Error() || strings.HasPrefix(words, s.err.Error()+":") || strings.HasPrefix(words, s.err.Error()+" (") {
			return l.Fault(s.fault, locale.FaultDetails{})
		}
	}
	return "", false
}
