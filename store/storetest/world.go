package storetest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// World is what a state says of the cohort.
type World struct {
	Name      string
	People    map[matching.ID]*cohort.Applicant
	Fixed     map[matching.Team]cohort.Fix
	Blocked   map[matching.Couple]cohort.Decision
	Exchanges []*cohort.Exchange
	Packed    map[cohort.Packed]cohort.PackedBefore
	Imports   []cohort.ImportNote
	Order     matching.Order
	Chosen    bool
	Priority  programme.Priority
	Plan      *matching.Plan
	Earlier   map[matching.Couple]bool
	Programme string
	Criteria  []programme.Criterion
	Groups    []*cohort.Grouping
}

func WorldOf(s *cohort.State) World {
	w := World{Name: s.Name, People: s.People, Fixed: s.Fixed, Blocked: s.Blocked, Exchanges: s.Exchanges, Packed: s.Packed,
		Imports: s.Imports, Order: s.Order, Chosen: s.OrderSaid, Priority: s.Priority, Plan: s.Plan, Earlier: s.Earlier, Groups: s.Groupings()}
	if s.Programme != nil {
		w.Programme, w.Criteria = string(s.Programme.Source), s.Programme.Criteria
	}
	return w
}

// Exact compares everything, unexported fields too; nothing and an empty list are the same.
var Exact = []cmp.Option{cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.EquateEmpty()}

// Snapshot is all of a state as text.
func Snapshot(tb testing.TB, s *cohort.State) string {
	tb.Helper()
	type person struct {
		*cohort.Applicant
		Notes string
	}
	w := WorldOf(s)
	people := map[matching.ID]person{}
	for id, a := range w.People {
		people[id] = person{a, a.Why.Value.Text.Raw()}
	}
	fixed, blocked, earlier := map[string]cohort.Fix{}, map[string]cohort.Decision{}, len(w.Earlier)
	for c, f := range w.Fixed {
		fixed[fmt.Sprint(c)] = f
	}
	for c, f := range w.Blocked {
		blocked[fmt.Sprint(c)] = f
	}
	var words []any // what lies in records, of which the rest has only numbers
	for _, e := range s.Log {
		for _, r := range cohort.Records(e.Change) {
			words = append(words, r.Target())
		}
	}
	b, err := json.MarshalIndent([]any{words, s.Seq, w.Name, people, fixed, blocked, w.Exchanges, w.Imports, w.Order, w.Plan, earlier, s.Undone, s.Log, s.PlanBefore}, "", " ")
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}
