package config

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
