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

// LacksAnswer reports whether all that makes a person wait is an answer that a rule needs.
func (s *Scorer) LacksAnswer(id ID) bool {
	i, ok := s.index[id]
	return ok && s.lacksAnswer(i)
}

func (s *Scorer) lacksAnswer(i int) bool { return !s.able[i] && s.keptOut(i) == "" }

// hindrance is why somebody cannot be paired, empty if they can.
func (s *Scorer) hindrance(i int) string {
	if why := s.keptOut(i); why != "" {
		return why
	}
	return s.needs(i)
}

// keptOut is why somebody cannot be paired whatever they answered to what the rules compare, empty if nothing
// else stands against it.
func (s *Scorer) keptOut(i int) string {
	p := s.people[i]
	switch kept := p.KeptOut(s.pool.Programme); kept {
	case Late:
		return "late: " + s.whenSubmitted(p)
	default:
		return string(kept)
	}
}

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
		return "none of the listed " + inSentence(f.Label) + " was picked"
	}
	return "no listed " + inSentence(f.Label) + " was picked"
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
