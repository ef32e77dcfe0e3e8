package journal

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// reading is a state with what is told of the changes of its log. It works out what it is asked for, and
// keeps that, so that it must not be used on two goroutines.
type reading struct {
	state  *cohort.State
	undone map[uint64]uint64 // by which change a change is undone now
	said   map[uint64]string // sentences of changes that were asked for
	effect string            // what the last change with a plan did to it; empty until it is asked for
}

func newReading(s *cohort.State) *reading {
	return &reading{state: s, undone: undoers(s), said: map[uint64]string{}}
}

// undoers tells by which change each undone change is undone.
func undoers(s *cohort.State) map[uint64]uint64 {
	by := make(map[uint64]uint64, len(s.Undone))
	for _, e := range s.Log {
		if c, ok := e.Change.(*cohort.Undo); ok && s.Undone[c.Of] {
			by[c.Of] = e.Seq
		}
	}
	return by
}

// entry is a change by its number.
func (r *reading) entry(seq uint64) *cohort.Entry { return r.state.Log[seq-1] }

// summary is a change's sentence, safe to draw.
func (r *reading) summary(e *cohort.Entry) string {
	line, ok := r.said[e.Seq]
	if !ok {
		line = text.Line(e.Change.Summary(r.state))
		r.said[e.Seq] = line
	}
	return line
}

// about is the change that an entry is about: of an undo or a redo the one it took back or made again.
func (r *reading) about(e *cohort.Entry) *cohort.Entry {
	for {
		var of uint64
		switch c := e.Change.(type) {
		case *cohort.Undo:
			of = c.Of
		case *cohort.Redo:
			of = c.Of
		}
		if of == 0 || of > uint64(len(r.state.Log)) {
			return e
		}
		e = r.entry(of)
	}
}

// when is the minute of a change in the programme's zone; of another year than the present one, the day.
func (r *reading) when(e *cohort.Entry, year int) string {
	at := e.Time.In(r.state.Programme.Zone)
	if at.Year() != year {
		return at.Format("_2 Jan 2006")
	}
	return at.Format("_2 Jan 15:04")
}

// exactTime is the second of a change in the programme's zone.
func exactTime(s *cohort.State, e *cohort.Entry) string {
	return e.Time.In(s.Programme.Zone).Format("Mon 2 Jan 2006, 15:04:05")
}

// planWords says what a change did to the plan. What earlier changes did is not kept in the state.
func (r *reading) planWords(e *cohort.Entry) string {
	switch {
	case !e.HasPlan:
		return "not changed by this"
	case e != lastPlanned(r.state) || r.state.Plan == nil:
		return "made anew with this"
	case r.effect == "":
		r.effect = effectWords(r.state.PlanBefore, r.state.Plan, r.state.Recounts(e))
	}
	return r.effect
}

// effectWords says what came of a plan. Where the points are others now, it holds no totals against each
// other.
func effectWords(before, after *matching.Plan, recounted bool) string {
	if before == nil || len(before.Pairs) == 0 {
		return fmt.Sprintf("made: %s, %d waiting, total %s", say.Count(len(after.Pairs), "pair"), len(after.Waits()), say.Points(after.Total))
	}
	r := matching.Compare(before, after)
	if len(r.Gone)+len(r.Came) == 0 {
		return fmt.Sprintf("the same pairs, total %s", say.Points(after.Total))
	}
	total := "total " + say.Points(before.Total) + " → " + say.Points(after.Total)
	if recounted {
		total = "total " + say.Points(after.Total) + ", with other points than before"
	}
	return fmt.Sprintf("%s went, %d came; waiting %d → %d, %s", say.Count(len(r.Gone), "pair"), len(r.Came),
		len(before.Waits()), len(after.Waits()), total)
}

// lastPlanned is the last change that the plan was made with; nil if there is none.
func lastPlanned(s *cohort.State) *cohort.Entry {
	for _, e := range slices.Backward(s.Log) {
		if e.HasPlan {
			return e
		}
	}
	return nil
}
