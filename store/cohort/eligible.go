package cohort

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// askEligible asks whether those are eligible who gave an answer that the programme does not name. To admit somebody, or to
// edit whether they are eligible, answers it.
func askEligible(s *State) []matching.Question {
	var list []matching.Question
	for _, a := range s.Sorted() {
		if a.KeptOut(s.Programme) != matching.Questioned {
			continue
		}
		f := a.Questions(s.Programme)[0]
		list = append(list, matching.Question{Kind: matching.AskEligible, Who: s.addresses(a.ID), Field: f.Name, Text: a.Answer(f.Name).Say(f, false),
			Proposed: []string{"admit", "not eligible"}})
	}
	return list
}

// attendStages lists the free places that somebody could be offered, and the stages that hold too many.
func (s *State) attendStages() []Attention {
	var list []Attention
	for _, up := range s.CallUps() {
		list = append(list, Attention{Kind: AttendPlace, People: []matching.ID{up.Person}, Field: up.To.Name, Sentence: up.Say(s)})
	}
	for _, c := range s.StageCounts() {
		title := text.Line(c.Title)
		if c.Places > 0 && len(c.People) > c.Places {
			list = append(list, Attention{Kind: AttendOverfull, People: c.People, Field: c.Name,
				Sentence: fmt.Sprintf("%s has %s and holds %d", title, say.Count(c.Places, "place"), len(c.People))})
		}
		for _, over := range c.Over() {
			list = append(list, Attention{Kind: AttendOverfull, People: over.People, Field: c.Name,
				Sentence: fmt.Sprintf("%s takes %d of the same %s and has %d of %s", title, c.AtMost.People, say.InSentence(s.label(c.AtMost.Field)), len(over.People), over.Answer)})
		}
	}
	return list
}
