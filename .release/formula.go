package main

import (
	"bytes"
	"text/template"
)

// formula writes the Homebrew formula, which takes the archives from where a
// release is published: HOMEBREW_KHABAR_URL, or a folder beside the formula.
func (b *build) formula() error {
	sums := map[string]string{}
	for _, p := range platforms() {
		if p.os != "darwin" && p.os != "linux" {
			continue
		}
		sum, err := b.checksum(b.archiveName(p))
		if err != nil {
			return err
		}
		sums[p.String()] = sum
	}
	var out bytes.Buffer
	if err := template.Must(template.New("").Parse(ruby)).Execute(&out, map[string]any{"Version": b.version, "Homepage": b.homepage, "Sums": sums}); err != nil {
		return err
	}
	return b.write("khabar.rb", out.Bytes())
}

const ruby = `class Khabar < Formula
  desc "Terminal reader for right-to-left news"
{{- if .Homepage}}
  homepage "{{.Homepage}}"
{{- end}}
  version "{{.Version}}"
  license "MIT"

  # Where the archives are; a folder of them by default, that of this formula.
  base = ENV.fetch("HOMEBREW_KHABAR_URL", "file://#{File.expand_path(__dir__)}")

  on_macos do
    on_arm do
      url "#{base}/khabar_{{.Version}}_darwin_arm64.tar.gz"
      sha256 "{{.Sums.darwin_arm64}}"
    end
    on_intel do
      url "#{base}/khabar_{{.Version}}_darwin_amd64.tar.gz"
      sha256 "{{.Sums.darwin_amd64}}"
    end
  end

  on_linux do
    on_arm do
      url "#{base}/khabar_{{.Version}}_linux_arm64.tar.gz"
      sha256 "{{.Sums.linux_arm64}}"
    end
    on_intel do
      url "#{base}/khabar_{{.Version}}_linux_amd64.tar.gz"
      sha256 "{{.Sums.linux_amd64}}"
    end
  end

  def install
    bin.install "khabar"
    man1.install "man/khabar.1"
    bash_completion.install "completions/khabar.bash" => "khabar"
    zsh_completion.install "completions/_khabar"
    fish_completion.install "completions/khabar.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/khabar --version")
    assert_equal "\u{FEE1}\u{FEFC}\u{FEB3}\n", pipe_output("#{bin}/khabar bidi", "سلام\n")
  end
end
`
