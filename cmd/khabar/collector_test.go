package main

import (
	"math"
	"runtime/debug"
	"testing"
	"testing/synctest"
	"time"
)

// percent is GOGC as it is.
func percent() int {
	n := debug.SetGCPercent(100)
	debug.SetGCPercent(n)
	return n
}

func TestPatiently(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	synctest.Test(t, func(t *testing.T) {
		end := patiently(func(string) string { return "" })
		if percent() != 100 {
			t.Error("a program that has not begun is held up")
		}
		time.Sleep(settled + time.Second)
		if percent() != patientPercent {
			t.Errorf("%d %% once it has begun", percent())
		}
		end()
		if percent() != 100 {
			t.Error("it does not end")
		}
		end = patiently(func(name string) string { return map[string]string{"GOGC": "200"}[name] })
		time.Sleep(settled + time.Second)
		if percent() != 100 {
			t.Error("the reader's own GOGC is not minded")
		}
		end()
	})
}

func TestSparingly(t *testing.T) {
	before := debug.SetMemoryLimit(math.MaxInt64)
	defer debug.SetMemoryLimit(before)
	before = math.MaxInt64
	debug.FreeOSMemory()
	end := sparingly()
	if set := debug.SetMemoryLimit(-1) < before; set != (metric("/gc/heap/live:bytes") <= littleHeap) {
		t.Errorf("a limit is set: %t", set)
	}
	end()
	if now := debug.SetMemoryLimit(-1); now != before {
		t.Errorf("the limit is %d after it, %d before", now, before)
	}
}
