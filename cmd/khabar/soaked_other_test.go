//go:build !linux

package main

// soaked is for TestSoak, which looks at processes as Linux shows them.
func soaked() {}
