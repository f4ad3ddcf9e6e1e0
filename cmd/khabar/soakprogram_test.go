//go:build linux

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
	"syscall"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"

	"khabar/bidi/cell"
	"khabar/ui"
)

// soakRole is the variable that makes the test binary one of the processes of
// TestSoak: "keeper" is what a shell is to the program, "program" is the
// program, which says how it is when it is asked.
const soakRole = "KHABAR_TEST_SOAK"

// heapProfile is the file in HOME that says what the program held when it was
// measured last.
const heapProfile = "heap.pprof"

// soakWord is what the processes of TestSoak say, a line of JSON each.
type soakWord struct {
	PID    int      `json:"pid,omitempty"` // of the program, with its keys
	Keys   []string `json:"keys,omitempty"`
	Leave  []string `json:"leave,omitempty"`
	Fault  string   `json:"fault,omitempty"`
	Probe  int      `json:"probe,omitempty"` // the answer to a probe
	W      int      `json:"w,omitempty"`
	H      int      `json:"h,omitempty"`
	Frame  string   `json:"frame,omitempty"`
	Routes int      `json:"routes,omitempty"` // goroutines
	Heap   uint64   `json:"heap,omitempty"`   // live bytes after a collection

	Last string `json:"last,omitempty"` // what came last before it ended

	Stopped bool   `json:"stopped,omitempty"` // of the keeper
	Exited  bool   `json:"exited,omitempty"`
	Status  int    `json:"status,omitempty"`
	Mode    string `json:"mode,omitempty"` // what of the line's mode is not as it was
}

// runKeeper starts the program as a shell does and continues it when it is
// stopped and the test has looked.
func runKeeper() int {
	say := json.NewEncoder(os.NewFile(3, "say"))
	told := bufio.NewReader(os.NewFile(4, "told"))
	before, err := unix.IoctlGetTermios(0, unix.TCGETS)
	if err != nil {
		_ = say.Encode(soakWord{Fault: err.Error()})
		return 1
	}
	cooked := func() string {
		now, err := unix.IoctlGetTermios(0, unix.TCGETS)
		if err != nil || *now == *before {
			return ""
		}
		return fmt.Sprintf("the mode of the line is %+v, it was %+v", *now, *before)
	}
	own := unix.Getpgrp()
	signal.Ignore(syscall.SIGTTOU)
	cmd := exec.Command(os.Args[0], os.Args[1:]...)
	cmd.Env = append(os.Environ(), soakRole+"=program")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.ExtraFiles = []*os.File{os.NewFile(5, "say"), os.NewFile(6, "told")}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true, Ctty: 0}
	if err := cmd.Start(); err != nil {
		_ = say.Encode(soakWord{Fault: err.Error()})
		return 1
	}
	signal.Ignore(syscall.SIGTTIN, syscall.SIGINT, syscall.SIGTSTP, syscall.SIGHUP, syscall.SIGQUIT)
	pid := cmd.Process.Pid
	for {
		var ws unix.WaitStatus
		if _, err := unix.Wait4(pid, &ws, unix.WUNTRACED, nil); err == unix.EINTR {
			continue
		} else if err != nil {
			_ = say.Encode(soakWord{Fault: err.Error()})
			return 1
		}
		_ = unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, own)
		if !ws.Stopped() {
			status := ws.ExitStatus()
			if ws.Signaled() {
				status = -int(ws.Signal())
			}
			_ = say.Encode(soakWord{Exited: true, Status: status, Mode: cooked()})
			_, _ = told.ReadString('\n')
			return 0
		}
		_ = say.Encode(soakWord{Stopped: true, Mode: cooked(), Status: int(ws.StopSignal())})
		_, _ = told.ReadString('\n')
		_ = unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, pid)
		_ = unix.Kill(-pid, unix.SIGCONT)
	}
}

// runSoaked is the program under watch.
func runSoaked() int {
	var w *watched
	p := &process{
		args: os.Args[1:], stdin: os.Stdin, stdout: os.Stdout, stderr: os.NewFile(2, "stderr"), getenv: os.Getenv,
		wrap: func(m tea.Model) tea.Model {
			w = &watched{Model: m, say: json.NewEncoder(os.NewFile(3, "say")), told: bufio.NewReader(os.NewFile(4, "told"))}
			all, leave := m.(interface{ Keys() (all, leave []string) }).Keys()
			w.tell(soakWord{PID: os.Getpid(), Keys: all, Leave: leave})
			return w
		},
		fence: func(o ui.Outside) ui.Outside { return fenced{o, os.Getenv("HOME")} },
	}
	status := run(context.Background(), p)
	if w != nil {
		w.tell(soakWord{Last: strings.Join(w.last, ", ")})
	}
	return status
}

// watched is the Model; each of its frames is looked at.
type watched struct {
	tea.Model
	one  sync.Mutex
	say  *json.Encoder
	told *bufio.Reader

	w, h  int
	rows  []string // of the last frame, where there was nothing wrong with it
	probe probeMsg
	last  []string // what keys and mouse have done last
}

// probeMsg asks for the next frame, and how the program is.
type probeMsg struct {
	N       int
	Collect bool
}

func (w *watched) tell(word soakWord) {
	w.one.Lock()
	defer w.one.Unlock()
	_ = w.say.Encode(word)
}

func (w *watched) Init() tea.Cmd { return tea.Batch(w.Model.Init(), w.listen) }

// listen waits for the next probe.
func (w *watched) listen() tea.Msg {
	line, err := w.told.ReadBytes('\n')
	var probe probeMsg
	if err == nil {
		err = json.Unmarshal(line, &probe)
	}
	if err != nil {
		return nil
	}
	return probe
}

func (w *watched) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case probeMsg:
		w.probe = msg
		return w, w.listen
	case tea.WindowSizeMsg:
		w.w, w.h, w.rows = msg.Width, msg.Height, nil
	case tea.KeyPressMsg, tea.MouseMsg, tea.PasteMsg, ui.QuitMsg, ui.SuspendMsg:
		w.last = append(w.last[max(0, len(w.last)-8):], fmt.Sprintf("%T %.40q", msg, fmt.Sprint(msg)))
	}
	m, cmd := w.Model.Update(msg)
	w.Model = m
	return w, cmd
}

func (w *watched) View() tea.View {
	v := w.Model.View()
	fault, rows := frameFault(v.Content, w.rows, w.w, w.h)
	if fault != "" {
		w.tell(soakWord{Fault: fault, W: w.w, H: w.h, Frame: v.Content})
	}
	w.rows = rows
	if w.probe.N != 0 {
		word := soakWord{Probe: w.probe.N, W: w.w, H: w.h, Frame: v.Content, Routes: runtime.NumGoroutine()}
		if w.probe.Collect {
			runtime.GC()
			var stats runtime.MemStats
			runtime.ReadMemStats(&stats)
			word.Heap = stats.HeapAlloc
			if f, err := os.Create(filepath.Join(os.Getenv("HOME"), heapProfile)); err == nil {
				_ = pprof.WriteHeapProfile(f)
				f.Close()
			}
		}
		w.probe = probeMsg{}
		w.tell(word)
	}
	return v
}

// frameFault says what is wrong with a frame of w columns and h rows, or
// returns its rows. Rows that stood in the same place before are right.
func frameFault(frame string, before []string, w, h int) (fault string, rows []string) {
	if w == 0 || h == 0 {
		return "", nil
	}
	if !utf8.ValidString(frame) {
		return "the frame is not UTF-8", nil
	}
	rows = strings.Split(frame, "\n")
	if len(rows) > h {
		return fmt.Sprintf("%d rows on %d", len(rows), h), nil
	}
	for y, row := range rows {
		if y < len(before) && row == before[y] {
			continue
		}
		plain := ownLooks.ReplaceAllString(ownLinks.ReplaceAllString(row, ""), "")
		columns := 0
		for _, r := range plain {
			if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				return fmt.Sprintf("%U in row %d: %q", r, y, row), nil
			}
			columns += cell.Width(r)
		}
		if columns > w {
			return fmt.Sprintf("row %d has %d columns of %d: %q", y, columns, w, row), nil
		}
	}
	return "", rows
}

// soaked makes the test binary what its role is.
func soaked() {
	switch role := os.Getenv(soakRole); role {
	case "keeper":
		os.Exit(runKeeper())
	case "program":
		os.Exit(runSoaked())
	case "":
	default:
		_, _ = io.WriteString(os.Stderr, role+" is no role\n")
		os.Exit(2)
	}
}
