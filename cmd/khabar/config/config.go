// Package config is the reader's own configuration: a TOML file
// (https://toml.io/en/v1.0.0) in the folder that the platform has for such
// files (XDG Base Directory Specification on Linux). It knows the keys, their
// defaults and what is wrong with a file; what the values do is the business
// of the packages that get them from the commands.
//
// Every key but those of the table keys stands in the structs of this file and of
// news.go alone: reading,
// checking and the documented sample (Sample) are made of them.
package config

import (
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
)

// Config is the whole configuration.
type Config struct {
	Interface Interface `toml:"interface" comment:"How the interface speaks and stands."`
	Reader    Reader    `toml:"reader" comment:"How articles are set. Keys change it until the program ends."`
	Terminal  Terminal  `toml:"terminal" comment:"How rows are written for the terminal. khabar doctor says what was found."`
	Out       Out       `toml:"out" comment:"Articles that leave the program."`
	Share     []Share   `toml:"share" comment:"Ways to share an article, one table for each, in place of mail, Telegram and WhatsApp."`

	Refresh Refresh `toml:"refresh" comment:"When feeds are asked for news."`
	Network Network `toml:"network" comment:"How feeds are fetched."`
	Login   []Login `toml:"login" comment:"Name and password for a host, one table for each."`
	Keep    Keep    `toml:"keep" comment:"What is kept. Starred articles always are."`
	Feed    []Feed  `toml:"feed" comment:"Feeds with settings of their own, one table for each. A feed that is not subscribed to yet is,\nat the next refresh. Only here can a file or a command be a feed."`

	Keys KeyTable `toml:"keys,omitempty"`
}

// Interface is the table [interface].
type Interface struct {
	Language string `toml:"language" comment:"ar, he, fa, ur or en, with a country as in ar-MA if you like; auto: the locale's."`
	Calendar string `toml:"calendar" comment:"Of dates: gregorian, hijri (civil), umalqura, jalali or hebrew; auto: the country's."`
	Second   string `toml:"second-calendar" comment:"In brackets behind the date over an article: one of these or none; auto: the country's, if it uses two."`
	Digits   string `toml:"digits" comment:"Of dates and numbers: western, arabic or persian; auto: the country's."`

	Mirror       string `toml:"mirror" comment:"Panes from right to left: on, off; auto: as the language is written."`
	Theme        string `toml:"theme" comment:"auto: as light or dark as the terminal's background; dark, light, contrast, mono;\nor the path of a theme file (khabar config --theme writes one to begin with). T changes it live."`
	Mouse        bool   `toml:"mouse" comment:"Click, wheel and drag. With Shift the mouse selects as the terminal does; false: always."`
	ScreenReader bool   `toml:"screen-reader" comment:"Plain lines in reading order, for a screen reader or a braille display."`

	Stories bool   `toml:"stories" comment:"One row in a list for a story that several sources tell, not one for each article."`
	Sort    string `toml:"sort" comment:"Lists: newest, oldest, unread (first), source, section, headline."`
	Group   string `toml:"group" comment:"What is set apart in lists: none, day, source, section."`
	Density string `toml:"density" comment:"How much of an article is listed: normal, compact (one line), summary."`
	Start   string `toml:"start" comment:"Where the program begins: left (the list and the article where you left it, with your ways to show lists)\nor all (everything, as lists are shown by these keys)."`
}

// Terminal is the table [terminal].
type Terminal struct {
	Bidi  string    `toml:"bidi" comment:"auto, visual, explicit, words, kitty, mlterm or logical.\nThe flag --bidi and the environment variable KHABAR_BIDI go before it."`
	Blank Character `toml:"blank" comment:"What stands for a blank beside right-to-left words in class words: one left-to-right character\nof one column that draws nothing. U+2800 unless the font draws dots or a box for it."`
}

// Default is the configuration without a file.
func Default() Config {
	return Config{
		Interface: Interface{
			Language: "auto", Calendar: "auto", Second: "auto", Digits: "auto",
			Mirror: "auto", Theme: "auto", Mouse: true,
			Stories: true, Sort: "newest", Group: "none", Density: "normal", Start: "left",
		},
		Reader:   Reader{Measure: 72, Spacing: "one", Marks: "kept", Digits: "written", Focus: "off", Images: "ask"},
		Terminal: Terminal{Bidi: "auto", Blank: '\u2800'},
		Refresh:  Refresh{OnStart: true, Every: Duration(30 * time.Minute)},
		Out:      Out{Format: "text"},
		Network:  Network{Timeout: Duration(15 * time.Second), Parallel: 16, PerHost: 2},
	}
}

// Path is where the file is looked for unless the reader names another.
func Path() string { return filepath.Join(xdg.ConfigHome, "khabar", "config.toml") }

// Reader is the table [reader].
type Reader struct {
	Measure int    `toml:"measure" comment:"The longest line, in columns: 40 to 120; 60 to 80 is what the eye follows best. Keys - and +."`
	Justify bool   `toml:"justify" comment:"Lines flush at both edges: Arabic by kashidas, other scripts by spaces. Key J."`
	Spacing string `toml:"spacing" comment:"Between paragraphs: one (an empty row), indent (as in newspapers) or two. Key P."`
	Marks   string `toml:"marks" comment:"Vowel marks of Arabic and Hebrew: kept, dimmed or hidden. Key m."`
	Digits  string `toml:"digits" comment:"written, western (123), arabic (١٢٣) or persian (۱۲۳); what is copied stays as written. Key #."`
	Focus   string `toml:"focus" comment:"What is plain while the rest is dim: off, paragraph or line. Key F."`
	Images  string `toml:"images" comment:"Pictures are fetched: never, ask (with the key i) or always."`
}

// Out is the table [out].
type Out struct {
	Folder string `toml:"save-folder" comment:"Where S saves articles, unless the name that you type is of another folder; empty: the working folder."`
	Format string `toml:"pipe-format" comment:"What a command gets on its standard input: text, markdown, html or json."`
}

// Share is a table [[share]].
type Share struct {
	Name    string `toml:"name" comment:"In the menu of >."`
	URL     string `toml:"url" comment:"An address to open in the browser. {title}, {url}, {source}, {date} and {text} are put in, escaped."`
	Command string `toml:"command" comment:"In place of url, a command, run without a shell. It is split at blanks outside quotes, and then the\nsame is put in as it is; the article is on its standard input."`
}
