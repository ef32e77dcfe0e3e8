package applicants

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/theme"
)

// status is where somebody stands, in words.
type status struct {
	stands cohort.PositionKind
	words  string
	short  string // for a narrow column
	rank   int    // what wants attention first
}

// ranked is how people stand in the order in which that wants attention. Before all of them come those who
// lack an answer.
var ranked = []cohort.PositionKind{cohort.PositionWaiting, cohort.PositionLate, cohort.PositionNoConsent, cohort.PositionNotEligible, cohort.PositionQuestioned, cohort.PositionEngaged,
	cohort.PositionMatched, cohort.PositionLocked, cohort.PositionOverridden, cohort.PositionPublished, cohort.PositionAtStage, cohort.PositionWithdrawn}

// lacksAnswer is the rank of those who lack an answer.
const lacksAnswer = 0

func rankOf(w cohort.PositionKind) int { return 1 + slices.Index(ranked, w) }

// waits reports whether somebody waits for something, who has neither a partner nor withdrawn.
func (st status) waits() bool { return st.rank < rankOf(cohort.PositionMatched) }

// statusOf says where somebody stands, which is at. pairsOf are the pairs of the plan that they are in; waiting says that it has them wait,
// and wait what for.
func statusOf(s *cohort.State, id matching.ID, at cohort.Position, pairsOf func(matching.ID) []matching.Pair, wait matching.Waiting, waiting bool) status {
	st := status{stands: at.Kind, words: string(at.Kind), rank: rankOf(at.Kind)}
	switch {
	case len(at.With()) > 1 && len(pairsOf(id)) > 0:
		pairs := pairsOf(id)
		st.words, st.short = pairsWords(s, pairs, id), pairsShort(s, pairs, id)
		return st
	case len(at.With()) > 0:
		with := "with " + s.CallAll(at.With())
		st.words, st.short = string(at.Kind)+" "+with, string(at.Kind)+", "+with
		switch at.Kind {
		case cohort.PositionMatched:
			st.short = with
		case cohort.PositionPublished: // as nearly all are, once they are: the sign is enough
			st.short = "● " + with
		}
		return st
	case waiting && wait.Able && at.First:
		st.words = "waiting with priority: " + wait.Why
	case waiting && wait.Able:
		st.words = "waiting: " + wait.Why
	case waiting:
		st.words = wait.Why
		if at.Kind == cohort.PositionWaiting {
			st.rank = lacksAnswer
		}
	}
	st.short = st.words
	return st
}

// pairsWords is with whom somebody is who has two partners: "matched in a trio with Tom Bridger and Dele
// Ade", "locked with Tom Bridger, and with Dele Ade", "locked with Tom Bridger, matched with Dele Ade".
func pairsWords(s *cohort.State, pairs []matching.Pair, id matching.ID) string {
	if sameState(pairs) {
		return pairWord(pairs[0]) + " " + shell.WithWords(s, pairs, id)
	}
	var words []string
	for _, p := range pairs {
		words = append(words, pairWords(s, p, id))
	}
	return strings.Join(words, ", ")
}

// pairsShort is the same for a narrow column: "trio with Tom and Dele", "locked, with Tom and Dele", "with
// Tom and Dele".
func pairsShort(s *cohort.State, pairs []matching.Pair, id matching.ID) string {
	var with []matching.ID
	for _, p := range pairs {
		with = append(with, shell.OthersIn(p, id)...)
	}
	words := "with " + say.And(shell.ShortNames(s, with))
	if pairs[0].IsTrio() {
		words = "trio " + words
	}
	if sameState(pairs) && pairs[0].State != matching.Suggested {
		words = string(pairs[0].State) + ", " + words
	}
	return words
}

// pairWords is with whom somebody is in one pair, and how that stands: "locked with Tom Bridger".
func pairWords(s *cohort.State, p matching.Pair, id matching.ID) string {
	return pairWord(p) + " " + shell.WithWords(s, []matching.Pair{p}, id)
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

// style is how a status is painted.
func (st status) style(t theme.Theme) lipgloss.Style {
	switch st.stands {
	case cohort.PositionMatched:
		return t.Text
	case cohort.PositionLocked, cohort.PositionOverridden:
		return t.Mark
	case cohort.PositionPublished:
		return t.Good
	case cohort.PositionAtStage, cohort.PositionWithdrawn, cohort.PositionUnknown:
		return t.Muted
	}
	return t.Warn
}
