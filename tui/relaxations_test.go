package tui

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

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
	d.does(d.db.Import(d.state().CompareImport(people, false), cohort.ImportFile{Name: text.New("five.csv")}))
}}

func TestWhatKeepsSomebodyWaiting(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := lonelyPast.opened(t, size.w, size.h)
			d.keys("3", "G", "k", "k")
			if size.w < twoPanes {
				d.keys("enter", "pgdown")
			}
			d.sees("If one rule were left out", "Allow “no challenges in common”", "; no")
			golden.RequireEqual(t, []byte(d.frame()))
		})
	}
}

// Of one who is left over because the number is odd it is said whose waiting would cost least instead.
func TestWhoCouldWaitInstead(t *testing.T) {
	d := samplePast.opened(t, 120, 40)
	d.does(&cohort.Withdraw{Person: d.person("Chidi Eze")})
	d.keys("3", "G").sees("an odd number of", "Who could wait instead", "(−7.5), Gary Stubbs (−10.0)")
	d.keys("g").seesNot("Who could wait")
}

func TestRelaxationsAreKept(t *testing.T) {
	d := lonelyPast.opened(t, 120, 40)
	d.keys("3", "G")
	m := d.m.screens[matchesTab].(*matchesScreen)
	if len(m.relax.known) != 1 || m.relax.now != nil {
		t.Fatalf("%v, %v", m.relax.known, m.relax.now)
	}
	if m.settle(m.w, m.h, true) != nil {
		t.Error("nothing changed, and the rules are tried again")
	}

	// Whoever moves on before the answer has come does not wait for it, and it is not shown.
	cy := d.person("Cy Roe")
	slow := m.relax.want(cy)
	run := m.relax.now
	if slow == nil || run == nil || m.relax.want(cy) != nil {
		t.Fatal("it is not asked for once")
	}
	d.keys("g")
	if m.relax.now != nil || slow() != nil {
		t.Error("a pair is shown, and rules are still tried")
	}
	d.send(relaxedMsg{run, waitingSaid{ways: []string{"too late"}}})
	if _, ok := m.relax.known[cy]; ok {
		t.Error("what came too late is kept")
	}
	d.keys("G", "k", "k").sees("Cy Roe", "Allow “").seesNot("too late")

	// Another state of the cohort has other answers; one to whom it does not apply has none.
	d.keys("o").typed("dee").keys("enter").typed("they asked for it").keys("enter")
	d.sees("Paired ", "waiting: 1")
	d.keys("G").sees("Allow “no challenges in common”: paired with", "1 pair changes, and somebody else")
	d.does(&cohort.Withdraw{Person: d.person("Ann Low")})
	d.keys("3", "G").sees("If one rule were left out")
}
