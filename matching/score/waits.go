package score

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// Waits says why a person cannot be paired at all, whoever the others are: withdrawn, late, without
// consent, not eligible, or without an answer that a rule needs.
func (s *Scorer) Waits(id matching.ID) (why string, waits bool) {
	i, ok := s.index[id]
	if !ok {
		return "not in this cohort", true
	}
	return s.why[i], !s.able[i]
}

// LacksAnswer reports whether all that makes a person wait is an answer that a rule needs.
func (s *Scorer) LacksAnswer(id matching.ID) bool {
	i, ok := s.index[id]
	return ok && s.lacksAnswer(i)
}

func (s *Scorer) lacksAnswer(i int) bool { return !s.able[i] && s.keptOut(i) == "" }

// hinder finds out whether a person can be paired, and why not.
func (s *Scorer) hinder(i int) {
	if s.why[i] = s.keptOut(i); s.why[i] == "" {
		s.why[i] = s.needs(i)
	}
	if s.why[i] == "" {
		s.why[i] = s.inNoGroup(i)
	}
	s.able[i] = s.why[i] == ""
}

// keptOut is why somebody cannot be paired whatever they answered to what the rules compare, empty if nothing
// else stands against it.
func (s *Scorer) keptOut(i int) string {
	p := s.people[i]
	switch why := p.KeptOut(s.pool.Programme); why {
	case matching.Late:
		return "late: " + s.whenSubmitted(p)
	case matching.Engaged:
		return p.Elsewhere.Say()
	case matching.Questioned:
		return string(why) + ": " + p.SayQuestions(s.pool.Programme)
	case matching.AtStage:
		return p.Outside
	default:
		return string(why)
	}
}

// keptOutSentence says of a person that they are kept out.
func (s *Scorer) keptOutSentence(p *matching.Applicant, why matching.KeptOut) string {
	switch why {
	case matching.Withdrawn:
		return p.Called() + " has withdrawn"
	case matching.Late:
		return p.Called() + " is late: " + s.whenSubmitted(p)
	case matching.NoConsent:
		return p.Called() + " has not given consent"
	case matching.NotEligible:
		return p.Called() + " is not eligible"
	case matching.Questioned:
		return "it is open whether " + p.Called() + " is eligible: " + p.SayQuestions(s.pool.Programme)
	case matching.Engaged:
		return p.Called() + " is " + p.Elsewhere.Say()
	case matching.AtStage:
		return p.Called() + " is at a stage that is not paired: " + p.Outside
	case matching.NotKeptOut:
	}
	panic(fmt.Sprintf("phrase breach: %q keeps nobody out", why))
}

// whenSubmitted says how an application was late.
func (s *Scorer) whenSubmitted(p *matching.Applicant) string {
	if p.Submitted.IsZero() {
		return "submitted after the deadline"
	}
	at := p.Submitted
	if zone := s.pool.Programme.Zone; zone != nil {
		at = at.In(zone)
	}
	return "submitted " + at.Format("2 January 2006 15:04") + ", after the deadline"
}

// needs names the fields without which the person can keep no pair to a rule: those that were not answered,
// then those answered with nothing that the rule could compare; empty if there are none.
func (s *Scorer) needs(i int) string {
	var fields, phrases []string
	for _, r := range s.rules {
		needs := r.needs(i)
		if needs == "" {
			continue
		}
		if f := r.fields[0]; len(r.fields) == 1 && len(f.Choices) > 0 && !s.people[i].Answer(f.Name).IsEmpty() {
			phrases = append(phrases, nonePicked(f))
		} else if !slices.Contains(fields, needs) {
			fields = append(fields, needs)
		}
	}
	if len(fields) > 0 {
		phrases = slices.Insert(phrases, 0, needsAnswer+": "+strings.Join(fields, ", "))
	}
	slices.Sort(phrases[min(1, len(fields)):])
	return strings.Join(slices.Compact(phrases), "; ")
}

// nonePicked says that an answer holds none of the choices of a field.
func nonePicked(f programme.Field) string {
	if f.Kind == programme.KindTags {
		return "none of the listed " + say.InSentence(f.Label) + " was picked"
	}
	return "no listed " + say.InSentence(f.Label) + " was picked"
}
