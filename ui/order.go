package ui

import (
	"cmp"
	"slices"
	"strings"
)

// Order is the order of a list.
type Order uint8

// The orders. Those after Oldest part a list into groups, whose articles stand
// together, the newest first.
const (
	Newest Order = iota
	Oldest
	UnreadFirst
	BySource
	BySection
	ByHeadline

	orders
)

// orderNames are the orders as the configuration writes them.
var orderNames = [orders]string{"newest", "oldest", "unread", "source", "section", "headline"}

// ParseOrder reads an order as the configuration writes it.
func ParseOrder(s string) (Order, bool) {
	i := slices.Index(orderNames[:], s)
	return Order(max(0, i)), i >= 0
}

// compare is how two places lie to each other in a list of this order.
func (o Order) compare(a, b Key) int {
	if o == Oldest {
		a, b = b, a
	}
	return cmp.Or(strings.Compare(a.Group, b.Group), cmp.Compare(b.Date, a.Date), cmp.Compare(b.ID, a.ID))
}

// before reports whether a stands before b.
func (o Order) before(a, b Key) bool { return o.compare(a, b) < 0 }

// start is a place before all others.
func (o Order) start() Key {
	if o == Oldest {
		return Key{Date: -1 << 63, ID: -1 << 63}
	}
	return Key{Date: 1<<63 - 1, ID: 1<<63 - 1}
}

// groupOf is the group of an article in memory. What has no section stands last.
func (o Order) groupOf(h *Headline) string {
	switch o {
	case UnreadFirst:
		if h.Read {
			return "1"
		}
		return "0"
	case BySource:
		return strings.ToLower(h.Source)
	case BySection:
		return orElse(h.Section, "\xff")
	case ByHeadline:
		return strings.ToLower(strings.TrimLeft(h.Title, " \"'«“‘(["))
	}
	return ""
}

// Grouping says what is set apart in a list by a line of its own.
type Grouping uint8

// The groupings.
const (
	GroupNone Grouping = iota
	GroupDay
	GroupSource
	GroupSection

	groupings
)

var groupingNames = [groupings]string{"none", "day", "source", "section"}

// ParseGrouping reads a grouping as the configuration writes it.
func ParseGrouping(s string) (Grouping, bool) {
	i := slices.Index(groupingNames[:], s)
	return Grouping(max(0, i)), i >= 0
}

// order is the order that a list of this grouping has, where o was wished for:
// what is set apart must stand together.
func (g Grouping) order(o Order) Order {
	switch {
	case g == GroupSource:
		return BySource
	case g == GroupSection:
		return BySection
	case g == GroupDay && o > Oldest:
		return Newest
	}
	return o
}

// Density is how much of an article stands in a list.
type Density uint8

// The densities.
const (
	DensityNormal Density = iota
	DensityCompact
	DensitySummary

	densities
)

var densityNames = [densities]string{"normal", "compact", "summary"}

// ParseDensity reads a density as the configuration writes it.
func ParseDensity(s string) (Density, bool) {
	i := slices.Index(densityNames[:], s)
	return Density(max(0, i)), i >= 0
}

// String returns the names that are parsed.
func (o Order) String() string    { return orderNames[o] }
func (g Grouping) String() string { return groupingNames[g] }
func (d Density) String() string  { return densityNames[d] }
