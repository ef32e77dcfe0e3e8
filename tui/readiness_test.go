package tui

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// TestWhatMakesMatchingHard reads the block on the overview of a cohort that still collects, and goes to the
// people it names.
func TestWhatMakesMatchingHard(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := lonelyPast.opened(t, size.w, size.h)
			d.on("2023-03-10")
			d.keys("1")
			if size.h < 20 {
				d.keys("v")
			}
			d.sees("Hard to match", "No possible partner   3  Cy Roe, Dee Fox", "1 to 3 partners       2  Ann Low (1), Bea May (1)", "Chosen by one only    3  ")
			block := d.frame()
			d.keys("h").sees("▸ Cy Roe", "no possible partner", "1 possible partner", "enter go to the application")
			golden.RequireEqual(t, []byte(block+d.frame()))
			d.typed("fox").keys("enter")
			if d.m.sh.active != applicantsTab {
				t.Fatal("a person leads elsewhere")
			}
			d.sees("Dee Fox").keys("1", "h").typed("cy").sees("alone with net zero").keys("backspace", "backspace")
			d.typed("rule").sees("rule: no challenges in common", "keeps 9 pairs apart").seesNot("enter go to the application").keys("enter").sees("keeps 9").keys("esc")
		})
	}
}

// Until it is known the block has only its headings, and it does not move when it comes; what came of an
// older state stays until the newer comes.
func TestReadinessComesLater(t *testing.T) {
	d := lonelyPast.opened(t, 80, 24)
	d.on("2023-03-10")
	o := d.m.screens[overviewTab].(*overviewScreen)
	d.m.sh.active = overviewTab
	d.run(o.lookFacts(true))
	o.ready = nil
	slow := o.lookReady(true)
	if o.lookReady(true) != nil {
		t.Error("it is worked out twice at once")
	}
	d.sees("Hard to match", "No possible partner", "1 to 3 partners").seesNot("Cy Roe, Dee Fox", "nobody", "h hard")
	d.keys("h").seesNot("type to narrow")
	d.run(slow)
	d.sees("Cy Roe, Dee Fox, Edith Wharton-Smythe")
	if o.lookReady(true) != nil {
		t.Error("nothing changed, and it is worked out again")
	}
	if _, err := d.db.Commit(t.Context(), 1, d.by(), &cohort.Withdraw{Person: d.person("Dee Fox")}); err != nil {
		t.Fatal(err)
	}
	d.m.sh.state = d.state()
	d.sees("Cy Roe, Dee Fox, Edith Wharton-Smythe")
	d.run(o.lookReady(true))
	d.sees("Cy Roe, Edith Wharton-Smythe")
}

// A cohort of which everybody is published has nobody to match any more.
func TestReadinessOfAPublishedCohort(t *testing.T) {
	d := monthsPast.opened(t, 120, 40)
	d.keys("1").seesNot("Hard to match").keys("v", "v", "h").seesNot("Hard to match")
}

// Somebody whose answer is none of the choices has no possible partner before they give one.
func TestReadinessOfSomebodyWithoutAnAnswer(t *testing.T) {
	d := lonelyPast.opened(t, 80, 24)
	d.on("2023-03-10")
	d.does(&cohort.Edit{Person: d.person("Bea May"), Fields: []string{"themes"}, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{
		Answers: map[string]matching.Answer{"themes": {Text: text.New("Quantum"), Other: []text.Text{text.New("Quantum")}}}}}})
	d.keys("1").sees("No possible partner   5  Ann Low, Bea May").keys("h").typed("bea").sees("▸ Bea May: none of the listed challenges was picked", "no partner")
}
