// Panes is the program that the tests in real terminals run: it finds the
// class of the terminal and shows an article in three panes, as the reader
// does.
//
//	panes -lang ara|heb|fas|urd [-class CLASS] [-report FILE]
//
// Keys: j and k move the selection of the list, l takes the next language, c
// the next class, z suspends, q quits.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/term"
)

func main() {
	lang := flag.String("lang", "ara", "language of the article")
	class := flag.String("class", "", "class of the terminal instead of the one found")
	report := flag.String("report", "", "file for what was found, as JSON")
	flag.Parse()
	if err := run(*lang, *class, *report); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(lang, class, report string) error {
	begin := time.Now()
	d, err := term.Detect(context.Background(), term.Options{Flag: class, Output: true})
	if err != nil {
		return err
	}
	took := time.Since(begin)
	if report != "" {
		b, err := json.MarshalIndent(struct {
			Terminal     term.Terminal
			Class        string
			Milliseconds float64
			Keys         string
		}{d.Terminal, d.Terminal.Class.String(), float64(took.Microseconds()) / 1000, string(d.Keys)}, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(report, append(b, '\n'), 0o644); err != nil {
			return err
		}
	}
	texts, err := articles()
	if err != nil {
		return err
	}
	s := term.Prepare(os.Stdout, d.Terminal.Class)
	defer s.Close()
	m := newModel(texts, lang, d.Terminal, s)
	_, err = tea.NewProgram(m, tea.WithInput(d.Input(os.Stdin))).Run()
	return err
}
