// Package sqlitefile reads the rows of an SQLite database without SQLite and
// without trusting the file: each page for itself, so that of a damaged one all
// comes out that is still there, wherever its tables begin. It is for
// feed/store, which rebuilds its file from that.
//
// The format is https://sqlite.org/fileformat2.html, sections 1 to 4. Text is
// taken for UTF-8. Pages of pointers, which files with auto_vacuum have, are
// not known.
package sqlitefile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// File is an open database, as its file and its write-ahead log have it
// together. It is for one goroutine.
type File struct {
	main, log *os.File
	pageSize  int
	usable    int           // bytes of a page without those that are reserved
	pages     int           // numbered from 1
	logged    map[int]int64 // pages that the log has, and where
	overflow  []byte        // the page of a cell's payload
}

// headerSize is how much the header of the file takes of page 1.
const headerSize = 100

// Open opens a database for reading; pageSize is what its pages have where the
// header does not say so any more.
func Open(path string, pageSize int) (*File, error) {
	main, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	f := &File{main: main, pageSize: pageSize, usable: pageSize}
	st, err := main.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	var header [headerSize]byte
	if _, err := io.ReadFull(main, header[:]); err == nil && string(header[:16]) == "SQLite format 3\x00" {
		size := int(binary.BigEndian.Uint16(header[16:]))
		if size == 1 {
			size = 1 << 16
		}
		reserved := int(header[20])
		if size >= 512 && size&(size-1) == 0 && size-reserved >= 480 {
			f.pageSize, f.usable = size, size-reserved
		}
	}
	f.pages = int((st.Size() + int64(f.pageSize) - 1) / int64(f.pageSize))
	if f.log, err = os.Open(path + "-wal"); err == nil {
		err = f.readLog()
	} else if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	f.overflow = make([]byte, f.pageSize)
	return f, nil
}

// Close closes the files.
func (f *File) Close() error {
	err := f.main.Close()
	if f.log != nil {
		err = errors.Join(err, f.log.Close())
	}
	return err
}

// readLog finds the pages of the write-ahead log that were committed: section 4.
// A frame whose checksum is wrong is left out, those after it are not.
func (f *File) readLog() error {
	const headerSize, frameSize = 32, 24
	var header [headerSize]byte
	if _, err := io.ReadFull(f.log, header[:]); err != nil {
		return unlessShort(err)
	}
	magic := binary.BigEndian.Uint32(header[:])
	if magic&^1 != 0x377f0682 || int(binary.BigEndian.Uint32(header[8:])) != f.pageSize {
		return nil
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if magic&1 != 0 {
		order = binary.BigEndian
	}
	last := checksum{binary.BigEndian.Uint32(header[24:]), binary.BigEndian.Uint32(header[28:])}
	frame := make([]byte, frameSize+f.pageSize)
	pending := map[int]int64{}
	f.logged = map[int]int64{}
	for at := int64(headerSize); ; at += int64(len(frame)) {
		if _, err := io.ReadFull(f.log, frame); err != nil {
			return unlessShort(err)
		}
		if [8]byte(frame[8:16]) != [8]byte(header[16:24]) {
			return nil // of an earlier round
		}
		sum := last.add(order, frame[:8]).add(order, frame[frameSize:])
		last = checksum{binary.BigEndian.Uint32(frame[16:]), binary.BigEndian.Uint32(frame[20:])}
		n, committed := int(binary.BigEndian.Uint32(frame)), int(binary.BigEndian.Uint32(frame[4:]))
		if sum != last || n == 0 {
			continue
		}
		pending[n] = at + frameSize
		if committed > 0 {
			for n, at := range pending {
				f.logged[n] = at
				f.pages = max(f.pages, min(n, committed))
			}
			clear(pending)
		}
	}
}

// checksum is the running one of a log.
type checksum [2]uint32

func (c checksum) add(order binary.ByteOrder, data []byte) checksum {
	for ; len(data) >= 8; data = data[8:] {
		c[0] += order.Uint32(data) + c[1]
		c[1] += order.Uint32(data[4:]) + c[0]
	}
	return c
}

// page reads a page; what the file has too little of is zeros.
func (f *File) page(n int, dst []byte) error {
	from, at := f.main, int64(n-1)*int64(f.pageSize)
	if logged, ok := f.logged[n]; ok {
		from, at = f.log, logged
	}
	got, err := from.ReadAt(dst[:f.pageSize], at)
	clear(dst[got:f.pageSize])
	if err = unlessShort(err); err != nil {
		return fmt.Errorf("page %d: %w", n, err)
	}
	return nil
}

func unlessShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}
