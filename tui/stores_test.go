package tui

import (
	"context"
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
	"crosswalk/store/cohort"
	"crosswalk/store/form"
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
	db, err := store.Open(d.path, cohort.By{Actor: "robin", Now: time.Unix(0, 0)})
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
	if _, err := d.db.OpenCohort(context.Background(), d.by(), &cohort.OpenCohort{Name: "Cohort 1", Programme: string(source)}); err != nil {
		t.Fatal(err)
	}
}

func importSample(t testing.TB, d *driver) {
	s := d.state()
	r, err := form.ReadFile("../sample-data/walking-in-their-shoes.csv", s.Programme, form.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var people []*matching.Applicant
	for _, a := range r.Applicants {
		people = append(people, a.Applicant)
	}
	diff := s.CompareImport(people, false)
	if _, err := d.db.Commit(context.Background(), 1, d.by(), d.db.Import(diff, cohort.ImportFile{})); err != nil {
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
	if _, err := d.db.OpenCohort(context.Background(), d.by(), &cohort.OpenCohort{Name: "Cohort 1", Programme: text}); err != nil {
		t.Fatal(err)
	}
	s := d.state()
	r, err := form.ReadFile("../sample-data/walking-in-their-shoes.csv", s.Programme, form.Options{})
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
	if _, err := d.db.Commit(context.Background(), 1, d.by(), d.db.Import(s.CompareImport(people, false), cohort.ImportFile{})); err != nil {
		t.Fatal(err)
	}
}
