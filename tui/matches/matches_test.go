package matches_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
	"crosswalk/tui"
	"crosswalk/tui/matches"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// TestMatchingSession is an afternoon at the plan, by keys alone.
func TestMatchingSession(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Sees("23 pairs · total 1594.4 · proved best · weakest 45.6", "waiting: none", "pair, weakest first")
	first := d.State()

	// Filter to a person, and see what another partner would do before it is done.
	d.Keys("/").Typed("josé").Keys("enter").Sees("1 of 23", "José Núñez ↔ Kwame Boateng")
	d.Keys("o").Dialog("Another partner for José Núñez", "Stuart Penrose", "−0.4", "3 pairs change").Keys("pgdown", "pgdown", "pgdown", "pgdown").Dialog("! same organisation")
	d.Typed("penrose").Keys("enter")
	d.Dialog("Pair José Núñez with Stuart Penrose", "total 1594.4 → 1594.0 (−0.4)", "weakest 45.6 → 45.6", "waiting 0 → 0", "− José Núñez ↔ Kwame Boateng", "+ José Núñez ↔ Stuart Penrose")
	if d.State().Seq != first.Seq {
		t.Fatal("looking at a ripple has written something")
	}
	d.Keys("enter").Dialog("Say why in a few words")
	d.Typed("they met at the information session").Keys("enter")
	d.Toast("Paired José Núñez ↔ Stuart Penrose · 3 pairs new · u undoes").Sees("total 1594.0", "+ new since the last change", "overridden by robin on 15 Mar 2023", "they met at the information session")
	if got := d.Partner("José Núñez"); got != "Stuart Penrose" {
		t.Fatalf("José is with %s", got)
	}

	// Lock another, block a third.
	d.Keys("esc", "/").Typed("kavitha").Keys("enter", "l").Toast("Locked Kavitha ↔ Ravi Krishnan · u undoes").Sees("🔒 locked by robin")
	d.Keys("esc", "/").Typed("gary stubbs").Keys("enter", "b").Dialog("Never pair Gary Stubbs and Peter Lindqvist", "− Gary Stubbs ↔ Peter Lindqvist")
	d.Typed("old quarrel").Keys("enter").Toast("Blocked Gary Stubbs ↔ Peter Lindqvist")
	d.Keys("esc")
	if d.Partner("Gary Stubbs") == "Peter Lindqvist" {
		t.Fatal("blocked, they are still together")
	}
	d.Stays()

	// Undo all three, redo one.
	d.Keys("u").Toast("Undid: Blocked").Keys("u").Toast("Undid: Locked").Keys("u").Toast("Undid: Paired")
	if r := matching.Compare(first.Plan, d.State().Plan); len(r.Gone)+len(r.Came) != 0 {
		t.Fatalf("after undoing all, %d pairs are others", len(r.Came))
	}
	d.Keys("ctrl+r").Toast("Redid: Paired José Núñez ↔ Stuart Penrose")
	if got := d.Partner("José Núñez"); got != "Stuart Penrose" {
		t.Fatalf("made again, José is with %s", got)
	}

	// Publish with a start date.
	d.Keys("p").Dialog("Publish", "23 pairs will become exchanges", "Dwayne Campbell: “Marion Tessler”", "20 Mar 2023")
	for range "20 Mar 2023" {
		d.Keys("backspace")
	}
	d.Typed("3 Apr 2023").Keys("enter", "enter").Dialog("First look at what is listed above")
	d.Keys("right", "enter").Dialog("Publish 23 pairs?", "They start on Monday 3 April 2023", "and end on Tuesday 3 October 2023")
	d.Keys("y").Toast("Published 23 pairs").Sees("order: steady")
	if s := d.State(); len(s.Exchanges) != 23 || s.Exchanges[0].Start.String() != "2023-04-03" {
		t.Fatalf("%d exchanges, the first from %s", len(s.Exchanges), s.Exchanges[0].Start)
	}
	d.Stays()
}

func TestMatchesAtEachSize(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}, {100, 30}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			josé, stuart := d.Person("José Núñez"), d.Person("Stuart Penrose")
			d.Commit(&cohort.Override{A: josé, B: stuart, Why: cohort.Reason("they met at the information session")})
			d.Commit(&cohort.Lock{A: d.Person("Gary Stubbs"), B: d.Person("Peter Lindqvist")})
			d.Commit(&cohort.Withdraw{Person: d.Person("Chidi Eze")})
			d.Keys("3", "j", "j")
			golden.RequireEqual(t, []byte(d.Frame()))
		})
	}
}

func TestMatchDetail(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			d.Keys("j", "enter")
			top := d.Frame()
			d.Keys("pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
			d.Sees("the end")
			golden.RequireEqual(t, []byte(top+d.Frame()))
		})
	}
}

func TestPartnerList(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			d.Keys("j", "o", "down", "down")
			list := d.Frame()
			d.Keys("enter")
			golden.RequireEqual(t, []byte(list+d.Frame()))
		})
	}
}

// TestPricesAreFreshSolves compares what the screen shows with what the engine says.
func TestPricesAreFreshSolves(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Keys("j", "o")
	s := d.State()
	scorer := score.NewScorer(s.Pool())
	person := d.Person("José Núñez")
	rows, _, _ := matches.In(d.M.Screen(shell.MatchesTab)).Partners(person)
	for _, r := range rows {
		if !r.Free() {
			continue
		}
		plan, err := plan.Forced(context.Background(), scorer, s.Plan, person, r.Id(), s.Options())
		if err != nil {
			t.Fatal(err)
		}
		if price, known := r.Price(); !known || price.Points != s.Plan.Total-plan.Total {
			t.Errorf("%s costs %d (known: %t), want %d", s.Call(r.Id()), price.Points, known, s.Plan.Total-plan.Total)
		}
	}
}

func TestOverrideAgainstARule(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Point("Amara Osei").Keys("o").Typed("ruth").Keys("enter")
	d.Keys("esc", "backspace", "backspace", "backspace", "backspace").Typed("thamesbank").Dialog("! same organisation").Keys("enter")
	d.Dialog("! against rule:", "Reason").Typed("they asked for it").Keys("enter")
	d.Sees("against the rules", "against rule")
	p, ok := d.State().Plan.PairOf(d.Person("Amara Osei"))
	if !ok || p.State != matching.Overridden || len(p.Against) == 0 {
		t.Fatalf("the pair is %+v", p)
	}
	d.Keys("enter").Sees("! against rule", "“they asked for it”")
}

func TestNeverRulesAreGrey(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Commit(&cohort.Block{A: d.Person("Amara Osei"), B: d.Person("Joan Achebe"), Why: cohort.Reason("a grievance")})
	d.Point("Amara Osei").Keys("o").Typed("joan").Dialog("never: blocked").SeesNot("grievance").Keys("enter")
	d.Dialog("Another partner for Amara Osei", "Never, not even by override")
	d.Keys("esc", "l").Point("Joan Achebe").Keys("o").Typed("tom bridger").Sees("locked with Amara Osei").Keys("enter").Dialog("unlocked first")
}

// Whoever of a pair is given another partner, the cursor follows to the new pair.
func TestCursorFollowsTheNewPair(t *testing.T) {
	const of, other, given = "José Núñez", "Kwame Boateng", "Ruth Farrow"
	for _, keys := range [][]string{{"o", "tab"}, {"x", "tab"}} {
		d := tuitest.Sample(t, 120, 40)
		d.Point(of).Sees("│ " + of + " ↔ " + other).Keys(keys...).Typed(given).Keys("enter")
		if keys[0] == "x" {
			d.Dialog("No rule forbids them.").Keys("o")
		}
		d.Dialog("Pair " + other + " with " + given).Typed("they asked for it").Keys("enter").Toast("Paired ").SeesNot("clears the filter")
		if who := matches.In(d.M.Screen(shell.MatchesTab)).Selected(); !slices.Contains(who, d.Person(other)) || !slices.Contains(who, d.Person(given)) {
			t.Errorf("after %v the cursor is on %s", keys, d.State().CallAll(who))
		}
		d.Sees("l unlocks the pair").Keys("u").Toast("Undid: Paired ").Sees("│ " + of + " ↔ " + other)
	}
}

// Where the weakest pair has the priority, what it loses comes before what the total loses.
func TestCheapestPartnerForTheWeakest(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Commit(&cohort.Replan{Priority: programme.PriorityWeakest})
	differ := 0
	for _, name := range []string{"Amara Osei", "Joan Achebe", "Kwame Boateng", "Ravi Krishnan"} {
		d.Point(name).Keys("o", "ctrl+t")
		rows := matches.Listed(d.M.Shell().Top())
		for i, r := range rows[1:] {
			a, _ := rows[i].Price()
			b, _ := r.Price()
			if !r.Free() {
				break
			}
			if a.People == b.People && a.Weakest > b.Weakest || a.People == b.People && a.Weakest == b.Weakest && a.Points > b.Points {
				t.Fatalf("%s: %+v stands before %+v", name, a, b)
			}
			if a.Weakest < b.Weakest && a.Points > b.Points {
				differ++
			}
		}
		d.Keys("esc")
	}
	if differ == 0 {
		t.Error("nobody loses less of the weakest pair and more of the total than the next")
	}
}

func TestCheapestPartnerFirst(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("j", "o").Dialog("▸ Andrzej Nowak").Keys("ctrl+t").Dialog("▸ Kwame Boateng").Sees("highest score first").Keys("down").Dialog("▸ Stuart Penrose").Keys("ctrl+t").Dialog("▸ Andrzej Nowak")
}

func TestOverrideForTheOtherOne(t *testing.T) {
	d := tuitest.Sample(t, 120, 40)
	d.Keys("j").Sees("Other partners for José Núñez").Keys("f").Sees("Other partners for Kwame Boateng")
	d.Keys("o").Dialog("Another partner for Kwame Boateng").Keys("tab").Dialog("Another partner for José Núñez")
	d.Keys("enter").Dialog("Pair José Núñez with Andrzej Nowak").Keys("esc").Dialog("Another partner for José Núñez").Keys("esc").SeesNot("Another partner")
}

func TestBlocksAreListedAndLifted(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("j", "b").Typed("a grievance").Keys("enter").Toast("Blocked José Núñez ↔ Kwame Boateng")
	d.Keys("B").Dialog("These are never paired", "José Núñez ↔ Kwame Boateng", "by robin on 15 Mar 2023").SeesNot("grievance")
	d.Keys("enter").Dialog("be paired again", "“a grievance”", "+ José Núñez ↔ Kwame Boateng").Keys("enter")
	d.Toast("Unblocked José Núñez ↔ Kwame Boateng")
	if len(d.State().Blocked) != 0 {
		t.Fatal("the block is still there")
	}
	d.Stays()
}

func TestWhyNotTheseTwo(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Point("José").Keys("x").Dialog("Why not José Núñez and …?").Keys("tab").Dialog("Why not Kwame Boateng and …?").Keys("tab")
	d.Typed("penrose").Keys("enter").Dialog("No rule forbids them. Pairing them would cost 0.4 points", "+ José Núñez ↔ Stuart Penrose", "challenges")
	d.Keys("b").Dialog("Never pair José Núñez and Stuart Penrose").Typed("no").Keys("enter").Toast("Blocked José Núñez ↔ Stuart Penrose")
	d.Keys("x").Typed("penrose").Keys("enter").Dialog("not even by override", "! Blocked").Keys("b").Dialog("be paired again").Keys("enter").Toast("Unblocked")
	d.Keys("x").Typed("penrose").Keys("enter", "o").Dialog("Pair José Núñez with Stuart Penrose").Typed("they asked").Keys("enter").Toast("Paired José")
	d.Point("Kwame").Keys("x").Typed("josé").Keys("enter").Dialog("Unlock that pair first", "are overridden").Keys("esc")
	d.Keys("x").Typed("hannah").Keys("enter").Dialog("They are a pair (suggested)")
	golden.RequireEqual(t, []byte(d.Frame()))
}

func TestReplanning(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("s").Toast("Planned again, fewest changes first").Sees("order: steady")
	d.Point("José").Keys("o").Typed("penrose").Keys("enter").Typed("they asked").Keys("enter", "l", "esc")
	d.Sees("proved steady").Keys("r").Dialog("Plan again", "steady  total        (now)", "best    total", "none", "both priorities give the same pairs")
	d.Keys("k", "up").Sees("▸ best    total", "total 1594.0 → 1594.4 (+0.4)")
	golden.RequireEqual(t, []byte(d.Frame()))
	d.Keys("j", "shift+tab", "tab", "down", "enter").Dialog("This is the plan already").Keys("tab", "tab", "enter").Toast("Planned again, best plan first").Sees("order: best", "1594.4")
	d.Keys("r", "esc").SeesNot("Plan again")
	d.Stays()
}

// TestPriority looks at what the two priorities cost each other, goes over to the other one and comes back.
func TestPriority(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			before := d.State()
			d.Keys("3").Sees("order: best · priority: total").Keys("r", "down")
			golden.RequireEqual(t, []byte(d.Frame()))
			d.Dialog("makes it 0.6 points", "costs", "0.4 points of the total", "1594.0")
			d.Keys("enter").Toast("Planned again, for the strongest weakest pair").Sees("priority: weakest", "weakest 46.2")
			if s := d.State(); s.Seq != before.Seq+1 || s.Plan.Total != 15940 || s.Plan.Weakest != 462 || s.Options().Order != matching.Best {
				t.Fatalf("%d changes, total %d, weakest %d, %+v", s.Seq-before.Seq, s.Plan.Total, s.Plan.Weakest, s.Options())
			}
			d.Stays()
			d.Keys("r", "enter").Dialog("This is the plan already").Keys("esc", "u").Toast("Undid: Planned again, for the strongest weakest pair").Sees("priority: total", "weakest 45.6")
			if r := matching.Compare(before.Plan, d.State().Plan); len(r.Came) != 0 {
				t.Fatalf("undone, %d pairs are others", len(r.Came))
			}
			d.Keys("ctrl+r").Sees("priority: weakest").Keys("r", "up", "enter").Toast("Planned again, for the highest total").Sees("priority: total", "1594.4")
			d.Stays()
		})
	}
}

// The weakest pair that there is may be one that stays; what is told then is of the others.
func TestPriorityBesideALockedPair(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Commit(&cohort.Override{A: d.Person("Ravi Krishnan"), B: d.Person("Zoë Laurent"), Why: cohort.Reason("they asked")})
	d.Keys("3", "r").Dialog("makes the weakest of those that may be", "parted 7.1 points stronger, and costs 2.4 points of the total.")
}

// Where everybody is in a pair that stays, the priorities come to the same, and the dialog says so.
func TestPrioritiesOfOnePlan(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	for _, p := range d.State().Plan.Pairs {
		d.Commit(&cohort.Lock{A: p.A, B: p.B})
	}
	d.Keys("3", "r").Dialog("In the order best, both priorities give the same pairs.", "No pair changes.")
	d.Keys("down", "enter").Sees("priority: weakest").Keys("s").Sees("order: steady · priority: weakest")
}

func TestWhoWaits(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Commit(&cohort.Withdraw{Person: d.Person("Chidi Eze")})
	d.Keys("3", "G").Sees("waiting: 1, below", "waits", "an odd number of people", "Whom they could have had", "No single rule, left out")
	name := d.State().Call(matches.In(d.M.Screen(shell.MatchesTab)).Selected()[0])
	d.Keys("enter").Sees("Waits: an odd number of people: one is left over.").Keys("esc")
	d.Keys("x").Dialog("Why not " + name + " and …?").Keys("enter").Dialog("Why not " + name + " and ").Keys("esc")
	d.Keys("b").Dialog("Keep " + name + " apart from …").Keys("enter").Dialog("Never pair " + name).Keys("esc")
	d.Keys("o").Dialog("A partner for " + name).Keys("enter").Typed("so that somebody else waits").Keys("enter").Toast("Paired ")
	if d.Partner(name) == "" {
		t.Fatalf("%s still waits", name)
	}
	d.Sees("waiting: 1").Stays()
}

func TestCursorFollowsThePerson(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("j").Row("▸   48.2").Sees("│ José Núñez ↔ Kwame Boateng")
	d.Keys("t").Sees("pair, strongest first", "│ José Núñez ↔ Kwame Boateng")
	d.Keys("t").Sees("pair, by name", "│ José Núñez ↔ Kwame Boateng").Keys("t").Sees("pair, weakest first")
	d.Keys("b", "enter").Toast("Blocked José")
	if got := d.Partner("José Núñez"); got == "Kwame Boateng" {
		t.Fatal("they are still a pair")
	} else {
		d.Sees("│ José Núñez ↔ " + got)
	}
	d.Keys("u").Sees("│ José Núñez ↔ Kwame Boateng")
}

func TestKeysThatDoNothingSayWhy(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("l").Toast("Locked").Keys("o").Toast("l unlocks it first").Keys("b").Toast("l unlocks it first").Keys("l").Toast("Unlocked")
	d.Keys("p", "tab", "right", "enter", "y").Toast("Published 23 pairs").Keys("l").Toast("Exchanges ends it early, or calls it void")
	d.Keys("?").Sees("Go to this pair's exchange").SeesNot("Lock the pair", "Publish the pairs").Keys("esc")
}

func TestPublishingADayThatIsNone(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("p")
	for range "20 Mar 2023" {
		d.Keys("backspace")
	}
	d.Typed("soon").Keys("enter", "right", "enter").Dialog("is no day")
	d.Keys("up")
	for range "soon" {
		d.Keys("backspace")
	}
	d.Typed("2053-04-03").Keys("enter", "enter").Dialog("Is the year right?")
	d.Keys("up")
	for range "2053-04-03" {
		d.Keys("backspace")
	}
	d.Typed("9 apr 2023").Keys("enter", "enter").Dialog("not a working day", "Sunday 9 April 2023").Keys("n").SeesNot("Publish 23")
	if d.State().IsPublished() {
		t.Fatal("published without being told to")
	}
}

func TestPublishFrames(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := tuitest.Sample(t, size.w, size.h)
			d.Keys("p")
			form := d.Frame()
			d.Keys("enter", "right", "enter")
			golden.RequireEqual(t, []byte(form+d.Frame()))
		})
	}
}

func TestMatchesByMouse(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	click := func(y int) { d.Send(tea.MouseClickMsg{X: 20, Y: y, Button: tea.MouseLeft}) }
	click(tui.BodyTop + matches.HeadLines + 1 + 2)
	d.Row("▸   49.3")
	click(tui.BodyTop + matches.HeadLines + 1 + 2)
	d.Sees("Why 49.3")
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.SeesNot("Organisation").Keys("left").Sees("Why 48.2").Keys("right", "right").Sees("Why 56.2").Keys("esc").Row("▸   56.2")
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	d.Row("▸   45.6")
}

func TestFilteringMatches(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	d.Keys("l", "/").Typed("locked").Sees("1 of 23", "Kavitha").Keys("esc").Sees("Charlotte")
	d.Keys("/").Typed("hospice").Sees("of 23").Keys("enter", "esc")
	d.Keys("/").Typed("zzz").Sees("No pair and nobody waiting has these words", "0 of 23").Keys("enter", "o", "x", "l", "b").Sees("0 of 23").Keys("esc").Sees("Kavitha")
}

func TestMatchesWithoutAnybody(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Keys("3", "o", "l", "b", "x", "r", "s", "p", "t", "B", "/", "enter", "j").Sees("There is no plan yet")
	if d.State().Seq != 1 {
		t.Fatal("something was written")
	}
}

// TestPricesStopWhenNobodyLooks leaves commands lying, as a slow engine would.
func TestPricesStopWhenNobodyLooks(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	m := matches.In(d.M.Screen(shell.MatchesTab))
	if m.Settle(100, 25, true) != nil {
		t.Error("nothing changed, and the prices are worked out again")
	}
	_, slow := d.M.Update(tuitest.Press("j"))
	priced := m.PricedFor()
	_, keys := d.M.Update(tuitest.Press("?"))
	if len(answers(slow)) != 1 || len(answers(keys)) != 0 || m.PricedFor() != priced {
		t.Error("looking at the keys stopped the prices")
	}
	late := answers(slow)
	d.M.Update(tuitest.Press("esc"))
	_, next := d.M.Update(tuitest.Press("j"))
	if len(answers(slow)) != 0 || m.PricedFor() == priced {
		t.Error("the selection moved, and the prices of the row before are still worked out")
	}
	if len(answers(next)) != 1 {
		t.Error("the prices of the next row are not worked out")
	}
	d.M.Update(tuitest.Press("2"))
	if len(answers(next)) != 0 || m.Pricing() || m.PricedFor() != 0 {
		t.Error("another screen is shown, and prices are still worked out")
	}
	for _, msg := range late {
		d.Send(msg)
	}
	if rows, _, _ := m.Partners(priced); rows != nil {
		t.Error("what came too late is kept")
	}
	d.Run(slow) // comes too late
	d.Keys("3", "g", "j").Sees("Andrzej Nowak", "−1.4")

	narrow := tuitest.Sample(t, 80, 24)
	if matches.In(narrow.M.Screen(shell.MatchesTab)).PricedFor() != 0 {
		t.Error("no prices can be seen, and they are worked out")
	}
	narrow.Keys("enter", "pgdown").Sees("Other partners for Kavitha", "−14.4")
}

// answers are those that a command brings for whoever asked.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case shell.Answer:
		return []tea.Msg{msg}
	case tea.BatchMsg:
		var all []tea.Msg
		for _, c := range msg {
			all = append(all, answers(c)...)
		}
		return all
	}
	return nil
}

// TestMatchesSurvivesAnyKeys presses keys at random; the driver requires every frame to be in shape.
func TestMatchesSurvivesAnyKeys(t *testing.T) {
	keys := []string{"j", "k", "down", "up", "pgdown", "pgup", "g", "G", "enter", "esc", "tab", "space", "left", "right", "backspace",
		"o", "l", "b", "B", "x", "f", "r", "s", "p", "t", "/", "?", "u", "ctrl+r", "ctrl+t", "ctrl+s", "y", "n", "e"}
	sizes := [][2]int{{60, 16}, {80, 24}, {100, 16}, {120, 40}, {61, 17}, {200, 50}}
	random := rand.New(rand.NewPCG(1, 2))
	d := tuitest.Sample(t, 80, 24)
	for i := range 400 {
		if i%25 == 0 {
			size := sizes[random.IntN(len(sizes))]
			d.Send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		}
		d.M.Shell().GoTo(shell.MatchesTab)
		d.Keys(keys[random.IntN(len(keys))])
	}
	s := d.State()
	if s.IsPublished() {
		return
	}
	if err := plan.Verify(s.Plan, score.NewScorer(s.Pool())); err != nil {
		t.Error(err)
	}
}

// BenchmarkMatchesKey is one key and the frame after it among ten thousand people.
func BenchmarkMatchesKey(b *testing.B) {
	m := tuitest.Many(b, 10_000)
	keys := []string{"j", "j", "pgdown", "k", "f", "G", "g"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(tuitest.Press(keys[i%len(keys)]))
		m.View()
	}
}

// BenchmarkMatchesFilter is one letter of a filter and the frame after it among ten thousand people.
func BenchmarkMatchesFilter(b *testing.B) {
	m := tuitest.Many(b, 10_000)
	m.Update(tuitest.Press("/"))
	keys := []string{"p", "e", "r", "backspace", "backspace", "backspace"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(tuitest.Press(keys[i%len(keys)]))
		m.View()
	}
}
