package follow_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// pressed presses a key and leaves what it asks of the background undone.
func pressed(d *tuitest.Driver, key string) tea.Cmd {
	_, cmd := d.M.Update(tuitest.Press(key))
	return cmd
}

// Where the exchanges are many, the screens are there at once, and how the exchanges stand once it was worked out.
func TestManyExchangesAreWorkedOutInTheBackground(t *testing.T) {
	for _, tab := range []string{"1", "4", "5"} {
		d := manyExchanges(t, 600, 120, 40)
		d.Keys("2")
		s := *d.M.Shell().State()
		s.Cohort++ // nothing is known of it
		d.M.Shell().Take(&s)
		look := pressed(d, tab)
		first := d.Frame()
		if d.M.Shell().KnowsExchanges() || strings.Contains(first, "at risk") || strings.Contains(first, "nothing is published") || strings.Contains(first, "Closed") {
			t.Errorf("%s: before it is known how the exchanges stand\n%s", tab, first)
		}
		if tab == "4" && !strings.Contains(first, " 299 exchanges") {
			t.Errorf("not how many there are\n%s", first)
		}
		pressed(d, "down") // nothing to move among
		d.Frame()
		d.Run(look)
		d.Sees(map[string]string{"1": "155 at risk, 141 overdue", "4": "155 at risk", "5": "to ring now"}[tab])
	}
}

// A change to one of many exchanges is shown in the very next frame; one to all of them once it was worked out, and what was
// there before stays until then.
func TestWhatChangedInFewExchangesIsThereAtOnce(t *testing.T) {
	d := manyExchanges(t, 600, 120, 40)
	d.Keys("4")
	before := d.M.Shell().ExchangeStatuses()
	change := func(all bool) tea.Cmd {
		s := *d.M.Shell().State()
		s.Seq++
		s.Exchanges = append([]*cohort.Exchange(nil), s.Exchanges...)
		for i := range s.Exchanges {
			if x := *s.Exchanges[i]; all || i == 7 {
				x.Exchange = x.Void(d.M.Shell().Today(), 0)
				s.Exchanges[i] = &x
			}
		}
		d.M.Shell().Take(&s)
		_, cmd := d.M.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		return cmd
	}
	change(false)
	if st := d.M.Shell().ExchangeStatuses(); st == before || st.All[7] == before.All[7] || st.All[8] != before.All[8] {
		t.Fatal("the one that changed was not worked out at once, or others were")
	}
	d.Sees("1 over")
	one := d.M.Shell().ExchangeStatuses()
	given := change(true)
	d.Sees("1 over")
	if d.M.Shell().ExchangeStatuses() != one {
		t.Fatal("what there was before did not stay")
	}
	newer := change(true)
	d.Run(given) // an answer to what nobody asks any more
	if d.M.Shell().ExchangeStatuses() != one {
		t.Fatal("a stale answer was taken")
	}
	d.Run(newer)
	d.Sees("299 over")
}

// Whoever goes to an exchange before it is known how all stand is there once it is.
func TestGoingToAnExchangeWaitsForTheExchanges(t *testing.T) {
	d := manyExchanges(t, 600, 120, 40)
	s := *d.M.Shell().State()
	s.Cohort++
	d.M.Shell().Take(&s)
	members := s.Exchanges[200].Members
	d.M.Shell().GoTo(shell.ExchangesTab, members...)
	_, look := d.M.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.Frame()
	d.Run(look)
	d.Row("▸ " + s.Call(members[0])[:8])
}
