package main

import (
	"runtime/debug"
)

// release is the version set at link time; a build from a checkout has none.
var release = ""

// version is the release, else the module's version, with the commit it was
// built from.
func version() string {
	v, commit, dirty := release, "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if v == "" {
			v = info.Main.Version
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				dirty = ", changed"
			}
		}
	}
	if v == "" || v == "(devel)" {
		v = "0.1.0"
	}
	if len(commit) >= 7 {
		v += " (" + commit[:7] + dirty + ")"
	}
	return v
}
