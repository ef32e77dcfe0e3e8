package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"crosswalk/tui/chart"
)

// An e-mail is copied from the call sheet: it stands on one line wherever a line has room for it.
func TestEmailsAreNotBroken(t *testing.T) {
	for _, past := range []*history{publishedPast, publishedTrioPast} {
		d := past.opened(t, 80, 24)
		for _, one := range d.m.sh.standings().all {
			for w := 50; w <= 110; w++ {
				lines := d.m.sh.contacts(one, w)
				for _, a := range one.people {
					email := a.Email.Safe()
					whole := func(l string) bool { return slices.Contains(strings.Fields(ansi.Strip(l)), email) }
					if !slices.ContainsFunc(lines, whole) {
						t.Fatalf("on %d cells %s is broken:\n%s", w, email, strings.Join(lines, "\n"))
					}
				}
				for _, l := range lines {
					if chart.Width(l) > w {
						t.Fatalf("%q has more than %d cells", l, w)
					}
				}
			}
		}
	}
}
