package matches

import (
	"fmt"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// concernLines is what publishing asks about, all concerns of a kind in one: a sentence that ends in a colon, and whom
// it is about as far as there is room.
type concernLines struct{ what, who string }

// beforePublishing draws [cohort.State.BeforePublishing]. What there is to say of the day of the start is said when the day
// is known, by the question that follows.
func beforePublishing(s *cohort.State, today programme.Date) []concernLines {
	all := s.BeforePublishing(programme.Date{}, today)
	var out []concernLines
	add := func(kind cohort.ConcernKind, most int, what func(n int) string, who func(cohort.Concern) string) {
		var names []string
		for _, c := range all.Of(kind) {
			names = append(names, who(c))
		}
		if len(names) > 0 {
			out = append(out, concernLines{what(len(names)) + ":", say.Some(names, most)})
		}
	}
	detail := func(c cohort.Concern) string { return c.Detail }
	name := func(c cohort.Concern) string { return s.Call(c.People[0]) }
	add(cohort.ConcernMeant, 4, func(n int) string { return say.Count(n, "name") + " of which you have to say first who is meant" }, detail)
	add(cohort.ConcernSame, 4, func(n int) string { return say.Count(n, "time") + " you have to say first whether two are one person" }, detail)
	add(cohort.ConcernBroken, 4, func(n int) string { return say.Count(n, "pair") + " against the rules" }, detail)
	add(cohort.ConcernCrowded, 4, func(n int) string { return say.People(n) + " with more partners than they can take" }, detail)
	add(cohort.ConcernOutdated, 4, func(n int) string { return say.Count(n, "pair") + " decided before something changed" }, detail)
	written := func(c cohort.Concern) string { return name(c) + ": “" + c.Written.Safe() + "”" }
	add(cohort.ConcernName, 8, func(n int) string {
		label := shell.FieldLabel(s.Programme, programme.FieldNotWith)
		return fmt.Sprintf("%s under “%s” %s nobody in this cohort, or more than one", say.Count(n, "name"), label, map[bool]string{true: "fits", false: "fit"}[n == 1])
	}, written)
	add(cohort.ConcernManager, 3, shell.ManagerWords, written)
	if names := conflicts(s, all); len(names) > 0 {
		out = append(out, concernLines{say.People(len(names)) + ": an edited answer and a newer form disagree, and the edit stands:", say.Some(names, 6)})
	}
	if names := leftWaiting(s, all); len(names) > 0 {
		out = append(out, concernLines{say.People(len(names)) + " could be paired and would be left waiting:", say.Some(names, 6)})
	}
	return out
}

// conflicts are those whose edited answers differ from a newer form's, each with which.
func conflicts(s *cohort.State, all cohort.Concerns) []string {
	var names []string
	var labels []string
	list := all.Of(cohort.ConcernConflict)
	for i, c := range list {
		labels = append(labels, shell.FieldLabel(s.Programme, c.Field))
		if i+1 == len(list) || list[i+1].People[0] != c.People[0] {
			names = append(names, s.Call(c.People[0])+" ("+strings.Join(labels, ", ")+")")
			labels = nil
		}
	}
	return names
}

// leftWaiting are those who would wait although they could be paired.
func leftWaiting(s *cohort.State, all cohort.Concerns) []string {
	var names []string
	for _, c := range all.Of(cohort.ConcernWaiting) {
		if c.Able {
			names = append(names, s.Call(c.People[0]))
		}
	}
	return names
}
