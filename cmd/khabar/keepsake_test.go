package main

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"khabar/ui"
)

// TestKeepsake keeps the interface's state from one run to the next; a broken
// file is an empty one.
func TestKeepsake(t *testing.T) {
	k := keepsake{filepath.Join(t.TempDir(), "state", "interface.json"), "/a/khabar.db"}
	if got := k.read(); !reflect.DeepEqual(got, ui.Kept{}) {
		t.Errorf("nothing was kept, but %+v", got)
	}
	for _, want := range []ui.Kept{
		{Sizes: ui.Sizes{List: 300, Below: 250}, Layout: "hebrew", Language: "he"},
		{Layout: "arabic"},
		{Left: ui.Left{List: ui.Where{Kind: "folder", Folder: "أخبار"}, Selected: &ui.LeftAt{ID: 7, Date: 1, Group: "ب"}, Views: []ui.Viewed{{Sort: "oldest", Today: true}}, Folded: []string{"x"}}},
	} {
		if err := k.KeepInterface(context.Background(), want); err != nil {
			t.Fatal(err)
		}
		if got := k.read(); !reflect.DeepEqual(got, want) {
			t.Errorf("kept %+v, want %+v", got, want)
		}
	}
	// Where another store's articles were left is nothing to return to.
	if got := (keepsake{k.file, "/b/khabar.db"}).read(); !reflect.DeepEqual(got, ui.Kept{}) {
		t.Errorf("of another store: %+v", got)
	}
	info, err := os.Stat(k.file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	for _, broken := range []string{"", "{", `{"Sizes": {"List": "wide"}}`, "null"} {
		if err := os.WriteFile(k.file, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := k.read(); !reflect.DeepEqual(got, ui.Kept{}) {
			t.Errorf("%q reads as %+v", broken, got)
		}
	}
}

// That it can not be kept is told.
func TestKeepsakeFails(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k := keepsake{file: filepath.Join(file, "interface.json")}
	if err := k.KeepInterface(context.Background(), ui.Kept{Layout: "arabic"}); err == nil {
		t.Error("a file in place of the folder is no error")
	}
}
