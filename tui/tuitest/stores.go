package tuitest

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/store/form"
	"crosswalk/tui/theme"

	"crosswalk/store/cohort"
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

// shipped is the programme that ships, but that its calls are not spread: all pairs are rung on the same days.
func shipped() string {
	source, _ := programme.BuiltinSource(programme.First())
	return strings.Replace(string(source), "calls_per_week = 25\n", "", 1)
}

func openCohort(t testing.TB, d *Driver) { openOf(t, d, shipped()) }

func openOf(t testing.TB, d *Driver, source string) {
	if _, err := d.DB.OpenCohort(context.Background(), d.By(), &cohort.OpenCohort{Name: "Cohort 1", Programme: source}); err != nil {
		t.Fatal(err)
	}
}

func importSample(t testing.TB, d *Driver) { importFrom(t, d, programme.First()) }

// OfProgramme opens the program on the sample of a shipped programme, freshly imported on a day.
func OfProgramme(t testing.TB, name, day string, w, h int) *Driver {
	t.Helper()
	source, ok := programme.BuiltinSource(name)
	if !ok {
		t.Fatalf("no programme is called %s", name)
	}
	d := (*History)(nil).Copied(t)
	d.Day = day
	openOf(t, d, string(source))
	importFrom(t, d, name)
	d.Open(w, h)
	return d
}

func importFrom(t testing.TB, d *Driver, name string) {
	s := d.State()
	r, err := form.ReadFile(InProject("sample-data/"+name+".csv"), s.Programme, form.Options{})
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
	text := strings.Replace(shipped(), `odd = "wait"`, `odd = "`+string(odd)+`"`, 1)
	if _, err := d.DB.OpenCohort(context.Background(), d.By(), &cohort.OpenCohort{Name: "Cohort 1", Programme: text}); err != nil {
		t.Fatal(err)
	}
	s := d.State()
	r, err := form.ReadFile(InProject("sample-data/"+programme.First()+".csv"), s.Programme, form.Options{})
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

// ThreeTogether are the three of the sample trio.
const ThreeTogether = "Amara Osei ↔ Joan Achebe ↔ Tom Bridger"

// sampleRows are the cells of the sample, the headings first.
func sampleRows(t testing.TB) [][]string {
	t.Helper()
	raw, err := os.ReadFile(InProject("sample-data/" + programme.First() + ".csv"))
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

// Away takes the file of the store away, so that nothing can be written to it until it is put back.
func (d *Driver) Away() { d.rename(d.path, d.path+".away") }

// Back puts the file of the store back.
func (d *Driver) Back() { d.rename(d.path+".away", d.path) }

func (d *Driver) rename(from, to string) {
	d.T.Helper()
	if err := os.Rename(from, to); err != nil {
		d.T.Fatal(err)
	}
}
