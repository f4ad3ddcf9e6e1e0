package config

import (
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// Sample is a configuration file with every key at its default, explained, and
// commented out: a reader copies it and changes what is to be otherwise.
// Tables of which there may be many stand there once, as an example. The
// actions are those that keys can be bound to.
func Sample(actions []Action) (string, error) {
	c := Default()
	c.examples()
	text, err := toml.Marshal(c)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("# The configuration of Khabar. A line that begins with # is only a note:\n# take the # of a key away to change it.\n\n")
	for line := range strings.Lines(string(text)) {
		if line != "\n" && line[0] != '#' && (line[0] != '[' || line[1] == '[') {
			b.WriteByte('#')
		}
		b.WriteString(line)
	}
	sampleKeys(&b, actions)
	return b.String(), nil
}
