package main

import "os"

// hangups are the signals of a terminal that goes away; Windows ends the
// process itself.
var hangups = []os.Signal{os.Interrupt}
