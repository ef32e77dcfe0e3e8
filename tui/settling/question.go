package settling

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/store/cohort"
)

// Question is one thing to settle, or only to look at. All its texts are safe to draw.
type Question struct {
	Key     string // names it as long as it is open
	Kind    Kind
	Field   string          // of which an answer could not be read; empty: of none
	Subject string          // what it is about, in few words
	Asks    string          // in whole sentences
	Who     []matching.ID   // whom it is about
	Whom    string          // stands in place of them where they are nobody of the cohort
	Answers []Answer        // the likeliest first; none: there is only something to look at
	More    func() []Answer // further answers, where there may be many; nil: none
	Likely  bool            // the first answer is one to propose
}

// Answer is one of the ways in which a question can be settled.
type Answer struct {
	Say    string
	Detail string        // beside it in a list
	Change cohort.Change // what it does to the cohort …
	// … unless it does something else, or has more to ask before it knows: settle is what is done with the change then.
	Do func(settle func(cohort.Change) tea.Cmd) tea.Cmd
}

// give settles a question by an answer.
func (a Answer) give(settle func(cohort.Change) tea.Cmd) tea.Cmd {
	if a.Do != nil {
		return a.Do(settle)
	}
	return settle(a.Change)
}

// all are the answers, with those that are there beside the first ones.
func (q Question) all() []Answer {
	if q.More == nil {
		return q.Answers
	}
	return slices.Concat(q.Answers, q.More())
}

// isAbout reports whether the question is about one of some people.
func (q Question) isAbout(who []matching.ID) bool {
	return slices.ContainsFunc(who, func(id matching.ID) bool { return slices.Contains(q.Who, id) })
}
