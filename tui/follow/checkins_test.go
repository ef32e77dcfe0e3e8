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
			golden.RequireEqual(t, []byte(d.Keys("c", "1", "enter", "p", "enter").Typed("new job").Keys("tab").Typed("3h shadowing at Sunita's 12 Jun").Frame()))
			d.Keys("ctrl+x", "esc")
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

	d.Keys("/").Typed("agnès").Keys("enter", "c").Sees("Are you happy", "Telephone: ", "they were never rung before", "▸ [ ] Introduction sent")
	d.Keys("ctrl+s").Sees("Say whom you reached: 1 Agnès, 2 Grace, b both; or n nobody, m a message was")
	d.Keys("n").Sees("nobody: no answer", "nobody was reached", "Thu 20 Apr").Keys("m").Sees("nobody: left a message").Keys("ctrl+s")
	d.Toast("Agnès ↔ Grace: nobody reached").Row("Thu 20 Apr", "nobody reached on 18 Apr").Keys("esc")
	if c := d.ExchangeOf("agnes.dubois@example.org").CheckIns[0]; c.Outcome != exchange.LeftMessage || !c.Next.IsZero() {
		t.Fatalf("recorded %+v", c)
	}

	d.Keys("/").Typed("osei").Keys("enter", "c").Sees("Amara Osei ↔ Tom Bridger", "asked once somebody was reached").Keys("1").Sees("[x] 1 Amara  [ ] 2 Tom", "spoke to Amara", "Tue 25 Apr")
	d.Keys("2").Sees("spoke to both").Keys("2", "enter", "p").Sees("[x] patchy").Keys("r").Sees("[x] at risk", "Tue 25 Apr")
	d.Keys("enter").Typed("new job, hours unclear").Keys("enter", "enter", "enter").Sees("Tuesday 25 April 2023 · in 7 days · proposed")
	for range "Tue 25 Apr" {
		d.Keys("backspace")
	}
	d.Sees("No day agreed").Typed("saturday").Sees("Saturday 22 April 2023 · in 4 days · no working day")
	for range "saturday" {
		d.Keys("backspace")
	}
	d.Typed("friday").Keys("enter").Toast("Amara ↔ Tom: Amara reached")
	c := d.ExchangeOf("amara.osei@example.org").CheckIns[0]
	if c.Next != tuitest.DayFor(t, "2023-04-21") || c.Mood != exchange.AtRisk || len(c.Reached) != 1 {
		t.Fatalf("recorded %+v", c)
	}

	d.On("2023-04-20")
	d.Keys("5", "/").Typed("osei").Keys("enter").Row("tomorrow", "said to be at risk on 18 Apr")
	d.Keys("enter").Sees("new job, hours unclear", "spoke to Amara, at risk (robin)")
	d.Keys("esc", "esc").Sees("to ring now")
}

func TestCallWrittenUpLater(t *testing.T) {
	d := tuitest.UnderWay(t, 120, 40, "2023-04-18")
	erase := func(n int) *tuitest.Driver {
		for range n {
			d.Keys("backspace")
		}
		return d
	}
	d.Keys("5", "/").Typed("agnès").Keys("enter", "c", "1", "enter", "enter", "enter", "enter").Typed("x").Keys("ctrl+s").Sees("is no day")
	erase(6).Typed("tomorrow").Keys("ctrl+s").Sees("has not come yet")
	erase(8).Typed("yesterday").Sees("Monday 17 April 2023").Keys("enter")
	erase(12).Keys("ctrl+s").Toast("Agnès ↔ Grace: ")
	c := d.ExchangeOf("agnes.dubois@example.org").CheckIns[0]
	if c.Date != tuitest.DayFor(t, "2023-04-17") || !c.Next.IsZero() || c.Mood != "" {
		t.Fatalf("recorded %+v", c)
	}
	d.Row("Mon 24 Apr", "Agnès").Keys("c", "1", "shift+tab", "shift+tab")
	erase(len("Mon 24 Apr")).Typed("29 may").Sees("Spring bank holiday, no working day")
	erase(len("29 may")).Typed("today").Sees("not after this call").Keys("ctrl+s").Sees("must come after this one")
	erase(len("today")).Typed("1 dec").Keys("ctrl+s").Sees("after the last day of the exchange, 3 Oct. enter again takes it.").Keys("enter").Toast("Agnès ↔ Grace: ")
	if c := d.ExchangeOf("agnes.dubois@example.org").CheckIns[1]; c.Next != tuitest.DayFor(t, "2023-12-01") {
		t.Fatalf("agreed on %s", c.Next)
	}
}

// What was begun and left is there again, and what was said last never disappears behind tries that reached nobody.
func TestCallLeftAndTakenUpAgain(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-18")
	d.Keys("5", "/").Typed("agnès").Keys("enter", "c", "b", "enter", "g", "enter").Typed("both are keen").Keys("ctrl+s").Toast("both reached")
	d.Keys("c", "n", "tab").Typed("engaged").Sees("Note        engaged").Keys("ctrl+s").Toast("nobody reached")
	d.Keys("c").Sees("18 Apr spoke to Agnès and Grace, good (robin)", "both are keen", "tried once since, last 18 Apr: no answer")
	d.Keys("2", "tab", "p", "tab").Typed("half a sentence").Keys("tab").Typed("3h shadowing at Grace's yes").Keys("esc").Toast("is kept: c opens it again")
	d.Keys("c").Toast("This is what you left here").Sees("[x] 2 Grace", "[x] patchy", "half a sentence", "Say on which day")
	d.Keys("tab", "tab", "tab").Typed("terday").Sees("3.0 h of shadowing, Grace hosted, Mon 17 Apr", "this call · with a visit")
	d.Keys("esc", "c").Sees("half a sentence").Keys("2", "tab")
	for range "half a sentence" {
		d.Keys("backspace")
	}
	d.Keys("tab")
	for range "3h shadowing at Grace's yesterday" {
		d.Keys("backspace")
	}
	d.Keys("esc").SeesNot("is kept").Keys("c").SeesNot("half a sentence", "[x] 2 Grace")
}

func TestQueueLaterWhoseAndFilter(t *testing.T) {
	d := tuitest.Summer(t, 100, 30)
	d.Keys("5").Sees("to ring now", "later")
	d.Row("▸ overdue 11 weeks").Keys("a", "G").SeesNot("▸ overdue 11 weeks").Keys("?").Dialog("Show only whom to ring today and soon").Keys("esc", "a", "?").Dialog("Show the calls further ahead too").Keys("esc")
	d.Keys("f").Dialog("Whose calls?", "everybody's calls", "mine (robin)", "Ines's calls").Keys("down", "down", "enter").Sees("Ines's")
	d.Keys("f", "down", "enter").Sees("robin's")
	d.Keys("f", "enter").SeesNot("robin's")
	d.Keys("/").Typed("zzz").Sees("No call has these words").Keys("esc")
	d.Keys("/").Typed("oei").Keys("backspace", "backspace").Typed("sei").Keys("enter").Sees("Amara Osei", "1 of 23").Keys("esc").Sees("to ring now")
}

// The sheet keeps its pair while it has the keys, and ticks, visits and skips as Exchanges does.
func TestSheetTicksDuringTheCall(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-04-18")
	d.Keys("5", "/").Typed("osei").Keys("enter", "enter").Sees("Amara Osei ↔ Tom Bridger", "Telephone: ")
	d.Sees("space milestones").Keys("space").Row("▸ [ ] Introduction sent").Sees("space tick").SeesNot("Ticked")
	d.Keys("space").Toast("Ticked “Introduction sent”").Keys("down").Row("▸ [ ] Confirmation").Keys("right", "space").Row("[x] Amara")
	d.Keys("v").Typed("3h30").Keys("enter", "enter", "right", "right", "ctrl+s").Toast("Logged 3.5 h")
	d.Keys("G").Sees("together 3.5 of 7.5 h").Keys("g").Sees("Telephone:")
	d.Keys("down", "down", "down", "x").Typed("not needed").Keys("enter").Row("[-] Exchange agreement")
	d.Keys("esc").Row("Amara Osei").Keys("u").Toast("Undid")
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
	d.Keys("5").Sees("nobody to ring today · 23 soon").Row("Tue 11 Apr", "pair: Confirmation ")
}

func TestCompleteExchangesAreNotRung(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-10-03")
	for _, x := range d.State().Exchanges {
		for _, s := range x.Steps {
			if s.Many {
				continue
			}
			d.Happened("2023-10-03", &cohort.Skip{Exchange: x.ID, Milestone: s.Name, On: tuitest.DayFor(t, "2023-10-03"), Why: cohort.Reason("over")})
		}
	}
	d.Open(80, 24)
	d.Keys("5").Sees("nobody to ring today · 23 soon").Row("tomorrow", "close it")
	d.Keys("4").Sees("23 complete").Keys("a", "E").Dialog("Why is the exchange of the 23 marked exchanges over?", "completed", "no contact").SeesNot("published in error")
	d.Keys("enter").Dialog("Completed", "The 23 marked exchanges").SeesNot("Who leaves").Keys("ctrl+s").Toast("Ended 23 exchanges: completed")
	d.Keys("5").Sees("Every exchange is over")
	d.Keys("4").Keys("c").Toast("over, nobody needs to ring them").Keys("u").Toast("Undid").Keys("5").Row("tomorrow", "close it")
}

func TestCheckInsMouse(t *testing.T) {
	d := tuitest.Summer(t, 120, 40)
	d.Keys("5")
	click := func(x, y int) { d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	click(5, 7)
	before := d.Frame()
	click(5, 7)
	d.Sees("esc back")
	click(70, tuitest.LineWith(t, d, "] Confirmation"))
	d.Sees("▸ [x] Confirmation")
	click(5, 7)
	if after := d.Frame(); after != before {
		t.Fatalf("back in the queue it is another screen:\n%s\n%s", before, after)
	}
	d.Send(tea.MouseWheelMsg{X: 70, Y: 20, Button: tea.MouseWheelDown})
	d.Send(tea.MouseWheelMsg{X: 5, Y: 20, Button: tea.MouseWheelDown})
}
