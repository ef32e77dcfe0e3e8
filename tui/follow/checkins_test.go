package follow_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

func TestCheckInsGolden(t *testing.T) {
	d := tuitest.Summer(t, 80, 24)
	for _, size := range [][2]int{{60, 16}, {80, 24}, {100, 30}, {120, 40}} {
		name := fmt.Sprintf("%dx%d", size[0], size[1])
		d.Open(size[0], size[1])
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.Keys("5").Frame())) })
		t.Run("sheet "+name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.Keys("enter").Frame())) })
		t.Run("call "+name, func(t *testing.T) {
			golden.RequireEqual(t, []byte(d.Keys("c", "right", "enter", "enter", "right", "right", "enter").Frame()))
		})
	}
}

func TestCheckInsEmpty(t *testing.T) {
	d := tuitest.Sample(t, 80, 24)
	d.Keys("5").Sees("Nobody is to be rung yet", "publishes the pairs").SeesNot("record")
	d.Keys("enter", "space", "v", "s", "c", "f", "a", "down", "esc").Sees("Nobody is to be rung yet")
}

// A morning at the telephone: nobody answers, then one of the two does, then it goes badly.
func TestAMorningOfCalls(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-18")
	d.Keys("5").Sees("23 to ring now", "check-in 1 of 5").Row("▸ overdue 1 day    Agnès Dub")

	d.Keys("c").Dialog("Record the call", "Are you happy").Keys("ctrl+s").Dialog("Say whom you reached, or nobody")
	d.Keys("left").Dialog("‹ nobody ›", "‹ no answer ›", "nobody reached", "Thu 20 Apr")
	d.Keys("enter", "right").Dialog("left a message").Keys("ctrl+s")
	d.Toast("Agnès ↔ Grace: nobody reached · next: Amara Osei ↔ Tom Bridger · u undoes").Sees("22 to ring now · 1 soon")
	d.Keys("G").Row("Thu 20 Apr", "nobody reached on 18 Apr").Keys("g")
	if c := d.ExchangeOf("agnes.dubois@example.org").CheckIns[0]; c.Outcome != exchange.LeftMessage || !c.Next.IsZero() {
		t.Fatalf("recorded %+v", c)
	}

	d.Keys("enter").Sees("Amara Osei", "Telephone: ", "they were never rung before")
	d.Keys("c", "right").Dialog("‹ Amara ›", "‹ spoke ›", "‹ not said ›", "Tue 25 Apr")
	d.Keys("enter", "enter", "right", "right").Dialog("‹ patchy ›").Keys("right").Dialog("‹ at risk ›", "Tue 25 Apr")
	d.Keys("enter").Typed("new job, hours unclear").Keys("enter")
	for range "Tue 25 Apr" {
		d.Keys("backspace")
	}
	d.Typed("friday").Keys("ctrl+s").Toast("Amara ↔ Tom: Amara reached · next: Andrzej Nowak")
	c := d.ExchangeOf("amara.osei@example.org").CheckIns[0]
	if c.Next != tuitest.DayFor(t, "2023-04-21") || c.Mood != exchange.AtRisk || len(c.Reached) != 1 {
		t.Fatalf("recorded %+v", c)
	}

	d.On("2023-04-20")
	d.Keys("5", "/").Typed("osei").Keys("enter").Row("tomorrow", "said to be at risk on 18 Apr")
	d.Keys("enter").Sees("new job, hours unclear", "spoke to Amara, at risk (robin)")
	d.Keys("esc", "esc").Sees("22 to ring now · 1 soon")
}

func TestCallWrittenUpLater(t *testing.T) {
	d := tuitest.UnderWay(t, 120, 40, "2023-04-18")
	d.Keys("5", "c", "right", "up").Typed("x").Keys("ctrl+s").Dialog("is no day")
	for range "todayx" {
		d.Keys("backspace")
	}
	d.Typed("tomorrow").Keys("ctrl+s").Dialog("has not come yet")
	for range "tomorrow" {
		d.Keys("backspace")
	}
	d.Typed("yesterday").Keys("up")
	for range "Mon 24 Apr" { // a week on, because Grace was not reached
		d.Keys("backspace")
	}
	d.Keys("ctrl+s").Toast("Agnès ↔ Grace: ")
	c := d.ExchangeOf("agnes.dubois@example.org").CheckIns[0]
	if c.Date != tuitest.DayFor(t, "2023-04-17") || !c.Next.IsZero() || c.Mood != "" {
		t.Fatalf("recorded %+v", c)
	}
	d.Keys("a", "/").Typed("agnès").Keys("enter").Row("Mon 24 Apr").Sees("Grace never reached in 1 call").Keys("c", "right", "up", "up")
	for range "Tue 2 May" {
		d.Keys("backspace")
	}
	d.Typed("today").Keys("ctrl+s").Dialog("must come after this one")
}

func TestQueueLaterWhoseAndFilter(t *testing.T) {
	d := tuitest.Summer(t, 100, 30)
	d.Keys("5").Sees("to ring now", "later")
	d.Row("▸ overdue 11 weeks").Keys("a", "G").SeesNot("overdue 11 weeks   A").Keys("?").Dialog("Show only whom to ring today and soon").Keys("esc", "a", "?").Dialog("Show the calls further ahead too").Keys("esc")
	d.Keys("f").Dialog("Whose calls?", "everybody's calls", "mine (robin)", "Ines's calls").Keys("down", "down", "enter").Sees("Ines's")
	d.Keys("f", "down", "enter").Sees("robin's")
	d.Keys("f", "enter").SeesNot("robin's")
	d.Keys("/").Typed("zzz").Sees("No call has these words").Keys("esc")
	d.Keys("/").Typed("oei").Keys("backspace", "backspace").Typed("sei").Keys("enter").Sees("Amara Osei", "1 of 23").Keys("esc").Sees("to ring now")
}

// The sheet keeps its pair while it has the keys, and ticks, visits and skips as Exchanges does.
func TestSheetTicksDuringTheCall(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-18")
	d.Keys("5", "down", "enter").Sees("Amara Osei ↔ Tom Bridger", "Ask")
	d.Sees("space milestones").Keys("space").Row("▸ [ ] Introduction sent").Sees("space tick").SeesNot("Ticked")
	d.Keys("space").Toast("Ticked “Introduction sent”").Keys("down").Row("▸ [ ] Confirmation").Keys("right", "space").Row("[x] Amara")
	d.Keys("v").Typed("3h30").Keys("enter", "enter", "right", "right", "ctrl+s").Toast("Logged 3.5 h")
	d.Keys("G").Sees("together 3.5 of 7.5 h").Keys("g").Sees("Telephone:")
	d.Keys("down", "down", "down", "s").Typed("not needed").Keys("enter").Row("[-] Exchange agreement")
	d.Keys("esc").Row("▸ overdue 1 day    Amara Osei").Keys("u").Toast("Undid")
}

func TestCallFromExchangesOpensTheSheet(t *testing.T) {
	d := tuitest.Summer(t, 80, 24)
	d.Keys("4", "G", "c").Sees("5 Check-ins", "Telephone:", "c record the call")
	d.Keys("esc").Sees("to ring now")
}

func TestNobodyToRing(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-03")
	d.Day = "2023-04-05"
	d.Open(80, 24)
	d.Keys("5").Sees("nobody to ring today · 23 soon").Row("Tue 11 Apr", "Confirmation due in 6 days")
	d.Keys("enter").Sees("Confirmation: Tue 11 Apr")
}

func TestCompleteExchangesAreToBeClosed(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-10-03")
	for _, x := range d.State().Exchanges {
		for _, s := range x.Steps {
			if s.Many {
				continue // never due
			}
			d.Happened("2023-10-03", &cohort.Skip{Exchange: x.ID, Milestone: s.Name, On: tuitest.DayFor(t, "2023-10-03"), Why: cohort.Reason("over")})
		}
	}
	d.Open(80, 24)
	d.Keys("5").Sees("23 soon").Row("tomorrow", "close it")
	d.Keys("4").Sees("23 complete")
}

func TestCheckInsMouse(t *testing.T) {
	d := tuitest.Summer(t, 120, 40)
	d.Keys("5")
	click := func(x, y int) { d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	click(5, 7)
	before := d.Frame()
	click(5, 7)
	d.Sees("esc back")
	click(70, tuitest.LineWith(t, d, "Midpoint review"))
	d.Sees("▸ [ ] Midpoint review")
	click(5, 7)
	if after := d.Frame(); after != before {
		t.Fatalf("back in the queue it is another screen:\n%s\n%s", before, after)
	}
	d.Send(tea.MouseWheelMsg{X: 70, Y: 20, Button: tea.MouseWheelDown})
	d.Send(tea.MouseWheelMsg{X: 5, Y: 20, Button: tea.MouseWheelDown})
}
