package main

import (
	"runtime/debug"

	"khabar/bidi"
)

// release is the version set at link time; a build from a checkout has none.
var release = ""

// releaseVersion is the release, else the module's version.
func releaseVersion() string {
	v := release
	if v == "" {
		if info, ok := debug.ReadBuildInfo(); ok {
			v = info.Main.Version
		}
	}
	if v == "" || v == "(devel)" {
		v = "0.1.0"
	}
	return v
}

// fullVersion is what --version says: with the version of Unicode that the
// order and the shapes of letters follow.
func fullVersion() string { return version() + ", Unicode " + bidi.UnicodeVersion }

// version is the release with the commit it was built from.
func version() string {
	v, commit, dirty := releaseVersion(), "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				dirty = ", changed"
			}
		}
	}
	if len(commit) >= 7 {
		v += " (" + commit[:7] + dirty + ")"
	}
	return v
}
