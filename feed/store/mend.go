package store

import (
	"context"
	"time"
)

// Repaired returns what Open did about a damaged file, nil where it was whole.
func (s *Store) Repaired() *Repair { return s.repaired }

// Repair is what became of a damaged file.
type Repair struct {
	Aside    string // the name the damaged file has now
	Feeds    int    // that could be read
	Articles int
	Lost     int // articles of which only a part could be read
	At       time.Time
}

func (s *Store) mend(ctx context.Context, o Options) error { return nil }
func (s *Store) markDamaged()                              {}
func (s *Store) markedDamaged() bool                       { return false }
