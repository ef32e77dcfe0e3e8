package tui

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

	tea "charm.land/bubbletea/v2"
)

// history is what has happened in a store when a test begins. It happens only once, because its many changes
// wait for the disk each; every test works on a copy of the file.
type history struct {
	before *history // what happened earlier; nil: nothing
	happen func(testing.TB, *driver)

	sync.Mutex
	file []byte
	day  string // on which it ends
	seq  uint64 // of the last change
}

// The stores that tests begin with.
var (
	emptyPast  = &history{happen: openCohort}
	samplePast = &history{before: emptyPast, happen: importSample}
)

// copied is a driver on a copy of the store, without the program opened on it.
func (p *history) copied(t testing.TB) *driver {
	t.Helper()
	d := &driver{t: t, day: "2023-03-15", path: filepath.Join(t.TempDir(), "crosswalk.db")}
	if p != nil {
		p.make(t)
		d.day = p.day
		if err := os.WriteFile(d.path, p.file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	db, err := store.Open(d.path, store.By{Actor: "robin", Now: time.Unix(0, 0)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	d.db = db
	return d
}

// make lets it happen unless it has.
func (p *history) make(t testing.TB) {
	t.Helper()
	p.Lock()
	defer p.Unlock()
	if p.file != nil {
		return
	}
	d := p.before.copied(t)
	p.happen(t, d)
	seq := d.state().Seq
	if err := d.db.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	p.file, p.day, p.seq = file, d.day, seq
}

// opened opens the program on a copy of the store in a terminal of w×h.
func (p *history) opened(t testing.TB, w, h int) *driver {
	t.Helper()
	d := p.copied(t)
	d.open(w, h)
	return d
}

// empty opens the program on a cohort without applicants.
func empty(t testing.TB, w, h int) *driver {
	t.Helper()
	return emptyPast.opened(t, w, h)
}

// sample opens the program on the sample cohort, freshly imported, on the day after it closed.
func sample(t testing.TB, w, h int) *driver {
	t.Helper()
	return samplePast.opened(t, w, h)
}

func openCohort(t testing.TB, d *driver) {
	source, _ := programme.BuiltinSource("walking-in-their-shoes")
	if _, err := d.db.OpenCohort(context.Background(), d.by(), &store.OpenCohort{Name: "Cohort 1", Programme: string(source)}); err != nil {
		t.Fatal(err)
	}
}

func importSample(t testing.TB, d *driver) {
	s := d.state()
	r, err := form.ReadFile(inProject("sample-data/walking-in-their-shoes.csv"), s.Programme, form.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var people []*matching.Applicant
	for _, a := range r.Applicants {
		people = append(people, a.Applicant)
	}
	diff := s.CompareImport(people, false)
	if _, err := d.db.Commit(context.Background(), 1, d.by(), d.db.Import(diff, store.ImportFile{})); err != nil {
		t.Fatal(err)
	}
}

// Small cohorts in which not everybody is in one pair of two.
var (
	// trioPast: seven of the sample, in a programme where an odd person out joins a pair.
	trioPast = &history{happen: func(t testing.TB, d *driver) {
		openFew(t, d, programme.OddTrio, nil, "Amara Osei", "Tom Bridger", "Joan Achebe", "Dele Ade", "Ruth Farrow", "Ian Moss", "Farah Aziz")
	}}
	// secondPast: five, of whom one would take a second partner.
	secondPast = &history{happen: func(t testing.TB, d *driver) {
		openFew(t, d, programme.OddWait, []string{"Amara Osei"}, "Amara Osei", "Tom Bridger", "Joan Achebe", "Dele Ade", "Ruth Farrow")
	}}
)

// openFew opens a cohort with some people of the sample, of whom some would take two partners.
func openFew(t testing.TB, d *driver, odd programme.Odd, willing []string, names ...string) {
	source, _ := programme.BuiltinSource("walking-in-their-shoes")
	text := strings.Replace(string(source), `odd = "wait"`, `odd = "`+string(odd)+`"`, 1)
	if _, err := d.db.OpenCohort(context.Background(), d.by(), &store.OpenCohort{Name: "Cohort 1", Programme: text}); err != nil {
		t.Fatal(err)
	}
	s := d.state()
	r, err := form.ReadFile(inProject("sample-data/walking-in-their-shoes.csv"), s.Programme, form.Options{})
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
	if _, err := d.db.Commit(context.Background(), 1, d.by(), d.db.Import(s.CompareImport(people, false), store.ImportFile{})); err != nil {
		t.Fatal(err)
	}
}

// What happens after the sample cohort is published.
var (
	publishedPast = &history{before: samplePast, happen: func(t testing.TB, d *driver) {
		d.happened("2023-03-20", &store.Publish{Start: dayFor(t, "2023-04-03")})
	}}
	summerPast = &history{before: publishedPast, happen: untilSummer}
)

// listed is the sample on the screen Applicants.
func listed(t testing.TB, w, h int) *driver {
	t.Helper()
	d := sample(t, w, h)
	d.keys("2")
	return d
}

// many is the screen on a cohort of n people, made in memory.
func many(t testing.TB, n int) *Model {
	d := empty(t, 120, 40)
	s := *d.state()
	s.People = map[matching.ID]*store.Applicant{}
	plan := &matching.Plan{Order: matching.Best, Optimal: true}
	sectors := []string{"nhs-provider", "council", "voluntary"}
	for i := range n {
		id := matching.ID(i + 1)
		s.People[id] = &store.Applicant{Applicant: matching.Applicant{ID: id, Name: text.New(fmt.Sprintf("Person %d Example", i)),
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
	sh := d.m.Shell()
	sh.after = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	sh.state, sh.scorer, sh.active = &s, matching.NewScorer(s.Pool()), matchesTab
	d.m.Screen(matchesTab).take()
	return d.m
}

// underWay is the sample cohort with its pairs published to start on 3 April, opened on a day.
func underWay(t testing.TB, w, h int, day string) *driver {
	t.Helper()
	d := publishedPast.copied(t)
	d.day = day
	d.open(w, h)
	return d
}

// summer is the cohort on 3 July, with pairs on track, due, overdue and at risk.
func summer(t testing.TB, w, h int) *driver {
	t.Helper()
	return summerPast.opened(t, w, h)
}

func untilSummer(t testing.TB, d *driver) {
	all := d.state().Exchanges
	tick := func(x *store.Exchange, day string, names ...string) {
		for _, n := range names {
			d.happened(day, &store.Tick{Exchange: x.ID, Milestone: n, Party: exchange.Everybody, On: dayFor(t, day)})
		}
	}
	visit := func(x *store.Exchange, day string, tenths, host int, activity string) {
		d.happened(day, &store.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: dayFor(t, day), HourTenths: tenths, Activity: activity, Host: host},
			Note: store.CallNote("They walked the wards together.")})
	}
	call := func(x *store.Exchange, day string, mood exchange.Mood, note string, reached ...int) {
		c := exchange.CheckIn{Date: dayFor(t, day), Reached: reached, Outcome: exchange.Spoke, Mood: mood}
		if len(reached) == 0 {
			c.Outcome = exchange.NoAnswer
		}
		d.happened(day, &store.RecordCheckIn{Exchange: x.ID, CheckIn: c, Note: store.CallNote(note)})
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
	d.happened("2023-06-28", &store.Assign{Exchange: all[7].ID, Facilitator: text.New("Ines")})
	d.happened("2023-06-28", &store.Assign{Exchange: all[0].ID, Facilitator: text.New("robin")})
	d.day = "2023-07-03"
}

// lonelyPast is a cohort of five: two who share a theme are a pair, and three chose one of their own each.
var lonelyPast = &history{before: emptyPast, happen: func(t testing.TB, d *driver) {
	d.open(80, 24)
	var people []*matching.Applicant
	for i, row := range [][]string{
		{"Ann Low", "Elm Trust", "nhs-provider", "medical", "workforce"},
		{"Bea May", "Oak Council", "council", "public-health", "workforce"},
		{"Cy Roe", "Ash Charity", "voluntary", "community", "green"},
		{"Dee Fox", "Ivy Hospice", "voluntary", "nursing", "children"},
		{"Edith Wharton-Smythe", "Yew Housing Association", "council", "medical", "prevention"},
	} {
		choice := func(name string) matching.Answer { return matching.Answer{Choices: []string{name}} }
		people = append(people, &matching.Applicant{Name: text.New(row[0]), Email: text.New(fmt.Sprintf("p%d@example.org", i)), Submitted: d.now().AddDate(0, 0, -7),
			Answers: map[string]matching.Answer{"organisation": {Text: text.New(row[1])}, "sector": choice(row[2]), "profession": choice(row[3]),
				"themes": choice(row[4]), programme.FieldConsent: choice("yes")}})
	}
	d.does(d.db.Import(d.state().CompareImport(people, false), store.ImportFile{Name: text.New("five.csv")}))
}}

// publishedTrioPast is the cohort with the trio on 5 May: most was ticked, the three have met once.
var publishedTrioPast = &history{before: trioPast, happen: func(t testing.TB, d *driver) {
	d.happened("2023-03-20", &store.Publish{Start: dayFor(t, "2023-04-03")})
	for _, x := range d.state().Exchanges {
		for _, step := range []string{"introduced", "confirm", "first-meeting", "agreement"} {
			d.happened("2023-04-24", &store.Tick{Exchange: x.ID, Milestone: step, Party: exchange.Everybody, On: dayFor(t, "2023-04-24")})
		}
		if len(x.Members) > 2 {
			d.happened("2023-05-02", &store.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: dayFor(t, "2023-05-02"), HourTenths: 40, Activity: "shadowing", Host: 0}})
			continue
		}
		d.happened("2023-05-04", &store.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: dayFor(t, "2023-05-04"), Reached: []int{0, 1}, Outcome: exchange.Spoke, Mood: exchange.Good}})
	}
	d.day = "2023-05-05"
}}

func someMonths(t testing.TB, d *driver) {
	d.open(80, 24)
	publish(t, d, "2023-04-03")
	d.on("2023-05-03")
	x := d.state().Exchanges
	visit := func(i, host, hours int) store.Change {
		return &store.LogVisit{Exchange: x[i].ID, Visit: exchange.Visit{Date: dayFor(t, "2023-04-26"), HourTenths: hours,
			Activity: d.state().Programme.Exchange.Activities[0], Host: host}}
	}
	d.does(visit(0, 0, 40), visit(0, 1, 35), visit(5, exchange.Joint, 20),
		&store.RecordCheckIn{Exchange: x[0].ID, CheckIn: exchange.CheckIn{Date: dayFor(t, "2023-04-28"), Reached: []int{0},
			Outcome: exchange.Spoke, Mood: exchange.Good}})
	for _, x := range x[:18] {
		for _, s := range x.Steps {
			if s.Due.Before(dayFor(t, "2023-04-30")) && x.CheckTick(s.Name, exchange.Everybody, dayFor(t, "2023-04-12")) == nil {
				d.does(&store.Tick{Exchange: x.ID, Milestone: s.Name, Party: exchange.Everybody, On: dayFor(t, "2023-04-12")})
			}
		}
	}
}

// monthsPast is the sample published, with two exchanges that go well.
var monthsPast = &history{before: samplePast, happen: someMonths}

// threeTogether are the three of the sample trio.
const threeTogether = "Amara Osei ↔ Joan Achebe ↔ Tom Bridger"

// sampleRows are the cells of the sample, the headings first.
func sampleRows(t testing.TB) [][]string {
	t.Helper()
	raw, err := os.ReadFile(inProject("sample-data/walking-in-their-shoes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// inProject is the path of one of the project's files, from whichever folder a test runs in.
func inProject(file string) string {
	folder := "."
	for range 8 {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		folder = filepath.Join(folder, "..")
	}
	return filepath.Join(folder, file)
}
