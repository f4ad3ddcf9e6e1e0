package main

import (
	"runtime/debug"

	"khabar/bidi"
)

// What a release sets at link time; a build from a checkout has none of it.
var (
	release = ""
	commit  = "" // its hash, where Go does not see the checkout
	day     = "" // of the commit, as in 2006-01-02
)

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
	v, commit, dirty := releaseVersion(), commit, ""
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
