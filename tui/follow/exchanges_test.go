package follow_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/exchange"
	"crosswalk/tui/tuitest"
)

func TestExchangesGolden(t *testing.T) {
	d := tuitest.Summer(t, 80, 24)
	for _, size := range [][2]int{{60, 16}, {80, 24}, {100, 30}, {120, 40}, {160, 45}} {
		name := fmt.Sprintf("%dx%d", size[0], size[1])
		d.Open(size[0], size[1])
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.Keys("4").Frame())) })
		t.Run("checklist "+name, func(t *testing.T) {
			golden.RequireEqual(t, []byte(d.Keys("G", "enter", "down", "down").Frame()))
		})
	}
}

func TestExchangesEmpty(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Keys("4").Sees("There are no pairs yet")
	d = tuitest.Sample(t, 80, 24)
	d.Keys("4").Sees("Nothing is published yet", "publishes the pairs").SeesNot("visit")
	d.Keys("enter", "space", "v", "s", "c", "f", "down", "esc").Sees("Nothing is published yet")
}

// Publish, tick two milestones, log a visit of four hours, record a call, and look at it again three
// months later.
func TestAnExchangeFromStartToSummer(t *testing.T) {
	d := tuitest.UnderWay(t, 120, 40, "2023-04-12")
	d.Keys("4").Typed("/osei").Keys("enter").Row("Amara Osei ↔ Tom Bridger").Sees("1 of 23", "overdue 9 days")

	d.Keys("enter", "space").Toast("Ticked “Introduction sent” for Amara Osei ↔ Tom Bridger · u undoes").Sees("[x] Introduction sent")
	d.Keys("down", "space").Toast("Ticked “Confirmation”").Sees("[x] Amara  [x] Tom").Keys("esc")

	d.Keys("v").Dialog("Log a visit", "together 0.0 of 7.5 h").Typed("4").Keys("enter", "enter", "right", "enter")
	d.Keys("enter").Typed("Town Hall (east)").Keys("enter").Typed("first day").Keys("enter")
	d.Toast("Logged 4.0 h of shadowing for Amara Osei ↔ Tom Bridger, hosted by Amara Osei").Sees("4.0 │ 0.0", "4.0 of 7.5",
		"together 4.0 of 7.5 h", "(x) First visit", "at Town Hall [east]", "first day")

	d.Keys("c").Sees("Ask", "they were never rung before", "Telephone:", "amara.osei@")
	d.Keys("c", "b", "enter", "g", "enter").Typed("all well").Sees("spoke to both", "[x] good").Keys("ctrl+s")
	d.Toast("Amara ↔ Tom: both reached")
	x := d.ExchangeOf("amara.osei@example.org")
	if len(x.CheckIns) != 1 || x.CheckIns[0].Mood != exchange.Good || len(x.CheckIns[0].Reached) != 2 {
		t.Fatalf("the call is %+v", x.CheckIns)
	}

	d.On("2023-07-03")
	d.Keys("4").Typed("/osei").Keys("enter").Sees("dates overdue 8 weeks", "today", "all well", "▪", "Amara hosted █")
	d.Keys("5").Typed("/osei").Keys("enter").Sees("overdue 8 weeks", "check-in 2 of 5, last reached 12 Apr", "all well", "Are the visits in the diary?")
	before := d.Frame()
	d.Open(120, 40)
	d.Keys("5").Typed("/osei").Keys("enter")
	if after := d.Frame(); after != before {
		t.Fatalf("opened again it is another screen:\n%s\n%s", before, after)
	}
}

func TestChecklistTicksForOnePerson(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-12")
	d.Keys("4").Typed("/osei").Keys("enter", "enter").Row("▸ [ ] Introduction sent")
	d.Keys("down", "right").Row("›[ ] Amara‹", "[ ] Tom")
	d.Keys("space").Toast("Ticked “Confirmation” for Amara Osei ·").Row("[~] Confirmation", "›[x] Amara‹", "[ ] Tom")
	if x := d.ExchangeOf("amara.osei@example.org"); len(x.Steps[1].Done) != 2 || x.Steps[1].Done[0].IsZero() || !x.Steps[1].Done[1].IsZero() {
		t.Fatalf("ticked for %v", x.Steps[1].Done)
	}
	d.Keys("?").Dialog("Take the tick back", "whose box").Keys("esc")
	d.Keys("space").Row("[ ] Confirmation", "›[ ] Amara‹")
	d.Keys("left", "space").Row("[x] Confirmation", " [x] Amara  [x] Tom")
	d.Keys("u").Row("[ ] Confirmation")
	d.Keys("ctrl+r").Row("[x] Confirmation")
	d.Keys("space").Toast("Took back “Confirmation”").Sees("[ ] Confirmation")
	d.Keys("esc").Sees("1 of 23").Keys("esc").Sees("23 exchanges")
}

func TestChecklistSkipsTicksOnADayAndExplains(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-05-10")
	d.Keys("4").Typed("/osei").Keys("enter", "enter")
	d.Keys("x").Dialog("Skip a milestone", "“Introduction sent”").Keys("enter").Dialog("Skipping needs a reason")
	d.Typed("they met already").Keys("enter").Toast("Skipped “Introduction sent”").Row("[-] Introduction sent", "· skipped 10 May")
	d.Keys("up").Sees("skipped: “they met already”")
	d.Keys("space").Sees("was skipped on Wed 10 May").SeesNot("Ticked")
	d.Keys("x").SeesNot("Skip a milestone")

	d.Keys("down", "down", "t").Dialog("Tick a milestone", "“First conversation”").Keys("backspace", "backspace", "backspace", "backspace", "backspace")
	d.Typed("31 April").Keys("ctrl+s").Dialog("April has no day 31")
	for range "31 April" {
		d.Keys("backspace")
	}
	d.Typed("tomorrow").Keys("ctrl+s").Dialog("has not come yet")
	for range "tomorrow" {
		d.Keys("backspace")
	}
	d.Typed("24 April").Keys("enter").Typed("over lunch").Keys("enter").Row("[x] First conversation", "● 24 Apr").Sees("“over lunch”")

	d.Keys("down", "down", "down", "space").Sees("ticked by the visits themselves: v logs one").Keys("esc").SeesNot("ticked by the visits")
	d.Keys("enter", "G").Sees("Published with").Keys("g").Row("▸ [-] Introduction sent").Sees("skipped: ")
	d.Keys("pgdown", "pgdown", "pgdown").Sees("↑ the end").Keys("pgup", "pgup", "pgup").Row("▸ [-] Introduction sent")
}

// One action for all that are marked: three keys tick the introductions of every pair.
func TestMarksTickForAllInThreeKeys(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-04")
	d.Keys("4", "a").Sees("23 marked of 23 exchanges").Keys("t").Dialog("Tick today for the 23 marked exchanges", "Introduction sent", "open in 23 of 23 · due 3 Apr")
	d.Keys("enter").Toast("Ticked “Introduction sent” for 23 exchanges · u undoes").SeesNot("marked")
	for _, x := range d.State().Exchanges {
		if _, done := x.DoneOn(0); !done {
			t.Fatalf("%s was left out", d.State().CallAll(x.Members))
		}
	}
	d.Keys("u").Toast("Undid")
	for _, x := range d.State().Exchanges {
		if _, done := x.DoneOn(0); done {
			t.Fatalf("%s is still ticked", d.State().CallAll(x.Members))
		}
	}
	d.Keys("g", "space", "space", "down", "space").Sees("3 marked").Keys("f").Dialog("The 3 marked exchanges", "robin").Keys("enter").Toast("Gave 3 exchanges to robin")
	d.Keys("g", "space").Sees("1 marked").Keys("t").Dialog("Introduction sent", "open in 1 of 1").Keys("esc").Keys("esc").SeesNot("marked")
	d.Keys("g", "space", "down", "space", "S").Dialog("Move the start", "The 2 marked exchanges")
	for range "3 April 2023" {
		d.Keys("backspace")
	}
	d.Typed("24 apr").Keys("enter").Toast("Moved the start of 2 exchanges to 2023-04-24")
}

// Exchanges stand under the names of facilitators, organisations or states; a heading marks all below it.
func TestExchangesInGroups(t *testing.T) {
	d := tuitest.Summer(t, 120, 40)
	d.Keys("4", "b", "g").Row("▸ ▾ Ines", "1 exchange").Sees("▾ robin", "▾ nobody rings them yet")
	d.Keys("G", "b").Sees("▾ London Borough of Lewisham")
	d.Keys("b", "g").Row("▸ ▾ at risk", "exchanges").SeesNot("▾ London").Keys("enter").SeesNot("back to the list")
	d.Keys("space").Sees("marked of").Keys("esc", "g", "down").Row("▸ Andrzej").Sees("[x] Introduction sent")
	d.Keys("b").SeesNot("▾").Row("▸ Andrzej")
}

// The calendar is seen from near and scrolls in time; what is shown stays between the first start and the last end.
func TestCalendarZoomsAndScrolls(t *testing.T) {
	d := tuitest.Summer(t, 110, 28)
	d.Keys("4").Sees("Jul").SeesNot("by month").Keys("left", "right", "+").Sees("by month", "today", "‹", "›")
	month := d.Frame()
	d.Keys("+").Sees("by week", "3 Jul").Keys("right", "right").SeesNot("3 Jul").Keys(".").Sees("3 Jul")
	for range 20 {
		d.Keys("left")
	}
	d.Sees("3 Apr").SeesNot("‹")
	for range 20 {
		d.Keys("right")
	}
	d.Sees("25 Sep").SeesNot("›").Keys("-", ".")
	if d.Frame() != month {
		t.Errorf("back again it is another picture:\n%s\n%s", month, d.Frame())
	}
	d.Keys("-").SeesNot("by month")
}

func TestExchangesOrderFilterAndFacilitator(t *testing.T) {
	d := tuitest.Summer(t, 120, 40)
	d.Keys("4").Sees("on track", "at risk")
	worst := d.Frame()
	d.Keys("s").Sees("by name").Row("▸ ").Keys("g").Row("▸ Agnès Dubois").Keys("s").Sees("next date first").Keys("s").SeesNot("next date first")
	d.Keys("g")
	if d.Frame() == worst {
		d.Keys("G", "g")
	}
	d.Keys("/").Typed("zzz").Sees("No exchange has these words").Keys("esc").Sees("23 exchanges")
	d.Keys("/").Typed("ines").Keys("enter").Sees("1 of 23", "rung by Ines")
	d.Keys("f").Dialog("Who rings them?").Keys("enter").Dialog("Ines rings them already")
	d.Keys("right", "enter").Toast("Gave ", " to robin").Keys("esc").Sees("23 exchanges")
	d.Keys("f")
	for range 20 {
		d.Keys("backspace")
	}
	d.Keys("enter").Toast("Took the facilitator")
}

func TestExchangesMouse(t *testing.T) {
	d := tuitest.Summer(t, 120, 40)
	d.Keys("4")
	click := func(x, y int) { d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	row := tuitest.LineWith(t, d, "Temi Adeyemi ↔ Yusuf Demir")
	click(5, row)
	d.Row("▸ Temi Adeyemi ↔ Yusuf Demir").SeesNot("esc back")
	click(5, row)
	d.Sees("esc back to the list")
	click(5, tuitest.LineWith(t, d, "] Visit dates booked"))
	d.Sees("▸ [x] Visit dates booked")
	click(5, tuitest.LineWith(t, d, "] Visit dates booked"))
	d.Sees("[ ] Visit dates booked")
	click(5, row)
	d.SeesNot("esc back")
	d.Send(tea.MouseWheelMsg{X: 5, Y: row, Button: tea.MouseWheelUp})
	d.SeesNot("▸ Temi")
}

// What is ticked leaves every row where it is, until s sorts again.
func TestRowsStayWhereTheyAreUntilSorted(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-12")
	d.Keys("4", "g", "enter", "space", "down", "space", "esc").Sees("s sorts again").Keys("s").SeesNot("s sorts again").Keys("s").Sees("by name")
}
