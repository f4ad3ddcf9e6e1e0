package main

import (
	"io"

	"github.com/spf13/cobra"
)

// withoutBashCompletion is what cobra's script wants from the package
// bash-completion, for shells that do not have it: the words of the line, with
// those put together that bash parts at = and :.
const withoutBashCompletion = `
if ! declare -F _get_comp_words_by_ref >/dev/null 2>&1; then
    __khabar_init_completion()
    {
        local i word
        COMPREPLY=() words=()
        for ((i = 0; i <= COMP_CWORD; i++)); do
            word=${COMP_WORDS[i]}
            if ((i > 0)) && [[ $word == [=:] || ${COMP_WORDS[i-1]} == [=:] ]]; then
                words[${#words[@]}-1]+=$word
            else
                words+=("$word")
            fi
        done
        cword=$((${#words[@]} - 1))
        cur=${words[cword]}
        prev=
        if ((cword > 0)); then prev=${words[cword-1]}; fi
    }
fi
`

// addCompletion says what the other flags take, and adds cobra's command for
// completions, with a script for bash
// that also works where bash-completion is not installed.
func addCompletion(root *cobra.Command, p *process) {
	completed(root, "bidi", classNames()...)
	completed(root, "mirror", "auto", "on", "off")
	completed(root, "lang", "ar", "he", "fa", "ur", "en")
	if doctor, _, err := root.Find([]string{"doctor"}); err == nil {
		completed(doctor, "bidi", classNames()...)
	}
	root.InitDefaultCompletionCmd()
	bash, _, err := root.Find([]string{"completion", "bash"})
	if err != nil {
		return // a root without it has its own reasons
	}
	bash.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := cmd.Root().GenBashCompletionV2(p.stdout, true); err != nil {
			return err
		}
		_, err := io.WriteString(p.stdout, withoutBashCompletion)
		return err
	}
}
