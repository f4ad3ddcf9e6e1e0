// Command release makes all that a release of Khabar consists of: a static
// binary for each platform, archives of them, packages for Debian and for RPM,
// a Homebrew formula, and the checksums of all.
//
//	cd .release && go run . -version 0.1.0 -homepage https://… -maintainer 'Name <mail>'
//
// Where the project is published, and who answers for the packages, is not
// known here: without these two flags the packages and the formula leave it
// out, which Debian and Homebrew accept from a file but not in an archive.
//
// It needs Go and nothing else, and gives the same bytes for the same commit:
// times are those of the commit, or of SOURCE_DATE_EPOCH. What it makes goes
// to dist/, beside this folder.
package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"net/mail"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	version := flag.String("version", "0.1.0", "of the release, without a v")
	only := flag.String("only", "", "one platform, as in linux_amd64")
	homepage := flag.String("homepage", "", "where the project is published: https://…")
	maintainer := flag.String("maintainer", "", "who answers for the packages: Name <mail>")
	flag.Parse()
	b := &build{version: *version, homepage: *homepage, maintainer: *maintainer, shells: map[string][]byte{}}
	if err := b.release(*only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// build is a release being made.
type build struct {
	version    string
	homepage   string // "" where none was given
	maintainer string // the same
	root       string // of the project
	dist       string
	time       time.Time
	commit     string            // "" outside of a checkout
	page       []byte            // the manual
	shells     map[string][]byte // completions by shell
	made       []string          // files in dist
}

// check says which of the flags can't be.
func (b *build) check() error {
	if !regexp.MustCompile(`^[0-9]+(\.[0-9]+)+(-[0-9A-Za-z.]+)?$`).MatchString(b.version) {
		return fmt.Errorf("-version %q: it is numbers with points between them, without a v", b.version)
	}
	if u, err := url.Parse(b.homepage); b.homepage != "" && (err != nil || u.Scheme != "https" || u.Host == "" || strings.ContainsAny(b.homepage, "\"'\\# ")) {
		return fmt.Errorf("-homepage %q: it is an address that begins with https://", b.homepage)
	}
	if b.maintainer != "" {
		if a, err := mail.ParseAddress(b.maintainer); err != nil || a.Name == "" {
			return fmt.Errorf("-maintainer %q: it is a name and an address, as in 'Name <mail@example.org>'", b.maintainer)
		}
	}
	return nil
}

func (b *build) release(only string) error {
	if err := b.check(); err != nil {
		return err
	}
	var err error
	if b.root, err = filepath.Abs(".."); err != nil {
		return err
	}
	b.dist = filepath.Join(b.root, "dist")
	if b.time, err = b.commitTime(); err != nil {
		return err
	}
	if out, err := exec.Command("git", "-C", b.root, "rev-parse", "HEAD").Output(); err == nil {
		b.commit = strings.TrimSpace(string(out))
	}
	if err := os.MkdirAll(b.dist, 0o755); err != nil {
		return err
	}
	if err := b.documents(); err != nil {
		return err
	}
	wanted := platforms()
	if only != "" {
		wanted = slices.DeleteFunc(wanted, func(p platform) bool { return p.String() != only })
	}
	if len(wanted) == 0 {
		return fmt.Errorf("-only %s: the platforms are %v", only, platforms())
	}
	for _, p := range wanted {
		binary, err := b.compile(p)
		if err != nil {
			return err
		}
		if err := b.archive(p, binary); err != nil {
			return err
		}
		if p.os == "linux" {
			if err := b.packages(p, binary); err != nil {
				return err
			}
		}
	}
	if only == "" {
		if err := b.formula(); err != nil {
			return err
		}
	}
	if err := b.checksums(); err != nil {
		return err
	}
	if b.homepage == "" || b.maintainer == "" {
		fmt.Println("without -homepage and -maintainer the packages and the formula leave them out")
	}
	return nil
}

// commitTime is the time that everything in the release bears.
func (b *build) commitTime() (time.Time, error) {
	said := os.Getenv("SOURCE_DATE_EPOCH")
	if said == "" {
		out, err := exec.Command("git", "-C", b.root, "log", "-1", "--format=%ct").Output()
		if err != nil {
			return time.Time{}, fmt.Errorf("the time of the commit: %w; outside of a checkout set SOURCE_DATE_EPOCH", err)
		}
		said = strings.TrimSpace(string(out))
	}
	n, err := strconv.ParseInt(said, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(n, 0).UTC(), nil
}

// compile makes the binary for a platform and returns its path.
func (b *build) compile(p platform) (string, error) {
	out := filepath.Join(b.dist, p.String(), p.binary())
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w -buildid= -X main.release="+b.version+" -X main.commit="+b.commit+" -X main.day="+b.time.Format(time.DateOnly), "-o", out, "./cmd/khabar")
	cmd.Dir = b.root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.os, "GOARCH="+p.arch, "GOFLAGS=")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w", p, err)
	}
	info, err := os.Stat(out)
	if err != nil {
		return "", err
	}
	fmt.Printf("%-14s %5.1f MB\n", p, float64(info.Size())/1e6)
	return out, nil
}

// documents makes the manual and the completions with a binary for the machine
// that this runs on.
func (b *build) documents() error {
	here := platform{runtime.GOOS, runtime.GOARCH}
	binary, err := b.compile(here)
	if err != nil {
		return err
	}
	run := func(args ...string) ([]byte, error) {
		cmd := exec.Command(binary, args...)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil || len(out) == 0 {
			return nil, fmt.Errorf("khabar %s: %w", strings.Join(args, " "), err)
		}
		return out, nil
	}
	if b.page, err = run("man"); err != nil {
		return err
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if b.shells[shell], err = run("completion", shell); err != nil {
			return err
		}
	}
	return nil
}

// write writes a file of the release.
func (b *build) write(name string, data []byte) error {
	b.made = append(b.made, name)
	return os.WriteFile(filepath.Join(b.dist, name), data, 0o644)
}

// checksums writes the checksum of every file, as sha256sum -c reads them.
func (b *build) checksums() error {
	slices.Sort(b.made)
	var out bytes.Buffer
	for _, name := range b.made {
		sum, err := b.checksum(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "%s  %s\n", sum, name)
	}
	return os.WriteFile(filepath.Join(b.dist, "SHA256SUMS"), out.Bytes(), 0o644)
}

func (b *build) checksum(name string) (string, error) {
	data, err := os.ReadFile(filepath.Join(b.dist, name))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(data)), nil
}
