package main

import (
	"errors"
	"os"
	"path/filepath"
)

// replaceFile puts a file into the place of the old one, whole or not at all; its
// folder is made where it is not there. Only its owner may read it.
func replaceFile(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "new-*") // which gives it mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // not there any more where all went well
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
