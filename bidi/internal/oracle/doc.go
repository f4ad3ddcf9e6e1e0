// Package oracle compares package bidi and package shape with FriBidi
// (https://github.com/fribidi/fribidi) on random and on given texts, and asks ICU
// where they differ. It needs cgo and the headers of both, so it is a module of its
// own behind a build tag:
//
//	apt-get install libfribidi-dev libicu-dev
//	cd bidi/internal/oracle && go test -tags fribidi -v . -args -text FILE
package oracle
