package follow_test

import (
	"context"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// manyExchanges opens the program on a state with so many people in exchanges that run since April, on
// 3 July; nothing of it is in the store. In every hundredth exchange there are three.
func manyExchanges(t testing.TB, people, w, h int) *tuitest.Driver {
	d := tuitest.UnderWay(t, w, h, "2023-07-03")
	s := *d.M.Shell().State()
	s.Seq++
	s.People, s.Exchanges = map[matching.ID]*cohort.Applicant{}, nil
	start := tuitest.DayFor(t, "2023-04-03")
	for id := matching.ID(1); int(id) < people; {
		n := 2
		if len(s.Exchanges)%100 == 99 {
			n = 3
		}
		x := &cohort.Exchange{Exchange: exchange.New(s.Programme, start, n), ID: uint64(len(s.Exchanges) + 1), Score: 700}
		for range n {
			s.People[id] = &cohort.Applicant{Applicant: matching.Applicant{ID: id, Email: text.New(fmt.Sprintf("p%d@example.org", id)),
				Name: text.New(fmt.Sprintf("Person%d Okonkwo-Brandt", id)), Answers: map[string]matching.Answer{
					"organisation": {Text: text.New("Thamesbank University Hospitals")}, programme.FieldObjectives: {Text: text.New("To see how others do it, and to be seen.")}}}}
			x.Members = append(x.Members, id)
			id++
		}
		day := start.AddDays(int(id) % 80)
		for i, step := range x.Steps[:int(id)%9] {
			if step.ByHand() {
				x.Exchange = x.Tick(step.Name, exchange.Everybody, start.AddDays(7*i), 0)
			}
		}
		if id%3 == 0 {
			x.Exchange = x.AddVisit(exchange.Visit{ID: 1, Date: day, HourTenths: 40, Activity: "shadowing", Host: int(id) % n})
			x.Exchange = x.AddCheckIn(exchange.CheckIn{ID: 1, Date: day, Reached: []int{0}, Outcome: exchange.Spoke, Mood: exchange.Good})
		}
		s.Exchanges = append(s.Exchanges, x)
	}
	d.M.Shell().Take(&s)
	for t := range shell.AlwaysTabs {
		d.M.Screen(t).Take()
	}
	return d
}

func benchmarkKeys(b *testing.B, tab string) {
	d := manyExchanges(b, 10_000, 120, 40)
	d.Keys(tab)
	d.M.View()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		key := "down"
		if i%200 >= 100 {
			key = "up"
		}
		d.M.Update(tuitest.Press(key))
		d.M.View()
	}
}

func BenchmarkExchangesKey(b *testing.B) { benchmarkKeys(b, "4") }

func BenchmarkCheckInsKey(b *testing.B) { benchmarkKeys(b, "5") }

// The first frame after a change that concerns one exchange.
func BenchmarkExchangesAfterATick(b *testing.B) {
	d := manyExchanges(b, 10_000, 120, 40)
	d.Keys("4")
	for i := 0; b.Loop(); i++ {
		s := *d.M.Shell().State()
		s.Exchanges = append([]*cohort.Exchange(nil), s.Exchanges...)
		x := *s.Exchanges[i%len(s.Exchanges)]
		s.Exchanges[i%len(s.Exchanges)] = &x
		d.M.Shell().Take(&s)
		for t := range shell.AlwaysTabs {
			d.M.Screen(t).Take()
		}
		d.M.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		d.M.View()
	}
}

func BenchmarkStandings(b *testing.B) {
	d := manyExchanges(b, 10_000, 120, 40)
	for b.Loop() {
		shell.NewExchangeStatuses(context.Background(), d.M.Shell().State(), d.M.Shell().Today(), nil)
	}
}

// Three in an exchange are drawn and ticked as two are.
func TestExchangeOfThree(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}, {160, 45}} {
		d := manyExchanges(t, 300, size[0], size[1])
		d.Keys("4", "/").Typed("person199 person201").Keys("enter").Sees("1 of 1")
		d.Keys("enter", "g", "down", "right", "right", "right").Sees("›[", "Person201")
		d.Keys("v", "enter", "enter", "left").Dialog("‹ all three ›").Keys("esc", "esc")
		d.Keys("c").Sees("Person199").Keys("c").Sees("1 Person199", "3 Person201").Keys("b").Sees("spoke to all three").Keys("2").Sees("spoke to Person199 and").Keys("esc")
	}
}
