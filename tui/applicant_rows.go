package tui

import (
	"cmp"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// applicantOrder is how the list is sorted.
type applicantOrder int

const (
	applicantsByName applicantOrder = iota
	applicantsByAffiliation
	applicantsByStatus
	applicantsBySubmitted
	applicantOrders
)

// applicantRow is one applicant in the list, made once for a state.
type applicantRow struct {
	id     matching.ID
	a      *cohort.Applicant
	name   string // folded, for sorting
	works  string // likewise
	word   cohort.PositionKind
	status string
	short  string // the status in fewer words
	rank   int    // of the status: what wants attention first
	sent   time.Time
	stands string // what a filter finds of the status, folded
	said   string // and of the application; empty until it was gathered
}

// paired reports whether the person is in a pair.
func (r applicantRow) paired() bool { return r.word == cohort.PositionMatched || r.fixed() }

// fixed reports whether the person is in a pair that stays.
func (r applicantRow) fixed() bool {
	return r.word == cohort.PositionLocked || r.word == cohort.PositionOverridden || r.word == cohort.PositionPublished
}

// applicantRows is everybody as rows.
type applicantRows struct {
	state  *cohort.State
	fields []programme.Field // of the columns
	rows   []applicantRow
	of     map[matching.ID]int
	said   map[*cohort.Applicant]string // what an application says, folded; filled in the background
	asking bool                         // said is being filled
}

// take reads a state.
func (r *applicantRows) take(s *cohort.State) {
	if r.state != nil && !r.state.Programme.SameAs(s.Programme) {
		r.said = nil
	}
	r.state, r.fields = s, listFields(s.Programme)
	works, _ := affiliation(s.Programme)
	waits := map[matching.ID]matching.Waiting{}
	if s.Plan != nil {
		for _, w := range s.Plan.Waiting {
			waits[w.ID] = w
		}
	}
	r.rows = make([]applicantRow, 0, len(s.People))
	for id, a := range s.People {
		row := applicantRow{id: id, a: a, name: a.Name.Fold(), works: a.Answer(works.Name).Text.Fold(), sent: a.Submitted}
		w, waiting := waits[id]
		st := s.Position(id)
		row.word = st.Kind
		row.status, row.short, row.rank = statusOf(s, id, st, w, waiting)
		row.said, row.stands = r.said[a], text.Fold(row.status)
		if row.rank < firstPaired {
			row.stands += " waiting"
		}
		r.rows = append(r.rows, row)
	}
	slices.SortFunc(r.rows, func(x, y applicantRow) int {
		return cmp.Or(strings.Compare(x.name, y.name), cmp.Compare(x.id, y.id))
	})
	r.of = make(map[matching.ID]int, len(r.rows))
	for i, row := range r.rows {
		r.of[row.id] = i
	}
}

// firstPaired is the rank of the first status with a partner; before it everybody waits for something.
const firstPaired = 5

// statusOf says where somebody stands in words, and how early that comes where the list is sorted by it.
// short is the same for a narrow column.
func statusOf(s *cohort.State, id matching.ID, st cohort.Position, w matching.Waiting, waiting bool) (status, short string, rank int) {
	ranks := []cohort.PositionKind{cohort.PositionWaiting, cohort.PositionLate, cohort.PositionNoConsent, cohort.PositionNotEligible,
		cohort.PositionMatched, cohort.PositionLocked, cohort.PositionOverridden, cohort.PositionPublished, cohort.PositionWithdrawn}
	rank = 1 + slices.Index(ranks, st.Kind) // 0 is for a missing answer
	switch {
	case len(st.With()) > 1 && len(s.Plan.PairsOf(id)) > 0:
		return pairedWords(s, id), pairedShort(s, id), rank
	case len(st.With()) > 0:
		short = string(st.Kind) + ", "
		if st.Kind == cohort.PositionMatched {
			short = ""
		}
		with := "with " + s.CallAll(st.With())
		return string(st.Kind) + " " + with, short + with, rank
	case waiting && w.Able:
		return "waiting: " + w.Why, "waiting: " + w.Why, rank
	case waiting && st.Kind == cohort.PositionWaiting: // an answer is missing
		return w.Why, w.Why, 0
	case waiting:
		return w.Why, w.Why, rank
	}
	return string(st.Kind), string(st.Kind), rank
}

// pairedWords is with whom somebody is who has two partners: "matched in a trio with Tom Bridger and Dele
// Ade", "locked with Tom Bridger, and with Dele Ade", "locked with Tom Bridger, matched with Dele Ade".
func pairedWords(s *cohort.State, id matching.ID) string {
	pairs := s.Plan.PairsOf(id)
	if sameState(pairs) {
		return pairWord(pairs[0]) + " " + withWords(s, pairs, id)
	}
	var words []string
	for _, p := range pairs {
		words = append(words, pairWord(p)+" "+withWords(s, []matching.Pair{p}, id))
	}
	return strings.Join(words, ", ")
}

// pairedShort is the same for a narrow column: "trio with Tom and Dele", "locked, with Tom and Dele", "with
// Tom and Dele".
func pairedShort(s *cohort.State, id matching.ID) string {
	pairs := s.Plan.PairsOf(id)
	var with []matching.ID
	for _, p := range pairs {
		with = append(with, keyOf(p).others(id)...)
	}
	words := "with " + andWords(shortNames(s, with))
	if pairs[0].IsTrio() {
		words = "trio " + words
	}
	if sameState(pairs) && pairs[0].State != matching.Suggested {
		words = string(pairs[0].State) + ", " + words
	}
	return words
}

// sameState reports whether pairs stand alike.
func sameState(pairs []matching.Pair) bool {
	return !slices.ContainsFunc(pairs, func(p matching.Pair) bool { return p.State != pairs[0].State })
}

// pairWord is how a pair stands, as its people's status says it.
func pairWord(p matching.Pair) string {
	if p.State == matching.Suggested {
		return string(cohort.PositionMatched)
	}
	return string(p.State)
}

// sorted is the places of everybody's rows in an order; of what is equal, by name.
func (r *applicantRows) sorted(order applicantOrder) []int {
	places := make([]int, len(r.rows))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(i, j int) int {
		x, y := &r.rows[i], &r.rows[j]
		switch order {
		case applicantsByAffiliation:
			return strings.Compare(x.works, y.works)
		case applicantsByStatus:
			return cmp.Compare(x.rank, y.rank)
		case applicantsBySubmitted:
			return x.sent.Compare(y.sent)
		}
		return 0
	})
	return places
}

// row is somebody's row.
func (r *applicantRows) row(id matching.ID) (applicantRow, bool) {
	i, ok := r.of[id]
	if !ok {
		return applicantRow{}, false
	}
	return r.rows[i], true
}

// filtered is who has all the words in their name, their status or their application: first those who have
// them in their own name.
func (r *applicantRows) filtered(places []int, words []string) []matching.ID {
	named, others := make([]matching.ID, 0, len(places)), []matching.ID(nil)
	for _, i := range places {
		switch row := &r.rows[i]; {
		case matches(row.name, words):
			named = append(named, row.id)
		case row.has(words):
			others = append(others, row.id)
		}
	}
	return append(named, others...)
}

func (r *applicantRow) has(words []string) bool {
	for _, w := range words {
		if !strings.Contains(r.name, w) && !strings.Contains(r.stands, w) && !strings.Contains(r.said, w) {
			return false
		}
	}
	return true
}

// saidMsg brings what applications say, folded.
type saidMsg struct{ said map[*cohort.Applicant]string }

// gather folds what applications say, as far as that is not known; nil where everything is.
func (r *applicantRows) gather() tea.Cmd {
	if r.asking {
		return nil
	}
	var missing []*cohort.Applicant
	for _, row := range r.rows {
		if _, ok := r.said[row.a]; !ok {
			missing = append(missing, row.a)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	r.asking = true
	p := r.state.Programme
	return func() tea.Msg {
		said := make(map[*cohort.Applicant]string, len(missing))
		for _, a := range missing {
			said[a] = foldApplication(p, a)
		}
		return saidMsg{said}
	}
}

// keep takes over what was folded and forgets applications that are gone.
func (r *applicantRows) keep(m saidMsg) {
	r.asking = false
	all := make(map[*cohort.Applicant]string, len(r.rows))
	for i := range r.rows {
		row := &r.rows[i]
		s, ok := m.said[row.a]
		if !ok {
			s, ok = r.said[row.a]
		}
		if ok {
			row.said, all[row.a] = s, s
		}
	}
	r.said = all
}

// foldApplication is everything that somebody answered, in short words and in the form's.
func foldApplication(p *programme.Programme, a *cohort.Applicant) string {
	var b strings.Builder
	b.WriteString(a.Email.Safe())
	for _, f := range told(p) {
		answer := a.Answer(f.Name)
		if answer.IsEmpty() {
			continue
		}
		b.WriteString("\n")
		b.WriteString(answer.Say(f, false))
		if f.Kind != programme.KindYesNo && len(answer.Choices) > 0 {
			b.WriteString("\n")
			b.WriteString(answer.Say(f, true))
		}
	}
	if a.Admitted {
		b.WriteString("\nadmitted")
	}
	if a.Late {
		b.WriteString("\nlate")
	}
	if len(a.Edits) > 0 {
		b.WriteString("\nedited")
	}
	if a.Vanished {
		b.WriteString("\nvanished")
	}
	if len(a.Conflicts) > 0 {
		b.WriteString("\nconflict")
	}
	return text.Fold(b.String())
}
