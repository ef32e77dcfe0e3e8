package matches

import (
	"fmt"

	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// concernLines is what publishing asks about, all concerns of a kind in one: a sentence that ends in a colon, and whom
// it is about as far as there is room.
type concernLines struct{ what, who string }

// concernEntry is how the screen puts the concerns of one kind.
type concernEntry struct {
	most int // how many are named
	what func(*cohort.State, cohort.Concerns) string
	who  func(*cohort.State, cohort.Concern) string
}

// concernKinds has every kind, as a test sees to. The start is asked about when its day is known, see confirmPublish.
var concernKinds = map[cohort.ConcernKind]concernEntry{
	cohort.ConcernMeant: {4, func(_ *cohort.State, c cohort.Concerns) string {
		return say.Count(len(c), "name") + " of which you have to say first who is meant"
	}, whole},
	cohort.ConcernSame: {4, func(_ *cohort.State, c cohort.Concerns) string {
		return say.Count(len(c), "time") + " you have to say first whether two are one person"
	}, whole},
	cohort.ConcernBroken: {4, func(_ *cohort.State, c cohort.Concerns) string {
		return say.Count(len(c), "pair") + " that " + verb(len(c), "breaks", "break") + " a rule now"
	}, whole},
	cohort.ConcernCrowded: {4, func(_ *cohort.State, c cohort.Concerns) string {
		return say.People(len(c)) + " with more partners than they can take"
	}, whole},
	cohort.ConcernOutdated: {4, func(_ *cohort.State, c cohort.Concerns) string {
		return say.Count(len(c), "pair") + " published in another cohort meanwhile"
	}, whole},
	cohort.ConcernConflict: {6, func(_ *cohort.State, c cohort.Concerns) string {
		return say.Count(len(c), "answer") + " where an edit and a newer form disagree, and the edit stands"
	}, func(s *cohort.State, c cohort.Concern) string {
		return s.Call(c.People[0]) + " (" + shell.FieldLabel(s.Programme, c.Field) + ")"
	}},
	cohort.ConcernEmployer: {4, func(_ *cohort.State, c cohort.Concerns) string {
		return say.Count(len(c), "pair") + " with employers that may be one"
	}, whole},
	cohort.ConcernConsent: {4, func(_ *cohort.State, c cohort.Concerns) string {
		return say.Count(len(c), "wording") + " taken for no consent, neither yes nor no"
	}, func(_ *cohort.State, c cohort.Concern) string {
		return "“" + c.Written.Safe() + "” (" + say.People(len(c.People)) + ")"
	}},
	cohort.ConcernAnswer: {4, func(_ *cohort.State, c cohort.Concerns) string {
		return say.Count(len(c), "answer") + " beside the known ones"
	}, func(_ *cohort.State, c cohort.Concern) string { return "“" + c.Written.Safe() + "”" }},
	cohort.ConcernName: {8, func(s *cohort.State, c cohort.Concerns) string {
		return fmt.Sprintf("%s under “%s” %s nobody in this cohort, or more than one", say.Count(len(c), "name"),
			shell.FieldLabel(s.Programme, programme.FieldNotWith), verb(len(c), "fits", "fit"))
	}, written},
	cohort.ConcernManager: {3, func(_ *cohort.State, c cohort.Concerns) string { return c.SayUsual() }, written},
	cohort.ConcernWaiting: {6, func(_ *cohort.State, c cohort.Concerns) string {
		able := 0
		for _, w := range c {
			if w.Able {
				able++
			}
		}
		if able == len(c) {
			return say.People(able) + " could be paired and would be left waiting"
		}
		return say.People(len(c)) + " would be left waiting"
	}, func(s *cohort.State, c cohort.Concern) string {
		if c.Able {
			return s.Call(c.People[0])
		}
		return c.Say(s)
	}},
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func whole(_ *cohort.State, c cohort.Concern) string { return c.Detail }

func written(s *cohort.State, c cohort.Concern) string {
	return s.Call(c.People[0]) + ": “" + c.Written.Safe() + "”"
}

// beforePublishing draws [cohort.State.BeforePublishing], kind by kind.
// Of a group other than 0 only what matters to it.
func beforePublishing(s *cohort.State, today programme.Date, group int) []concernLines {
	all := s.BeforePublishing(programme.Date{}, today).OfGroup(s.PartnersWithin(), group)
	var out []concernLines
	for _, kind := range cohort.ConcernKinds {
		some := all.Of(kind)
		if len(some) == 0 {
			continue
		}
		k, ok := concernKinds[kind]
		if !ok {
			panic(fmt.Sprintf("the screen cannot say %q", kind))
		}
		names := make([]string, len(some))
		for i, c := range some {
			names[i] = k.who(s, c)
		}
		out = append(out, concernLines{k.what(s, some) + ":", say.Some(names, k.most)})
	}
	return out
}
