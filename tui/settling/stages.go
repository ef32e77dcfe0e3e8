package settling

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// eligible are those of whom it is to be said whether they are eligible, because of what they answered.
func eligible(sh *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, a := range s.Sorted() {
		if a.KeptOut(s.Programme) != matching.Questioned {
			continue
		}
		name, said := s.Call(a.ID), a.SayQuestions(s.Programme)
		no := &cohort.Edit{Person: a.ID, Fields: []string{programme.FieldEligible}, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{
			Answers: map[string]matching.Answer{programme.FieldEligible: {Choices: []string{programme.No}}}}}}
		list = append(list, Question{
			Key: fmt.Sprint("eligible ", a.ID), Kind: KindEligible, Subject: name + ", " + said, Who: []matching.ID{a.ID},
			Asks: fmt.Sprintf("%s answered %s, which the programme does not name. They wait until you say whether they may take part.", name, said),
			Answers: []Answer{
				{Say: "admit them, with a reason", Do: func(settle func(cohort.Change) tea.Cmd) tea.Cmd {
					sh.Open(admitForm(sh, name, "It was open whether they are eligible.", a.ID, settle))
					return nil
				}},
				{Say: "they are not eligible", Change: no},
			},
		})
	}
	return list
}

// freePlaces are the places that somebody of another stage can be offered.
func freePlaces(_ *shell.Shell, s *cohort.State) []Question {
	var list []Question
	for _, up := range s.CallUps() {
		name := s.Call(up.Person)
		list = append(list, Question{
			Key: fmt.Sprint("place ", up.To.Name, " ", up.Person), Kind: KindPlace, Subject: name, Who: []matching.ID{up.Person},
			Asks:    say.Capital(up.Say(s)) + ".",
			Answers: []Answer{{Say: "call " + name + " up", Change: &cohort.Move{IDs: []matching.ID{up.Person}, Stage: up.To.Name}}},
			Likely:  true,
		})
	}
	return list
}
