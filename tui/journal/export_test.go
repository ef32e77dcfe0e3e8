package journal

import (
	"context"

	"crosswalk/tui/shell"
)

// What tests of the journal look into.

var Fold = fold

// Know makes what the filter looks at at once.
func Know(s shell.Screen) {
	j := s.(*screen)
	j.folded = fold(context.Background(), j.log.state, nil)
}
