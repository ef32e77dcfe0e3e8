package overview_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/overview"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// TestWhatMakesMatchingHard reads the block on the overview of a cohort that still collects, and goes to the
// people it names.
func TestWhatMakesMatchingHard(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.LonelyPast.Opened(t, size.w, size.h)
			d.On("2023-03-10")
			d.Keys("1")
			if size.h < 20 {
				d.Keys("v")
			}
			d.Sees("Hard to match", "No possible partner   3  Cy Roe, Dee Fox", "1 to 3 partners       2  Ann Low (1), Bea May (1)", "Chosen by one only    3  ")
			block := d.Frame()
			d.Keys("h").Sees("▸ Cy Roe", "no possible partner", "1 possible partner", "enter go to the application")
			golden.RequireEqual(t, []byte(block+d.Frame()))
			d.Typed("fox").Keys("enter")
			if d.M.Shell().Active() != shell.ApplicantsTab {
				t.Fatal("a person leads elsewhere")
			}
			d.Sees("Dee Fox").Keys("1", "h").Typed("cy").Sees("alone with net zero").Keys("backspace", "backspace")
			d.Typed("rule").Sees("rule: no challenges in common", "keeps 9 pairs apart").SeesNot("enter go to the application").Keys("enter").Sees("keeps 9").Keys("esc")
		})
	}
}

// Until it is known the block has only its headings, and it does not move when it comes; what came of an
// older state stays until the newer comes.
func TestReadinessComesLater(t *testing.T) {
	d := tuitest.LonelyPast.Opened(t, 80, 24)
	d.On("2023-03-10")
	o := d.M.Screen(shell.OverviewTab)
	d.M.Shell().GoTo(shell.OverviewTab)
	d.Run(overview.LookFacts(o))
	overview.ForgetReadiness(o)
	slow := overview.LookReadiness(o)
	if overview.LookReadiness(o) != nil {
		t.Error("it is worked out twice at once")
	}
	d.Sees("Hard to match", "No possible partner", "1 to 3 partners").SeesNot("Cy Roe, Dee Fox", "nobody", "h hard")
	d.Keys("h").SeesNot("type to narrow")
	d.Run(slow)
	d.Sees("Cy Roe, Dee Fox, Edith Wharton-Smythe")
	if overview.LookReadiness(o) != nil {
		t.Error("nothing changed, and it is worked out again")
	}
	if _, err := d.DB.Commit(t.Context(), 1, d.By(), &cohort.Withdraw{Person: d.Person("Dee Fox")}); err != nil {
		t.Fatal(err)
	}
	d.M.Shell().Take(d.State())
	d.Sees("Cy Roe, Dee Fox, Edith Wharton-Smythe")
	d.Run(overview.LookReadiness(o))
	d.Sees("Cy Roe, Edith Wharton-Smythe")
}

// A cohort of which everybody is published has nobody to match any more.
func TestReadinessOfAPublishedCohort(t *testing.T) {
	d := tuitest.MonthsPast.Opened(t, 120, 40)
	d.Keys("1").SeesNot("Hard to match").Keys("v", "v", "h").SeesNot("Hard to match")
}

// Somebody whose answer is none of the choices has no possible partner before they give one.
func TestReadinessOfSomebodyWithoutAnAnswer(t *testing.T) {
	d := tuitest.LonelyPast.Opened(t, 80, 24)
	d.On("2023-03-10")
	d.Does(&cohort.Edit{Person: d.Person("Bea May"), Fields: []string{"themes"}, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{
		Answers: map[string]matching.Answer{"themes": {Text: text.New("Quantum"), Other: []text.Text{text.New("Quantum")}}}}}})
	d.Keys("1").Sees("No possible partner   5  Ann Low, Bea May").Keys("h").Typed("bea").Sees("▸ Bea May: none of the listed challenges was picked", "no partner")
}

// Once there are exchanges, whoever waits has possible partners, of whom none is free.
func TestHardToMatchOncePublished(t *testing.T) {
	d := tuitest.OfProgramme(t, "leadership-exchange", "2013-02-27", 80, 30)
	d.Keys("1").Sees("No possible partner   0  nobody")
	d.Does(&cohort.Publish{Start: programme.Date{Year: 2013, Month: 3, Day: 4}})
	d.Keys("1").Sees("all 21 possible partners are taken").Keys("v").Sees("No partner is free").SeesNot("No possible partner")
}
