package store

import (
	"iter"
	"time"

	"crosswalk/matching"
)

// Change is one thing a person did, request, rule and record in one. The changes are in the files named
// for their families: cohort.go, weights.go, applicants.go, pairs.go, exchanges.go, undo.go.
//
// How a change may evolve: its kind and the meaning of its JSON stay for ever; new keys may be added,
// absent meaning what was done before. check may grow stricter; apply accepts whatever was once
// accepted, so that old logs keep opening.
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

// planner is a Change after which the cohort is planned anew.
type planner interface{ plans() }

// replans is embedded by the changes that alter who may pair, how they score, or what is fixed.
type replans struct{}

func (replans) plans() {}

// preparer is a Change that takes down something of the state when it is made, for instance the pairs
// being published.
type preparer interface {
	prepare(s *State, at Stamp) error
}

// keeps is a Change that refers to records.
type keeps interface{ kept() []keeper }

// introduces is a Change that brings people in: their folded e-mails and IDs.
type introduces interface {
	people() iter.Seq2[string, matching.ID]
}

// Stamp is an entry's place in the log.
type Stamp struct {
	Seq   uint64
	Time  time.Time
	Actor string
}

// Entry is one change in the log of a cohort.
type Entry struct {
	Stamp
	Change  Change
	HasPlan bool // a plan was recorded with it
}

// changeOf makes an empty change of a kind. It is the whole registry: a kind that is not here was written
// by a newer program.
func changeOf(kind string) (Change, bool) {
	switch kind {
	case "open-cohort":
		return &OpenCohort{}, true
	case "use-programme":
		return &UseProgramme{}, true
	case "import":
		return &Import{}, true
	case "add":
		return &Add{}, true
	case "edit":
		return &Edit{}, true
	case "withdraw":
		return &Withdraw{}, true
	case "return":
		return &Return{}, true
	case "admit":
		return &Admit{}, true
	case "lock":
		return &Lock{}, true
	case "unlock":
		return &Unlock{}, true
	case "override":
		return &Override{}, true
	case "block":
		return &Block{}, true
	case "unblock":
		return &Unblock{}, true
	case "weigh":
		return &Weigh{}, true
	case "replan":
		return &Replan{}, true
	case "publish":
		return &Publish{}, true
	case "assign":
		return &Assign{}, true
	case "tick":
		return &Tick{}, true
	case "untick":
		return &Untick{}, true
	case "skip":
		return &Skip{}, true
	case "visit":
		return &LogVisit{}, true
	case "check-in":
		return &RecordCheckIn{}, true
	case "undo":
		return &Undo{}, true
	case "redo":
		return &Redo{}, true
	}
	return nil, false
}
