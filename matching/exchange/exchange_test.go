package exchange

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/programme"
)

// TestStoredForm holds the keys and values of what is stored: see the rule above the types.
func TestStoredForm(t *testing.T) {
	on := day(t, "2023-04-04")
	e := Exchange{
		Parties: 2, Start: on, End: on.AddDays(1),
		Steps: []Step{{
			Name: "n", Title: "t", Owner: programme.OwnerPair, Each: true, DoneBy: programme.DoneByTick, Ask: "a", Due: on,
			After: "b", By: programme.Span{Months: 1, Days: 2, WorkingDays: 3}, Done: []programme.Date{on, {}}, Skipped: on, SkipNote: 4, Note: 5,
		}},
		CallsDue: []programme.Date{on},
		Visits:   []Visit{{ID: 1, Date: on, HourTenths: 40, Activity: "shadowing", Host: Joint, Note: 2}, {Visitors: []int{1}}},
		CheckIns: []CheckIn{{ID: 3, Date: on, Reached: []int{0}, Outcome: Spoke, Mood: AtRisk, Next: on, Note: 6}},
		Minimum:  programme.Amount{HourTenths: 75, Per: programme.PerDirection, Meetings: 2}, BankHolidays: []programme.Date{on},
	}
	want := `{"Parties":2,"Start":"2023-04-04","End":"2023-04-05",` +
		`"Steps":[{"Name":"n","Title":"t","Owner":"pair","Each":true,"DoneBy":"tick","Ask":"a","Due":"2023-04-04",` +
		`"After":"b","By":{"Months":1,"Days":2,"WorkingDays":3},"Done":["2023-04-04",""],"Skipped":"2023-04-04","SkipNote":4,"Note":5}],` +
		`"CallsDue":["2023-04-04"],` +
		`"Visits":[{"ID":1,"Date":"2023-04-04","HourTenths":40,"Activity":"shadowing","Host":-1,"Note":2},` +
		`{"ID":0,"Date":"","HourTenths":0,"Activity":"","Host":0,"Visitors":[1],"Note":0}],` +
		`"CheckIns":[{"ID":3,"Date":"2023-04-04","Reached":[0],"Outcome":"spoke","Mood":"at-risk","Next":"2023-04-04","Note":6}],` +
		`"Minimum":{"HourTenths":75,"Per":"direction","Meetings":2},"BankHolidays":["2023-04-04"]}`
	got, err := json.Marshal(e)
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, cmp.Diff(want, string(got)))
	}
	var back Exchange
	if err := json.Unmarshal(got, &back); err != nil || !cmp.Equal(e, back) {
		t.Errorf("%v\n%s", err, cmp.Diff(e, back))
	}
}
