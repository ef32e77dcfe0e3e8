package programme

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestWaysOfBeingDone wants every way to be read, to be told of in the guide, and only those that need something
// else from the file to ask for it.
func TestWaysOfBeingDone(t *testing.T) {
	guide, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	row := ""
	for line := range strings.Lines(string(guide)) {
		if strings.HasPrefix(line, "| `done_by`") {
			row = line
		}
	}
	for _, by := range DoneBys() {
		if !strings.Contains(row, "`\""+string(by)+"\"`") {
			t.Errorf("the guide does not tell of done_by = %q", by)
		}
		p, err := Parse("f", []byte(strings.Replace(sound, `done_by = "visit"`, `done_by = "`+string(by)+`"`, 1)))
		if err != nil || !slices.ContainsFunc(p.Milestones, func(m Milestone) bool { return m.DoneBy == by }) {
			t.Errorf("%s: %v", by, err)
		}
		_, err = Parse("f", []byte(strings.NewReplacer(`done_by = "visit"`, `done_by = "`+string(by)+`"`, "minimum = {", "maximum = {").Replace(sound)))
		if asks := err != nil && strings.Contains(err.Error(), "has no minimum"); asks != (by == DoneByMinimum) {
			t.Errorf("%s without a minimum: %v", by, err)
		}
	}
}
