// Command throughput measures packages bidi and shape on a text:
//
//	throughput levels|para|line FILE
//
// FILE is UTF-8, one paragraph a line. The modes are
//
//	levels  the embedding levels of each paragraph
//	para    levels, then the paragraph as one line: Arabic joined, brackets
//	        mirrored, visual order, marks after their base, UTF-8 out
//	line    the same, wrapped at 80 characters, line by line
//
// It prints the megabytes (10^6 bytes) of text per second over BENCH_MS
// milliseconds (environment, default 300) after one pass to warm up, then the
// allocations per paragraph. With BENCH_DUMP set it writes the output of one pass
// instead. All calls are those that any user of the packages has.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"khabar/bidi"
	"khabar/bidi/shape"
)

func main() {
	if err := run(os.Args[1:], os.Getenv, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "throughput:", err)
		os.Exit(2)
	}
}

func run(args []string, getenv func(string) string, out io.Writer) error {
	if len(args) != 2 {
		return errors.New("usage: throughput levels|para|line FILE")
	}
	file, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	e := &engine{out: make([]byte, 0, 2*len(file)+4096)}
	var paragraph func(string)
	switch args[0] {
	case "levels":
		paragraph = e.levels
	case "para":
		paragraph = e.para
	case "line":
		paragraph = e.line
	default:
		return fmt.Errorf("no mode %q: levels, para or line", args[0])
	}
	budget := 300 * time.Millisecond
	if s := getenv("BENCH_MS"); s != "" {
		ms, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("BENCH_MS: %w", err)
		}
		budget = time.Duration(ms) * time.Millisecond
	}
	text := string(file)
	paragraphs := e.pass(text, paragraph)
	if getenv("BENCH_DUMP") != "" {
		_, err := out.Write(e.out)
		return err
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start, passes := time.Now(), 0
	for passes == 0 || time.Since(start) < budget {
		e.pass(text, paragraph)
		passes++
	}
	seconds := time.Since(start).Seconds()
	runtime.ReadMemStats(&after)
	_, err = fmt.Fprintf(out, "%.1f allocs/para=%.4f sum=%d\n", float64(len(text))*float64(passes)/seconds/1e6,
		float64(after.Mallocs-before.Mallocs)/float64(passes*max(1, paragraphs)), e.sum)
	return err
}

// engine is what is measured, and the memory it keeps.
type engine struct {
	p   bidi.Paragraph
	out []byte
	sum int // keeps results from being optimised away
}

// pass goes over the paragraphs of the text once.
func (e *engine) pass(text string, paragraph func(string)) (n int) {
	e.out = e.out[:0]
	for len(text) > 0 {
		line := text
		if i := strings.IndexByte(text, '\n'); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		if line != "" {
			paragraph(line)
			n++
		}
	}
	return n
}

func (e *engine) levels(text string) {
	e.p.Set(text, bidi.Auto)
	e.sum += int(e.p.RunAt(len(text) - 1).Level)
}

func (e *engine) para(text string) {
	e.p.Set(text, bidi.Auto)
	e.out = append(shape.AppendLine(e.out, &e.p, 0, len(text)), '\n')
}

func (e *engine) line(text string) {
	e.p.Set(text, bidi.Auto)
	for start := 0; start < len(text); {
		end := wrap(text, start)
		e.out = append(shape.AppendLine(e.out, &e.p, start, end), '\n')
		start = end
	}
}

// columns is how many characters a line holds.
const columns = 80

// wrap returns the end of the line that begins at start: behind the last blank
// of the first 80 characters, or behind these where there is none.
func wrap(text string, start int) int {
	const low = 0x0101010101010101
	n, i := 0, start
	for ; i+8 <= len(text); i += 8 {
		// A byte 10xxxxxx starts no character.
		b := text[i : i+8]
		w := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		k := 8 - int((w>>7&^(w>>6)&low)*low>>56)
		if n+k > columns {
			break
		}
		n += k
	}
	for ; i < len(text); i++ {
		if text[i]&0xC0 != 0x80 {
			if n == columns {
				break
			}
			n++
		}
	}
	if i == len(text) {
		return i
	}
	if k := strings.LastIndexByte(text[start:i], ' '); k >= 0 {
		return start + k + 1
	}
	return i
}
