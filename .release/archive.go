package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
)

// file is one of an archive.
type file struct {
	name string
	mode int64
	data []byte
}

// contents are the files that come with the binary.
func (b *build) contents(p platform, binary string) ([]file, error) {
	program, err := os.ReadFile(binary)
	if err != nil {
		return nil, err
	}
	files := []file{
		{p.binary(), 0o755, program},
		{"man/khabar.1", 0o644, b.page},
		{"completions/khabar.bash", 0o644, b.shells["bash"]},
		{"completions/_khabar", 0o644, b.shells["zsh"]},
		{"completions/khabar.fish", 0o644, b.shells["fish"]},
		{"completions/khabar.ps1", 0o644, b.shells["powershell"]},
	}
	for _, name := range []string{"README.md", "LICENSE"} {
		data, err := os.ReadFile(filepath.Join(b.root, name))
		if err != nil {
			return nil, err
		}
		files = append(files, file{name, 0o644, data})
	}
	return files, nil
}

// archiveName is what the archive for a platform is called, and the folder in
// it without the ending.
func (b *build) archiveName(p platform) string {
	name := "khabar_" + b.version + "_" + p.String()
	if p.os == "windows" {
		return name + ".zip"
	}
	return name + ".tar.gz"
}

// archive writes the archive for a platform.
func (b *build) archive(p platform, binary string) error {
	files, err := b.contents(p, binary)
	if err != nil {
		return err
	}
	name := b.archiveName(p)
	folder := "khabar_" + b.version + "_" + p.String() + "/"
	var out bytes.Buffer
	if p.os == "windows" {
		err = b.zip(&out, folder, files)
	} else {
		err = b.tar(&out, folder, files)
	}
	if err != nil {
		return err
	}
	return b.write(name, out.Bytes())
}

func (b *build) tar(out *bytes.Buffer, folder string, files []file) error {
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := tar.NewWriter(z)
	for _, f := range files {
		h := &tar.Header{Name: folder + f.name, Mode: f.mode, Size: int64(len(f.data)), ModTime: b.time, Uname: "root", Gname: "root", Format: tar.FormatPAX}
		if err := w.WriteHeader(h); err != nil {
			return err
		}
		if _, err := w.Write(f.data); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return z.Close()
}

func (b *build) zip(out *bytes.Buffer, folder string, files []file) error {
	w := zip.NewWriter(out)
	for _, f := range files {
		h := &zip.FileHeader{Name: folder + f.name, Method: zip.Deflate, Modified: b.time}
		h.SetMode(os.FileMode(f.mode))
		to, err := w.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := to.Write(f.data); err != nil {
			return err
		}
	}
	return w.Close()
}
