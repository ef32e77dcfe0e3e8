package cohort

import (
	"iter"
	"maps"
	"slices"

	"crosswalk/matching"
)

// Change is one thing a person did, request, rule and record in one. Each family of changes has a file, listed in the package
// comment. To add a change: its file, a line in the registry below, its keys in
// store/testdata/keys.txt.
//
// How a change may evolve: it is stored, so its kind and the meaning of its JSON stay for ever; new keys may be
// added, absent meaning what was done before (see stored.go). check may grow stricter; apply accepts whatever was
// once accepted, so that old logs keep opening.
type Change interface {
	// Kind is the name in the log.
	Kind() string
	// Summary is the journal's sentence. It names people and never tells a reason or a note.
	Summary(s *State) string
	// check says why the change may not be made now: nil, or a Refusal. A state without a plan is one
	// being folded to see what depends on what: plans are not asked about then.
	check(s *State, at Stamp) error
	// apply makes the change to s, which the caller owns. It never fails.
	apply(s *State, at Stamp)
}

// planner is a Change after which the cohort is planned anew, if plans says so: it always says the same of one.
type planner interface{ plans() bool }

func plansAnew(c Change) bool {
	p, ok := c.(planner)
	return ok && p.plans()
}

// replans is embedded by the changes that alter who may pair, how they score, or what is fixed.
type replans struct{}

func (replans) plans() bool { return true }

// preparer is a Change that takes down something of the state when it is made, for instance the pairs
// being published.
type preparer interface {
	prepare(s *State, at Stamp) error
}

// keepsRecords is a Change that refers to records.
type keepsRecords interface{ records() []Slot }

// introduces is a Change that brings people in: their folded e-mails and IDs.
type introduces interface {
	people() iter.Seq2[string, matching.ID]
}

// detacher is a Change that shares lists with whoever made it: detach gives it its own.
type detacher interface{ detach() }

// Records are the places of a change for what it keeps apart from the log; nil if its kind keeps nothing apart.
func Records(c Change) []Slot {
	if k, ok := c.(keepsRecords); ok {
		return k.records()
	}
	return nil
}

// Introduced are the people that a change brings in, their folded e-mails and IDs; false if its kind brings in
// nobody.
func Introduced(c Change) (people iter.Seq2[string, matching.ID], ok bool) {
	i, ok := c.(introduces)
	if !ok {
		return nil, false
	}
	return i.people(), true
}

// registry is every kind of change there is: a kind that is not here was written by a newer program.
var registry = []func() Change{
	func() Change { return &OpenCohort{} },
	func() Change { return &SetCohort{} },
	func() Change { return &UseProgramme{} },
	func() Change { return &Import{} },
	func() Change { return &Add{} },
	func() Change { return &Edit{} },
	func() Change { return &Withdraw{} },
	func() Change { return &Return{} },
	func() Change { return &Admit{} },
	func() Change { return &Move{} },
	func() Change { return &Resolve{} },
	func() Change { return &Same{} },
	func() Change { return &Different{} },
	func() Change { return &Lock{} },
	func() Change { return &Unlock{} },
	func() Change { return &Override{} },
	func() Change { return &Block{} },
	func() Change { return &Unblock{} },
	func() Change { return &Weigh{} },
	func() Change { return &Alias{} },
	func() Change { return &Replan{} },
	func() Change { return &Publish{} },
	func() Change { return &Reschedule{} },
	func() Change { return &Pace{} },
	func() Change { return &Assign{} },
	func() Change { return &Tick{} },
	func() Change { return &Untick{} },
	func() Change { return &Skip{} },
	func() Change { return &LogVisit{} },
	func() Change { return &RecordCheckIn{} },
	func() Change { return &End{} },
	func() Change { return &Void{} },
	func() Change { return &Reopen{} },
	func() Change { return &Pause{} },
	func() Change { return &Resume{} },
	func() Change { return &Answer{} },
	func() Change { return &RemoveAnswer{} },
	func() Change { return &RemoveVisit{} },
	func() Change { return &RemoveCheckIn{} },
	func() Change { return &Unskip{} },
	func() Change { return &Rematch{} },
	func() Change { return &Several{} },
	func() Change { return &MakeGroups{} },
	func() Change { return &MoveInGroups{} },
	func() Change { return &PinInGroups{} },
	func() Change { return &Earlier{} },
	func() Change { return &ChoosePairs{} },
	func() Change { return &Schedule{} },
	func() Change { return &Attend{} },
	func() Change { return &Pack{} },
	func() Change { return &Erase{} },
	func() Change { return &Undo{} },
	func() Change { return &Redo{} },
	func() Change { return &Lost{} },
}

// byKind is the registry by the kinds' names.
var byKind = func() map[string]func() Change {
	all := make(map[string]func() Change, len(registry))
	for _, empty := range registry {
		all[empty().Kind()] = empty
	}
	return all
}()

// Empty makes an empty change of a kind, to be read into; false if there is no such kind.
func Empty(kind string) (Change, bool) {
	empty, ok := byKind[kind]
	if !ok {
		return nil, false
	}
	return empty(), true
}

// Kinds are the names of every kind of change, in order.
func Kinds() []string { return slices.Sorted(maps.Keys(byKind)) }
