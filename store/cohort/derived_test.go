package cohort_test

import (
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// TestWhatIsKeptOfTheStateBefore makes changes of every kind that may leave where people stand and the events as they were,
// and some that do not, and requires what was kept to be what would be worked out anew.
func TestWhatIsKeptOfTheStateBefore(t *testing.T) {
	o := storetest.OpenOf(t, storetest.ShippedSource(t)+someEvents, storetest.Applicants(8)...)
	o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	x := o.State().Exchanges[0]
	on := storetest.Day("2023-04-11")
	check := func(c cohort.Change) {
		t.Helper()
		o.State().Events() // so that there is something to keep
		o.State().Position(x.Members[0])
		before := o.State()
		s := o.Do(c)
		switch c.(type) {
		case *cohort.Attend, *cohort.End:
			if s.StandsAs(before) {
				t.Errorf("%s: it moves people, or events", c.Kind())
			}
		default:
			if !s.StandsAs(before) {
				t.Errorf("%s: nothing was kept", c.Kind())
			}
		}
		afresh := s.Afresh()
		if diff := storetest.Diff(afresh.Events(), s.Events()); diff != "" {
			t.Errorf("%s: events\n%s", c.Kind(), diff)
		}
		for id := range s.People {
			if diff := storetest.Diff(afresh.Position(id), s.Position(id)); diff != "" {
				t.Errorf("%s: where %d stands\n%s", c.Kind(), id, diff)
			}
		}
		for _, x := range s.Exchanges {
			if diff := storetest.Diff(afresh.EventsOf(x.Members), s.EventsOf(x.Members)); diff != "" {
				t.Errorf("%s: events of exchange %d\n%s", c.Kind(), x.ID, diff)
			}
		}
	}
	for _, c := range []cohort.Change{
		&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: on},
		&cohort.Untick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody},
		&cohort.LogVisit{Exchange: x.ID, Visit: storetest.Visit("2023-04-12", 0)},
		&cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: on, Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good}},
		&cohort.Assign{Exchange: x.ID, Facilitator: text.New("Ines")},
		&cohort.Attend{Event: "launch", People: []matching.ID{x.Members[0]}},
		&cohort.Tick{Exchange: x.ID, Milestone: "introduced", Party: exchange.Everybody, On: on},
		&cohort.End{Exchange: x.ID, Ending: exchange.Ending{Reason: programme.EndNoTime, On: on, Leaves: []int{0}}},
	} {
		check(c)
		now := o.State().Exchanges[0]
		switch c.(type) {
		case *cohort.LogVisit:
			check(&cohort.RemoveVisit{Exchange: x.ID, Visit: now.Visits[0].ID})
		case *cohort.RecordCheckIn:
			check(&cohort.RemoveCheckIn{Exchange: x.ID, CheckIn: now.CheckIns[0].ID})
		}
	}
}
