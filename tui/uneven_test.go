package tui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store"
	"crosswalk/store/form"
)

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
	if _, err := d.db.Commit(context.Background(), 1, d.by(), d.db.Import(s.CompareImport(people, false), store.ImportFile{})); err != nil {
		t.Fatal(err)
	}
}

func TestUnevenLook(t *testing.T) {
	for _, p := range []*history{trioPast, secondPast} {
		d := p.opened(t, 120, 40)
		for _, q := range d.state().Plan.Pairs {
			t.Log(d.state().CallAll(q.Members()), q.Score, q.Lowest)
		}
		t.Log(d.state().Plan.Waiting)
		d.keys("3")
		t.Log(d.frame())
	}
}
