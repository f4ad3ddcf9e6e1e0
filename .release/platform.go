package main

// platform is one that binaries are made for.
type platform struct{ os, arch string }

// platforms are all of them: those that Go and modernc.org/sqlite both have. Of
// two processors each, only NetBSD on arm64 is missing: modernc.org/libc does
// not have it.
func platforms() []platform {
	var all []platform
	for _, os := range []string{"linux", "darwin", "windows", "freebsd", "openbsd", "netbsd"} {
		for _, arch := range []string{"amd64", "arm64"} {
			if p := (platform{os, arch}); p != (platform{"netbsd", "arm64"}) {
				all = append(all, p)
			}
		}
	}
	return all
}

func (p platform) String() string { return p.os + "_" + p.arch }

// binary is what the program is called there.
func (p platform) binary() string {
	if p.os == "windows" {
		return "khabar.exe"
	}
	return "khabar"
}
