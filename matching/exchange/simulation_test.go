package exchange_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
)

// long runs the simulation with many seeds: go test ./matching/exchange -run Simulation -long
var long = flag.Bool("long", false, "simulate eight times as many half years")

// behaviour is how a pair goes about its exchange.
type behaviour struct {
	name    string
	reach   [2]float64 // how likely a call reaches each
	late    int        // how many days after its date the pair does a step
	meets   bool
	leaves  int // in which week somebody leaves, 0 for never
	pauses  int // in which week they pause, for five weeks; 0 for never
	mostNow int // the most calls for one such pair; 0 for no limit
	// health has what must be said of the pair in weeks 4, 12 and 20, once it was rung twice.
	health [3][]exchange.Health
}

var (
	fine   = []exchange.Health{exchange.HealthOnTrack, exchange.HealthDue, exchange.HealthOurTurn, exchange.HealthOverdue}
	late   = []exchange.Health{exchange.HealthOverdue, exchange.HealthDue, exchange.HealthOurTurn}
	atRisk = []exchange.Health{exchange.HealthAtRisk}
	over   = []exchange.Health{exchange.HealthOver}
)

var behaviours = []behaviour{
	{name: "good", reach: [2]float64{0.9, 0.9}, late: -2, meets: true, mostNow: 12, health: [3][]exchange.Health{fine, fine, fine}},
	{name: "slow", reach: [2]float64{1, 1}, late: 18, meets: true, health: [3][]exchange.Health{late, fine, late}},
	{name: "silent", health: [3][]exchange.Health{atRisk, {exchange.HealthAtRisk, exchange.HealthOver}, {exchange.HealthAtRisk, exchange.HealthOver}}},
	{name: "one-sided", reach: [2]float64{1, 0}, late: 5, meets: true, health: [3][]exchange.Health{atRisk, atRisk, atRisk}},
	{name: "leaving", reach: [2]float64{0.9, 0.9}, late: -2, meets: true, leaves: 6, health: [3][]exchange.Health{fine, over, over}},
	{name: "paused", reach: [2]float64{1, 1}, late: -2, meets: true, pauses: 9, health: [3][]exchange.Health{fine, {exchange.HealthPaused}, fine}},
	{name: "never visiting", reach: [2]float64{0.9, 0.9}, late: -2, health: [3][]exchange.Health{fine, atRisk, atRisk}},
}

// lived is one pair of the simulation.
type lived struct {
	exchange.Exchange
	*behaviour
	calls, mostTries   int
	wasWithCoordinator bool

	look     exchange.Outlook
	lookedOn programme.Date
}

// halfYear is a cohort that is followed from the queue alone.
type halfYear struct {
	t     *testing.T
	p     *programme.Programme
	pairs []*lived
	rand  *rand.Rand
	id    uint64
	today programme.Date
	made  map[programme.Owner]exchange.Load // by who made them
}

// TestSimulation follows a cohort for 26 weeks and eight more: a facilitator makes five calls a day and does only
// what the queue says; so does a coordinator, with what is the coordinator's.
func TestSimulation(t *testing.T) {
	seeds := uint64(1)
	if *long {
		seeds = 8
	}
	for seed := range seeds {
		for _, n := range []int{23, 50} {
			t.Run(fmt.Sprintf("%d pairs, seed %d", n, seed), func(t *testing.T) { simulate(t, n, seed) })
		}
	}
}

func simulate(t *testing.T, n int, seed uint64) {
	p, err := programme.LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		t.Fatal(err)
	}
	h := &halfYear{t: t, p: p, rand: rand.New(rand.NewPCG(seed, uint64(n))), made: map[programme.Owner]exchange.Load{programme.OwnerFacilitator: {}, programme.OwnerCoordinator: {}}}
	start := programme.Date{Year: 2023, Month: 4, Day: 3}.AddDays(7 * int(seed))
	dates := exchange.New(p, start, 2)
	planned := exchange.Load{}
	for i, s := range exchange.Level(dates, n, p.Exchange.CallsPerWeek, planned) {
		b := &behaviours[0]
		if i%2 == 1 {
			b = &behaviours[i/2%len(behaviours)]
		}
		h.pairs = append(h.pairs, &lived{Exchange: dates.With(s), behaviour: b})
	}
	for _, w := range planned.Weeks() {
		if w.Calls > p.Exchange.CallsPerWeek {
			t.Errorf("%d calls are planned for the week of %s", w.Calls, w.Monday)
		}
	}
	for day, calls := range planned {
		if calls > 7 {
			t.Errorf("%d calls are planned for %s", calls, day)
		}
	}
	for d := range (26 + 8) * 7 {
		h.today = start.AddDays(d)
		h.live()
		if dates.Working(h.today) {
			h.work()
		}
		h.check(start)
	}
	h.sum(dates.End)
}

// live is what the pairs do on a day by themselves: half of them write when they have done something, the others
// tell when they are rung.
func (h *halfYear) live() {
	for i, x := range h.pairs {
		if i%2 == 0 {
			h.tell(x)
		}
		if x.pauses > 0 && h.today.Sub(x.Start) >= 7*x.pauses && len(x.Pauses) == 0 { // they write, whoever rings
			x.change(x.Pause(exchange.Pause{From: h.today, Until: h.today.AddDays(5 * 7)}))
		}
	}
}

// tell writes down what a pair has done by a day.
func (h *halfYear) tell(x *lived) {
	_, paused := x.Paused()
	if !x.Open() || paused || x.reach == [2]float64{} {
		return
	}
	for _, s := range x.Steps {
		due := x.DueOn(s)
		if s.Owner != programme.OwnerPair || s.Many || due.IsZero() || h.today.Before(due.AddDays(x.late)) {
			continue
		}
		parties := []int{0, 1}
		if x.reach[1] == 0 {
			parties = parties[:1]
		}
		kind := s.Kind()
		switch {
		case kind.Record == exchange.RecordVisit && s.DoneBy == programme.DoneByVisit:
			host := strings.Count(s.Name, "2")
			if x.meets && !slices.ContainsFunc(x.Visits, func(v exchange.Visit) bool { return v.Host == host }) {
				h.id++
				x.change(x.AddVisit(exchange.Visit{ID: h.id, Date: h.today, HourTenths: 40, Activity: "shadowing", Host: host}))
			}
		case kind.Record == exchange.RecordAnswer:
			for _, p := range parties {
				a := exchange.Answer{ID: h.id + 1, Step: s.Name, From: p, About: exchange.Everybody, Number: 5, On: h.today}
				if len(x.AnswersTo(s.Name)) <= p && x.CheckAnswer(a) == nil {
					h.id++
					x.change(x.AddAnswer(a))
				}
			}
		case s.Name == "first-meeting" && !x.meets:
		case kind.Record == exchange.RecordTick:
			for _, p := range parties {
				if x.CheckTick(s.Name, p, h.today) == nil {
					x.change(x.Tick(s.Name, p, h.today, 0))
				}
			}
		}
	}
}

// work is a day of facilitator and coordinator.
func (h *halfYear) work() {
	for _, owner := range []programme.Owner{programme.OwnerFacilitator, programme.OwnerCoordinator} {
		queue := make(map[*lived]exchange.Outlook)
		for _, x := range h.pairs {
			queue[x] = h.look(x)
		}
		order := slices.Clone(h.pairs)
		slices.SortStableFunc(order, func(a, b *lived) int { return queue[a].CompareNeed(queue[b]) })
		done := 0
		for _, x := range order {
			next := queue[x].Next
			if done == 5 || next.When != exchange.Now || next.Owner != owner {
				continue
			}
			h.take(x, next)
			done++
		}
	}
}

// look is how an exchange stands today, worked out once for each change.
func (h *halfYear) look(x *lived) exchange.Outlook {
	if x.lookedOn != h.today {
		x.look, x.lookedOn = x.Outlook(h.p.Exchange, h.today), h.today
	}
	return x.look
}

func (x *lived) change(e exchange.Exchange) { x.Exchange, x.lookedOn = e, programme.Date{} }

// take is what one of the two does about a next step.
func (h *halfYear) take(x *lived, next exchange.NextStep) {
	switch {
	case next.Step == exchange.StepClose:
		reason := programme.EndOfTerm
		if next.Tries >= 3 {
			reason = programme.EndNoContact
		}
		h.end(x, exchange.Ending{Reason: reason, On: h.today})
	case !next.IsCall():
		if i := slices.IndexFunc(x.Steps, func(s exchange.Step) bool { return s.Name == next.Step }); x.Steps[i].ByHand() {
			x.change(x.Tick(next.Step, exchange.Everybody, h.today, 0))
		}
	default:
		h.ring(x, next)
	}
}

func (h *halfYear) end(x *lived, e exchange.Ending) {
	if err := x.CheckEnd(e); err != nil {
		h.t.Fatal(err)
	}
	x.change(x.EndWith(e))
}

func (h *halfYear) ring(x *lived, next exchange.NextStep) {
	h.id++
	call := exchange.CheckIn{ID: h.id, Date: h.today, Outcome: exchange.NoAnswer}
	for p, likely := range x.reach {
		if h.rand.Float64() < likely {
			call.Reached, call.Outcome, call.Mood = append(call.Reached, p), exchange.Spoke, exchange.Good
		}
	}
	if err := x.CheckCheckIn(call); err != nil {
		h.t.Fatal(err)
	}
	x.change(x.AddCheckIn(call))
	x.calls++
	h.made[next.Owner][h.today]++
	x.mostTries = max(x.mostTries, x.Tries())
	if len(call.Reached) == 0 {
		return
	}
	h.tell(x)
	if next.Call.Milestone != "" {
		x.change(x.Tick(next.Call.Milestone, exchange.Everybody, h.today, 0))
	}
	week := h.today.Sub(x.Start) / 7
	pause, paused := x.Paused()
	switch {
	case x.leaves > 0 && week >= x.leaves:
		h.end(x, exchange.Ending{Reason: programme.EndChangedJob, Leaves: []int{1}, On: h.today})
	case paused && !h.today.Before(pause.Until):
		x.change(x.Resume(h.today))
	}
}

// check holds what must be so on every day.
func (h *halfYear) check(start programme.Date) {
	for _, x := range h.pairs {
		look := h.look(x)
		next := look.Next
		if x.Open() == next.IsZero() || x.Open() && (next.Date.IsZero() || next.Step == "" || next.Owner == "" || next.Why.Say(nil) == "") {
			h.t.Fatalf("%s: a %s pair is %s and its next step is %+v", h.today, x.name, x.State(), next)
		}
		if look.Health == exchange.HealthAtRisk && next.Days > 4*7 {
			h.t.Errorf("%s: a %s pair is at risk, and next is %s in %d days", h.today, x.name, next.Step, next.Days)
		}
		if next.When == exchange.Now && slices.ContainsFunc(x.CheckIns, func(c exchange.CheckIn) bool { return c.Date == h.today }) {
			h.t.Errorf("%s: a %s pair was rung today and is to be rung again", h.today, x.name)
		}
		if x.Tries() >= 3 && x.Open() && next.Owner != programme.OwnerCoordinator {
			h.t.Errorf("%s: a %s pair was tried %d times, and is with the %s", h.today, x.name, x.Tries(), next.Owner)
		}
		x.wasWithCoordinator = x.wasWithCoordinator || next.Owner == programme.OwnerCoordinator && next.Tries >= 3
		for k, week := range []int{4, 12, 20} {
			missed := x.reach[1] == 0.9 && (look.Why.Kind == exchange.BecauseHalf || look.Why.Kind == exchange.BecauseSilent) // by chance, and true
			if h.today == start.AddDays(7*week) && x.calls >= 2 && !missed && !slices.Contains(x.health[k], look.Health) {
				h.t.Errorf("in week %d a %s pair is %s: %s", week, x.name, look.Health, look.Why.Say(nil))
			}
		}
	}
}

// sum holds what must be so of the whole.
func (h *halfYear) sum(end programme.Date) {
	calls, good := 0, 0
	for _, x := range h.pairs {
		if x.mostTries > 12 {
			h.t.Errorf("a %s pair was tried %d times", x.name, x.mostTries)
		}
		if x.name == "silent" && !x.wasWithCoordinator {
			h.t.Error("a silent pair was never with the coordinator")
		}
		if x.Open() || x.Ending.On.After(end.AddDays(4*7)) {
			h.t.Errorf("a %s pair is not closed four weeks after %s: %s", x.name, end, x.State())
		}
		if x.mostNow > 0 && x.calls > x.mostNow {
			h.t.Errorf("a %s pair was rung %d times", x.name, x.calls)
		}
		if x.name == "good" {
			calls, good = calls+x.calls, good+1
		}
	}
	if each := float64(calls) / float64(good); each < 7*0.75 || each > 7*1.25 {
		h.t.Errorf("the good pairs were rung %.1f times each", each)
	}
	for owner, made := range h.made {
		for _, w := range made.Weeks() {
			if w.Calls > h.p.Exchange.CallsPerWeek {
				h.t.Errorf("the %s made %d calls in the week of %s", owner, w.Calls, w.Monday)
			}
		}
	}
}
