package tuitest

import (
	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui"
	"crosswalk/tui/shell"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Listed is the sample on the screen Applicants.
func Listed(t testing.TB, w, h int) *Driver {
	t.Helper()
	d := Sample(t, w, h)
	d.Keys("2")
	return d
}

// Many is the screen on a cohort of n people, made in memory.
func Many(t testing.TB, n int) *tui.Model {
	d := Empty(t, 120, 40)
	s := *d.State()
	s.People = map[matching.ID]*cohort.Applicant{}
	plan := &matching.Plan{Order: matching.Best, Optimal: true}
	sectors := []string{"nhs-provider", "council", "voluntary"}
	for i := range n {
		id := matching.ID(i + 1)
		s.People[id] = &cohort.Applicant{Applicant: matching.Applicant{ID: id, Name: text.New(fmt.Sprintf("Person %d Example", i)),
			Email: text.New(fmt.Sprintf("p%05d@example.org", i)), Answers: map[string]matching.Answer{
				"organisation":         {Text: text.New(fmt.Sprintf("Organisation %d", i%97))},
				"sector":               {Choices: []string{sectors[i%3]}},
				"themes":               {Choices: []string{"workforce", "green"}},
				programme.FieldConsent: {Choices: []string{"yes"}},
			}}}
		if i%2 == 1 {
			plan.Pairs = append(plan.Pairs, matching.Pair{A: id - 1, B: id, Score: i * 1000 / n, State: matching.Suggested})
		}
	}
	s.Plan = plan
	sh := d.M.Shell()
	sh.After = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	sh.Take(&s)
	sh.TakeScores(shell.ScoredMsg{Cohort: s.Cohort, Seq: s.Seq, Scorer: score.NewScorer(s.Pool())})
	sh.GoTo(shell.MatchesTab)
	d.M.Screen(shell.MatchesTab).Take()
	return d.M
}

// UnderWay is the sample cohort with its pairs published to start on 3 April, opened on a day.
func UnderWay(t testing.TB, w, h int, day string) *Driver {
	t.Helper()
	d := PublishedPast.Copied(t)
	d.Day = day
	d.Open(w, h)
	return d
}

// Summer is the cohort on 3 July, with pairs on track, due, overdue and at risk.
func Summer(t testing.TB, w, h int) *Driver {
	t.Helper()
	return SummerPast.Opened(t, w, h)
}

func untilSummer(t testing.TB, d *Driver) {
	all := d.State().Exchanges
	tick := func(x *cohort.Exchange, day string, names ...string) {
		for _, n := range names {
			d.Happened(day, &cohort.Tick{Exchange: x.ID, Milestone: n, Party: exchange.Everybody, On: DayFor(t, day)})
		}
	}
	visit := func(x *cohort.Exchange, day string, tenths, host int, activity string) {
		d.Happened(day, &cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: DayFor(t, day), HourTenths: tenths, Activity: activity, Host: host},
			Note: cohort.CallNote("They walked the wards together.")})
	}
	call := func(x *cohort.Exchange, day string, mood exchange.Mood, note string, reached ...int) {
		c := exchange.CheckIn{Date: DayFor(t, day), Reached: reached, Outcome: exchange.Spoke, Mood: mood}
		if len(reached) == 0 {
			c.Outcome = exchange.NoAnswer
		}
		d.Happened(day, &cohort.RecordCheckIn{Exchange: x.ID, CheckIn: c, Note: cohort.CallNote(note)})
	}
	for i, x := range all {
		tick(x, "2023-04-03", "introduced")
		if i == 5 { // only introduced: nobody ever answered
			continue
		}
		tick(x, "2023-04-12", "confirm")
		tick(x, "2023-04-24", "first-meeting")
		if i != 7 {
			tick(x, "2023-05-02", "agreement", "dates-booked")
		}
		if i%4 != 3 {
			visit(x, fmt.Sprintf("2023-06-%02d", 5+i), 30+5*(i%3), i%2, "shadowing")
		}
		if i%3 != 1 {
			tick(x, "2023-06-30", "midpoint")
		}
		if i == 9 {
			call(x, "2023-06-05", exchange.AtRisk, "No time until the inspection is over.", 1)
			continue
		}
		call(x, "2023-06-05", exchange.Good, "", 0, 1)
		if i%5 == 2 {
			call(x, "2023-06-28", "", "")
		}
	}
	visit(all[0], "2023-06-27", 45, 1, "meeting colleagues")
	call(all[0], "2023-06-28", exchange.Patchy, "Both delighted, but diaries are full in July; they will try the last week of August.", 0)
	d.Happened("2023-06-28", &cohort.Assign{Exchange: all[7].ID, Facilitator: text.New("Ines")})
	d.Happened("2023-06-28", &cohort.Assign{Exchange: all[0].ID, Facilitator: text.New("robin")})
	d.Day = "2023-07-03"
}

// LonelyPast is a cohort of five: two who share a theme are a pair, and three chose one of their own each.
var LonelyPast = &History{Before: EmptyPast, Happen: func(t testing.TB, d *Driver) {
	d.Open(80, 24)
	var people []*matching.Applicant
	for i, row := range [][]string{
		{"Ann Low", "Elm Trust", "nhs-provider", "medical", "workforce"},
		{"Bea May", "Oak Council", "council", "public-health", "workforce"},
		{"Cy Roe", "Ash Charity", "voluntary", "community", "green"},
		{"Dee Fox", "Ivy Hospice", "voluntary", "nursing", "children"},
		{"Edith Wharton-Smythe", "Yew Housing Association", "council", "medical", "prevention"},
	} {
		choice := func(name string) matching.Answer { return matching.Answer{Choices: []string{name}} }
		people = append(people, &matching.Applicant{Name: text.New(row[0]), Email: text.New(fmt.Sprintf("p%d@example.org", i)), Submitted: d.Now().AddDate(0, 0, -7),
			Answers: map[string]matching.Answer{"organisation": {Text: text.New(row[1])}, "sector": choice(row[2]), "profession": choice(row[3]),
				"themes": choice(row[4]), programme.FieldConsent: choice("yes")}})
	}
	d.Does(d.DB.Import(d.State().CompareImport(people, false), cohort.ImportFile{Name: text.New("five.csv")}))
}}

// PublishedTrioPast is the cohort with the trio on 5 May: most was ticked, the three have met once.
var PublishedTrioPast = &History{Before: TrioPast, Happen: func(t testing.TB, d *Driver) {
	d.Happened("2023-03-20", &cohort.Publish{Start: DayFor(t, "2023-04-03")})
	for _, x := range d.State().Exchanges {
		for _, step := range []string{"introduced", "confirm", "first-meeting", "agreement"} {
			d.Happened("2023-04-24", &cohort.Tick{Exchange: x.ID, Milestone: step, Party: exchange.Everybody, On: DayFor(t, "2023-04-24")})
		}
		if len(x.Members) > 2 {
			d.Happened("2023-05-02", &cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: DayFor(t, "2023-05-02"), HourTenths: 40, Activity: "shadowing", Host: 0}})
			continue
		}
		d.Happened("2023-05-04", &cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: DayFor(t, "2023-05-04"), Reached: []int{0, 1}, Outcome: exchange.Spoke, Mood: exchange.Good}})
	}
	d.Day = "2023-05-05"
}}

func someMonths(t testing.TB, d *Driver) {
	d.Open(80, 24)
	Publish(t, d, "2023-04-03")
	d.On("2023-05-03")
	x := d.State().Exchanges
	visit := func(i, host, hours int) cohort.Change {
		return &cohort.LogVisit{Exchange: x[i].ID, Visit: exchange.Visit{Date: DayFor(t, "2023-04-26"), HourTenths: hours,
			Activity: d.State().Programme.Exchange.Activities[0], Host: host}}
	}
	d.Does(visit(0, 0, 40), visit(0, 1, 35), visit(5, exchange.Joint, 20),
		&cohort.RecordCheckIn{Exchange: x[0].ID, CheckIn: exchange.CheckIn{Date: DayFor(t, "2023-04-28"), Reached: []int{0},
			Outcome: exchange.Spoke, Mood: exchange.Good}})
	for _, x := range d.State().Exchanges[:18] {
		for _, s := range x.Steps {
			if s.Due.Before(DayFor(t, "2023-04-30")) && x.CheckTick(s.Name, exchange.Everybody, DayFor(t, "2023-04-12")) == nil {
				d.Does(&cohort.Tick{Exchange: x.ID, Milestone: s.Name, Party: exchange.Everybody, On: DayFor(t, "2023-04-12")})
			}
		}
	}
}

// MonthsPast is the sample published, with two exchanges that go well.
var MonthsPast = &History{Before: SamplePast, Happen: someMonths}
