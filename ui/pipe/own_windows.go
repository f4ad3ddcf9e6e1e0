package pipe

import "os/exec"

// own leaves a command as it is.
func own(*exec.Cmd) {}
