package cohort

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
)

// Rematch makes an exchange, with a start of its own, of somebody whose partner left and somebody who waits. Nobody else
// is moved.
type Rematch struct {
	replans
	A           matching.ID
	B           matching.ID // 0 when it is made: whoever waits with priority, else who scores most
	Start       programme.Date
	Pair        PublishedPair // taken down when it is made, as what follows
	Dates       exchange.Exchange
	Facilitator text.Text `json:",omitzero"` // of A's exchange before
}

func (*Rematch) Kind() string { return "rematch" }

func (c *Rematch) Summary(s *State) string {
	return fmt.Sprintf("Re-matched %s with %s, starting on %s", s.Call(c.A), s.Call(c.B), c.Start)
}

// RematchPartner is somebody whom a person could be re-matched with.
type RematchPartner struct {
	ID    matching.ID
	Score int
	First bool // waits with priority
	Plan  bool // the plan suggests the two
}

// RematchPartners are those who wait and may be paired with a person, moving nobody else: who the plan suggests first, then
// those who wait with priority, then by score. The error, a *Refusal, says why there is nobody, or why the person cannot be
// re-matched at all.
func (s *State) RematchPartners(id matching.ID) ([]RematchPartner, error) {
	if err := s.checkRematchable(id); err != nil {
		return nil, err
	}
	scorer, first := s.Scorer(), s.WaitingFirst()
	at, ok := scorer.Index(id)
	if !ok {
		return nil, errNobody
	}
	if why, waits := scorer.Waits(id); waits {
		return nil, Refuse("%s cannot be paired with anybody: %s", s.Call(id), why)
	}
	var found []RematchPartner
	pair, paired := s.Plan.PairOf(id)
	if paired && pair.IsTrio() {
		return nil, Refuse("the plan has %s together: publish the trio, or lock two of them as a pair first", s.CallAll(pair.Members()))
	}
	if paired {
		other := matching.CoupleOf(pair.A, pair.B).Other(id)
		found = append(found, RematchPartner{other, pair.Score, first[other], true})
		if pair.State.Fixed() {
			return found, nil
		}
	}
	waiting := 0
	var rest []RematchPartner
	for _, w := range s.Plan.Waiting {
		if w.ID == id || !w.Able {
			continue
		}
		waiting++
		if j, ok := scorer.Index(w.ID); ok && scorer.Allowed(at, j) {
			rest = append(rest, RematchPartner{w.ID, scorer.Score(at, j), first[w.ID], false})
		}
	}
	slices.SortStableFunc(rest, func(a, b RematchPartner) int {
		if a.First != b.First {
			if a.First {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Score, a.Score)
	})
	found = append(found, rest...)
	switch {
	case len(found) > 0:
		return found, nil
	case waiting == 0:
		return nil, Refuse("nobody else waits whom %s could be paired with: they wait with priority until somebody does%s", s.Call(id), s.sayFreePlace(id))
	}
	return nil, Refuse("%s, and none of them may be paired with %s: crosswalk why says which rule is in the way%s", waitWords(waiting), s.Call(id), s.sayFreePlace(id))
}

// sayFreePlace tells whoever looks for a partner that the stage of somebody has room for one who stands elsewhere; empty
// where it has not.
func (s *State) sayFreePlace(id matching.ID) string {
	if !s.HasStages() {
		return ""
	}
	here := s.stageCount(s.StageOf(id))
	free := here.Places - len(here.People)
	if !here.Pairs || free < 1 {
		return ""
	}
	return fmt.Sprintf("; or move somebody to %s, which has room for %d", text.Line(here.Title), free)
}

func waitWords(n int) string {
	if n == 1 {
		return "1 other person waits"
	}
	return say.People(n) + " wait beside them"
}

// checkRematchable refuses somebody who cannot get a new partner.
func (s *State) checkRematchable(id matching.ID) error {
	a, ok := s.People[id]
	switch {
	case !ok:
		return errNobody
	case a.Withdrawn && a.Left != 0:
		return Refuse("%s left: take them back first with crosswalk return, or reopen their exchange", s.Call(id))
	case a.Withdrawn:
		return Refuse("%s is withdrawn: take them back first", s.Call(id))
	case len(s.Exchanges) == 0:
		return Refuse("nothing is published yet: publish makes exchanges of all pairs")
	case s.Plan == nil:
		return Refuse("there is no plan yet")
	}
	in := slices.DeleteFunc(s.FixedTeamsOf(id), func(st FixedTeam) bool { return st.State != matching.Published })
	if len(in) > 0 && !s.hasRoom(id, in, 2) {
		return Refuse("%s is %s: end that exchange first, then re-match them", s.Call(id), s.sayFixedTeams(id, in))
	}
	return nil
}

func (c *Rematch) prepare(s *State, _ Stamp) error {
	c.Pair, c.Dates, c.Facilitator = PublishedPair{}, exchange.Exchange{}, text.Text{}
	if c.Start.IsZero() {
		return nil
	}
	if err := s.checkSettled(); err != nil {
		return err
	}
	partners, err := s.RematchPartners(c.A)
	if c.B == 0 {
		if err != nil {
			return err
		}
		c.B = partners[0].ID
	} else if !slices.ContainsFunc(partners, func(p RematchPartner) bool { return p.ID == c.B }) {
		return s.whyNotRematch(c.A, c.B, err)
	}
	scorer := s.Scorer()
	if p, ok := s.Plan.Together(c.A, c.B); ok {
		c.Pair = publishedPair(p, scorer)
	} else {
		a, b := c.A, c.B
		i, _ := scorer.Index(a)
		j, _ := scorer.Index(b)
		if j < i {
			a, b = b, a
		}
		c.Pair = publishedPair(matching.Pair{A: a, B: b, Score: scorer.Score(i, j)}, scorer)
	}
	c.Dates = exchange.New(s.Programme, c.Start, 2)
	for _, id := range []matching.ID{c.B, c.A} {
		if x, ok := s.WaitsFirst(id); ok && !x.Facilitator.IsEmpty() {
			c.Facilitator = x.Facilitator
		}
	}
	for _, spread := range s.spread(c.Dates, 1, c.Facilitator, nil) {
		c.Pair.Spread = &spread
	}
	return nil
}

// whyNotRematch says why somebody cannot be re-matched with somebody who was named.
func (s *State) whyNotRematch(a, b matching.ID, err error) error {
	if rematchable := s.checkRematchable(a); rematchable != nil {
		return rematchable
	}
	if a == b {
		return Refuse("a pair needs two different people")
	}
	if other := s.checkRematchable(b); other != nil {
		return other
	}
	if parted := s.checkParted([]matching.ID{a, b}); parted != nil {
		return parted
	}
	if list := s.Scorer().Breaches(a, b); len(list) > 0 {
		var why []string
		overridable := true
		for _, breach := range list {
			why = append(why, breach.Sentence())
			overridable = overridable && !breach.Always
		}
		hint := ""
		if overridable {
			hint = ": override pairs them with a reason, then re-match them"
		}
		return Refuse("%s may not be paired (%s)%s", s.CallPair(a, b), strings.Join(why, "; "), hint)
	}
	for _, id := range []matching.ID{b, a} {
		if p, ok := s.Plan.PairOf(id); ok {
			return Refuse("%s are %s in the plan, so that somebody else would be moved: override %s first, then re-match them", s.CallAll(p.Members()), p.State, s.CallPair(a, b))
		}
	}
	if err != nil {
		return err
	}
	return Refuse("%s cannot be re-matched", s.CallPair(a, b))
}

func (c *Rematch) check(s *State, _ Stamp) error {
	switch {
	case c.Start.IsZero():
		return Refuse("say on which day the new exchange starts: --start 2023-06-05")
	case !canStart(c.Start):
		return Refuse("exchanges cannot start on %s: is the year right?", c.Start)
	}
	in := s.allFixedTeams()
	team := matching.TeamOf(c.A, c.B)
	if _, fixed := s.Fixed[team]; !fixed {
		for _, id := range team.Members() {
			in[id] = append(in[id], FixedTeam{team, matching.Suggested})
		}
	}
	return s.checkPublishable([]matching.ID{c.A, c.B}, in)
}

func (c *Rematch) apply(s *State, at Stamp) {
	p, dates := c.Pair, c.Dates
	if p.Spread != nil {
		dates = dates.With(*p.Spread)
	}
	s.Exchanges = append(slices.Clip(s.Exchanges), &Exchange{
		Exchange: dates, ID: at.Seq << 20, Members: p.members(), Score: p.Score, Why: p.Why, Against: p.Against,
		Facilitator: c.Facilitator, Published: at, Rematch: true,
	})
	delete(s.Fixed, matching.TeamOf(p.members()...))
}
