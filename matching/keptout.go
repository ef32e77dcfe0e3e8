package matching

import (
	"slices"

	"crosswalk/matching/programme"
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
	Engaged     KeptOut = "in an exchange of another cohort" // that runs, and was not admitted beside it
)

// CanBeAdmitted reports whether the person can be let in with a reason; the others cannot, whatever anybody
// decides.
func (k KeptOut) CanBeAdmitted() bool { return k == Late || k == NotEligible || k == Engaged }

// KeptOut returns why the person is kept out of a programme's pairs: of several reasons the first of
// [Applicant.AllKeptOut].
func (a *Applicant) KeptOut(p *programme.Programme) KeptOut {
	if all := a.AllKeptOut(p); len(all) > 0 {
		return all[0]
	}
	return NotKeptOut
}

// AllKeptOut returns every reason that keeps the person out, in the order in which they go before one another:
// withdrawn, late, without consent, not eligible, in an exchange of another cohort. Without a programme nobody lacks consent.
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
	if slices.Contains(a.Answer(programme.FieldEligible).Choices, "no") && !a.Admitted {
		all = append(all, NotEligible)
	}
	if a.Elsewhere != nil && !a.Beside {
		all = append(all, Engaged)
	}
	return all
}

// SaysYes reports whether the answer to a yesno field is yes and nothing else.
func (a Answer) SaysYes() bool { return len(a.Choices) == 1 && a.Choices[0] == "yes" }
