package applicants

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// row is one applicant in the list, made once for a state. What a filter looks in is folded.
type row struct {
	id     matching.ID
	a      *cohort.Applicant
	name   string // folded
	works  string // where, folded, for sorting
	sent   time.Time
	status status
	with   matching.ID // the one partner; 0 of who has none or several
	stage  string      // where they stand before pairing; empty without stages
	place  int         // of that stage in the programme, and in the stage, for sorting
	mark   int         // the mean of what judges said, in tenths
	stands string      // what a filter finds of the status
	said   string      // and of the application, once it was gathered
	heard  bool        // it was
}

// paired reports whether the person is in a pair.
func (r row) paired() bool { return r.status.stands == cohort.PositionMatched || r.fixed() }

// fixed reports whether the person is in a pair that stays.
func (r row) fixed() bool {
	switch r.status.stands {
	case cohort.PositionLocked, cohort.PositionOverridden, cohort.PositionPublished:
		return true
	}
	return false
}

// has reports whether the row has all words, each in whichever part.
func (r *row) has(words []string) bool {
	return shell.HasWords(words, r.name, r.stands, r.said)
}

// roster is everybody as rows.
type roster struct {
	state  *cohort.State
	fields []programme.Field   // of the columns
	rows   []row               // by name
	of     map[matching.ID]int // the places of people among them
	order  []int               // the places as the list is sorted
	said   folded
}

// take reads a state, and reports whether it is of another programme than the one before: then what
// applications say in words has to be gathered anew. [roster.sort] has to follow.
func (r *roster) take(s *cohort.State, pairsOf func(matching.ID) []matching.Pair) (other bool) {
	if r.state != nil && s.StandsAs(r.state) {
		r.state = s
		return false
	}
	other = r.state != nil && !r.state.Programme.SameAs(s.Programme)
	if other {
		r.said = nil
	}
	old := r.state
	r.state, r.fields = s, shell.ListFields(s.Programme)
	works, _ := shell.Affiliation(s.Programme)
	waits := map[matching.ID]matching.Waiting{}
	if s.Plan != nil {
		for _, w := range s.Plan.Waiting {
			waits[w.ID] = w
		}
	}
	before, known := r.rows, r.of
	r.rows = make([]row, 0, len(s.People))
	add := func(id matching.ID, a *cohort.Applicant, was row) {
		wait, waiting := waits[id]
		at := s.Position(id)
		new := row{id: id, a: a, name: was.name, works: was.works, sent: a.Submitted, with: oneOf(at)}
		if with := new.with; with != 0 && with == was.with && at.Kind == was.status.stands && !other && s.People[with] == old.People[with] {
			new.status = was.status
		} else {
			new.status = statusOf(s, id, at, pairsOf, wait, waiting)
		}
		if was.a != a || other { // else it says what it said
			new.name, new.works = text.Bare(a.Name.Raw()), a.Answer(works.Name).Text.Fold()
		}
		new.said, new.heard = r.said[a]
		if s.HasStages() {
			new.stage, new.place = stageCell(s, id), placeOf(s, id)
		}
		new.mark, _ = s.MeanMark(id)
		switch {
		case was.a != nil && was.status == new.status && was.stage == new.stage:
			new.stands = was.stands
		default:
			new.stands = text.Bare(new.status.words + " " + new.stage)
			if new.status.waits() {
				new.stands += " waiting"
			}
		}
		r.rows = append(r.rows, new)
	}
	for _, was := range before { // in their order, which is nearly that of the rows now
		if a, here := s.People[was.id]; here && !a.Erased {
			add(was.id, a, was)
		}
	}
	for id, a := range s.People {
		if _, there := known[id]; !there && !a.Erased {
			add(id, a, row{})
		}
	}
	slices.SortFunc(r.rows, func(x, y row) int {
		return cmp.Or(strings.Compare(x.name, y.name), cmp.Compare(x.id, y.id))
	})
	r.of = make(map[matching.ID]int, len(r.rows))
	for i, row := range r.rows {
		r.of[row.id] = i
	}
	return other
}

// oneOf is the partner of somebody who has one, and no more.
func oneOf(at cohort.Position) matching.ID {
	if len(at.Partners) == 1 && len(at.Partners[0].IDs) == 1 {
		return at.Partners[0].IDs[0]
	}
	return 0
}

// placeOf orders people by their stages, and those of one stage by their rank.
func placeOf(s *cohort.State, id matching.ID) int {
	at := s.StageOf(id).Name
	i := slices.IndexFunc(s.Programme.Stages, func(stage programme.Stage) bool { return stage.Name == at })
	return i<<20 + s.Rank(id)
}

// sort puts the rows in an order; of what is equal, by name.
func (r *roster) sort(o order) {
	r.order = make([]int, len(r.rows))
	for i := range r.order {
		r.order[i] = i
	}
	slices.SortStableFunc(r.order, func(i, j int) int { return o.compare(&r.rows[i], &r.rows[j]) })
}

// row is somebody's row.
func (r *roster) row(id matching.ID) (row, bool) {
	i, ok := r.of[id]
	if !ok {
		return row{}, false
	}
	return r.rows[i], true
}

// filtered is who has all the words in their name, their status or their application: first those who have
// them in their own name.
func (r *roster) filtered(words []string) []matching.ID {
	named, others := make([]matching.ID, 0, len(r.order)), []matching.ID(nil)
	for _, i := range r.order {
		switch row := &r.rows[i]; {
		case shell.HasWords(words, row.name):
			named = append(named, row.id)
		case row.has(words):
			others = append(others, row.id)
		}
	}
	return append(named, others...)
}
