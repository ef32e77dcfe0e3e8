package cohort

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
)

// FixedTeam is a pair, or a trio, that no plan parts: locked, overridden, or published as an exchange that did not end
// early.
type FixedTeam struct {
	Team  matching.Team
	State matching.State
}

// word is what they are together.
func (st FixedTeam) word() string { return say.Team(st.Team.C != 0) }

// FixedTeamsOf returns the fixed pairs in which a person is: what can be unlocked, then the exchanges.
func (s *State) FixedTeamsOf(id matching.ID) []FixedTeam {
	return s.fixedTeams(func(ids []matching.ID) bool { return slices.Contains(ids, id) })
}

// allFixedTeams are the fixed pairs in which each person is.
func (s *State) allFixedTeams() map[matching.ID][]FixedTeam {
	all := make(map[matching.ID][]FixedTeam)
	for _, st := range s.fixedTeams(func([]matching.ID) bool { return true }) {
		for _, id := range st.Team.Members() {
			all[id] = append(all[id], st)
		}
	}
	return all
}

// fixedTeams are the fixed pairs of some people: what can be unlocked, then the exchanges.
func (s *State) fixedTeams(of func([]matching.ID) bool) []FixedTeam {
	var teams []FixedTeam
	for t, f := range s.Fixed {
		if of([]matching.ID{t.A, t.B, t.C}) {
			teams = append(teams, FixedTeam{t, f.State})
		}
	}
	slices.SortFunc(teams, func(a, b FixedTeam) int {
		return cmp.Or(cmp.Compare(a.Team.A, b.Team.A), cmp.Compare(a.Team.B, b.Team.B))
	})
	for _, x := range s.Exchanges {
		if x.Stays() && of(x.Members) {
			teams = append(teams, FixedTeam{x.Team(), matching.Published})
		}
	}
	return teams
}

// fixWith returns the locked or overridden pair in which two people are together.
func (s *State) fixWith(a, b matching.ID) (matching.Team, Fix, bool) {
	if a != b {
		for t, f := range s.Fixed {
			if t.Has(a) && t.Has(b) {
				return t, f, true
			}
		}
	}
	return matching.Team{}, Fix{}, false
}

// exchangeWith returns the exchange in which two people are together, unless it ended early.
func (s *State) exchangeWith(a, b matching.ID) (*Exchange, bool) {
	for _, x := range s.ExchangesOf(a) {
		if a != b && x.Has(b) && x.Stays() {
			return x, true
		}
	}
	return nil, false
}

// canTake is how many partners a person can have in pairs of two. In a trio everybody has two. Whom another application
// of theirs is with is one of them.
func (s *State) canTake(id matching.ID) int {
	a, ok := s.People[id]
	if !ok {
		return 0
	}
	n := a.CanTake()
	for _, other := range s.SameAs(id)[1:] {
		n -= partnersIn(s.FixedTeamsOf(other))
	}
	return max(0, n)
}

// asOne is an applicant as a plan may take them: with room for so many partners as other applications of theirs leave,
// and for those that they have.
func (s *State) asOne(a *Applicant) *matching.Applicant {
	if len(s.same) == 0 {
		return &a.Applicant
	}
	n := max(1, s.canTake(a.ID))
	if n >= a.CanTake() {
		return &a.Applicant
	}
	b := a.Applicant
	b.Answers = maps.Clone(b.Answers)
	b.Answers[programme.FieldCapacity] = matching.Answer{Number: n}
	return &b
}

// partnersIn is how many partners somebody has who is in all of some pairs.
func partnersIn(teams []FixedTeam) int {
	n := 0
	for _, st := range teams {
		n += len(st.Team.Members()) - 1
	}
	return n
}

// hasRoom reports whether somebody who is in some pairs can be in one more, of so many people.
func (s *State) hasRoom(id matching.ID, teams []FixedTeam, members int) bool {
	if members > 2 {
		return len(teams) == 0
	}
	return partnersIn(teams) < s.canTake(id)
}

// sayFixedTeams puts the pairs in which a person is in words: "locked with Tom Bridger and overridden with
// Dele Ade".
func (s *State) sayFixedTeams(id matching.ID, teams []FixedTeam) string {
	parts := make([]string, len(teams))
	for i, st := range teams {
		how, again := string(st.State)+" with ", i > 0 && teams[i-1].State == st.State
		switch {
		case st.State == matching.Published && again:
			how = "in one with "
		case st.State == matching.Published:
			how = "in a published exchange with "
		case again:
			how = "with "
		}
		parts[i] = how + s.CallEach(s.inOrder(st.Team.Others(id)))
	}
	return strings.Join(parts, " and ")
}

// checkFree refuses what may not be done to a person in a fixed pair.
func (s *State) checkFree(id matching.ID, then string) error {
	teams := s.FixedTeamsOf(id)
	if len(teams) == 0 {
		return nil
	}
	fixed := slices.IndexFunc(teams, func(st FixedTeam) bool { return st.State == matching.Published })
	if fixed < 0 {
		fixed = len(teams)
	}
	var first []string
	switch fixed {
	case 0:
	case 1:
		first = append(first, "unlock the "+teams[0].word())
	default:
		first = append(first, "unlock the pairs")
	}
	if fixed < len(teams) {
		ended := slices.ContainsFunc(s.holding(id), (*Exchange).Open)
		if !ended {
			return Refuse("%s has completed an exchange (%s): there is nothing left to %s", s.Call(id), s.CallAll(s.holding(id)[0].Members), then)
		}
		first = append(first, "end the exchange")
	}
	said := s.sayFixedTeams(id, teams)
	if fixed == 0 && len(teams) == 1 {
		said = fmt.Sprintf("in a published exchange (%s)", s.CallAll(s.holding(id)[0].Members))
	}
	return Refuse("%s is %s: %s first, then %s", s.Call(id), said, strings.Join(first, " and "), then)
}

// checkPairable refuses two or three people of whom one is missing or withdrawn, is together with another
// of them already, or can take no more partners.
func (s *State) checkPairable(members []matching.ID, then string) error {
	team := matching.TeamOf(members...)
	for _, two := range twos(members) {
		if two[0] == two[1] {
			return Refuse("a pair needs two different people")
		}
	}
	for _, id := range members {
		p, ok := s.People[id]
		if !ok {
			return errNobody
		}
		if p.Withdrawn {
			return Refuse("%s is withdrawn: take them back first", p.Name.Safe())
		}
		teams := s.FixedTeamsOf(id)
		for _, st := range teams {
			if !meet(st.Team, team, id) {
				continue
			}
			if st.State == matching.Published {
				return Refuse("%s is in a published exchange: %s", p.Name.Safe(), s.CallAll(s.inOrder(st.Team.Members())))
			}
			if st.Team == team {
				return Refuse("%s are %s already", s.CallAll(members), st.State)
			}
			return Refuse("%s are %s already", s.CallAll(s.inOrder(st.Team.Members())), st.State)
		}
		if !s.hasRoom(id, teams, len(members)) {
			return s.noRoom(p, teams, then)
		}
	}
	for _, two := range twos(members) {
		if _, ok := s.Blocked[matching.CoupleOf(two[0], two[1])]; ok {
			return Refuse("%s are blocked: unblock them first, then %s", s.CallPair(two[0], two[1]), then)
		}
	}
	return s.checkParted(members)
}

// noRoom says that somebody can take no more partners.
func (s *State) noRoom(p *Applicant, teams []FixedTeam, then string) error {
	said := s.sayFixedTeams(p.ID, teams)
	switch {
	case len(teams) == 0:
		return s.noRoomAsOne(p.ID)
	case len(teams) == 1 && teams[0].State == matching.Published:
		return Refuse("%s is in a published exchange: %s", p.Name.Safe(), s.CallAll(s.holding(p.ID)[0].Members))
	case len(teams) == 1:
		return Refuse("%s is %s: unlock that %s first, then %s", p.Name.Safe(), said, teams[0].word(), then)
	case teams[0].State == matching.Published:
		return Refuse("%s is %s, and can take no more partners", p.Name.Safe(), said)
	}
	return Refuse("%s is %s, and can take no more partners: unlock one of them first, then %s", p.Name.Safe(), said, then)
}

// noRoomAsOne says that somebody is in no pair, and has the partners they can take all the same.
func (s *State) noRoomAsOne(id matching.ID) error {
	return Refuse("%s has the partners they can take already, under another address: withdraw one of the two applications, or unlock its pair", s.Call(id))
}

// meet reports whether somebody of two teams is with the same person in both.
func meet(a, b matching.Team, id matching.ID) bool {
	return slices.ContainsFunc(a.Others(id), b.Has)
}

// twos are every two of some people, in their order.
func twos(ids []matching.ID) [][2]matching.ID {
	var out [][2]matching.ID
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			out = append(out, [2]matching.ID{a, b})
		}
	}
	return out
}

// members are two people, and a third unless there is none.
func members(a, b, c matching.ID) []matching.ID {
	if c == 0 {
		return []matching.ID{a, b}
	}
	return []matching.ID{a, b, c}
}

// third is who is in a team beside two people; 0 if nobody is.
func third(t matching.Team, a, b matching.ID) matching.ID {
	for _, id := range t.Members() {
		if id != a && id != b {
			return id
		}
	}
	return 0
}
