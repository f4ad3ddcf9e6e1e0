package main

import (
	"fmt"

	"khabar/cmd/khabar/config"
	"khabar/ui"
)

// lookOf is how lists are shown, by the configuration.
func lookOf(c config.Interface) (l ui.Look, err error) {
	var ok bool
	if l.Order, ok = ui.ParseOrder(c.Sort); !ok {
		return l, fmt.Errorf("the configuration's interface.sort %q: it is newest, oldest, unread, source, section or headline", c.Sort)
	}
	if l.Group, ok = ui.ParseGrouping(c.Group); !ok {
		return l, fmt.Errorf("the configuration's interface.group %q: it is none, day, source or section", c.Group)
	}
	if l.Density, ok = ui.ParseDensity(c.Density); !ok {
		return l, fmt.Errorf("the configuration's interface.density %q: it is normal, compact or summary", c.Density)
	}
	return l, nil
}
