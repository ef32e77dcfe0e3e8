package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// TestSessionWithSecondPartner is an afternoon at a plan in which one person has two partners.
func TestSessionWithSecondPartner(t *testing.T) {
	const first, second = "Amara Osei ↔ Joan Achebe", "Amara Osei ↔ Tom Bridger"
	d := tuitest.SecondPast.Opened(t, 120, 40)
	d.Keys("3").Sees("5 applicants · 3 pairs · 0 waiting", "5 people matched", first+"  2 partners", second+"  2 partners")
	d.Keys("/").Typed("2 partners").Keys("enter").Sees("2 of 3", first, second).Keys("esc", "/").Typed("amara").Keys("enter").Sees("2 of 3").Keys("esc")
	d.Keys("g", "j").Sees("Amara Osei also has Tom Bridger as a partner (they", "Other partners for Amara Osei").SeesNot(" Tom Bridger      81")
	d.Keys("G").Sees("Amara Osei also has Joan Achebe as a partner").Keys("f").Sees("Other partners for Tom Bridger")

	// Of the two rows only the one under the cursor is locked. Both of the other one can still be given
	// somebody else: Joan for Amara, and Amara for Joan.
	d.Keys("l").Sees("Locked "+second, "🔒  "+second).Keys("k").Sees("│ "+first, "Other partners for Amara Osei").Keys("f").Sees("Other partners for Joan Achebe")
	if len(d.State().Fixed) != 1 {
		t.Fatalf("locked are %v", d.State().Fixed)
	}
	d.Keys("o").Sees("Another partner for Joan Achebe").Keys("tab").Sees("Another partner for Amara Osei").Keys("tab").Sees("Another partner for Joan Achebe").Typed("amara").Sees("the partner now", "now with Joan Achebe, and with Tom Bridger").Keys("esc")
	d.Keys("l").Sees("Locked " + first)
	if len(d.State().Fixed) != 2 || d.Together("Amara Osei") != "Joan Achebe, Tom Bridger" {
		t.Fatalf("locked are %v", d.State().Fixed)
	}
	d.Keys("l").Sees("Unlocked "+first, "│ "+first).Keys("j", "l").Sees("Unlocked "+second, "│ "+second)

	// Applicants name both.
	d.Keys("2", "g").Sees("with Joan and Tom").Keys("/").Typed("amara").Keys("enter").Sees("matched with Joan Achebe, 75.3 points", "matched with Tom Bridger, 81.6 points")
	d.Keys("esc", "o").Sees("5 people matched")

	// Why not, and a block of one of the two.
	d.Keys("esc", "g", "j", "x").Typed("tom").Keys("enter").Sees("They are a pair (suggested). Amara Osei is with Joan Achebe too.").Keys("esc")
	d.Sees("│ "+first).Keys("b").Sees("Never pair Amara Osei and Joan Achebe", "− "+first, "would wait").Keys("esc")
	d.Stays()

	// Published, each is an exchange, and each row leads to its own.
	d.Keys("3", "G", "p", "tab", "right", "enter").Sees("Publish 3 pairs?").Keys("y").Sees("Published 3 pairs")
	for _, pair := range []string{first, second} {
		d.Keys("3", "g", "j")
		if pair == second {
			d.Keys("j")
		}
		d.Sees("│ "+pair).Keys("e").Sees("▸ "+pair, "Amara is also in an exchange with").Keys("c")
		d.Pane(pair, "also in an exchange with")
	}
	d.Keys("c", "1", "tab", "g", "ctrl+s").Sees("Amara ↔ Tom: Amara reached")
	d.Open(120, 40)
	for _, x := range d.State().Exchanges {
		if is := d.State().CallAll(x.Members); len(x.CheckIns) != map[string]int{second: 1}[is] {
			t.Errorf("%s has %d calls", is, len(x.CheckIns))
		}
	}
	d.Keys("4", "/").Typed("amara").Keys("enter").Sees("2 of 3", first, second, "never rung yet").Keys("j").Sees("spoke to Amara, good")
}

// Somebody who would take another partner can be given one although they are in a pair that stays.
func TestSecondPartnerByOverride(t *testing.T) {
	d := tuitest.SecondPast.Opened(t, 120, 40)
	d.Commit(&cohort.Lock{A: d.Person("Amara Osei"), B: d.Person("Tom Bridger")})
	d.Point("Dele Ade").Keys("o").Typed("amara").Sees("! no challenges in common", "now with Joan Achebe, and with Tom Bridger").Keys("enter").Sees("Pair Dele Ade with Amara Osei", "! against rule")
	d.Typed("they asked for it").Keys("enter").Sees("Paired ")
	if with := d.Together("Amara Osei"); with != "Dele Ade, Tom Bridger" {
		t.Fatalf("Amara is with %s", with)
	}
	d.Point("Joan Achebe").Keys("o").Typed("amara").Keys("enter").Sees("unlocked first")
}

// What it costs that somebody who stays with one takes another, too.
func TestWhyNotTheSecondPartner(t *testing.T) {
	six := &tuitest.History{Happen: func(t testing.TB, d *tuitest.Driver) {
		tuitest.OpenFew(t, d, programme.OddWait, []string{"Amara Osei"}, "Amara Osei", "Tom Bridger", "Joan Achebe", "Priya Nair", "Dele Ade", "Ruth Farrow")
	}}
	d := six.Opened(t, 120, 40)
	d.Point("Tom Bridger").Sees("│ Amara Osei ↔ Tom Bridger").Keys("l")
	d.Point("Joan Achebe").Sees("│ Joan Achebe ↔ Priya Nair").Keys("x").Typed("amara").Keys("enter")
	d.Sees("No rule forbids them.", "and 1 more would wait").Keys("o").Sees("Pair Joan Achebe with Amara Osei", "− Joan Achebe ↔ Priya Nair", "Priya Nair would wait")
	d.Typed("they asked for it").Keys("enter").Sees("Paired Joan Achebe ↔ Amara Osei")
	if with := d.Together("Amara Osei"); with != "Joan Achebe, Tom Bridger" {
		t.Fatalf("Amara is with %s", with)
	}
	d.Point("Priya Nair").Keys("x").Typed("amara").Keys("enter").Sees("Unlock that pair first").SeesNot("o pair them")
}

// A trio and a second partner that are published, or locked, say so where every other row does.
func TestStateOfTriosAndSecondPartners(t *testing.T) {
	for past, say := range map[*tuitest.History]string{tuitest.TrioPast: "trio", tuitest.SecondPast: "2 partners"} {
		d := past.Opened(t, 80, 24)
		d.Keys("3").Sees(say).Keys("G", "l").Sees(say, " locked ")
		tuitest.Publish(t, d, "2023-04-03")
		f := d.Keys("3").Sees(say).Frame()
		if n := strings.Count(f, " published "); n != len(d.State().Plan.Pairs) {
			t.Errorf("%d of %d rows say that they are published:\n%s", n, len(d.State().Plan.Pairs), f)
		}
	}
}

// What the plan is made for is said before how many are matched, which the number of those waiting tells too.
func TestPriorityIsAlwaysSaid(t *testing.T) {
	for _, w := range []int{60, 80, 100, 120} {
		d := tuitest.SecondPast.Opened(t, w, 24)
		d.Commit(&cohort.Replan{Priority: programme.PriorityWeakest})
		d.Keys("3").Sees("waiting: none · order: best · priority: weakest")
	}
}

func TestSecondPartnerFrames(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := tuitest.SecondPast.Opened(t, size[0], size[1])
			golden.RequireEqual(t, []byte(d.Keys("3", "g", "j").Frame()))
		})
	}
}

// People who are together are pointed at in their own row, though one of them is in another one too.
func TestPointingAtOneOfTwoPairs(t *testing.T) {
	d := tuitest.SecondPast.Opened(t, 120, 40)
	for _, other := range []string{"Joan Achebe", "Tom Bridger", "Joan Achebe"} {
		d.M.Shell().GoTo(shell.MatchesTab, d.Person("Amara Osei"), d.Person(other))
		d.M.Arrive()
		d.Sees("│ Amara Osei ↔ " + other)
	}
	d.Keys("t", "t").Sees("pair, by name", "│ Amara Osei ↔ Joan Achebe")
}
