package config

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
