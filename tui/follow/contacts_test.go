package follow_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"crosswalk/matching/text"
	"crosswalk/tui/chart"
	"crosswalk/tui/follow"
	"crosswalk/tui/tuitest"
)

// An e-mail is copied from the call sheet: it stands on one line wherever a line has room for it.
func TestEmailsAreNotBroken(t *testing.T) {
	for _, past := range []*tuitest.History{tuitest.PublishedPast, tuitest.PublishedTrioPast} {
		d := past.Opened(t, 80, 24)
		for _, one := range d.M.Shell().ExchangeStatuses().All {
			for w := 50; w <= 110; w++ {
				lines := follow.Contacts(&d.M.Shell().Shell, one, w)
				for _, a := range one.People {
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

// An e-mail longer than a line goes on below, whole.
func TestLongEmailGoesOn(t *testing.T) {
	d := tuitest.PublishedPast.Opened(t, 60, 16)
	one := d.M.Shell().ExchangeStatuses().All[0]
	long := strings.Repeat("longish.", 10) + "name@" + strings.Repeat("somewhere-", 6) + "example.org"
	a := *one.People[1]
	a.Email = text.New(long)
	one.People[1] = &a
	for _, w := range []int{40, 52, 60, 80} {
		var all strings.Builder
		for _, l := range follow.Contacts(&d.M.Shell().Shell, one, w) {
			all.WriteString(strings.TrimSpace(ansi.Strip(l)))
		}
		if !strings.Contains(all.String(), long) {
			t.Errorf("on %d cells the e-mail is cut: %s", w, all.String())
		}
	}
}
