package importing

import (
	"slices"

	"crosswalk/store/cohort"
	"crosswalk/tui/settling"
	"crosswalk/tui/shell"
)

// ahead is the cohort as it would be after the import, with the answers that were given so far, and what it would ask
// then that it does not ask now.
type ahead struct {
	state     *cohort.State
	given     []cohort.Change // the answers
	kept      []cohort.Change // those that fit the file as it is read now
	questions []settling.Question
}

// lookAhead works out what there is to be settled. before is how it looked with fewer answers, to go on from; nil: from
// the import. It is for the background.
func lookAhead(sh *shell.Shell, r *reading, before *ahead, answers []cohort.Change) *ahead {
	a := &ahead{state: r.after, given: answers}
	rest := answers
	if before != nil && len(before.given) <= len(answers) && slices.Equal(before.given, answers[:len(before.given)]) {
		a.state, a.kept, rest = before.state, slices.Clone(before.kept), answers[len(before.given):]
	}
	for _, c := range rest {
		if next, err := a.state.Ahead(c); err == nil {
			a.state, a.kept = next, append(a.kept, c)
		}
	}
	for _, q := range settling.Of(sh, a.state, settling.KindRejected, settling.KindDates) {
		if !r.known[q.Key] {
			a.questions = append(a.questions, q)
		}
	}
	return a
}
