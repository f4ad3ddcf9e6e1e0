package main

import (
	"context"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// The garbage collector of Go lets as much garbage come together as there is
// memory in use, and gives back slowly what it has freed. That is right for what
// is soon over; here is what is done otherwise, and why.

const (
	// patientPercent is how much garbage there is in an interface that waits for
	// keys, in percent of what is in use. A quarter of the usual: a collection
	// takes one or two milliseconds beside the program, and it takes five keys to
	// make the garbage for one.
	patientPercent = 25
	// settled is when the interface has begun: the list stands, its first article
	// is open, the feeds are counted. Until then collecting would only hold it up.
	settled = 2 * time.Second
	// releaseEvery is how often what is free goes back to the system, as long as
	// there is something: who reads on, or leaves the program open over night,
	// does not need what twenty articles took.
	releaseEvery = 10 * time.Second
	// littleHeap is up to how many bytes in use collecting early costs next to
	// nothing.
	littleHeap = 24 << 20
)

// patiently keeps an interface small once it has begun, until what it returns
// is called. Who has set GOGC has decided that.
func patiently(getenv func(string) string) (end func()) {
	if getenv("GOGC") != "" {
		return func() {}
	}
	stop := make(chan struct{})
	var keeping sync.WaitGroup
	keeping.Go(func() {
		tick := time.NewTicker(settled)
		defer tick.Stop()
		for seen := uint64(0); ; {
			select {
			case <-stop:
				return
			case <-tick.C:
			}
			if seen == 0 {
				debug.SetGCPercent(patientPercent)
				tick.Reset(releaseEvery)
			}
			if collections() != seen { // garbage was made since
				debug.FreeOSMemory()
				seen = collections()
			}
		}
	})
	return func() {
		close(stop)
		keeping.Wait()
		debug.SetGCPercent(100)
	}
}

// collections is how often garbage was collected.
func collections() uint64 { return metric("/gc/cycles/total:gc-cycles") }

// metric is a number that the runtime keeps of itself.
func metric(name string) uint64 {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// sparingly makes garbage be collected earlier while much of it is made, which
// costs next to nothing as long as the program itself needs little; what it
// returns ends that. What indexing needs is some 12 MB, and 7 MB for the
// runtime's own.
func sparingly() func() {
	const needed = 22 << 20
	live := metric("/gc/heap/live:bytes") // without the garbage that happens to be there
	if live > littleHeap {
		return func() {}
	}
	most := int64(needed + live)
	before := debug.SetMemoryLimit(-1)
	if before <= most { // the reader's own GOMEMLIMIT
		return func() {}
	}
	debug.SetMemoryLimit(most)
	return func() { debug.SetMemoryLimit(before) }
}

// rest gives back what a refresh needed: it may be the last for hours.
func (l *library) rest(ctx context.Context) {
	_ = l.Rest(context.WithoutCancel(ctx)) // where it fails, memory is all that is lost
	debug.FreeOSMemory()
	time.AfterFunc(3*time.Second, debug.FreeOSMemory) // what the list needed to show it
}
