package term

import "runtime"

// environmentOnly says that terminals of this system need not have a TERM.
const environmentOnly = runtime.GOOS == "windows" || runtime.GOOS == "plan9"
