//go:build race

package line

// underRace: the race detector makes the library of line breaks allocate, and
// everything slow.
const underRace = true
