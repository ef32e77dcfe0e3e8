package tuitest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
)

// crowds are the states of [Crowd] that were made, by how many people they have.
var crowds = struct {
	sync.Mutex
	made map[int]*cohort.State
}{made: map[int]*cohort.State{}}

// crowdPast is an empty cohort of a programme with groups and events.
var crowdPast = &History{Happen: func(t testing.TB, d *Driver) {
	for _, name := range programme.Builtin() {
		source, _ := programme.BuiltinSource(name)
		if p, err := programme.Parse(name, source); err == nil && len(p.Groups) > 0 && len(p.Events) > 0 {
			openOf(t, d, string(source))
			return
		}
	}
	t.Fatal("no programme that ships has groups and events")
}}

// Crowd opens the program in a terminal of w×h on a cohort of n people, made in memory: all are in groups and, but for two,
// in exchanges that run since April, of which every hundredth is of three; there are events to which half of them came, and a
// journal of n changes. It is 3 July. Nothing of it is in the store.
func Crowd(t testing.TB, n, w, h int) *Driver {
	t.Helper()
	d := crowdPast.Copied(t)
	d.Day = "2023-07-03"
	d.Open(w, h)
	crowds.Lock()
	defer crowds.Unlock()
	s := crowds.made[n]
	if s == nil {
		s = crowd(t, d, n)
		crowds.made[n] = s
	}
	d.TakeState(s)
	return d
}

// TakeState shows a state as after a change.
func (d *Driver) TakeState(s *cohort.State) {
	d.T.Helper()
	d.Send(shell.CommittedMsg{State: s, Moves: true})
}

// Another is a state as that of another cohort with people and exchanges of its own, so that nothing that is known of the one
// holds of the other, as the desk brings it.
func (d *Driver) Another(s *cohort.State) *cohort.State {
	d.T.Helper()
	other := *s
	other.Cohort++
	other.People = make(map[matching.ID]*cohort.Applicant, len(s.People))
	for id, a := range s.People {
		as := *a
		other.People[id] = &as
	}
	other.Exchanges = make([]*cohort.Exchange, len(s.Exchanges))
	for i, x := range s.Exchanges {
		as := *x
		other.Exchanges[i] = &as
	}
	closes := d.Now().AddDate(0, 0, int(other.Cohort))
	next, err := d.DB.Preview(context.Background(), &other, d.By(), &cohort.SetCohort{Closes: closes})
	if err != nil {
		d.T.Fatal(err)
	}
	next.WorkOut()
	return next
}

// crowd makes the state.
func crowd(t testing.TB, d *Driver, n int) *cohort.State {
	s := *d.State()
	s.People, s.Plan = map[matching.ID]*cohort.Applicant{}, &matching.Plan{Order: matching.Best, Optimal: true}
	start := DayFor(t, "2023-04-03")
	for i := range n {
		a := crowdApplicant(s.Programme, i)
		s.People[a.ID] = a
	}
	for id := matching.ID(1); int(id) < n; {
		parties := 2
		if len(s.Exchanges)%100 == 99 && int(id)+2 <= n {
			parties = 3
		}
		s.Exchanges = append(s.Exchanges, crowdExchange(&s, len(s.Exchanges), id, parties, start))
		pair := matching.Pair{A: id, B: id + 1, Score: int(id) * 1000 / n, State: matching.Published}
		if parties == 3 {
			pair.C = id + 2
		}
		s.Plan.Pairs = append(s.Plan.Pairs, pair)
		id += matching.ID(parties)
	}
	s.Log = append([]*cohort.Entry(nil), s.Log...)
	for i := range n {
		x := s.Exchanges[i%len(s.Exchanges)]
		s.Log = append(s.Log, &cohort.Entry{Stamp: cohort.Stamp{Seq: uint64(len(s.Log) + 1), Time: time.Unix(1681000000+int64(i)*60, 0), Actor: "robin"},
			Change: &cohort.Tick{Exchange: x.ID, Milestone: "first-meeting", Party: exchange.Everybody, On: start}})
	}
	s.Seq = uint64(len(s.Log))
	came := &cohort.Attend{Event: "launch"}
	for i := 0; i < n; i += 2 {
		came.People = append(came.People, matching.ID(i+1))
	}
	next, err := d.DB.Preview(context.Background(), &s, d.By(), &cohort.MakeGroups{Group: "hundred"})
	if err == nil {
		next, err = d.DB.Preview(context.Background(), next, d.By(), came)
	}
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func crowdApplicant(p *programme.Programme, i int) *cohort.Applicant {
	choice := func(field string) matching.Answer {
		f, _ := p.Field(field)
		return matching.Answer{Choices: []string{f.Choices[i%len(f.Choices)].Name}}
	}
	return &cohort.Applicant{Applicant: matching.Applicant{ID: matching.ID(i + 1), Email: text.New(fmt.Sprintf("p%05d@example.org", i)),
		Name: text.New(fmt.Sprintf("Person%d Okonkwo-Brandt", i+1)), Answers: map[string]matching.Answer{
			"organisation":            {Text: text.New(fmt.Sprintf("Thamesbank University Hospital %d", i%97))},
			"sector":                  choice("sector"),
			"place":                   choice("place"),
			"issues":                  choice("issues"),
			programme.FieldObjectives: {Text: text.New(strings.Repeat("To see – with my own eyes – how others work. ", 8))},
			programme.FieldConsent:    {Choices: []string{"yes"}},
		}}}
}

// crowdExchange is the i-th exchange, of people from id on, as far as it is by July.
func crowdExchange(s *cohort.State, i int, id matching.ID, parties int, start programme.Date) *cohort.Exchange {
	x := &cohort.Exchange{Exchange: exchange.New(s.Programme, start, parties), ID: uint64(i + 1), Score: 700}
	for k := range parties {
		x.Members = append(x.Members, id+matching.ID(k))
	}
	day := start.AddDays(i % 80)
	for k, step := range x.Steps[:i%9%len(x.Steps)] {
		if step.ByHand() {
			x.Exchange = x.Tick(step.Name, exchange.Everybody, start.AddDays(7*k), 0)
		}
	}
	if i%3 == 0 {
		x.Exchange = x.AddVisit(exchange.Visit{ID: 1, Date: day, HourTenths: 40, Activity: "shadowing", Host: i % parties})
		x.Exchange = x.AddCheckIn(exchange.CheckIn{ID: 1, Date: day, Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good})
	}
	if i%5 == 0 {
		x.Facilitator = text.New([]string{"Ines", "robin", "Tomasz"}[i/5%3])
	}
	return x
}
