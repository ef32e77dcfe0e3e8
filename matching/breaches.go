package matching

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// Kinds of breach beside the kinds of rule: what no programme can leave out.
const (
	BreachUnknown     = "unknown" // somebody is not in the cohort
	BreachSamePerson  = "same-person"
	BreachWithdrawn   = "withdrawn"
	BreachLate        = "late"
	BreachConsent     = "consent"
	BreachEligible    = "eligible"
	BreachBlocked     = "blocked"
	BreachEarlier     = "earlier"
	BreachLineManager = "line-manager"
	BreachNotWith     = "not-with"
)

// Short phrases that are needed more than once; notAvailable stands for a reason that is confidential.
const (
	notAvailable = "not available"
	needsAnswer  = "needs an answer"
	pairedBefore = "paired before"
	lineManager  = "line manager"
)

// Breach is a rule that two people break.
type Breach struct {
	Kind     string // the kind of the programme's rule, or one of the kinds above
	Short    string // a phrase for a table, for everybody: "same organisation"
	Sentence string // for the coordinator
	Public   string // for everybody: says nothing of blocks and of people to be kept apart
	Always   bool   // an override cannot break it
}

// Breaches are the rules that two people break, those that are always on first. All are safe to draw.
// It is empty exactly for pairs that are allowed.
func (s *Scorer) Breaches(a, b ID) []Breach {
	i, okA := s.index[a]
	j, okB := s.index[b]
	if !okA || !okB {
		return []Breach{open(BreachUnknown, "not in this cohort", "Not in this cohort", true)}
	}
	return s.breaches(i, j)
}

// open is a breach that everybody may know of.
func open(kind, short, sentence string, always bool) Breach {
	sentence = text.Line(sentence)
	return Breach{Kind: kind, Short: text.Line(short), Sentence: sentence, Public: sentence, Always: always}
}

// closed is a breach that is the coordinator's alone to know.
func closed(kind, sentence string) Breach {
	return Breach{Kind: kind, Short: notAvailable, Sentence: sentence, Public: notAvailable, Always: true}
}

func (s *Scorer) breaches(i, j int) []Breach {
	if s.keys[i] == s.keys[j] {
		return []Breach{open(BreachSamePerson, "same person", s.people[i].called()+" cannot be paired with themselves", true)}
	}
	var found []Breach
	for _, k := range [2]int{i, j} {
		if !s.able[k] {
			found = append(found, s.personal(s.people[k])...)
		}
	}
	found = append(found, s.keptApart(i, j)...)
	for _, r := range s.rules {
		if !r.holds(i, j) {
			found = append(found, r.breach(s.people[i], s.people[j], i, j))
		}
	}
	return found
}

// personal are the breaches that are one person's, whoever the other is. Late people and those who are
// not eligible can be let in with a reason; the rest cannot.
func (s *Scorer) personal(p *Applicant) []Breach {
	kept := p.AllKeptOut(s.pool.Programme)
	var found []Breach
	for _, b := range []struct {
		kept   KeptOut
		breach Breach
	}{
		{Withdrawn, open(BreachWithdrawn, "withdrawn", p.called()+" has withdrawn", true)},
		{NoConsent, open(BreachConsent, "no consent", p.called()+" has not given consent", true)},
		{NotEligible, open(BreachEligible, "not eligible", p.called()+" is not eligible", false)},
		{Late, open(BreachLate, "late", p.called()+" is late: "+s.whenSubmitted(p), false)},
	} {
		if slices.Contains(kept, b.kept) {
			found = append(found, b.breach)
		}
	}
	return found
}

// keptApart says why two people may never be paired.
func (s *Scorer) keptApart(i, j int) []Breach {
	reasons := s.apart.reasons(i, j)
	if reasons == 0 {
		return nil
	}
	a, b := s.people[i].called(), s.people[j].called()
	var found []Breach
	for _, r := range []struct {
		bit    uint8
		breach Breach
	}{
		{isBlocked, closed(BreachBlocked, "Blocked")},
		{wasPaired, open(BreachEarlier, pairedBefore, a+" and "+b+" were paired in an earlier cohort", true)},
		{managesIt, open(BreachLineManager, lineManager, a+" names "+b+" as line manager", true)},
		{managedByIt, open(BreachLineManager, lineManager, b+" names "+a+" as line manager", true)},
		{avoidsIt, closed(BreachNotWith, a+" asked not to be paired with "+b)},
		{avoidedByIt, closed(BreachNotWith, b+" asked not to be paired with "+a)},
	} {
		if reasons&r.bit != 0 {
			found = append(found, r.breach)
		}
	}
	return found
}

// breach says how two people break the rule.
func (r *rule) breach(a, b *Applicant, i, j int) Breach {
	kind := string(r.spec.Kind)
	for k, p := range []*Applicant{a, b} {
		if needs := r.needs([]int{i, j}[k]); needs != "" {
			return open(kind, needsAnswer, p.called()+" has not answered: "+needs, false)
		}
	}
	short, sentence := r.short, ""
	switch r.spec.Kind {
	case programme.RuleDifferent, programme.RuleDifferentAny:
		sentence = r.alike(a, b, i, j)
		if r.unknown(i, j) {
			short = needsAnswer
		}
	case programme.RuleShare:
		sentence = short
		if n := inCommon(r.sets.set(r.sets.class[i]), r.sets.set(r.sets.class[j])); n > 0 {
			sentence = fmt.Sprintf("only %d of %d %s in common", n, r.spec.AtLeast, inSentence(r.fields[0].Label))
		}
	case programme.RuleSame:
		sentence = short + ": " + r.both(a, b)
	default:
		sentence = short + ", " + r.both(a, b)
	}
	return open(kind, short, capital(sentence), false)
}

// obstacle is the short phrase of the first breach of two people of whom neither has to wait, empty if
// there is none. It makes no text: it is asked of very many couples.
func (s *Scorer) obstacle(i, j int) string {
	if s.keys[i] == s.keys[j] {
		return "same person"
	}
	switch reasons := s.apart.reasons(i, j); {
	case reasons&(isBlocked|avoidsIt|avoidedByIt) != 0:
		return notAvailable
	case reasons&wasPaired != 0:
		return pairedBefore
	case reasons&(managesIt|managedByIt) != 0:
		return lineManager
	}
	for _, r := range s.rules {
		switch {
		case r.holds(i, j):
		case r.unknown(i, j):
			return needsAnswer
		default:
			return r.short
		}
	}
	return ""
}

// alike says in which fields two people are the same, and how: "same sector and same profession:
// NHS provider, nursing". A field that one did not answer cannot make them different either.
func (r *rule) alike(a, b *Applicant, i, j int) string {
	var names, values []string
	for k, f := range r.fields {
		switch {
		case !r.missing(k, i) && !r.missing(k, j):
			names = append(names, "same "+inSentence(f.Label))
			values = append(values, said(a, f))
		default:
			names = append(names, inSentence(f.Label)+" not known")
		}
	}
	sentence := strings.Join(names, " and ")
	if len(values) > 0 {
		sentence += ": " + strings.Join(values, ", ")
	}
	return sentence
}

// both is what each of the two answered.
func (r *rule) both(a, b *Applicant) string {
	return said(a, r.fields[0]) + " and " + said(b, r.fields[0])
}

// said is a person's answer to a field in few words, safe to draw.
func said(p *Applicant, f programme.Field) string {
	a := p.Answer(f.Name)
	switch {
	case f.Private:
		return "private"
	case f.Kind == programme.KindNumber:
		return fmt.Sprint(a.Number)
	case len(a.Choices) == 1 && len(a.Other) == 0 && f.Kind != programme.KindYesNo:
		return clip(f.Full(a.Choices[0]))
	}
	return clip(a.Say(f, true))
}

// steps is a distance on a field's scale.
func steps(n int, f programme.Field) string {
	switch {
	case f.Kind == programme.KindNumber:
		return fmt.Sprint(n)
	case n == 1:
		return "1 step"
	}
	return fmt.Sprintf("%d steps", n)
}

func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}
