package theme

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/pelletier/go-toml/v2"

	"khabar/bidi/cell"
)

// The looks as theme files write them.
var lookNames = [Count]string{
	Text: "text", Dim: "dim", Strong: "strong", Emphasis: "emphasis", Headline: "headline", Section: "section", Heading: "heading",
	Quote: "quote", Code: "code", Link: "link", Unread: "unread", Bar: "bar", Border: "border", Title: "title", Focus: "focus",
	Status: "status", Key: "key", Error: "error", Hit: "hit", Here: "here",
}

// Keys of a theme file that are no look.
const (
	baseKey     = "base"
	selectedKey = "selected"
)

// Sample is a theme file with every key, explained.
const Sample = `# A theme of Khabar. Name this file in the configuration: interface.theme = "path".
# A look is words: bold, italic, underline, reverse, a colour of the text, "on" and a colour of the background.
# A colour is #rrggbb, a number from 0 to 255, or black, red, green, yellow, blue, magenta, cyan, white,
# each also as bright-: bright-blue. Without a colour it is the terminal's own.

# What is not named here is as in this theme: auto, dark, light, contrast, mono.
base = "dark"

#text = ""                            # of articles and lists
#dim = "#9e9e9e"                      # sources, dates, what there is to say of a list
#strong = "bold"
#emphasis = "italic"
#headline = "bold"                    # above the article
#section = "#ffaf5f"
#heading = "#5fafff bold"
#quote = "#87afaf"
#code = "#d7afd7"
#link = "#5fafff underline"
#unread = "bold"                      # headlines in lists
#bar = "#5fafff"                      # marks at the edge
#border = "#767676"                   # between the panes
#title = "#9e9e9e"                    # of a pane
#focus = "#5fafff bold"               # of the pane that has the keys
#status = "#9e9e9e"                   # the last row
#key = "bold"
#error = "#ff5f87"
#hit = "black on #ffd787"             # what a search found
#here = "#ffffff on #af5f00 bold"     # the one that you went to
#selected = "#ffffff on #005f87"      # what is selected
`

// words is a look as a file has it.
type words struct {
	ink, on                          color.Color // nil: the terminal's own
	bold, italic, underline, reverse bool
}

// style is for a terminal of so many colours.
func (w words) style(few bool) lipgloss.Style {
	s := lipgloss.NewStyle().Bold(w.bold).Italic(w.italic).Underline(w.underline).Reverse(w.reverse)
	if w.ink != nil {
		s = s.Foreground(fit(w.ink, few))
	}
	if w.on != nil {
		s = s.Background(fit(w.on, few))
	}
	return s
}

// FileError is what is wrong with a theme file.
type FileError struct {
	Line int // 0: none in particular
	Err  error
}

// Error says where and what.
func (e *FileError) Error() string {
	if e.Line == 0 {
		return e.Err.Error()
	}
	return fmt.Sprintf("line %d: %v", e.Line, e.Err)
}

func (e *FileError) Unwrap() error { return e.Err }

// ErrUnknown is a key that is none of a theme's.
var ErrUnknown = errors.New("unknown key")

// File is a theme as a file has it, to be put on a ground.
type File struct {
	Name string
	base string
	over map[string]words
}

// On is the theme for a ground.
func (f *File) On(g Ground) Theme {
	t, _ := Named(f.base, g)
	t.Name, t.over = f.Name, f.over
	return t
}

// Read reads a theme file (TOML, https://toml.io/en/v1.0.0). nearest names the
// key that was meant by one that there is not. The error is a *FileError.
func Read(name string, text []byte, nearest func(word string, among []string) string) (*File, error) {
	var keys map[string]any
	if err := toml.Unmarshal(text, &keys); err != nil {
		var wrong *toml.DecodeError
		if errors.As(err, &wrong) {
			line, _ := wrong.Position()
			return nil, &FileError{line, errors.New(strings.TrimPrefix(wrong.Error(), "toml: "))}
		}
		return nil, &FileError{0, err}
	}
	f := &File{Name: name, base: "auto", over: map[string]words{}}
	known := append([]string{baseKey, selectedKey}, lookNames[:]...)
	for _, key := range inOrder(text, keys) {
		line := lineOf(text, key)
		value, ok := keys[key].(string)
		switch {
		case !slices.Contains(known, key):
			err := fmt.Errorf("%w %s", ErrUnknown, key)
			if near := nearest(key, known); near != "" {
				err = fmt.Errorf("%w; did you mean %s?", err, near)
			}
			return nil, &FileError{line, err}
		case !ok:
			return nil, &FileError{line, fmt.Errorf("%s: it is a text in quotation marks", key)}
		case key == baseKey:
			if !slices.Contains(Names(), value) {
				return nil, &FileError{line, fmt.Errorf("base %q: it is one of %s", value, strings.Join(Names(), ", "))}
			}
			f.base = value
		default:
			w, err := read(value)
			if err != nil {
				return nil, &FileError{line, fmt.Errorf("%s: %w", key, err)}
			}
			f.over[key] = w
		}
	}
	return f, nil
}

// read reads the words of a look.
func read(s string) (w words, err error) {
	on := false
	for word := range strings.FieldsSeq(s) {
		switch word {
		case "bold":
			w.bold = true
		case "italic":
			w.italic = true
		case "underline":
			w.underline = true
		case "reverse":
			w.reverse = true
		case "on":
			on = true
			continue
		default:
			c, err := colourOf(word)
			if err != nil {
				return w, err
			}
			if on {
				w.on = c
			} else {
				w.ink = c
			}
		}
		on = false
	}
	if on {
		return w, errors.New("a colour must follow on")
	}
	return w, nil
}

// inOrder are the keys in the order of their lines, so that the first fault is
// the one that is told.
func inOrder(text []byte, keys map[string]any) []string {
	var list []string
	for key := range keys {
		list = append(list, key)
	}
	slices.SortFunc(list, func(a, b string) int {
		if d := lineOf(text, a) - lineOf(text, b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return list
}

// lineOf is the line that a key stands in, 0 where it can't be told.
func lineOf(text []byte, key string) int {
	n := 0
	for line := range bytes.Lines(text) {
		n++
		rest := bytes.TrimLeft(line, " \t[\"'")
		if after, ok := bytes.CutPrefix(rest, []byte(key)); ok && len(after) > 0 && bytes.IndexByte([]byte(" \t=\"'].\r\n"), after[0]) >= 0 {
			return n
		}
	}
	return 0
}

// looked is the look that a file has for a style, if it has one.
func (t Theme) looked(s cell.Style) (words, bool) {
	w, ok := t.over[lookNames[s]]
	return w, ok
}
