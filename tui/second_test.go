package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
)

// TestSessionWithSecondPartner is an afternoon at a plan in which one person has two partners.
func TestSessionWithSecondPartner(t *testing.T) {
	const first, second = "Amara Osei ↔ Joan Achebe", "Amara Osei ↔ Tom Bridger"
	d := secondPast.opened(t, 120, 40)
	d.keys("3").sees("5 applicants · 3 pairs · 0 waiting", "5 people matched", first+"  2 partners", second+"  2 partners")
	d.keys("/").typed("2 partners").keys("enter").sees("2 of 3", first, second).keys("esc", "/").typed("amara").keys("enter").sees("2 of 3").keys("esc")
	d.keys("g", "j").sees("Amara Osei also has Tom Bridger as a partner (they", "Other partners for Amara Osei").seesNot(" Tom Bridger      81")
	d.keys("G").sees("Amara Osei also has Joan Achebe as a partner").keys("f").sees("Other partners for Tom Bridger")

	// Of the two rows only the one under the cursor is locked. Both of the other one can still be given
	// somebody else: Joan for Amara, and Amara for Joan.
	d.keys("l").sees("Locked "+second, "🔒  "+second).keys("k").sees("│ "+first, "Other partners for Amara Osei").keys("f").sees("Other partners for Joan Achebe")
	if len(d.state().Fixed) != 1 {
		t.Fatalf("locked are %v", d.state().Fixed)
	}
	d.keys("o").sees("Another partner for Joan Achebe").keys("tab").sees("Another partner for Amara Osei").keys("tab").sees("Another partner for Joan Achebe").typed("amara").sees("the partner now", "now with Joan Achebe, and with Tom Bridger").keys("esc")
	d.keys("l").sees("Locked " + first)
	if len(d.state().Fixed) != 2 || d.together("Amara Osei") != "Joan Achebe, Tom Bridger" {
		t.Fatalf("locked are %v", d.state().Fixed)
	}
	d.keys("l").sees("Unlocked "+first, "│ "+first).keys("j", "l").sees("Unlocked "+second, "│ "+second)

	// Applicants name both.
	d.keys("2", "g").sees("with Joan and Tom").keys("/").typed("amara").keys("enter").sees("matched with Joan Achebe, 75.3 points", "matched with Tom Bridger, 81.6 points")
	d.keys("esc", "o").sees("5 people matched")

	// Why not, and a block of one of the two.
	d.keys("esc", "g", "j", "x").typed("tom").keys("enter").sees("They are a pair (suggested). Amara Osei is with Joan Achebe too.").keys("esc")
	d.sees("│ "+first).keys("b").sees("Never pair Amara Osei and Joan Achebe", "− "+first, "would wait").keys("esc")
	d.stays()

	// Published, each is an exchange, and each row leads to its own.
	d.keys("3", "G", "p", "tab", "right", "enter").sees("Publish 3 pairs?").keys("y").sees("Published 3 pairs")
	for _, pair := range []string{first, second} {
		d.keys("3", "g", "j")
		if pair == second {
			d.keys("j")
		}
		d.sees("│ "+pair).keys("e").sees("▸ "+pair, "Amara is also in an exchange with").keys("c")
		if one, _ := d.m.screens[checkInsTab].(*checkIns).list.standing(); one.pair != pair {
			t.Fatalf("the call sheet is that of %s, not %s", one.pair, pair)
		}
		d.sees("also in an exchange with")
	}
	d.keys("c", "right", "tab", "tab", "right", "ctrl+s").sees("Amara ↔ Tom: Amara reached")
	d.open(120, 40)
	for _, x := range d.state().Exchanges {
		if is := d.state().CallAll(x.Members); len(x.CheckIns) != map[string]int{second: 1}[is] {
			t.Errorf("%s has %d calls", is, len(x.CheckIns))
		}
	}
	d.keys("4", "/").typed("amara").keys("enter").sees("2 of 3", first, second, "never rung yet").keys("j").sees("spoke to Amara, good")
}

// Somebody who would take another partner can be given one although they are in a pair that stays.
func TestSecondPartnerByOverride(t *testing.T) {
	d := secondPast.opened(t, 120, 40)
	d.commit(&cohort.Lock{A: d.person("Amara Osei"), B: d.person("Tom Bridger")})
	d.point("Dele Ade").keys("o").typed("amara").sees("! no challenges in common", "now with Joan Achebe, and with Tom Bridger").keys("enter").sees("Pair Dele Ade with Amara Osei", "! against rule")
	d.typed("they asked for it").keys("enter").sees("Paired ")
	if with := d.together("Amara Osei"); with != "Dele Ade, Tom Bridger" {
		t.Fatalf("Amara is with %s", with)
	}
	d.point("Joan Achebe").keys("o").typed("amara").keys("enter").sees("unlocked first")
}

// What it costs that somebody who stays with one takes another, too.
func TestWhyNotTheSecondPartner(t *testing.T) {
	six := &history{happen: func(t testing.TB, d *driver) {
		openFew(t, d, programme.OddWait, []string{"Amara Osei"}, "Amara Osei", "Tom Bridger", "Joan Achebe", "Priya Nair", "Dele Ade", "Ruth Farrow")
	}}
	d := six.opened(t, 120, 40)
	d.point("Tom Bridger").sees("│ Amara Osei ↔ Tom Bridger").keys("l")
	d.point("Joan Achebe").sees("│ Joan Achebe ↔ Priya Nair").keys("x").typed("amara").keys("enter")
	d.sees("No rule forbids them.", "and 1 more would wait").keys("o").sees("Pair Joan Achebe with Amara Osei", "− Joan Achebe ↔ Priya Nair", "Priya Nair would wait")
	d.typed("they asked for it").keys("enter").sees("Paired Joan Achebe ↔ Amara Osei")
	if with := d.together("Amara Osei"); with != "Joan Achebe, Tom Bridger" {
		t.Fatalf("Amara is with %s", with)
	}
	d.point("Priya Nair").keys("x").typed("amara").keys("enter").sees("Unlock that pair first").seesNot("o pair them")
}

// Somebody who is locked with one and would take another has prices, in the detail and in the list, in both
// of their rows.
func TestPricesOfSecondPartners(t *testing.T) {
	const locked, other = "Amara Osei ↔ Tom Bridger", "Amara Osei ↔ Joan Achebe"
	d := secondPast.opened(t, 120, 40)
	d.point("Tom Bridger").keys("l").sees("Locked "+locked, "l unlocks the pair", "f turns to Amara Osei, who would take").seesNot("Other partners for")
	priced := func(list string) {
		d.sees(list, "Dele Ade")
		if q := d.m.screens[matchesTab].(*matchesScreen).prices.of(d.person("Amara Osei")); !q.done || q.priced == 0 {
			t.Fatalf("%d prices of Amara are known", q.priced)
		}
	}
	d.keys("f")
	priced("Other partners for Amara Osei")
	d.keys("o")
	priced("Another partner for Amara Osei")
	d.typed("tom").keys("enter").sees("They are together already.").seesNot("l locks them").keys("esc")
	d.point("Joan Achebe").sees("│ " + other).keys("o").sees("Another partner for Joan Achebe").keys("tab").sees("Another partner for Amara Osei").keys("esc")
	d.keys("f").sees("Other partners for Amara Osei").keys("o").sees("Another partner for Amara Osei").typed("ruth").keys("enter")
	d.sees("Pair Amara Osei with Ruth Farrow", "− "+other)
}

// A trio and a second partner that are published, or locked, say so where every other row does.
func TestStateOfTriosAndSecondPartners(t *testing.T) {
	for past, say := range map[*history]string{trioPast: "trio", secondPast: "2 partners"} {
		d := past.opened(t, 80, 24)
		d.keys("3").sees(say).keys("G", "l").sees(say, " locked ")
		publish(t, d, "2023-04-03")
		f := d.keys("3").sees(say).frame()
		if n := strings.Count(f, " published "); n != len(d.state().Plan.Pairs) {
			t.Errorf("%d of %d rows say that they are published:\n%s", n, len(d.state().Plan.Pairs), f)
		}
	}
}

// What the plan is made for is said before how many are matched, which the number of those waiting tells too.
func TestPriorityIsAlwaysSaid(t *testing.T) {
	for _, w := range []int{60, 80, 100, 120} {
		d := secondPast.opened(t, w, 24)
		d.commit(&cohort.Replan{Priority: programme.PriorityWeakest})
		d.keys("3").sees("waiting: none · order: best · priority: weakest")
	}
}

func TestSecondPartnerFrames(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := secondPast.opened(t, size[0], size[1])
			golden.RequireEqual(t, []byte(d.keys("3", "g", "j").frame()))
		})
	}
}

// People who are together are pointed at in their own row, though one of them is in another one too.
func TestPointingAtOneOfTwoPairs(t *testing.T) {
	d := secondPast.opened(t, 120, 40)
	for _, other := range []string{"Joan Achebe", "Tom Bridger", "Joan Achebe"} {
		d.m.sh.goTo(matchesTab, d.person("Amara Osei"), d.person(other))
		d.m.arrive()
		d.sees("│ Amara Osei ↔ " + other)
	}
	d.keys("t", "t").sees("pair, by name", "│ Amara Osei ↔ Joan Achebe")
}
