package ui

import "testing"

func TestPanes(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20), article(1, 1))
	for _, step := range []struct {
		key  string
		want pane
	}{
		{"tab", paneReader}, {"tab", paneRelated}, {"tab", paneList}, {"shift+tab", paneRelated},
		{"right", paneReader}, {"right", paneList}, {"right", paneList}, {"left", paneReader}, {"left", paneRelated},
	} {
		press(m, step.key)
		if m.focus != step.want {
			t.Fatalf("%s: focus on %d, want %d", step.key, m.focus, step.want)
		}
	}
	press(m, "M", "right")
	if m.focus != paneRelated || m.arranged.columns[0].parts[0].pane != paneList {
		t.Errorf("turned round: focus %d, columns %+v", m.focus, m.arranged.columns)
	}
}

func TestNarrowShowsTheFocusedPane(t *testing.T) {
	m := openModel(t, 50, 20, article(0, 20), article(1, 1))
	if _, _, ok := m.arranged.find(paneList); !ok {
		t.Fatal("a narrow screen begins without the list")
	}
	press(m, "enter")
	if _, _, ok := m.arranged.find(paneReader); !ok {
		t.Fatal("Enter does not show the reader")
	}
	press(m, "esc")
	if _, _, ok := m.arranged.find(paneList); !ok {
		t.Error("Esc does not show the list")
	}
}

func TestHelpAndQuit(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20))
	press(m, "?")
	if !m.help.open {
		t.Fatal("? opens nothing")
	}
	if press(m, "esc") || m.help.open {
		t.Error("Esc does not close the page of the keys")
	}
	if !press(m, "q") {
		t.Error("q does not quit")
	}
}
