package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
)

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLoad(t *testing.T) {
	c, unknown, err := Load(write(t, "[terminal]\nbidi = 'words'\nblank = 'U+00A0'\n"), true)
	if err != nil || len(unknown) > 0 {
		t.Fatal(unknown, err)
	}
	want := Default()
	want.Terminal = Terminal{Bidi: "words", Blank: 0xA0}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("read %+v, want %+v", c, want)
	}
}

func TestLoadMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.toml")
	if c, _, err := Load(path, false); err != nil || !reflect.DeepEqual(c, Default()) {
		t.Errorf("without a file: %+v, %v", c, err)
	}
	if _, _, err := Load(path, true); !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), path) {
		t.Errorf("a file that was named and is not there: %v", err)
	}
}

func TestLoadFaults(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"[terminal]\nbidi = 3\n", "line 2: terminal.bidi: "},
		{"[terminal\n", "line 1: "},
		{"[terminal]\n\nblank = 'ab'\n", `line 3: terminal.blank: "ab": it is one character`},
		{"[terminal]\nblank = 'U+D800'\n", "U+2800"},
	} {
		_, _, err := Load(write(t, c.text), false)
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, want it to say %q", c.text, err, c.says)
		}
	}
}

// A key that means nothing is told, with the nearest, and the others count.
func TestUnknown(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"[terminal]\nbidy = 'words'\n", "line 2: unknown key terminal.bidy; did you mean terminal.bidi?"},
		{"[terminals]\nbidi = 'words'\n", "unknown key terminals; did you mean terminal?"},
		{"bidi = 'words'\n", "unknown key bidi; did you mean terminal.bidi?"},
		{"[terminal]\nxyzzy = 1\n", "unknown key terminal.xyzzy"},
	} {
		got, unknown, err := Load(write(t, c.text+"[interface]\nlanguage = 'he'\n"), false)
		if err != nil || len(unknown) != 1 || !errors.Is(unknown[0], ErrUnknown) || !strings.Contains(unknown[0].Error(), c.says) {
			t.Errorf("%q: %v, %v, want %q", c.text, unknown, err, c.says)
		}
		if got.Interface.Language != "he" {
			t.Errorf("%q: what stands behind it was not read", c.text)
		}
	}
	if near := nearest("qwxyz"); near != "" {
		t.Errorf("nothing is near, but %q", near)
	}
}

// The sample explains every key, changes nothing as it is, and is right when
// its notes are taken away.
func TestSample(t *testing.T) {
	sample, err := Sample([]Action{{Name: "quit", Keys: []string{"q", "ctrl+c"}, About: "leave"}, {Name: "none", Keys: []string{"'"}, About: "odd"}})
	if err != nil {
		t.Fatal(err)
	}
	if c, unknown, err := Load(write(t, sample), true); !reflect.DeepEqual(c, Default()) || len(unknown) > 0 || err != nil {
		t.Errorf("the sample as it is: %+v, %v, %v", c, unknown, err)
	}
	var open strings.Builder
	explained := false
	for line := range strings.Lines(sample) {
		switch {
		case strings.HasPrefix(line, "# "):
			explained = true
		case strings.HasPrefix(line, "#[["):
			explained = false
			open.WriteString(line[1:])
		case strings.HasPrefix(line, "#"):
			if !explained {
				t.Errorf("nothing explains %s", line)
			}
			explained = false
			open.WriteString(line[1:])
		default:
			explained = false
			open.WriteString(line)
		}
	}
	var c Config
	d := toml.NewDecoder(strings.NewReader(open.String()))
	want := Default()
	want.examples()
	want.Keys = KeyTable{"layout": "auto", "quit": []any{"q", "ctrl+c"}, "none": []any{"'"}}
	if err := d.DisallowUnknownFields().Decode(&c); err != nil || !reflect.DeepEqual(c, want) {
		t.Errorf("with all keys open: %+v, %v\n%s", c, err, open.String())
	}
	for _, key := range Keys() {
		_, name, _ := cutLast(key)
		if !strings.Contains(sample, "\n#"+name+" = ") {
			t.Errorf("the sample lacks %s", key)
		}
	}
}

func TestCharacter(t *testing.T) {
	for text, want := range map[string]rune{"x": 'x', "U+2800": 0x2800, "u+00a0": 0xA0, "\u2800": 0x2800} {
		var c Character
		if err := c.UnmarshalText([]byte(text)); err != nil || rune(c) != want {
			t.Errorf("%q: %U, %v", text, c, err)
		}
	}
}

func TestDuration(t *testing.T) {
	for text, want := range map[string]time.Duration{"15m": 15 * time.Minute, "1d": 24 * time.Hour, "2d12h": 60 * time.Hour, "0": 0, "1h30m": 90 * time.Minute, "30s": 30 * time.Second} {
		var d, again Duration
		if err := d.UnmarshalText([]byte(text)); err != nil || time.Duration(d) != want {
			t.Errorf("%q: %v, %v", text, time.Duration(d), err)
		}
		out, _ := d.MarshalText()
		if err := again.UnmarshalText(out); err != nil || again != d {
			t.Errorf("%q is written as %q: %v", text, out, err)
		}
	}
	for _, text := range []string{"", "d", "5", "-1h", "soon", "1d1d"} {
		var d Duration
		if err := d.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is read as %v", text, time.Duration(d))
		}
	}
}

func TestTables(t *testing.T) {
	c, unknown, err := Load(write(t, "[[login]]\nhost = 'a.example'\nname = 'n'\n[[feed]]\nurl = 'file:/x'\n[[feed]]\nurl = 'exec:y'\nfull_text = true\n"), true)
	if err != nil || len(c.Login) != 1 || len(c.Feed) != 2 || c.Feed[1].URL != "exec:y" {
		t.Errorf("%+v, %v", c, err)
	}
	if len(unknown) != 1 || !strings.Contains(unknown[0].Error(), "did you mean feed.full-text?") {
		t.Errorf("%v", unknown)
	}
}

// The table of keys: what it has right counts, what it has wrong is said with
// what was meant.
func TestBind(t *testing.T) {
	actions := []Action{{Name: "quit"}, {Name: "star"}, {Name: "undo"}, {Name: "help"}}
	c, unknown, err := Load(write(t, `[keys]
layout = 'hebrew'
quit = ['Q', 'Ctrl-Q', '^X']
star = 'ض'
undo = []
quitt = ['x']
help = ['pgdwn', 'F1', 'page-up', 'لا']
`), true)
	if err != nil || len(unknown) > 0 {
		t.Fatal(unknown, err)
	}
	b, wrong := c.Bind(actions)
	want := Bound{Layout: "hebrew", Keys: map[string][]string{
		"quit": {"Q", "ctrl+q", "ctrl+x"}, "star": {"ض"}, "undo": {}, "help": {"f1", "pgup", "لا"},
	}}
	if !reflect.DeepEqual(b, want) {
		t.Errorf("bound %+v, want %+v", b, want)
	}
	said := errors.Join(wrong...).Error()
	for _, s := range []string{"keys.quitt: no such action; did you mean quit?", `keys.help: no such key: "pgdwn"; did you mean pgdown?`} {
		if !strings.Contains(said, s) {
			t.Errorf("says %q, want %q", said, s)
		}
	}
	if len(wrong) != 2 {
		t.Errorf("%d faults: %s", len(wrong), said)
	}
	c.Keys = KeyTable{"layout": "hebrw", "quit": int64(3)}
	if _, wrong = c.Bind(actions); len(wrong) != 2 || !errors.Is(wrong[0], ErrLayout) || !strings.Contains(wrong[0].Error(), "hebrew?") {
		t.Errorf("%v", wrong)
	}
}
