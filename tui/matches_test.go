package tui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// commit makes a change behind the screens' back, and opens the program anew.
func (d *driver) commit(c cohort.Change) {
	d.t.Helper()
	if _, err := d.db.Commit(context.Background(), 1, d.by(), c); err != nil {
		d.t.Fatal(err)
	}
	d.open(d.m.w, d.m.h)
}

// person is the number of the one person of that name.
func (d *driver) person(name string) matching.ID {
	d.t.Helper()
	for id, p := range d.state().People {
		if p.Name.Safe() == name {
			return id
		}
	}
	d.t.Fatalf("there is no %s", name)
	return 0
}

// partner is the name of somebody's partner in the plan, empty if they wait.
func (d *driver) partner(name string) string {
	d.t.Helper()
	id := d.person(name)
	p, ok := d.state().Plan.PairOf(id)
	if !ok {
		return ""
	}
	return d.state().Call(matching.CoupleOf(p.A, p.B).Other(id))
}

// stays requires that the screens show the same after the program was opened anew.
func (d *driver) stays() {
	d.t.Helper()
	body := func() string {
		lines := strings.Split(d.frame(), "\n")
		return strings.Join(lines[:d.m.h-below], "\n")
	}
	d.keys("esc", "g")
	before := body()
	d.open(d.m.w, d.m.h)
	d.keys("3", "g")
	if after := body(); after != before {
		d.t.Errorf("reopened, it is\n%s\nand was\n%s", after, before)
	}
}

// TestMatchingSession is an afternoon at the plan, by keys alone.
func TestMatchingSession(t *testing.T) {
	d := sample(t, 100, 30)
	d.sees("23 pairs · total 1594.4 · proved best · weakest 45.6", "waiting: none", "pair, weakest first")
	first := d.state()

	// Filter to a person, and see what another partner would do before it is done.
	d.keys("/").typed("josé").keys("enter").sees("1 of 23", "José Núñez ↔ Kwame Boateng")
	d.keys("o").sees("Another partner for José Núñez", "Stuart Penrose", "−0.4", "3 pairs change").keys("pgdown", "pgdown", "pgdown", "pgdown").sees("! same organisation")
	d.typed("penrose").keys("enter")
	d.sees("Pair José Núñez with Stuart Penrose", "total 1594.4 → 1594.0 (−0.4)", "weakest 45.6 → 45.6", "waiting 0 → 0",
		"− José Núñez ↔ Kwame Boateng", "+ José Núñez ↔ Stuart Penrose")
	if d.state().Seq != first.Seq {
		t.Fatal("looking at a ripple has written something")
	}
	d.keys("enter").sees("Say why in a few words")
	d.typed("they met at the information session").keys("enter")
	d.sees("Paired José Núñez ↔ Stuart Penrose · 3 pairs new · u undoes", "total 1594.0", "+ new since the last change",
		"overridden by robin on 15 Mar 2023", "they met at the information session")
	if got := d.partner("José Núñez"); got != "Stuart Penrose" {
		t.Fatalf("José is with %s", got)
	}

	// Lock another, block a third.
	d.keys("esc", "/").typed("kavitha").keys("enter", "l").sees("Locked Kavitha ↔ Ravi Krishnan · u undoes", "🔒 locked by robin")
	d.keys("esc", "/").typed("gary stubbs").keys("enter", "b").sees("Never pair Gary Stubbs and Peter Lindqvist", "− Gary Stubbs ↔ Peter Lindqvist")
	d.typed("old quarrel").keys("enter").sees("Blocked Gary Stubbs ↔ Peter Lindqvist")
	d.keys("esc")
	if d.partner("Gary Stubbs") == "Peter Lindqvist" {
		t.Fatal("blocked, they are still together")
	}
	d.stays()

	// Undo all three, redo one.
	d.keys("u").sees("Undid: Blocked").keys("u").sees("Undid: Locked").keys("u").sees("Undid: Paired")
	if r := matching.Compare(first.Plan, d.state().Plan); len(r.Gone)+len(r.Came) != 0 {
		t.Fatalf("after undoing all, %d pairs are others", len(r.Came))
	}
	d.keys("ctrl+r").sees("Redid: Paired José Núñez ↔ Stuart Penrose")
	if got := d.partner("José Núñez"); got != "Stuart Penrose" {
		t.Fatalf("made again, José is with %s", got)
	}

	// Publish with a start date.
	d.keys("p").sees("Publish", "23 pairs will become exchanges", "Dwayne Campbell: “Marion Tessler”", "20 Mar 2023")
	for range "20 Mar 2023" {
		d.keys("backspace")
	}
	d.typed("3 Apr 2023").keys("enter", "enter").sees("First look at what is listed above")
	d.keys("right", "enter").sees("Publish 23 pairs?", "They start on Monday 3 April 2023", "and end on Tuesday 3 October 2023")
	d.keys("y").sees("Published 23 pairs", "order: steady")
	if s := d.state(); len(s.Exchanges) != 23 || s.Exchanges[0].Start.String() != "2023-04-03" {
		t.Fatalf("%d exchanges, the first from %s", len(s.Exchanges), s.Exchanges[0].Start)
	}
	d.stays()
}

func TestMatchesAtEachSize(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}, {100, 30}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := sample(t, size.w, size.h)
			josé, stuart := d.person("José Núñez"), d.person("Stuart Penrose")
			d.commit(&cohort.Override{A: josé, B: stuart, Why: cohort.Reason("they met at the information session")})
			d.commit(&cohort.Lock{A: d.person("Gary Stubbs"), B: d.person("Peter Lindqvist")})
			d.commit(&cohort.Withdraw{Person: d.person("Chidi Eze")})
			d.keys("3", "j", "j")
			golden.RequireEqual(t, []byte(d.frame()))
		})
	}
}

func TestMatchDetail(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := sample(t, size.w, size.h)
			d.keys("j", "enter")
			top := d.frame()
			d.keys("pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
			d.sees("the end")
			golden.RequireEqual(t, []byte(top+d.frame()))
		})
	}
}

func TestPartnerList(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := sample(t, size.w, size.h)
			d.keys("j", "o", "down", "down")
			list := d.frame()
			d.keys("enter")
			golden.RequireEqual(t, []byte(list+d.frame()))
		})
	}
}

// TestPricesAreFreshSolves compares what the screen shows with what the engine says.
func TestPricesAreFreshSolves(t *testing.T) {
	d := sample(t, 120, 40)
	d.keys("j", "o")
	s := d.state()
	scorer := score.NewScorer(s.Pool())
	person := d.person("José Núñez")
	for _, r := range d.m.screens[matchesTab].(*matchesScreen).prices.of(person).rows {
		if !r.free() {
			continue
		}
		plan, err := plan.Forced(context.Background(), scorer, s.Plan, person, r.id, s.Options())
		if err != nil {
			t.Fatal(err)
		}
		if want := s.Plan.Total - plan.Total; !r.known || r.price.Points != want {
			t.Errorf("%s costs %d (known: %t), want %d", s.Call(r.id), r.price.Points, r.known, want)
		}
	}
}

func TestOverrideAgainstARule(t *testing.T) {
	d := sample(t, 120, 40)
	d.point("Amara Osei").keys("o").typed("ruth").keys("enter")
	d.keys("esc", "backspace", "backspace", "backspace", "backspace").typed("thamesbank").sees("! same organisation").keys("enter")
	d.sees("! against rule:", "Reason").typed("they asked for it").keys("enter")
	d.sees("against the rules", "against rule")
	p, ok := d.state().Plan.PairOf(d.person("Amara Osei"))
	if !ok || p.State != matching.Overridden || len(p.Against) == 0 {
		t.Fatalf("the pair is %+v", p)
	}
	d.keys("enter").sees("! against rule", "“they asked for it”")
}

// point goes to a person's row by the filter.
func (d *driver) point(name string) *driver {
	d.t.Helper()
	return d.keys("3", "esc", "esc", "/").typed(name).keys("enter")
}

func TestNeverRulesAreGrey(t *testing.T) {
	d := sample(t, 120, 40)
	d.commit(&cohort.Block{A: d.person("Amara Osei"), B: d.person("Joan Achebe"), Why: cohort.Reason("a grievance")})
	d.point("Amara Osei").keys("o").typed("joan").sees("never: blocked").seesNot("grievance").keys("enter")
	d.sees("Never, not even by override", "Another partner for Amara Osei")
	d.keys("esc", "l").point("Joan Achebe").keys("o").typed("tom bridger").sees("locked with Amara Osei").keys("enter").sees("unlocked first")
}

// Whoever of a pair is given another partner, the cursor follows to the new pair.
func TestCursorFollowsTheNewPair(t *testing.T) {
	const of, other, given = "José Núñez", "Kwame Boateng", "Ruth Farrow"
	for _, keys := range [][]string{{"o", "tab"}, {"x", "tab"}} {
		d := sample(t, 120, 40)
		d.point(of).sees("│ " + of + " ↔ " + other).keys(keys...).typed(given).keys("enter")
		if keys[0] == "x" {
			d.sees("No rule forbids them.").keys("o")
		}
		d.sees("Pair " + other + " with " + given).typed("they asked for it").keys("enter").sees("Paired ").seesNot("clears the filter")
		if key, _ := d.m.screens[matchesTab].(*matchesScreen).table.Selected(); !key.has(d.person(other)) || !key.has(d.person(given)) {
			t.Errorf("after %v the cursor is on %s", keys, d.state().CallAll(key.members()))
		}
		d.sees("l unlocks the pair").keys("u").sees("Undid: Paired ", "│ "+of+" ↔ "+other)
	}
}

// Where the weakest pair has the priority, what it loses comes before what the total loses.
func TestCheapestPartnerForTheWeakest(t *testing.T) {
	d := sample(t, 120, 40)
	d.commit(&cohort.Replan{Priority: programme.PriorityWeakest})
	differ := 0
	for _, name := range []string{"Amara Osei", "Joan Achebe", "Kwame Boateng", "Ravi Krishnan"} {
		d.point(name).keys("o", "ctrl+t")
		rows := d.m.screens[matchesTab].(*matchesScreen).list.rows()
		for i, r := range rows[1:] {
			a, b := rows[i].price, r.price
			if !r.free() {
				break
			}
			if a.People == b.People && a.Weakest > b.Weakest || a.People == b.People && a.Weakest == b.Weakest && a.Points > b.Points {
				t.Fatalf("%s: %+v stands before %+v", name, a, b)
			}
			if a.Weakest < b.Weakest && a.Points > b.Points {
				differ++
			}
		}
		d.keys("esc")
	}
	if differ == 0 {
		t.Error("nobody loses less of the weakest pair and more of the total than the next")
	}
}

func TestCheapestPartnerFirst(t *testing.T) {
	d := sample(t, 80, 24)
	d.keys("j", "o").sees("▸ Andrzej Nowak").keys("ctrl+t").sees("▸ Kwame Boateng", "highest score first").keys("down").sees("▸ Stuart Penrose").keys("ctrl+t").sees("▸ Andrzej Nowak")
}

func TestOverrideForTheOtherOne(t *testing.T) {
	d := sample(t, 120, 40)
	d.keys("j").sees("Other partners for José Núñez").keys("f").sees("Other partners for Kwame Boateng")
	d.keys("o").sees("Another partner for Kwame Boateng").keys("tab").sees("Another partner for José Núñez")
	d.keys("enter").sees("Pair José Núñez with Andrzej Nowak").keys("esc").sees("Another partner for José Núñez").keys("esc").seesNot("Another partner")
}

func TestBlocksAreListedAndLifted(t *testing.T) {
	d := sample(t, 100, 30)
	d.keys("j", "b").typed("a grievance").keys("enter").sees("Blocked José Núñez ↔ Kwame Boateng")
	d.keys("B").sees("These are never paired", "José Núñez ↔ Kwame Boateng", "by robin on 15 Mar 2023").seesNot("grievance")
	d.keys("enter").sees("be paired again", "“a grievance”", "+ José Núñez ↔ Kwame Boateng").keys("enter")
	d.sees("Unblocked José Núñez ↔ Kwame Boateng")
	if len(d.state().Blocked) != 0 {
		t.Fatal("the block is still there")
	}
	d.stays()
}

func TestWhyNotTheseTwo(t *testing.T) {
	d := sample(t, 100, 30)
	d.point("José").keys("x").sees("Why not José Núñez and …?").keys("tab").sees("Why not Kwame Boateng and …?").keys("tab")
	d.typed("penrose").keys("enter").sees("No rule forbids them. Pairing them would cost 0.4 points", "+ José Núñez ↔ Stuart Penrose", "challenges")
	d.keys("b").sees("Never pair José Núñez and Stuart Penrose").typed("no").keys("enter").sees("Blocked José Núñez ↔ Stuart Penrose")
	d.keys("x").typed("penrose").keys("enter").sees("not even by override", "! Blocked").keys("b").sees("be paired again").keys("enter").sees("Unblocked")
	d.keys("x").typed("penrose").keys("enter", "o").sees("Pair José Núñez with Stuart Penrose").typed("they asked").keys("enter").sees("Paired José")
	d.point("Kwame").keys("x").typed("josé").keys("enter").sees("are overridden", "Unlock that pair first").keys("esc")
	d.keys("x").typed("hannah").keys("enter").sees("They are a pair (suggested)")
	golden.RequireEqual(t, []byte(d.frame()))
}

func TestReplanning(t *testing.T) {
	d := sample(t, 100, 30)
	d.keys("s").sees("Planned again, fewest changes first", "order: steady")
	d.point("José").keys("o").typed("penrose").keys("enter").typed("they asked").keys("enter", "l", "esc")
	d.sees("proved steady").keys("r").sees("Plan again", "steady  total        (now)", "best    total", "none", "both priorities give the same pairs")
	d.keys("k", "up").sees("▸ best    total", "total 1594.0 → 1594.4 (+0.4)")
	golden.RequireEqual(t, []byte(d.frame()))
	d.keys("j", "shift+tab", "tab", "down", "enter").sees("This is the plan already").keys("tab", "tab", "enter").sees("Planned again, best plan first", "order: best", "1594.4")
	d.keys("r", "esc").seesNot("Plan again")
	d.stays()
}

// TestPriority looks at what the two priorities cost each other, goes over to the other one and comes back.
func TestPriority(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := sample(t, size.w, size.h)
			before := d.state()
			d.keys("3").sees("order: best · priority: total").keys("r", "down")
			golden.RequireEqual(t, []byte(d.frame()))
			d.sees("makes it 0.6 points", "costs", "0.4 points of the total", "1594.0")
			d.keys("enter").sees("Planned again, for the strongest weakest pair", "priority: weakest", "weakest 46.2")
			if s := d.state(); s.Seq != before.Seq+1 || s.Plan.Total != 15940 || s.Plan.Weakest != 462 || s.Options().Order != matching.Best {
				t.Fatalf("%d changes, total %d, weakest %d, %+v", s.Seq-before.Seq, s.Plan.Total, s.Plan.Weakest, s.Options())
			}
			d.stays()
			d.keys("r", "enter").sees("This is the plan already").keys("esc", "u").sees("Undid: Planned again, for the strongest weakest pair", "priority: total", "weakest 45.6")
			if r := matching.Compare(before.Plan, d.state().Plan); len(r.Came) != 0 {
				t.Fatalf("undone, %d pairs are others", len(r.Came))
			}
			d.keys("ctrl+r").sees("priority: weakest").keys("r", "up", "enter").sees("Planned again, for the highest total", "priority: total", "1594.4")
			d.stays()
		})
	}
}

// The weakest pair that there is may be one that stays; what is told then is of the others.
func TestPriorityBesideALockedPair(t *testing.T) {
	d := sample(t, 100, 30)
	d.commit(&cohort.Override{A: d.person("Ravi Krishnan"), B: d.person("Zoë Laurent"), Why: cohort.Reason("they asked")})
	d.keys("3", "r").sees("makes the weakest of those that may be", "parted 7.1 points stronger, and costs 2.4 points of the total.")
}

// Where everybody is in a pair that stays, the priorities come to the same, and the dialog says so.
func TestPrioritiesOfOnePlan(t *testing.T) {
	d := sample(t, 80, 24)
	for _, p := range d.state().Plan.Pairs {
		d.commit(&cohort.Lock{A: p.A, B: p.B})
	}
	d.keys("3", "r").sees("In the order best, both priorities give the same pairs.", "No pair changes.")
	d.keys("down", "enter").sees("priority: weakest").keys("s").sees("order: steady · priority: weakest")
}

func TestWhoWaits(t *testing.T) {
	d := sample(t, 100, 30)
	d.commit(&cohort.Withdraw{Person: d.person("Chidi Eze")})
	d.keys("3", "G").sees("waiting: 1, below", "waits", "an odd number of people", "Whom they could have had", "No single rule, left out")
	key, _ := d.m.screens[matchesTab].(*matchesScreen).table.Selected()
	name := d.state().Call(key.a)
	d.keys("enter").sees("Waits: an odd number of people: one is left over.").keys("esc")
	d.keys("x").sees("Why not " + name + " and …?").keys("enter").sees("Why not " + name + " and ").keys("esc")
	d.keys("b").sees("Keep " + name + " apart from …").keys("enter").sees("Never pair " + name).keys("esc")
	d.keys("o").sees("A partner for " + name).keys("enter").typed("so that somebody else waits").keys("enter").sees("Paired ")
	if d.partner(name) == "" {
		t.Fatalf("%s still waits", name)
	}
	d.sees("waiting: 1").stays()
}

func TestCursorFollowsThePerson(t *testing.T) {
	d := sample(t, 100, 30)
	d.keys("j").sees("▸   48.2", "│ José Núñez ↔ Kwame Boateng")
	d.keys("t").sees("pair, strongest first", "│ José Núñez ↔ Kwame Boateng")
	d.keys("t").sees("pair, by name", "│ José Núñez ↔ Kwame Boateng").keys("t").sees("pair, weakest first")
	d.keys("b", "enter").sees("Blocked José")
	if got := d.partner("José Núñez"); got == "Kwame Boateng" {
		t.Fatal("they are still a pair")
	} else {
		d.sees("│ José Núñez ↔ " + got)
	}
	d.keys("u").sees("│ José Núñez ↔ Kwame Boateng")
}

func TestKeysThatDoNothingSayWhy(t *testing.T) {
	d := sample(t, 100, 30)
	d.keys("l").sees("Locked").keys("o").sees("l unlocks it first").keys("b").sees("l unlocks it first").keys("l").sees("Unlocked")
	d.keys("p", "tab", "right", "enter", "y").sees("Published 23 pairs").keys("l").sees("only undoing the publishing changes it")
	d.keys("?").sees("Go to this pair's exchange").seesNot("Lock the pair", "Publish the pairs").keys("esc")
}

func TestPublishingADayThatIsNone(t *testing.T) {
	d := sample(t, 100, 30)
	d.keys("p")
	for range "20 Mar 2023" {
		d.keys("backspace")
	}
	d.typed("soon").keys("enter", "right", "enter").sees("is no day")
	d.keys("up")
	for range "soon" {
		d.keys("backspace")
	}
	d.typed("2053-04-03").keys("enter", "enter").sees("Is the year right?")
	d.keys("up")
	for range "2053-04-03" {
		d.keys("backspace")
	}
	d.typed("9 apr 2023").keys("enter", "enter").sees("Sunday 9 April 2023", "not a working day").keys("n").seesNot("Publish 23")
	if d.state().IsPublished() {
		t.Fatal("published without being told to")
	}
}

func TestPublishFrames(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			d := sample(t, size.w, size.h)
			d.keys("p")
			form := d.frame()
			d.keys("enter", "right", "enter")
			golden.RequireEqual(t, []byte(form+d.frame()))
		})
	}
}

func TestMatchesByMouse(t *testing.T) {
	d := sample(t, 80, 24)
	click := func(y int) { d.send(tea.MouseClickMsg{X: 20, Y: y, Button: tea.MouseLeft}) }
	click(bodyTop + matchHead + 1 + 2)
	d.sees("▸   49.3")
	click(bodyTop + matchHead + 1 + 2)
	d.sees("Why 49.3")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.seesNot("Organisation").keys("left").sees("Why 48.2").keys("right", "right").sees("Why 56.2").keys("esc").sees("▸   56.2")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	d.sees("▸   45.6")
}

func TestFilteringMatches(t *testing.T) {
	d := sample(t, 100, 30)
	d.keys("l", "/").typed("locked").sees("1 of 23", "Kavitha").keys("esc").sees("Charlotte")
	d.keys("/").typed("hospice").sees("of 23").keys("enter", "esc")
	d.keys("/").typed("zzz").sees("No pair and nobody waiting has these words", "0 of 23").keys("enter", "o", "x", "l", "b").sees("0 of 23").keys("esc").sees("Kavitha")
}

func TestMatchesWithoutAnybody(t *testing.T) {
	d := empty(t, 80, 24)
	d.keys("3", "o", "l", "b", "x", "r", "s", "p", "t", "B", "/", "enter", "j").sees("There is no plan yet")
	if d.state().Seq != 1 {
		t.Fatal("something was written")
	}
}

// TestPricesStopWhenNobodyLooks leaves commands lying, as a slow engine would.
func TestPricesStopWhenNobodyLooks(t *testing.T) {
	d := sample(t, 100, 30)
	m := d.m.screens[matchesTab].(*matchesScreen)
	if m.settle(100, 25, true) != nil {
		t.Error("nothing changed, and the prices are worked out again")
	}
	_, slow := d.m.Update(press("j"))
	run := m.prices.now.work
	d.m.Update(press("?"))
	if run.ctx.Err() != nil || m.prices.now.work != run {
		t.Error("looking at the keys stopped the prices")
	}
	d.m.Update(press("esc"))
	d.m.Update(press("j"))
	if run.ctx.Err() == nil {
		t.Error("the selection moved, and the prices of the row before are still worked out")
	}
	next := m.prices.now.work
	d.m.Update(press("2"))
	if next.ctx.Err() == nil || m.prices.now != nil {
		t.Error("another screen is shown, and prices are still worked out")
	}
	d.run(slow) // comes too late
	d.keys("3", "g", "j").sees("Andrzej Nowak", "−1.4")

	narrow := sample(t, 80, 24)
	if n := narrow.m.screens[matchesTab].(*matchesScreen).prices; n.now != nil {
		t.Error("no prices can be seen, and they are worked out")
	}
	narrow.keys("enter", "pgdown").sees("Other partners for Kavitha", "−14.4")
}

// TestMatchesSurvivesAnyKeys presses keys at random; the driver requires every frame to be in shape.
func TestMatchesSurvivesAnyKeys(t *testing.T) {
	keys := []string{"j", "k", "down", "up", "pgdown", "pgup", "g", "G", "enter", "esc", "tab", "space", "left", "right", "backspace",
		"o", "l", "b", "B", "x", "f", "r", "s", "p", "t", "/", "?", "u", "ctrl+r", "ctrl+t", "ctrl+s", "y", "n", "e"}
	sizes := [][2]int{{60, 16}, {80, 24}, {100, 16}, {120, 40}, {61, 17}, {200, 50}}
	random := rand.New(rand.NewPCG(1, 2))
	d := sample(t, 80, 24)
	for i := range 400 {
		if i%25 == 0 {
			size := sizes[random.IntN(len(sizes))]
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		}
		d.m.sh.active = matchesTab
		d.keys(keys[random.IntN(len(keys))])
	}
	s := d.state()
	if s.IsPublished() {
		return
	}
	if err := plan.Verify(s.Plan, score.NewScorer(s.Pool())); err != nil {
		t.Error(err)
	}
}

// many is the screen on a cohort of n people, made in memory.
func many(t testing.TB, n int) *Model {
	d := empty(t, 120, 40)
	s := *d.state()
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
	sh := d.m.sh
	sh.after = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }
	sh.state, sh.scorer, sh.active = &s, score.NewScorer(s.Pool()), matchesTab
	d.m.screens[matchesTab].take()
	return d.m
}

// BenchmarkMatchesKey is one key and the frame after it among ten thousand people.
func BenchmarkMatchesKey(b *testing.B) {
	m := many(b, 10_000)
	keys := []string{"j", "j", "pgdown", "k", "f", "G", "g"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(press(keys[i%len(keys)]))
		m.View()
	}
}

// BenchmarkMatchesFilter is one letter of a filter and the frame after it among ten thousand people.
func BenchmarkMatchesFilter(b *testing.B) {
	m := many(b, 10_000)
	m.Update(press("/"))
	keys := []string{"p", "e", "r", "backspace", "backspace", "backspace"}
	b.ResetTimer()
	for i := range b.N {
		m.Update(press(keys[i%len(keys)]))
		m.View()
	}
}
