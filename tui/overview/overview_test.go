package overview_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/overview"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

func TestOverviewLooks(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"120x40", 120, 40}, {"60x16", 60, 16}} {
		t.Run("reviewing-"+size.name, func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.Keys("1").Frame()))
		})
		t.Run("running-"+size.name, func(t *testing.T) {
			d := tuitest.MonthsPast.Opened(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.Keys("1").Frame()))
		})
		t.Run("empty-"+size.name, func(t *testing.T) {
			d := tuitest.Empty(t, size.w, size.h)
			golden.RequireEqual(t, []byte(d.Keys("1").Frame()))
		})
	}
}

func TestOverviewLeadsToWhatNeedsAttention(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("1").Sees("▸ reviewing", "Needs attention", "▸ unknown name", "names “Marion Tessler”")
	d.Keys("n").Sees("Kavitha ↔ Ravi Krishnan: 45.6 points, less than", "enter go there")
	d.Keys("enter").Sees("▸   45.6", "Why 45.6")
	d.Keys("1", "n").Sees("London Integrated Care Board” may be one employer").Keys("n").Sees("Ifeoma Chukwu answered Challenges beside").Keys("N", "N", "N").Sees("names “Marion Tessler”")
	d.Keys("enter").Dialog("questions to settle", "▸ unknown name", "Dwayne Campbell wrote “Marion Tessler”").Keys("esc")
	d.Keys("1", "G").Sees("39 line managers named are").Keys("g", "j", "down", "k", "up").Sees("▸ unknown name")
	d.Open(100, 30)
	d.Keys("1").Sees("▸ unknown name", "names “Marion Tessler”")
}

func TestOverviewCharts(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("1").Sees("Pairs by sector", "23 of 23 pairs differ", "Needs attention")
	d.Keys("v").Sees("Hard to match", "No possible partner   0  nobody", "no challenges in common").SeesNot("Pairs by sector")
	d.Keys("v").Sees("Points of the pairs", "middle pair 70.0").SeesNot("Pairs by sector", "Hard to match")
	d.Keys("right").Sees("Challenges, people who chose each", "communities")
	d.Keys("v").SeesNot("Challenges, people").Sees("Needs attention", "managers", "Dwayne Campbell names “Marion Tessler” as Must not be paired with, who is")
	d.Keys("v").Sees("Pairs by sector").Keys("left").SeesNot("Pairs by sector").Keys("V").Sees("Challenges, people").Keys("esc").Sees("Pairs by sector")

	d.Open(60, 16)
	d.Keys("1").Sees("Needs attention").SeesNot("Pairs by sector").Keys("v").Sees("Pairs by sector", "5 others").Sees("Needs attention: 9", "esc the list").SeesNot("Marion Tessler", "enter settle")
	d.Keys("enter", "j").Sees("Pairs by sector").Keys("v").Sees("Hard to match").Keys("v", "v").Sees("Challenges").Keys("v").Sees("Marion Tessler")
	d.Keys("v", "v").Sees("Hard to match").Keys("esc").Sees("Marion Tessler", "enter settle")

	// Made short, the terminal shows the list, whichever chart stood below it.
	d.Open(80, 24)
	d.Keys("1", "v", "v").Sees("Points of the pairs")
	d.Send(tea.WindowSizeMsg{Width: 60, Height: 16})
	d.Sees("Marion Tessler").SeesNot("Hard to match", "Points of the pairs")

	d.Open(100, 30)
	d.Keys("1").Sees("Pairs by sector", "Hard to match").SeesNot("Challenges, people").Keys("v").Sees("Hard to match", "Points of the pairs").Keys("v").Sees("Points of the pairs", "Challenges, people")
	d.Open(120, 40)
	d.Keys("1").Sees("Pairs by sector", "Hard to match", "Points of the pairs").Keys("v").Sees("Hard to match", "Points of the pairs", "Challenges, people")
}

// The sum beside a chart's name loses whole parts, not letters.
func TestChartSumsLoseWholeParts(t *testing.T) {
	for _, w := range []int{60, 80, 100, 110, 120, 140} {
		for _, past := range []*tuitest.History{tuitest.MonthsPast, tuitest.PublishedTrioPast} {
			d := past.Opened(t, w, 40)
			for range 5 {
				d.Keys("1").SeesNot("h together, j…", "joi…", "join…", "joint…", "a trio …", "a trio b…", "being …").Keys("v")
			}
		}
	}
}

func TestOverviewOfARunningCohort(t *testing.T) {
	d := tuitest.MonthsPast.Opened(t, 120, 40)
	d.Keys("1").Sees("▸ running", "Running until 3 Oct 2023", "exchanges", "on track", "hours together", "9.5", "Hours hosted by sector", "9.5 h together, joint 2.0", "call made")
	d.Sees("▸ calls 22", "22 calls to make (key 5)").Keys("enter")
	if d.M.Shell().Active() != shell.CheckInsTab {
		t.Fatal("a call that is to be made leads elsewhere")
	}
	d.Keys("1", "n").Sees("▸ overdue").Keys("enter").Sees("4 Exchanges")
	if d.M.Shell().Active() != shell.ExchangesTab {
		t.Fatal("what is overdue leads elsewhere")
	}
	d.On("2023-11-01")
	d.Keys("1").Sees("▸ closed", "Closed: ")
	d.On("2023-03-20")
	d.Keys("1").Sees("▸ published", "the first of 23 exchanges starts on Monday 3 April 2023")
}

func TestOverviewTellsOfPeople(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	key := d.State().Plan.Pairs[0]
	late := &matching.Applicant{Name: text.New("Late Comer"), Email: text.New("late@example.org"), Submitted: d.Now(),
		Answers: map[string]matching.Answer{programme.FieldConsent: {Choices: []string{"yes"}}}}
	d.Does(d.DB.Import(d.State().CompareImport([]*matching.Applicant{late}, true), cohort.ImportFile{Name: text.New("more.csv"), Problems: 2}),
		&cohort.Withdraw{Person: key.A})
	d.Keys("1").Sees("late ", "Late Comer applied after the deadline", "waiting", "rejected", "2 rows of more.csv could not be read", "withdrawn")
	d.Keys("enter").Dialog("questions to settle", "▸ late", "Late Comer applied on 15 Mar 2023 12:00; the deadline was 14 Mar 2023 23:59").Keys("esc", "n").Sees("waits: ").Keys("enter")
	if d.M.Shell().Active() != shell.MatchesTab {
		t.Fatal("somebody waiting leads elsewhere")
	}
	d.Day = "2023-03-01"
	d.Open(120, 40)
	d.Keys("1").Sees("▸ collecting", "Collecting until 14 March, 23:59: 47 applicants so far.")
}

func TestOverviewOfAnEmptyCohort(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Keys("1").Sees("Nobody has applied yet", "Press 2, then i", "14 March, 23:59").Keys("v", "n", "j").Sees("Nobody has applied yet")
	d.Keys("enter")
	if d.M.Shell().Active() != shell.ApplicantsTab {
		t.Fatal("enter leads elsewhere")
	}
}

func TestOverviewWithTheMouse(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Keys("1")
	click := func() {
		d.Send(tea.MouseClickMsg{X: 30, Y: tuitest.LineWith(t, d, "45.6  Kavitha ↔ Ravi Krishnan"), Button: tea.MouseLeft})
	}
	click()
	d.Sees("▸ weak pairs 3     45.6  Kavitha", "Kavitha ↔ Ravi Krishnan: 45.6 points")
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	d.Sees("▸ unknown name")
	click()
	click()
	d.Row("▸   45.6")
}

// BenchmarkOverviewKey is one key and the frame after it among ten thousand people.
func BenchmarkOverviewKey(b *testing.B) {
	m := tuitest.Many(b, 10_000)
	m.Shell().GoTo(shell.OverviewTab)
	o := m.Screen(shell.OverviewTab)
	facts, ready := overview.LookFacts(o), overview.LookReadiness(o)
	m.Update(facts())
	m.Update(ready())
	keys := []string{"j", "n", "pgdown", "k", "v", "G", "g"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(tuitest.Press(keys[i%len(keys)]))
		m.View()
	}
}

// BenchmarkOverviewFacts is what the overview works out of a new state of ten thousand people, in the
// background.
func BenchmarkOverviewFacts(b *testing.B) {
	sh := &tuitest.Many(b, 10_000).Shell().Shell
	for range b.N {
		overview.WorkOutFacts(sh)
	}
}

// BenchmarkReadiness is what makes planning ten thousand people hard, in the background.
func BenchmarkReadiness(b *testing.B) {
	s := tuitest.Many(b, 10_000).Shell().State()
	for range b.N {
		overview.WorkOutReadiness(s)
	}
}
