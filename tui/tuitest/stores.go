package tuitest

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/form"

	"crosswalk/tui"
	"crosswalk/tui/shell"
	"crosswalk/tui/theme"

	"crosswalk/store/cohort"

	"crosswalk/matching/score"

	tea "charm.land/bubbletea/v2"
)

// History is what has happened in a store when a test begins. It happens only once, because its many changes
// wait for the disk each; every test works on a copy of the file.
type History struct {
	Before *History // what happened earlier; nil: nothing
	Happen func(testing.TB, *Driver)

	sync.Mutex
	file []byte
	day  string // on which it ends
	Seq  uint64 // of the last change
}

// The stores that tests begin with.
var (
	EmptyPast  = &History{Happen: openCohort}
	SamplePast = &History{Before: EmptyPast, Happen: importSample}
)

// Copied is a driver on a copy of the store, without the program opened on it.
func (p *History) Copied(t testing.TB) *Driver {
	t.Helper()
	d := &Driver{T: t, Theme: theme.NoColour, Day: "2023-03-15", path: filepath.Join(t.TempDir(), "crosswalk.db")}
	if p != nil {
		p.make(t)
		d.Day = p.day
		if err := os.WriteFile(d.path, p.file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	db, err := store.Open(d.path, cohort.By{Actor: "robin", Now: time.Unix(0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	d.DB = db
	return d
}

// make lets it happen unless it has.
func (p *History) make(t testing.TB) {
	t.Helper()
	p.Lock()
	defer p.Unlock()
	if p.file != nil {
		return
	}
	d := p.Before.Copied(t)
	p.Happen(t, d)
	seq := d.State().Seq
	if err := d.DB.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	p.file, p.day, p.Seq = file, d.Day, seq
}

// Opened opens the program on a copy of the store in a terminal of w×h.
func (p *History) Opened(t testing.TB, w, h int) *Driver {
	t.Helper()
	d := p.Copied(t)
	d.Open(w, h)
	return d
}

// Empty opens the program on a cohort without applicants.
func Empty(t testing.TB, w, h int) *Driver {
	t.Helper()
	return EmptyPast.Opened(t, w, h)
}

// Sample opens the program on the sample cohort, freshly imported, on the day after it closed.
func Sample(t testing.TB, w, h int) *Driver {
	t.Helper()
	return SamplePast.Opened(t, w, h)
}

func openCohort(t testing.TB, d *Driver) {
	source, _ := programme.BuiltinSource("walking-in-their-shoes")
	if _, err := d.DB.OpenCohort(context.Background(), d.By(), &cohort.OpenCohort{Name: "Cohort 1", Programme: string(source)}); err != nil {
		t.Fatal(err)
	}
}

func importSample(t testing.TB, d *Driver) {
	s := d.State()
	r, err := form.ReadFile(InProject("sample-data/walking-in-their-shoes.csv"), s.Programme, form.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var people []*matching.Applicant
	for _, a := range r.Applicants {
		people = append(people, a.Applicant)
	}
	diff := s.CompareImport(people, false)
	if _, err := d.DB.Commit(context.Background(), 1, d.By(), d.DB.Import(diff, cohort.ImportFile{})); err != nil {
		t.Fatal(err)
	}
}

// Small cohorts in which not everybody is in one pair of two.
var (
	// trioPast: seven of the sample, in a programme where an odd person out joins a pair.
	TrioPast = &History{Happen: func(t testing.TB, d *Driver) {
		OpenFew(t, d, programme.OddTrio, nil, "Amara Osei", "Tom Bridger", "Joan Achebe", "Dele Ade", "Ruth Farrow", "Ian Moss", "Farah Aziz")
	}}
	// secondPast: five, of whom one would take a second partner.
	SecondPast = &History{Happen: func(t testing.TB, d *Driver) {
		OpenFew(t, d, programme.OddWait, []string{"Amara Osei"}, "Amara Osei", "Tom Bridger", "Joan Achebe", "Dele Ade", "Ruth Farrow")
	}}
)

// OpenFew opens a cohort with some people of the sample, of whom some would take two partners.
func OpenFew(t testing.TB, d *Driver, odd programme.Odd, willing []string, names ...string) {
	source, _ := programme.BuiltinSource("walking-in-their-shoes")
	text := strings.Replace(string(source), `odd = "wait"`, `odd = "`+string(odd)+`"`, 1)
	if _, err := d.DB.OpenCohort(context.Background(), d.By(), &cohort.OpenCohort{Name: "Cohort 1", Programme: text}); err != nil {
		t.Fatal(err)
	}
	s := d.State()
	r, err := form.ReadFile(InProject("sample-data/walking-in-their-shoes.csv"), s.Programme, form.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var people []*matching.Applicant
	for _, a := range r.Applicants {
		if !slices.Contains(names, a.Name.Safe()) {
			continue
		}
		if slices.Contains(willing, a.Name.Safe()) {
			a.Answers[programme.FieldCapacity] = matching.Answer{Number: 2}
		}
		people = append(people, a.Applicant)
	}
	if len(people) != len(names) {
		t.Fatalf("%d of %d people are in the sample", len(people), len(names))
	}
	if _, err := d.DB.Commit(context.Background(), 1, d.By(), d.DB.Import(s.CompareImport(people, false), cohort.ImportFile{})); err != nil {
		t.Fatal(err)
	}
}

// What happens after the sample cohort is published.
var (
	PublishedPast = &History{Before: SamplePast, Happen: func(t testing.TB, d *Driver) {
		d.Happened("2023-03-20", &cohort.Publish{Start: DayFor(t, "2023-04-03")})
	}}
	SummerPast = &History{Before: PublishedPast, Happen: untilSummer}
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
	for _, x := range x[:18] {
		for _, s := range x.Steps {
			if s.Due.Before(DayFor(t, "2023-04-30")) && x.CheckTick(s.Name, exchange.Everybody, DayFor(t, "2023-04-12")) == nil {
				d.Does(&cohort.Tick{Exchange: x.ID, Milestone: s.Name, Party: exchange.Everybody, On: DayFor(t, "2023-04-12")})
			}
		}
	}
}

// MonthsPast is the sample published, with two exchanges that go well.
var MonthsPast = &History{Before: SamplePast, Happen: someMonths}

// ThreeTogether are the three of the sample trio.
const ThreeTogether = "Amara Osei ↔ Joan Achebe ↔ Tom Bridger"

// sampleRows are the cells of the sample, the headings first.
func sampleRows(t testing.TB) [][]string {
	t.Helper()
	raw, err := os.ReadFile(InProject("sample-data/walking-in-their-shoes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// InProject is the path of one of the project's files, from whichever folder a test runs in.
func InProject(file string) string {
	folder := "."
	for range 8 {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		folder = filepath.Join(folder, "..")
	}
	return filepath.Join(folder, file)
}
