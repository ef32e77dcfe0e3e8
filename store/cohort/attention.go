package cohort

import (
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// AttentionKind is a kind of thing that the coordinator should look at.
type AttentionKind string

// The kinds, in the order in which they are listed.
const (
	AttendMeant       AttentionKind = "who is meant"      // it is not known who is meant by a name: publishing waits for it
	AttendSame        AttentionKind = "one person"        // it is not known whether two applications are one person's: likewise
	AttendAgain       AttentionKind = "applied again"     // somebody withdrawn
	AttendBroken      AttentionKind = "broken pair"       // a pair that stays breaks a rule that it did not break when it was made
	AttendCrowded     AttentionKind = "too many partners" // somebody is in more pairs that stay than they can take
	AttendOutdated    AttentionKind = "outdated"          // a pair of the plan has been paired in another cohort meanwhile, or is kept apart by one
	AttendConflict    AttentionKind = "conflict"          // form and edit both changed an answer
	AttendVanished    AttentionKind = "vanished"          // was not in the last whole export
	AttendLate        AttentionKind = "late"              // and not admitted
	AttendNotEligible AttentionKind = "not eligible"      // and not admitted
	AttendQuestioned  AttentionKind = "eligibility"       // whether somebody is eligible has to be said
	AttendPlace       AttentionKind = "free place"        // to be offered to somebody of another stage
	AttendOverfull    AttentionKind = "too many"          // at a stage
	AttendNoConsent   AttentionKind = "no consent"
	AttendName        AttentionKind = "name"         // names somebody who is nobody of the cohort
	AttendEmployer    AttentionKind = "organisation" // wordings that may be one employer
	AttendOther       AttentionKind = "other"        // an answer beside the known choices
	AttendRejected    AttentionKind = "rejected"     // rows of the last import
	AttendUngrouped   AttentionKind = "in no group"  // groups were made, and somebody is in none
)

// Attention is one thing that the coordinator should look at. Its sentence is for the coordinator alone:
// it may tell what somebody asked for in confidence.
type Attention struct {
	Kind     AttentionKind
	People   []matching.ID // whom it is about; none for rows that were rejected
	Field    string        // of a conflict, a name or an answer
	Written  text.Text     // of a name: how somebody wrote it; of employers, what they would be called
	Sentence string        // safe to draw
}

// Attention lists what the coordinator should look at: by kind, then in the order of the folded e-mails.
// Withdrawn people are left out. It uses the state's scorer, which is made when it is first asked for;
// beside that it takes some milliseconds for 10,000 people.
func (s *State) Attention() []Attention {
	if s.Programme == nil {
		return nil
	}
	list := slices.Concat(s.unsettled(), s.brokenPairs(), s.crowded(), s.outdatedPairs(), s.attendStages(), s.attendEmployers(), s.ungrouped())
	for _, a := range s.Sorted() {
		if !a.Withdrawn {
			list = append(list, s.attend(a)...)
		}
	}
	for _, u := range s.Scorer().Unresolved() {
		if a, ok := s.People[u.ID]; ok && !a.Withdrawn {
			list = append(list, Attention{Kind: AttendName, People: []matching.ID{u.ID}, Field: u.Field, Written: u.Text,
				Sentence: fmt.Sprintf("%s names “%s” as %s, who is nobody of this cohort, or more than one", s.Call(u.ID), short(u.Text), s.label(u.Field))})
		}
	}
	if n := len(s.Imports); n > 0 && s.Imports[n-1].Problems > 0 {
		last := s.Imports[n-1]
		list = append(list, Attention{Kind: AttendRejected,
			Sentence: fmt.Sprintf("%s of %s could not be read", say.Count(last.Problems, "row"), short(last.File))})
	}
	order := []AttentionKind{AttendMeant, AttendSame, AttendAgain, AttendBroken, AttendCrowded, AttendOutdated, AttendConflict, AttendVanished, AttendLate,
		AttendNotEligible, AttendQuestioned, AttendPlace, AttendOverfull, AttendNoConsent, AttendName, AttendEmployer, AttendOther, AttendRejected, AttendUngrouped}
	slices.SortStableFunc(list, func(a, b Attention) int {
		return slices.Index(order, a.Kind) - slices.Index(order, b.Kind)
	})
	return list
}

// brokenPairs lists the locked and overridden pairs that break a rule now, beside those that an override
// was made against.
func (s *State) brokenPairs() []Attention {
	var list []Attention
	for _, p := range s.Pool().Fixed {
		f, ok := s.Fixed[p.Team()]
		if !ok {
			continue
		}
		members := p.Members()
		for _, two := range twos(members) {
			for _, b := range s.Scorer().Breaches(two[0], two[1]) {
				if !slices.Contains(f.Against, b.Public()) || b.Always {
					list = append(list, Attention{Kind: AttendBroken, People: members,
						Sentence: fmt.Sprintf("%s are %s, and break a rule now: %s", s.CallAll(members), f.State, b.Sentence())})
				}
			}
		}
	}
	return list
}

// crowded lists those who are in more pairs that stay than they can take, of which one can be unlocked.
func (s *State) crowded() []Attention {
	var list []Attention
	var people []matching.ID
	teams := s.allFixedTeams()
	for id, in := range teams {
		if len(in) > 1 && in[0].State != matching.Published && partnersIn(in) > s.canTake(id) {
			people = append(people, id)
		}
	}
	for _, id := range s.inOrder(people) {
		list = append(list, Attention{Kind: AttendCrowded, People: []matching.ID{id}, Field: programme.FieldCapacity,
			Sentence: fmt.Sprintf("%s is %s, and can take %s: unlock one", s.Call(id), s.sayFixedTeams(id, teams[id]), say.Count(s.canTake(id), "partner"))})
	}
	return list
}

// outdatedPairs lists the pairs of the plan that another cohort has published since, or one of whose people.
func (s *State) outdatedPairs() []Attention {
	if s.Plan == nil {
		return nil
	}
	var list []Attention
	for _, w := range s.Plan.Waiting {
		if a := s.People[w.ID]; w.Engaged && a != nil && a.Elsewhere == nil && !a.Withdrawn {
			list = append(list, Attention{Kind: AttendOutdated, People: []matching.ID{w.ID},
				Sentence: fmt.Sprintf("%s waits because of an exchange of another cohort that is over: plan again", s.Call(w.ID))})
		}
	}
	for _, p := range s.Plan.Pairs {
		before := len(list)
		for _, two := range twos(p.Members()) {
			why := ""
			switch {
			case p.State.Fixed():
			case s.Earlier[matching.CoupleOf(two[0], two[1])]:
				why = "have been paired in another cohort meanwhile"
			case s.keptApartElsewhere(two[0], two[1]):
				why = "are kept apart by what one of them wrote in another cohort"
			}
			if why != "" {
				list = append(list, Attention{Kind: AttendOutdated, People: two[:], Sentence: fmt.Sprintf("%s %s: plan again", s.CallPair(two[0], two[1]), why)})
			}
		}
		for _, id := range p.Members() {
			a := s.People[id]
			if len(list) == before && !p.State.Fixed() && a != nil && slices.Contains(a.AllKeptOut(s.Programme), matching.Engaged) {
				list = append(list, Attention{Kind: AttendOutdated, People: []matching.ID{id},
					Sentence: fmt.Sprintf("%s is %s meanwhile: plan again", s.Call(id), a.Elsewhere.Say())})
			}
		}
	}
	return list
}

// attend lists what there is to look at about one person.
func (s *State) attend(a *Applicant) []Attention {
	var list []Attention
	add := func(kind AttentionKind, field, format string, args ...any) {
		list = append(list, Attention{Kind: kind, People: []matching.ID{a.ID}, Field: field, Sentence: s.Call(a.ID) + fmt.Sprintf(format, args...)})
	}
	for _, f := range a.Conflicts {
		add(AttendConflict, f, ": the form and an edit say different things about %s; the edit stands", s.label(f))
	}
	if a.Vanished {
		add(AttendVanished, "", " was not in the last export")
	}
	out := a.AllKeptOut(s.Programme)
	switch i := slices.IndexFunc(out, matching.KeptOut.CanBeAdmitted); {
	case i < 0:
	case out[i] == matching.Late:
		add(AttendLate, "", " applied after the deadline and was not admitted")
	case out[i] == matching.Engaged: // they wait, which says it
	case out[i] == matching.Questioned:
		add(AttendQuestioned, a.Questions(s.Programme)[0].Name, " may not be eligible: %s", a.SayQuestions(s.Programme))
	case out[i] == matching.NotEligible:
		add(AttendNotEligible, "", " is not eligible and was not admitted")
	}
	if slices.Contains(out, matching.NoConsent) {
		if wrote := a.Answers[programme.FieldConsent].Other; len(wrote) > 0 {
			add(AttendNoConsent, "", " has not given consent, but wrote %s", quotedText(wrote[0]))
		} else {
			add(AttendNoConsent, "", " has not given consent")
		}
	}
	for _, f := range s.Programme.Fields {
		if a.Answers[f.Name].Unread(f) {
			add(AttendOther, f.Name, " answered %s with “%s”, which cannot be read", f.Label, short(a.Answers[f.Name].Text))
		} else if other := unknownChoices(f, a.Answers[f.Name]); len(other) > 0 {
			add(AttendOther, f.Name, " answered %s beside the known choices: %s", f.Label, strings.Join(other, ", "))
		}
	}
	return list
}

// unknownChoices are the parts of an answer that are none of the field's choices: what was written beside
// them and not settled to stay so, and choices that the programme no longer has.
func unknownChoices(f programme.Field, v matching.Answer) []string {
	if len(f.Choices) == 0 {
		return nil
	}
	var out []string
	for _, o := range v.Other {
		if !f.IsOther(o.Raw()) {
			out = append(out, quotedText(o))
		}
	}
	for _, c := range v.Choices {
		if _, ok := f.Choice(c); !ok {
			out = append(out, "“"+text.Line(c)+"”, which the programme no longer has")
		}
	}
	return out
}

// label is a field's name for people.
func (s *State) label(field string) string {
	if f, ok := s.Programme.Field(field); ok && f.Label != "" {
		return f.Label
	}
	return text.Line(field)
}

// short is a text cut to fit into a sentence.
func short(t text.Text) string {
	const most = 60
	line := []rune(t.Safe())
	if len(line) <= most {
		return string(line)
	}
	return string(line[:most-1]) + "…"
}
