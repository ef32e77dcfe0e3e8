package score

import (
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// BreachKind says which rule two people break: one of the programme's or one that no programme can leave out.
type BreachKind string

const (
	BreachRule        BreachKind = "rule"    // of the programme: see Breach.Rule
	BreachUnknown     BreachKind = "unknown" // somebody is not in the cohort
	BreachSamePerson  BreachKind = "same-person"
	BreachKeptOut     BreachKind = "kept-out" // one of them cannot be paired with anybody: see Breach.KeptOut
	BreachBlocked     BreachKind = "blocked"
	BreachEarlier     BreachKind = "earlier"      // paired in an earlier cohort
	BreachParted      BreachKind = "parted"       // paired in this cohort until their exchange ended
	BreachLineManager BreachKind = "line-manager" // Person names the other one as their line manager
	BreachNotWith     BreachKind = "not-with"     // Person asked not to be paired with the other one
	BreachMeant       BreachKind = "meant"        // it is not known yet whether Person names the other one: see Breach.Field
	BreachMaybeSame   BreachKind = "maybe-same"   // it is not known yet whether the two are one person
)

// noRule is the place of a rule that is not one of the programme's.
const noRule = -1

// Breach is a rule that two people break: which one, as values that can be compared. The words for it are made
// when they are asked for.
type Breach struct {
	Kind    BreachKind
	Rule    int              // the rule's place in the programme, for BreachRule; else -1
	Person  matching.ID      // of a breach that is one person's, who: kept out, naming or asking
	Field   string           // of a name in doubt, where it stands
	KeptOut matching.KeptOut // why, for BreachKeptOut
	Always  bool             // an override cannot break it

	s    *Scorer // to phrase it …
	i, j int     // … of these two, in the order in which they were asked about
}

// Phrases for a table that are needed more than once; notAvailable stands for a reason that is confidential.
const (
	notAvailable = "not available"
	needsAnswer  = "needs an answer"
	pairedBefore = "paired before"
	lineManager  = "line manager"
	samePerson   = "same person"
	whoIsMeant   = "who is meant?"
	oneOrTwo     = "one person or two?"
)

// Confidential reports whether the reason is the coordinator's alone to know.
func (b Breach) Confidential() bool {
	return b.Kind == BreachBlocked || b.Kind == BreachNotWith || b.Kind == BreachMeant && b.Field != programme.FieldLineManager
}

// Short is the breach as a phrase for a table, for everybody: "same organisation".
func (b Breach) Short() string {
	switch b.Kind {
	case BreachRule:
		return text.Line(b.s.rules[b.Rule].shortOf(b.i, b.j))
	case BreachUnknown:
		return "not in this cohort"
	case BreachSamePerson:
		return samePerson
	case BreachKeptOut:
		return string(b.KeptOut)
	case BreachBlocked, BreachNotWith:
		return notAvailable
	case BreachMeant:
		if b.Confidential() {
			return notAvailable
		}
		return whoIsMeant
	case BreachMaybeSame:
		return oneOrTwo
	case BreachEarlier, BreachParted:
		return pairedBefore
	case BreachLineManager:
		return lineManager
	}
	panic(fmt.Sprintf("phrase breach: unknown kind %q", b.Kind))
}

// Public is the breach as a sentence for everybody: it says nothing of blocks, of people to be kept apart and of
// why an exchange ended.
func (b Breach) Public() string {
	switch {
	case b.Confidential():
		return notAvailable
	case b.Kind == BreachParted:
		return pairedBefore
	}
	return b.Sentence()
}

// Sentence is the breach as a sentence for the coordinator.
func (b Breach) Sentence() string { return text.Line(b.sentence()) }

func (b Breach) sentence() string {
	switch b.Kind {
	case BreachRule:
		return b.s.rules[b.Rule].sentence(b.s.people, b.i, b.j)
	case BreachUnknown:
		return "Not in this cohort"
	case BreachSamePerson:
		if b.s.keys[b.i] != b.s.keys[b.j] {
			return b.s.people[b.i].Called() + " and " + b.s.people[b.j].Called() + " are one person"
		}
		return b.s.people[b.i].Called() + " cannot be paired with themselves"
	case BreachKeptOut:
		return b.s.keptOutSentence(b.s.person(b.Person), b.KeptOut)
	case BreachBlocked:
		return "Blocked"
	case BreachEarlier:
		return b.s.people[b.i].Called() + " and " + b.s.people[b.j].Called() + " were paired in an earlier cohort"
	case BreachParted:
		one, other := b.s.people[b.i], b.s.people[b.j]
		return one.Called() + " and " + other.Called() + " were paired " + b.s.pool.Parted[matching.CoupleOf(one.ID, other.ID)]
	case BreachLineManager:
		return b.one() + " names " + b.other() + " as line manager"
	case BreachNotWith:
		return b.one() + " asked not to be paired with " + b.other()
	case BreachMeant:
		return b.meantSentence()
	case BreachMaybeSame:
		return b.s.people[b.i].Called() + " and " + b.s.people[b.j].Called() + " may be one person: say first whether they are"
	}
	panic(fmt.Sprintf("phrase breach: unknown kind %q", b.Kind))
}

// one names the person whose breach it is, and other the other one.
func (b Breach) one() string { return b.s.person(b.Person).Called() }

func (b Breach) other() string {
	if p := b.s.people[b.i]; p.ID != b.Person {
		return p.Called()
	}
	return b.s.people[b.j].Called()
}

// meantSentence says what is in doubt about a name.
func (b Breach) meantSentence() string {
	other := b.s.people[b.j].ID
	if other == b.Person {
		other = b.s.people[b.i].ID
	}
	for _, m := range b.s.naming[b.Person] {
		for _, n := range m.Names {
			if m.Field == b.Field && n.IsOpen() && slices.Contains(n.Doubt, other) {
				as := "somebody not to be paired with"
				if b.Field == programme.FieldLineManager {
					as = "line manager"
				}
				return fmt.Sprintf("%s names “%s” as %s, who may be %s: say first who is meant", b.one(), text.Clip(n.Text.Safe()), as, b.other())
			}
		}
	}
	return b.one() + " may mean " + b.other() + ": say first who is meant"
}

// Breaches are the rules that two people break, those that are always on first. It is empty exactly for pairs
// that are allowed.
func (s *Scorer) Breaches(a, b matching.ID) []Breach {
	i, okA := s.index[a]
	j, okB := s.index[b]
	if !okA || !okB {
		return []Breach{{Kind: BreachUnknown, Rule: noRule, Always: true, s: s}}
	}
	return s.breaches(i, j)
}

func (s *Scorer) breaches(i, j int) []Breach {
	always := Breach{Rule: noRule, Always: true, s: s, i: i, j: j}
	if s.keys[i] == s.keys[j] {
		always.Kind = BreachSamePerson
		return []Breach{always}
	}
	var found []Breach
	for _, k := range [2]int{i, j} {
		if !s.able[k] {
			found = append(found, s.keptOutBreaches(always, k)...)
		}
	}
	found = append(found, s.apartBreaches(always)...)
	for k, r := range s.rules {
		if !r.keeps(i, j) {
			found = append(found, Breach{Kind: BreachRule, Rule: k, s: s, i: i, j: j})
		}
	}
	return found
}

// keptOutBreaches are those of one person, whoever the other is. Who can be admitted with a reason can be
// overridden with one; the rest cannot.
func (s *Scorer) keptOutBreaches(breach Breach, k int) []Breach {
	p := s.people[k]
	reasons := p.AllKeptOut(s.pool.Programme)
	var found []Breach
	breach.Kind, breach.Person = BreachKeptOut, p.ID
	for _, why := range [...]matching.KeptOut{matching.Withdrawn, matching.NoConsent, matching.NotEligible, matching.Questioned, matching.Late, matching.Engaged, matching.AtStage} {
		if slices.Contains(reasons, why) {
			breach.KeptOut, breach.Always = why, !why.CanBeAdmitted()
			found = append(found, breach)
		}
	}
	return found
}

// apartBreaches say why two people may never be paired.
func (s *Scorer) apartBreaches(breach Breach) []Breach {
	all := s.apart.reasons(breach.i, breach.j)
	if all == 0 {
		return nil
	}
	a, b := s.people[breach.i].ID, s.people[breach.j].ID
	var found []Breach
	for _, r := range [...]struct {
		bit    reasons
		kind   BreachKind
		person matching.ID
		field  string
	}{
		{isSame, BreachSamePerson, 0, ""},
		{isBlocked, BreachBlocked, 0, ""}, {wasPaired, BreachEarlier, 0, ""},
		{wasParted, BreachParted, 0, ""},
		{managesIt, BreachLineManager, a, ""}, {managedByIt, BreachLineManager, b, ""},
		{avoidsIt, BreachNotWith, a, ""}, {avoidedByIt, BreachNotWith, b, ""},
		{mayManageIt, BreachMeant, a, programme.FieldLineManager}, {mayBeManagedByIt, BreachMeant, b, programme.FieldLineManager},
		{mayAvoidIt, BreachMeant, a, programme.FieldNotWith}, {mayBeAvoidedByIt, BreachMeant, b, programme.FieldNotWith},
		{mayBeSame, BreachMaybeSame, 0, ""},
	} {
		if all&r.bit != 0 {
			breach.Kind, breach.Person, breach.Field = r.kind, r.person, r.field
			found = append(found, breach)
		}
	}
	return found
}

// Obstacle is the short phrase of the first breach of two people of whom neither has to wait, empty if
// there is none. It makes no text: it is asked of very many couples.
func (s *Scorer) Obstacle(i, j int) string {
	if s.keys[i] == s.keys[j] {
		return samePerson
	}
	switch all := s.apart.reasons(i, j); {
	case all&isSame != 0:
		return samePerson
	case all&(isBlocked|avoidsIt|avoidedByIt|mayAvoidIt|mayBeAvoidedByIt) != 0:
		return notAvailable
	case all&(wasPaired|wasParted) != 0:
		return pairedBefore
	case all&(managesIt|managedByIt) != 0:
		return lineManager
	case all&(mayManageIt|mayBeManagedByIt) != 0:
		return whoIsMeant
	case all&mayBeSame != 0:
		return oneOrTwo
	}
	for _, r := range s.rules {
		if !r.keeps(i, j) {
			return r.shortOf(i, j)
		}
	}
	return ""
}
