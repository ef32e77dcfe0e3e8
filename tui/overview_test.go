package tui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// does makes changes as the coordinator, and opens the program anew.
func (d *driver) does(changes ...cohort.Change) *driver {
	d.t.Helper()
	for _, c := range changes {
		if _, err := d.db.Commit(context.Background(), 1, d.by(), c); err != nil {
			d.t.Fatal(err)
		}
	}
	d.open(d.m.w, d.m.h)
	return d
}

// monthsPast is the sample published, with two exchanges that go well.
var monthsPast = &history{before: samplePast, happen: someMonths}

func someMonths(t testing.TB, d *driver) {
	d.open(80, 24)
	publish(t, d, "2023-04-03")
	d.on("2023-05-03")
	x := d.state().Exchanges
	visit := func(i, host, hours int) cohort.Change {
		return &cohort.LogVisit{Exchange: x[i].ID, Visit: exchange.Visit{Date: dayFor(t, "2023-04-26"), HourTenths: hours,
			Activity: d.state().Programme.Exchange.Activities[0], Host: host}}
	}
	d.does(visit(0, 0, 40), visit(0, 1, 35), visit(5, exchange.Joint, 20),
		&cohort.RecordCheckIn{Exchange: x[0].ID, CheckIn: exchange.CheckIn{Date: dayFor(t, "2023-04-28"), Reached: []int{0},
			Outcome: exchange.Spoke, Mood: exchange.Good}})
	for _, x := range x[:18] {
		for _, s := range x.Steps {
			if s.Due.Before(dayFor(t, "2023-04-30")) && x.CheckTick(s.Name, exchange.Everybody, dayFor(t, "2023-04-12")) == nil {
				d.does(&cohort.Tick{Exchange: x.ID, Milestone: s.Name, Party: exchange.Everybody, On: dayFor(t, "2023-04-12")})
			}
		}
	}
}

func TestOverviewLooks(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"120x40", 120, 40}, {"60x16", 60, 16}} {
		t.Run("reviewing-"+size.name, func(t *testing.T) {
			d := sample(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.keys("1").frame()))
		})
		t.Run("running-"+size.name, func(t *testing.T) {
			d := monthsPast.opened(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.keys("1").frame()))
		})
		t.Run("empty-"+size.name, func(t *testing.T) {
			d := empty(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.keys("1").frame()))
		})
	}
}

func TestOverviewLeadsToWhatNeedsAttention(t *testing.T) {
	d := sample(t, 100, 30)
	d.keys("1").sees("▸ reviewing", "Needs attention", "▸ unknown name", "names “Marion Tessler”")
	d.keys("n").sees("Kavitha ↔ Ravi Krishnan: 45.6 points, less than", "enter go there")
	d.keys("enter").sees("▸   45.6", "Why 45.6")
	d.keys("1", "n").sees("Ifeoma Chukwu answered Challenges beside").keys("N", "N").sees("names “Marion Tessler”")
	d.keys("enter").sees("Dwayne Campbell")
	d.keys("1", "G").sees("39 line managers named are").keys("g", "j", "down", "k", "up").sees("▸ unknown name")
	d.open(100, 30)
	d.keys("1").sees("▸ unknown name", "names “Marion Tessler”")
}

func TestOverviewCharts(t *testing.T) {
	d := sample(t, 80, 24)
	d.keys("1").sees("Pairs by sector", "23 of 23 pairs differ", "Needs attention")
	d.keys("v").sees("Hard to match", "No possible partner   0  nobody", "no challenges in common").seesNot("Pairs by sector")
	d.keys("v").sees("Points of the pairs", "middle pair 70.0").seesNot("Pairs by sector", "Hard to match")
	d.keys("right").sees("Challenges, people who chose each", "communities")
	d.keys("v").seesNot("Challenges, people").sees("Needs attention", "managers", "Dwayne Campbell names “Marion Tessler” as Must not be paired with, who is")
	d.keys("v").sees("Pairs by sector").keys("left").seesNot("Pairs by sector").keys("V").sees("Challenges, people").keys("esc").sees("Pairs by sector")

	d.open(60, 16)
	d.keys("1").sees("Needs attention").seesNot("Pairs by sector").keys("v").sees("Pairs by sector", "5 others").sees("Needs attention: 7", "esc the list").seesNot("Marion Tessler", "enter go there")
	d.keys("enter", "j").sees("Pairs by sector").keys("v").sees("Hard to match").keys("v", "v").sees("Challenges").keys("v").sees("Marion Tessler")
	d.keys("v", "v").sees("Hard to match").keys("esc").sees("Marion Tessler", "enter go there")

	// Made short, the terminal shows the list, whichever chart stood below it.
	d.open(80, 24)
	d.keys("1", "v", "v").sees("Points of the pairs")
	d.send(tea.WindowSizeMsg{Width: 60, Height: 16})
	d.sees("Marion Tessler").seesNot("Hard to match", "Points of the pairs")

	d.open(100, 30)
	d.keys("1").sees("Pairs by sector", "Hard to match").seesNot("Challenges, people").keys("v").sees("Hard to match", "Points of the pairs").keys("v").sees("Points of the pairs", "Challenges, people")
	d.open(120, 40)
	d.keys("1").sees("Pairs by sector", "Hard to match", "Points of the pairs").keys("v").sees("Hard to match", "Points of the pairs", "Challenges, people")
}

// The sum beside a chart's name loses whole parts, not letters.
func TestChartSumsLoseWholeParts(t *testing.T) {
	for _, w := range []int{60, 80, 100, 110, 120, 140} {
		for _, past := range []*history{monthsPast, publishedTrioPast} {
			d := past.opened(t, w, 40)
			for range 5 {
				d.keys("1").seesNot("h together, j…", "joi…", "join…", "joint…", "a trio …", "a trio b…", "being …").keys("v")
			}
		}
	}
}

func TestOverviewOfARunningCohort(t *testing.T) {
	d := monthsPast.opened(t, 120, 40)
	d.keys("1").sees("▸ running", "Running until 3 Oct 2023", "exchanges", "on track", "hours together", "9.5", "Hours hosted by sector", "9.5 h together, joint 2.0", "call made")
	d.sees("▸ at risk").keys("enter").sees("4 Exchanges")
	if d.m.sh.active != exchangesTab {
		t.Fatal("an exchange at risk leads elsewhere")
	}
	d.keys("1", "n", "enter")
	if d.m.sh.active != exchangesTab && d.m.sh.active != checkInsTab {
		t.Fatal("what is overdue leads elsewhere")
	}
	d.on("2023-11-01")
	d.keys("1").sees("▸ closed", "Closed: ")
	d.on("2023-03-20")
	d.keys("1").sees("▸ published", "the first of 23 exchanges starts on Monday 3 April 2023")
}

func TestOverviewTellsOfPeople(t *testing.T) {
	d := sample(t, 120, 40)
	key := d.state().Plan.Pairs[0]
	late := &matching.Applicant{Name: text.New("Late Comer"), Email: text.New("late@example.org"), Submitted: d.now(),
		Answers: map[string]matching.Answer{programme.FieldConsent: {Choices: []string{"yes"}}}}
	d.does(d.db.Import(d.state().CompareImport([]*matching.Applicant{late}, true), cohort.ImportFile{Name: text.New("more.csv"), Problems: 2}),
		&cohort.Withdraw{Person: key.A})
	d.keys("1").sees("late ", "Late Comer applied after the deadline", "waiting", "rejected", "2 rows of more.csv could not be read", "withdrawn")
	d.keys("enter").sees("Late Comer").keys("1", "n").sees("waits: ").keys("enter")
	if d.m.sh.active != matchesTab {
		t.Fatal("somebody waiting leads elsewhere")
	}
	d.day = "2023-03-01"
	d.open(120, 40)
	d.keys("1").sees("▸ collecting", "Collecting until 14 March, 23:59: 47 applicants so far.")
}

func TestOverviewOfAnEmptyCohort(t *testing.T) {
	d := empty(t, 80, 24)
	d.keys("1").sees("Nobody has applied yet", "Press 2, then i", "14 March, 23:59").keys("v", "n", "j").sees("Nobody has applied yet")
	d.keys("enter")
	if d.m.sh.active != applicantsTab {
		t.Fatal("enter leads elsewhere")
	}
}

func TestOverviewWithTheMouse(t *testing.T) {
	d := sample(t, 120, 40)
	d.keys("1")
	row := d.m.screens[overviewTab].(*overviewScreen).lay.listTop
	click := func(i int) { d.send(tea.MouseClickMsg{X: 30, Y: bodyTop + row + i, Button: tea.MouseLeft}) }
	click(1)
	d.sees("Kavitha ↔ Ravi Krishnan: 45.6 points")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	d.sees("▸ unknown name")
	click(1)
	click(1)
	d.sees("▸   45.6")
}

// BenchmarkOverviewKey is one key and the frame after it among ten thousand people.
func BenchmarkOverviewKey(b *testing.B) {
	m := many(b, 10_000)
	m.sh.active = overviewTab
	o := m.screens[overviewTab].(*overviewScreen)
	o.update(o.lookFacts(true)())
	o.update(o.lookReady(true)())
	keys := []string{"j", "n", "pgdown", "k", "v", "G", "g"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(press(keys[i%len(keys)]))
		m.View()
	}
}

// BenchmarkOverviewFacts is what the overview works out of a new state of ten thousand people, in the
// background.
func BenchmarkOverviewFacts(b *testing.B) {
	o := many(b, 10_000).screens[overviewTab].(*overviewScreen)
	for range b.N {
		o.asked = overviewAsk{}
		o.lookFacts(true)()
	}
}

// BenchmarkReadiness is what makes planning ten thousand people hard, in the background.
func BenchmarkReadiness(b *testing.B) {
	s := many(b, 10_000).sh.state
	for range b.N {
		readinessOf(s)
	}
}
