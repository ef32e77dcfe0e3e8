package cohort

import (
	"cmp"
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// UnknownAnswer is a wording that people gave for an answer, beside the known ones or instead of them, and what it is most like.
type UnknownAnswer struct {
	Field string
	Wording
	Nearest []programme.Choice // the likeliest first; of a yesno field yes and no
}

// mostProposed is how many choices are proposed for a wording.
const mostProposed = 4

// UnknownAnswers are the wordings that are none of the known answers and not settled, field by field, those of the most
// people first. Withdrawn people are left out.
func (s *State) UnknownAnswers() []UnknownAnswer {
	if s.Programme == nil {
		return nil
	}
	var list []UnknownAnswer
	people := s.Sorted()
	for _, f := range s.Programme.Fields {
		if f.Kind == programme.KindText || !f.CanSettle() {
			continue
		}
		first := len(list)
		at := map[string]int{}
		for _, a := range people {
			if a.Withdrawn {
				continue
			}
			for _, o := range a.Answers[f.Name].Other {
				key := programme.FoldLabel(o.Raw())
				i, there := at[key]
				switch {
				case key == "" || f.IsOther(o.Raw()):
					continue
				case !there:
					i = len(list)
					at[key] = i
					list = append(list, UnknownAnswer{Field: f.Name, Wording: Wording{Text: o}, Nearest: f.Nearest(o.Raw(), mostProposed)})
				}
				if u := &list[i]; !slices.Contains(u.People, a.ID) {
					u.People = append(u.People, a.ID)
				}
			}
		}
		slices.SortStableFunc(list[first:], func(a, b UnknownAnswer) int { return cmp.Compare(len(b.People), len(a.People)) })
	}
	return list
}

// isConsent reports whether a wording was written for consent.
func (u UnknownAnswer) isConsent() bool { return u.Field == programme.FieldConsent }

// wordingConcerns are the wordings that nobody has settled, but for those in fields that want what people add in their
// own words.
func (s *State) wordingConcerns() Concerns {
	var list Concerns
	for _, u := range s.UnknownAnswers() {
		if f, _ := s.Programme.Field(u.Field); f.Other {
			continue
		}
		c := Concern{Kind: ConcernAnswer, People: u.People, Field: u.Field, Written: u.Text,
			Detail: fmt.Sprintf("%s is none of the known answers to %s", quotedText(u.Text), s.label(u.Field))}
		if u.isConsent() {
			c.Kind = ConcernConsent
			c.Detail = fmt.Sprintf("%s of %s is neither yes nor no, and is taken for no consent", quotedText(u.Text), say.People(len(u.People)))
		}
		list = append(list, c)
	}
	return list
}

func (s *State) askConsent() []matching.Question {
	return s.askWordings(matching.AskConsent, UnknownAnswer.isConsent)
}

func (s *State) askAnswers() []matching.Question {
	return s.askWordings(matching.AskAnswer, func(u UnknownAnswer) bool { return !u.isConsent() })
}

// askWordings asks what wordings count as, once a wording.
func (s *State) askWordings(kind matching.QuestionKind, asked func(UnknownAnswer) bool) []matching.Question {
	var list []matching.Question
	for _, u := range s.UnknownAnswers() {
		if !asked(u) {
			continue
		}
		q := matching.Question{Kind: kind, Who: s.emails(u.People), Field: u.Field, Text: u.Text.Safe(), Proposed: []string{}}
		for _, c := range u.Nearest {
			q.Proposed = append(q.Proposed, c.Name)
		}
		list = append(list, q)
	}
	return list
}

// Alias is the change that settles a wording to count as a known answer, by name; with an empty one, to stay as it is.
func (u UnknownAnswer) Alias(as string) *Alias {
	return &Alias{Field: u.Field, Wordings: []text.Text{u.Text}, As: as, Different: as == ""}
}

// One is the change that settles that all the wordings are one employer, called as.
func (d EmployerDoubt) One(as string) *Alias {
	var others []text.Text
	for _, t := range d.Texts() {
		if t.Raw() != as {
			others = append(others, t)
		}
	}
	return &Alias{Field: d.Field, Wordings: others, As: as}
}

// Several is the change that settles that each two of the wordings are different employers.
func (d EmployerDoubt) Several() *Alias {
	return &Alias{Field: d.Field, Wordings: d.Texts(), Different: true}
}
