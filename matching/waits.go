package matching

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosswalk/matching/programme"
)

// Waits says why a person cannot be paired at all, whoever the others are: withdrawn, late, without
// consent, not eligible, or without an answer that a rule needs.
func (s *Scorer) Waits(id ID) (why string, waits bool) {
	i, ok := s.index[id]
	if !ok {
		return "not in this cohort", true
	}
	return s.why[i], !s.able[i]
}

// hindrance is why somebody cannot be paired, empty if they can.
func (s *Scorer) hindrance(i int) string {
	p := s.people[i]
	switch {
	case p.Withdrawn:
		return "withdrawn"
	case s.isLate(p):
		return "late: " + s.whenSubmitted(p)
	case s.lacksConsent(p):
		return "no consent"
	case notEligible(p):
		return "not eligible"
	}
	if needs := s.needs(i); needs != "" {
		return "needs an answer: " + needs
	}
	return ""
}

func (s *Scorer) isLate(p *Applicant) bool { return p.Late && !p.Admitted }

// whenSubmitted says how an application was late.
func (s *Scorer) whenSubmitted(p *Applicant) string {
	if p.Submitted.IsZero() {
		return "submitted after the deadline"
	}
	at := p.Submitted
	if zone := s.pool.Programme.Zone; zone != nil {
		at = at.In(zone)
	}
	return "submitted " + at.Format("2 January 2006 15:04") + ", after the deadline"
}

func (s *Scorer) lacksConsent(p *Applicant) bool {
	return s.pool.Programme.Intake.ConsentRequired && !saysYes(p.Answer(programme.FieldConsent))
}

func notEligible(p *Applicant) bool {
	return slices.Contains(p.Answer(programme.FieldEligible).Choices, "no") && !p.Admitted
}

func saysYes(a Answer) bool { return len(a.Choices) == 1 && a.Choices[0] == "yes" }

// needs names the fields without which the person can keep no pair to a rule.
func (s *Scorer) needs(i int) string {
	var fields []string
	for _, r := range s.rules {
		if needs := r.needs(i); needs != "" && !slices.Contains(fields, needs) {
			fields = append(fields, needs)
		}
	}
	return strings.Join(fields, ", ")
}

// inSentence is a label as it stands inside a sentence: with a small letter, unless it begins with an
// abbreviation.
func inSentence(label string) string {
	first, n := utf8.DecodeRuneInString(label)
	second, _ := utf8.DecodeRuneInString(label[n:])
	if !unicode.IsUpper(first) || unicode.IsUpper(second) {
		return label
	}
	return string(unicode.ToLower(first)) + label[n:]
}

// called is the name of a person in a sentence, or their e-mail. It is safe to draw.
func (p *Applicant) called() string {
	if p.Name.IsEmpty() {
		return clipped(p.Email)
	}
	return clipped(p.Name)
}
