package matching

import (
	"slices"
	"strings"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// MostPartners is the most people anybody can be with, whatever capacity they answered.
const MostPartners = 2

// KeptOut is why a person cannot be paired with anybody, whatever they answered to what rules compare. Here, and
// nowhere else, is decided who is kept out; the words for it are those of whoever shows it.
type KeptOut string

const (
	NotKeptOut  KeptOut = ""
	Withdrawn   KeptOut = "withdrawn"
	Late        KeptOut = "late"                             // applied after the deadline and was not admitted
	NoConsent   KeptOut = "no consent"                       // the programme asks for it, and the person did not say yes
	NotEligible KeptOut = "not eligible"                     // answered no to the question of eligibility and was not admitted
	Questioned  KeptOut = "eligibility is open"              // gave an answer that is not among those the programme names, and it was not said what follows
	Engaged     KeptOut = "in an exchange of another cohort" // that runs, and was not admitted beside it
	AtStage     KeptOut = "at another stage"                 // than those whose people are paired
)

// CanBeAdmitted reports whether the person can be let in with a reason; the others cannot, whatever anybody
// decides.
func (k KeptOut) CanBeAdmitted() bool {
	return k == Late || k == NotEligible || k == Questioned || k == Engaged
}

// KeptOut returns why the person is kept out of a programme's pairs: of several reasons the first of
// [Applicant.AllKeptOut].
func (a *Applicant) KeptOut(p *programme.Programme) KeptOut {
	if all := a.AllKeptOut(p); len(all) > 0 {
		return all[0]
	}
	return NotKeptOut
}

// AllKeptOut returns every reason that keeps the person out, in the order in which they go before one another:
// withdrawn, late, without consent, not eligible or in question, in an exchange of another cohort, at another stage.
// Without a programme nobody lacks consent.
func (a *Applicant) AllKeptOut(p *programme.Programme) []KeptOut {
	var all []KeptOut
	if a.Withdrawn {
		all = append(all, Withdrawn)
	}
	if a.Late && !a.Admitted {
		all = append(all, Late)
	}
	if p != nil && p.Intake.ConsentRequired && !a.Answer(programme.FieldConsent).SaysYes() {
		all = append(all, NoConsent)
	}
	switch said := a.Answer(programme.FieldEligible).Choices; {
	case a.Admitted:
	case slices.Contains(said, "no"):
		all = append(all, NotEligible)
	case len(said) == 0 && len(a.Questions(p)) > 0:
		all = append(all, Questioned)
	}
	if a.Elsewhere != nil && !a.Beside {
		all = append(all, Engaged)
	}
	if a.Outside != "" {
		all = append(all, AtStage)
	}
	return all
}

// Questions are the fields that a person gave an answer to which is not among those that make one eligible. Who gave none
// is not in question.
func (a *Applicant) Questions(p *programme.Programme) []programme.Field {
	if p == nil {
		return nil
	}
	var fields []programme.Field
	for _, f := range p.Fields {
		if len(f.Eligible) == 0 {
			continue
		}
		answer := a.Answer(f.Name)
		if !answer.IsEmpty() && !slices.ContainsFunc(answer.Choices, func(c string) bool { return slices.Contains(f.Eligible, c) }) {
			fields = append(fields, f)
		}
	}
	return fields
}

// SayQuestions says what makes it a question whether a person is eligible: "Staff group: Pharmacy". It is safe to draw.
func (a *Applicant) SayQuestions(p *programme.Programme) string {
	var said []string
	for _, f := range a.Questions(p) {
		said = append(said, text.Line(f.Label)+": "+text.Clip(a.Answer(f.Name).Say(f, true)))
	}
	return strings.Join(said, "; ")
}

// SaysYes reports whether the answer to a yesno field is yes and nothing else.
func (a Answer) SaysYes() bool { return len(a.Choices) == 1 && a.Choices[0] == "yes" }
