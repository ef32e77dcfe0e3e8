package demo

import (
	"cmp"
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// stages are what is done to a cohort whose people have applied, until it is as far as its stage says.
var stages = map[string]func(*office) error{
	"collecting":   func(*office) error { return nil }, // more people are to come
	"shortlisting": (*office).shortlist,
	"reviewing":    (*office).review,
	"running":      (*office).run,
	"closed":       (*office).runToTheEnd,
}

// Parts of a shortlist: by now so many of ten places are given, so many are in reserve, and so many told no.
const (
	placesGiven = 7
	inReserve   = 3
	toldNo      = 5
)

// shortlist takes down the board's marks and moves the best and the last: who is between them is still to be talked about.
func (o *office) shortlist() error {
	if err := o.toldEarlier(); err != nil {
		return err
	}
	if err := o.readSheet(); err != nil {
		return err
	}
	s := o.state
	var taken, reserve, no programme.Stage
	for _, stage := range s.Programme.Stages {
		switch {
		case stage.Pairs:
			taken = stage
		case stage.Ranked:
			reserve = stage
		case stage.Closed && no.Name == "":
			no = stage
		}
	}
	if taken.Name == "" {
		return fmt.Errorf("the programme has no stage that is paired")
	}
	best := s.TakingPart()
	slices.SortStableFunc(best, func(a, b matching.ID) int {
		x, _ := s.MeanMark(a)
		y, _ := s.MeanMark(b)
		return cmp.Compare(y, x)
	})
	in, left := o.within(taken, best, taken.Places*placesGiven/10/2*2) // nobody is left over
	moves := []cohort.Move{{IDs: in, Stage: taken.Name}}
	if reserve.Name != "" {
		moves = append(moves, cohort.Move{IDs: left[:inReserve], Stage: reserve.Name, Rank: 1})
	}
	if no.Name != "" {
		moves = append(moves, cohort.Move{IDs: left[len(left)-toldNo:], Stage: no.Name})
	}
	for i := range moves {
		moves[i].Why = cohort.Reason("The board's first meeting")
		if err := o.do(coordinator, &moves[i]); err != nil {
			return err
		}
	}
	return nil
}

// within takes people in their order for a stage, no more than n and no more of one answer than it may hold; left are the
// others.
func (o *office) within(stage programme.Stage, people []matching.ID, n int) (in, left []matching.ID) {
	of := map[string]int{}
	answers := o.state.ComparedAnswers(people, []string{stage.AtMost.Field})
	for i, id := range people {
		answer := answers[i][0]
		if len(in) < n && (stage.AtMost.People == 0 || of[answer] < stage.AtMost.People) {
			in = append(in, id)
			of[answer]++
		} else {
			left = append(left, id)
		}
	}
	return in, left
}

// toldEarlier writes down who came to the events before the deadline.
func (o *office) toldEarlier() error {
	for _, e := range o.state.Events() {
		if !e.BeforeClose || e.On.IsZero() || e.On.After(o.day) {
			continue
		}
		if err := o.do(coordinator, &cohort.Attend{Event: e.Name, People: some(e.Invited, 2)}); err != nil {
			return err
		}
	}
	return nil
}

// review looks the plan over: the pair that scores most is kept. What else there is to settle waits for whoever opens the
// demonstration.
func (o *office) review() error {
	o.on(o.today.AddDays(-1))
	best := slices.MaxFunc(o.state.Plan.Pairs, func(p, q matching.Pair) int { return cmp.Compare(p.Score, q.Score) })
	return o.do(coordinator, &cohort.Lock{A: best.A, B: best.B, Why: cohort.Reason("Both asked for each other at the information session")})
}

// run publishes the pairs and lets them live until today.
func (o *office) run() error {
	if err := o.publish(); err != nil {
		return err
	}
	return o.follow(o.today, mixture, false)
}

// wrapUp is for how long after the last exchange there is something to write down.
const wrapUp = 56

// runToTheEnd publishes the pairs and lets them live until all of it is over.
func (o *office) runToTheEnd() error {
	if err := o.publish(); err != nil {
		return err
	}
	var last programme.Date
	for _, x := range o.state.Exchanges {
		if x.LastDay().After(last) {
			last = x.LastDay()
		}
	}
	return o.follow(last.AddDays(wrapUp), mostlyWell, true)
}

// publish makes the groups that the programme has, and exchanges of all pairs: of each group on its own day, where partners
// come from one. Two facilitators share them.
func (o *office) publish() error {
	for _, g := range o.state.Groupings() {
		if err := o.do(coordinator, &cohort.MakeGroups{Group: g.Name}); err != nil {
			return err
		}
	}
	within := o.state.PartnersWithin()
	for i, start := range o.scene.Start {
		o.on(start.AddDays(-6))
		change := &cohort.Publish{Start: start}
		if within != nil {
			change.Group = i + 1
		}
		before := len(o.state.Exchanges)
		if err := o.do(coordinator, change); err != nil {
			return err
		}
		if err := o.share(o.state.Exchanges[before:]); err != nil {
			return err
		}
	}
	return nil
}

// share gives each facilitator as many exchanges as the others.
func (o *office) share(new []*cohort.Exchange) error {
	for k, who := range facilitators {
		var given cohort.Several
		for i, x := range new {
			if i%len(facilitators) == k {
				given.Assigned = append(given.Assigned, cohort.Assign{Exchange: x.ID, Facilitator: text.New(who)})
			}
		}
		if len(given.Assigned) == 0 {
			continue
		}
		if err := o.do(coordinator, &given); err != nil {
			return err
		}
	}
	return nil
}

// some are people in their order, without every n-th.
func some(people []matching.ID, n int) []matching.ID {
	var out []matching.ID
	for i, id := range people {
		if i%n != n-1 {
			out = append(out, id)
		}
	}
	return out
}
