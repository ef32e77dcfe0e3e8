package matches

import (
	"fmt"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store"
	"crosswalk/tui/shell"
)

// concern is something that is worth a look before publishing.
type concern struct {
	what string // it is, as a sentence that ends in a colon
	who  string // it is about, as far as there is room
}

// beforePublishing lists what the coordinator has to have seen: names in answers that fit nobody, so that
// two people might be paired who should not be, answers where the form and an edit disagree, and who would be
// left waiting although they could be paired. Without compiled scores the names are not known.
func beforePublishing(s *store.State, scorer *matching.Scorer) []concern {
	var out []concern
	if names := unresolvedNames(s, scorer, programme.FieldNotWith); len(names) > 0 {
		fit := "fit"
		if len(names) == 1 {
			fit = "fits"
		}
		f, _ := s.Programme.Field(programme.FieldNotWith)
		what := fmt.Sprintf("%s under “%s” %s nobody in this cohort, or more than one:", say.Count(len(names), "name"), f.Label, fit)
		out = append(out, concern{what: what, who: say.Some(names, 8)})
	}
	if names := unresolvedNames(s, scorer, programme.FieldLineManager); len(names) > 0 {
		out = append(out, concern{what: shell.ManagerWords(len(names)) + ":", who: say.Some(names, 3)})
	}
	if names := conflictingAnswers(s); len(names) > 0 {
		what := fmt.Sprintf("%s: an edited answer and a newer form disagree, and the edit stands:", say.People(len(names)))
		out = append(out, concern{what: what, who: say.Some(names, 6)})
	}
	if names := leftWaiting(s); len(names) > 0 {
		what := fmt.Sprintf("%s could be paired and would be left waiting:", say.People(len(names)))
		out = append(out, concern{what: what, who: say.Some(names, 6)})
	}
	return out
}

// unresolvedNames are the names in one field that fit nobody of the cohort, or more than one, each with who
// wrote it.
func unresolvedNames(s *store.State, scorer *matching.Scorer, field string) []string {
	if scorer == nil {
		return nil
	}
	var names []string
	for _, u := range scorer.Unresolved() {
		if p, ok := s.People[u.ID]; ok && u.Field == field && !p.Withdrawn {
			names = append(names, p.Name.Safe()+": “"+u.Text.Safe()+"”")
		}
	}
	return names
}

// conflictingAnswers are those whose edited answers differ from a newer form's, each with which.
func conflictingAnswers(s *store.State) []string {
	var names []string
	for _, p := range s.Sorted() {
		if len(p.Conflicts) == 0 || p.Withdrawn {
			continue
		}
		labels := make([]string, len(p.Conflicts))
		for i, field := range p.Conflicts {
			labels[i] = field
			if f, ok := s.Programme.Field(field); ok {
				labels[i] = f.Label
			}
		}
		names = append(names, p.Name.Safe()+" ("+strings.Join(labels, ", ")+")")
	}
	return names
}

// leftWaiting are those who wait although they could be paired.
func leftWaiting(s *store.State) []string {
	var names []string
	for _, w := range s.Plan.Waiting {
		if w.Able {
			names = append(names, s.Call(w.ID))
		}
	}
	return names
}
