package locale

import "strings"

// Fault is something that goes wrong, for the reader. English has the words of
// the errors themselves.
type Fault uint8

// The faults: of files, hosts, what came from them, and the store.
const (
	NoFault Fault = iota
	NoSuchFile
	NotReadable
	EmptyFolder
	PageMissing
	PageGone
	WantsPassword
	Forbidden // %c: the status
	HostBusy
	HostBusyUntil // %t: a clock
	HostFailed
	HostStatus
	NoHost
	HostRefuses
	HostSilent
	BadCertificate // %d: technical words
	TooLarge
	TooManyRedirects
	PrivateAddress
	OtherScheme
	Canceled
	CommandFailed
	ConnectionFailed

	Empty
	NotText
	NoArticle
	LeftOut
	IsList
	NotFeed
	NoItems
	NoFeedThere
	CutOff
	NotNamed
	MovedToKnown
	FilesUnreadable
	Defect

	DiskFull
	StoreReadOnly
	Damaged
	StoreBusy
	StoreNewer
	NotThere
	Exists
	NothingStored
	NoBrowser
	NotOpenable

	// Faults is how many there are.
	Faults
)

// FaultDetails are what a fault's words are filled in with.
type FaultDetails struct {
	Code  string // an HTTP status
	Clock string // when to try again
	Words string // of the system or the host, in whatever language it speaks
}

// Fault says what happened and what to do; ok is false where this language has
// no words of its own for it.
func (l *Locale) Fault(f Fault, d FaultDetails) (text string, ok bool) {
	if f >= Faults || l.faults == nil {
		return "", false
	}
	text = l.faults[f]
	if text == "" {
		return "", false
	}
	return strings.NewReplacer("%c", l.Digits.In(d.Code), "%t", l.Digits.In(d.Clock), "%d", isolate(d.Words)).Replace(text), true
}

// isolate keeps a text of any language to itself (UAX #9, FSI and PDI).
func isolate(s string) string { return "\u2068" + s + "\u2069" }
