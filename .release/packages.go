package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
	_ "github.com/goreleaser/nfpm/v2/rpm"
)

// desktop lets menus and browsers start the program, in a terminal.
const desktop = `[Desktop Entry]
Type=Application
Name=Khabar
Name[ar]=خبر
Name[fa]=خبر
Name[he]=ח'בר
Name[ur]=خبر
GenericName=News reader
GenericName[ar]=قارئ أخبار
GenericName[fa]=خبرخوان
GenericName[he]=קורא חדשות
GenericName[ur]=خبریں پڑھنے کا پروگرام
Comment=Read right-to-left news in the terminal
Comment[ar]=اقرأ الأخبار في الطرفية
Comment[fa]=خواندن خبر در پایانه
Comment[he]=קריאת חדשות במסוף
Comment[ur]=ٹرمینل میں خبریں پڑھیں
Exec=khabar %U
Icon=application-rss+xml
Terminal=true
Categories=Network;News;Feed;ConsoleOnly;
MimeType=application/rss+xml;application/atom+xml;application/feed+json;
Keywords=news;feed;rss;atom;rtl;arabic;hebrew;persian;urdu;
`

// packages writes the packages for Debian and for RPM.
func (b *build) packages(p platform, binary string) error {
	page, err := squeeze(b.page)
	if err != nil {
		return err
	}
	license, err := os.ReadFile(filepath.Join(b.root, "LICENSE"))
	if err != nil {
		return err
	}
	changes, err := squeeze(b.changes())
	if err != nil {
		return err
	}
	for _, kind := range []struct{ name, zsh, license string }{
		{"deb", "/usr/share/zsh/vendor-completions/_khabar", "/usr/share/doc/khabar/copyright"},
		{"rpm", "/usr/share/zsh/site-functions/_khabar", "/usr/share/licenses/khabar/LICENSE"},
	} {
		// nfpm takes files.
		folder := filepath.Join(b.dist, p.String(), kind.name)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		var contents files.Contents
		add := func(to string, data []byte) error {
			from := filepath.Join(folder, filepath.Base(to)+fmt.Sprint(len(contents)))
			contents = append(contents, &files.Content{
				Source: from, Destination: to,
				FileInfo: &files.ContentFileInfo{Mode: 0o644, MTime: b.time, Owner: "root", Group: "root"},
			})
			return os.WriteFile(from, data, 0o644)
		}
		for _, f := range []struct {
			to   string
			data []byte
		}{
			{"/usr/share/man/man1/khabar.1.gz", page},
			{"/usr/share/bash-completion/completions/khabar", b.shells["bash"]},
			{kind.zsh, b.shells["zsh"]},
			{"/usr/share/fish/vendor_completions.d/khabar.fish", b.shells["fish"]},
			{"/usr/share/applications/khabar.desktop", []byte(desktop)},
			{kind.license, license},
		} {
			if err := add(f.to, f.data); err != nil {
				return err
			}
		}
		if kind.name == "deb" {
			if err := add("/usr/share/doc/khabar/changelog.Debian.gz", changes); err != nil {
				return err
			}
		}
		contents = append(contents, &files.Content{
			Source: binary, Destination: "/usr/bin/khabar",
			FileInfo: &files.ContentFileInfo{Mode: 0o755, MTime: b.time, Owner: "root", Group: "root"},
		})
		if err := b.pack(kind.name, p, contents); err != nil {
			return fmt.Errorf("%s for %s: %w", kind.name, p, err)
		}
	}
	return nil
}

// squeeze packs a file as it stands in a package.
func squeeze(data []byte) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// unset is the maintainer where none was given; nfpm writes the same.
const unset = "Unset Maintainer <unset@localhost>"

// changes is Debian's list of changes, of this release alone.
func (b *build) changes() []byte {
	return fmt.Appendf(nil, "khabar (%s-1) unstable; urgency=medium\n\n  * Release %s.\n\n -- %s  %s\n",
		b.version, b.version, cmp.Or(b.maintainer, unset), b.time.Format(time.RFC1123Z))
}

func (b *build) pack(kind string, p platform, contents files.Contents) error {
	info := nfpm.WithDefaults(&nfpm.Info{
		Name: "khabar", Arch: p.arch, Platform: "linux", Version: b.version, Release: "1",
		Section: "news", Priority: "optional", License: "MIT", MTime: b.time,
		Homepage: b.homepage, Maintainer: cmp.Or(b.maintainer, unset),
		Description: `terminal reader for right-to-left news
Khabar reads news in Arabic, Hebrew, Persian, Urdu and other languages in the
terminal, with the letters joined and in the right order in any terminal.
It is a filter for the output of other programs, too.`,
		Overridables: nfpm.Overridables{Contents: contents},
	})
	if kind == "deb" {
		info.License = "" // it stands in the copyright file, and Debian knows no field for it
	}
	info.RPM.BuildHost = "localhost"
	info.RPM.Group = "Applications/Internet"
	info.RPM.Summary = "Terminal reader for right-to-left news"
	if err := nfpm.PrepareForPackager(info, kind); err != nil {
		return err
	}
	packager, err := nfpm.Get(kind)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := packager.Package(info, &out); err != nil {
		return err
	}
	return b.write(packager.ConventionalFileName(info), out.Bytes())
}
