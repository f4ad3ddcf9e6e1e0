package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

// pipes starts the program between two pipes.
func pipes(t *testing.T, args ...string) (in, out *os.File, stderr *bytes.Buffer, status chan int) {
	t.Helper()
	stdin, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, stdout, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, status = &bytes.Buffer{}, make(chan int, 1)
	go func() {
		code := run(context.Background(), &process{args: args, stdin: stdin, stdout: stdout, stderr: stderr, getenv: func(string) string { return "" }})
		stdout.Close()
		stdin.Close()
		status <- code
	}()
	return in, out, stderr, status
}

// await reads lines until one has a text.
func await(t *testing.T, lines *bufio.Reader, text string) {
	t.Helper()
	found := make(chan error, 1)
	go func() {
		for {
			l, err := lines.ReadString('\n')
			if strings.Contains(l, text) {
				found <- nil
				return
			}
			if err != nil {
				found <- err
				return
			}
		}
	}()
	select {
	case err := <-found:
		if err != nil {
			t.Fatalf("%q does not come: %v", text, err)
		}
	case <-time.After(20 * time.Second):
		t.Fatalf("%q does not come", text)
	}
}

// Each article is out before the next one comes, in every format.
func TestPrintStreams(t *testing.T) {
	for _, format := range []string{"text", "ansi", "markdown", "html", "json", "jsonl"} {
		in, out, stderr, status := pipes(t, "print", "--format", format)
		lines := bufio.NewReader(out)
		for i := range 3 {
			fmt.Fprintf(in, `{"title":"Title %d","body":"Body."}`+"\n", i)
			await(t, lines, fmt.Sprintf("Title %d", i))
		}
		in.Close()
		if _, err := io.Copy(io.Discard, lines); err != nil {
			t.Error(err)
		}
		if code := <-status; code != 0 || stderr.Len() > 0 {
			t.Errorf("%s: status %d, %s", format, code, stderr)
		}
		out.Close()
	}
}

// The first source is out while the second one still blocks.
func TestPrintSourcesInOrder(t *testing.T) {
	name := t.TempDir() + "/first.json"
	if err := os.WriteFile(name, []byte(`{"title":"First","body":"x"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	in, out, _, status := pipes(t, "print", name, "-")
	lines := bufio.NewReader(out)
	await(t, lines, "First")
	io.WriteString(in, `{"title":"Second","body":"x"}`+"\n")
	in.Close()
	await(t, lines, "Second")
	if code := <-status; code != 0 {
		t.Errorf("status %d", code)
	}
	out.Close()
}

// A reader that goes away ends print and bidi quietly, also while their own
// input goes on.
func TestClosedEarly(t *testing.T) {
	for _, args := range [][]string{{"print"}, {"print", "--format", "json"}, {"bidi"}, {"bidi", "--width", "20"}} {
		in, out, stderr, status := pipes(t, args...)
		out.Close()
		done := make(chan struct{})
		go func() {
			defer close(done)
			for range 1000 {
				if _, err := fmt.Fprintln(in, `{"title":"عنوان","body":"نص"}`); err != nil {
					return
				}
				time.Sleep(time.Millisecond)
			}
		}()
		select {
		case code := <-status:
			if code != 0 || stderr.Len() > 0 {
				t.Errorf("%v: status %d, %q", args, code, stderr)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%v does not end", args)
		}
		in.Close()
		<-done
	}
}

// With --page the text of an article is that of its page, in the feed's order;
// a page that can't be had is said, and the feed's own words stand.
func TestPrintPage(t *testing.T) {
	para := strings.Repeat("This is a sentence of the full text of the article on its page. ", 8)
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	defer server.Close()
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Feed</title><link>%[1]s/</link>
<item><title>One</title><link>%[1]s/1</link><description>Short one.</description></item>
<item><title>Two</title><link>%[1]s/2</link><description>Short two.</description></item>
<item><title>Three</title><link>http://127.0.0.2:9/3</link><description>Short three.</description></item></channel></rss>`, server.URL)
	})
	mux.HandleFunc("/1", func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(50 * time.Millisecond) // the second page is there first
		fmt.Fprintf(w, "<html><body><article><h1>One</h1><p>%s</p><p>%s</p></article></body></html>", para, para)
	})
	stdout, stderr := runFor(t, []string{"print", "--page", server.URL + "/feed"})
	for _, want := range []string{"One\n", "full text of the article", "Two\n", "Short two.", "Three\n", "Short three."} {
		i := strings.Index(stdout, want)
		if i < 0 {
			t.Fatalf("%q is not in %q", want, stdout)
		}
		stdout = stdout[i:]
	}
	for _, want := range []string{"/2: the server has no such page", "127.0.0.2:9/3: it leads to a private address"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("%q is not said: %q", want, stderr)
		}
	}
}

// TestPrintConfigured: print asks the net as the configuration says, with its
// logins and its patience.
func TestPrintConfigured(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			<-r.Context().Done()
			return
		}
		if name, password, _ := r.BasicAuth(); name != "reader" || password != "secret" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Feed</title><item><title>For members</title><description>Text.</description></item></channel></rss>`)
	}))
	defer server.Close()
	config := t.TempDir() + "/config.toml"
	writeFile(t, config, fmt.Sprintf("[network]\ntimeout = \"1s\"\n[[login]]\nhost = %q\nname = \"reader\"\npassword = \"secret\"\n", strings.TrimPrefix(server.URL, "http://")))
	if stdout, stderr := runFor(t, []string{"print", "--config", os.DevNull, server.URL + "/feed"}); stdout != "" || stderr == "" {
		t.Errorf("without a login: %q, %q", stdout, stderr)
	}
	for _, args := range [][]string{{"print"}, {}} { // khabar alone prints where its output is no terminal
		stdout, stderr := runFor(t, append(args, "--config", config, server.URL+"/feed"))
		if !strings.Contains(stdout, "For members") || stderr != "" {
			t.Errorf("%v: %q, %q", args, stdout, stderr)
		}
	}
	begin := time.Now()
	if _, stderr := runFor(t, []string{"print", "--config", config, server.URL + "/slow"}); stderr == "" || time.Since(begin) > 10*time.Second {
		t.Errorf("a server that says nothing: %q after %v", stderr, time.Since(begin))
	}
	writeFile(t, config, "[network]\nparallel = 0\n")
	if _, stderr := runFor(t, []string{"print", "--config", config, server.URL + "/feed"}); !strings.Contains(stderr, "network.parallel") {
		t.Errorf("a configuration that can't be: %q", stderr)
	}
}
