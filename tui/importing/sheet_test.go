package importing_test

import (
	"path/filepath"
	"testing"

	"crosswalk/store/form"
	"crosswalk/tui/importing"
	"crosswalk/tui/tuitest"
)

// A board's sheet has not all that a form asks: no question is made of that, and nothing says that it cannot be imported.
func TestSheetOfMarks(t *testing.T) {
	d := tuitest.OfProgramme(t, "leading-beyond-boundaries", "2023-07-12", 80, 24)
	d.Run(importing.Start(&d.M.Shell().Shell, filepath.Join("..", "..", "sample-data", "leading-beyond-boundaries-board.csv"), form.Options{}))
	d.Dialog("1 to look at", "41 changed", "looks odd", "were taken from line 3").SeesNot("no heading answers", "nothing can be imported")
	d.Keys("left").Dialog("Chair: Reach").SeesNot("Telephone")
	d.Keys("enter").Toast("41 changed")
}
