package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
)

func TestCheckInsGolden(t *testing.T) {
	d := summer(t, 80, 24)
	for _, size := range [][2]int{{60, 16}, {80, 24}, {100, 30}, {120, 40}} {
		name := fmt.Sprintf("%dx%d", size[0], size[1])
		d.open(size[0], size[1])
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.keys("5").frame())) })
		t.Run("sheet "+name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.keys("enter").frame())) })
		t.Run("call "+name, func(t *testing.T) {
			golden.RequireEqual(t, []byte(d.keys("c", "right", "enter", "enter", "right", "right", "enter").frame()))
		})
	}
}

func TestCheckInsEmpty(t *testing.T) {
	d := sample(t, 80, 24)
	d.keys("5").sees("Nobody is to be rung yet", "publishes the pairs").seesNot("record")
	d.keys("enter", "space", "v", "s", "c", "f", "a", "down", "esc").sees("Nobody is to be rung yet")
}

// A morning at the telephone: nobody answers, then one of the two does, then it goes badly.
func TestAMorningOfCalls(t *testing.T) {
	d := underWay(t, 80, 24, "2023-04-18")
	d.keys("5").sees("23 to ring now", "overdue 1 day", "check-in 1 of 5", "▸ overdue 1 day    Agnès Dub")

	d.keys("c").sees("Record the call", "Are you happy").keys("ctrl+s").sees("Say whom you reached, or nobody")
	d.keys("left").sees("‹ nobody ›", "‹ no answer ›", "nobody reached", "Thu 20 Apr")
	d.keys("enter", "right").sees("left a message").keys("ctrl+s")
	d.sees("Agnès ↔ Grace: nobody reached · next: Amara Osei ↔ Tom Bridger · u undoes", "22 to ring now · 1 soon")
	d.keys("G").sees("Thu 20 Apr", "nobody reached on 18 Apr").keys("g")
	if c := d.exchangeOf("agnes.dubois@example.org").CheckIns[0]; c.Outcome != exchange.LeftMessage || !c.Next.IsZero() {
		t.Fatalf("recorded %+v", c)
	}

	d.keys("enter").sees("Amara Osei", "Telephone: ", "they were never rung before")
	d.keys("c", "right").sees("‹ Amara ›", "‹ spoke ›", "‹ not said ›", "Tue 2 May")
	d.keys("enter", "enter", "right", "right").sees("‹ patchy ›").keys("right").sees("‹ at risk ›", "Tue 25 Apr")
	d.keys("enter").typed("new job, hours unclear").keys("enter")
	for range "Tue 25 Apr" {
		d.keys("backspace")
	}
	d.typed("friday").keys("ctrl+s").sees("Amara ↔ Tom: Amara reached · next: Andrzej Nowak")
	c := d.exchangeOf("amara.osei@example.org").CheckIns[0]
	if c.Next != dayFor(t, "2023-04-21") || c.Mood != exchange.AtRisk || len(c.Reached) != 1 {
		t.Fatalf("recorded %+v", c)
	}

	d.on("2023-04-20")
	d.keys("5", "/").typed("osei").keys("enter").sees("tomorrow", "agreed on 18 Apr")
	d.keys("enter").sees("new job, hours unclear", "spoke to Amara, at risk (robin)")
	d.keys("esc", "esc").sees("22 to ring now · 1 soon")
}

func TestCallWrittenUpLater(t *testing.T) {
	d := underWay(t, 120, 40, "2023-04-18")
	d.keys("5", "c", "right", "up").typed("x").keys("ctrl+s").sees("is no day")
	for range "todayx" {
		d.keys("backspace")
	}
	d.typed("tomorrow").keys("ctrl+s").sees("has not come yet")
	for range "tomorrow" {
		d.keys("backspace")
	}
	d.typed("yesterday").keys("up")
	for range "Tue 2 May" {
		d.keys("backspace")
	}
	d.keys("ctrl+s").sees("Agnès ↔ Grace: ")
	c := d.exchangeOf("agnes.dubois@example.org").CheckIns[0]
	if c.Date != dayFor(t, "2023-04-17") || !c.Next.IsZero() || c.Mood != "" {
		t.Fatalf("recorded %+v", c)
	}
	d.keys("a", "/").typed("agnès").keys("enter").sees("Tue 2 May").keys("c", "right", "up", "up")
	for range "Tue 2 May" {
		d.keys("backspace")
	}
	d.typed("today").keys("ctrl+s").sees("must come after this one")
}

func TestQueueLaterWhoseAndFilter(t *testing.T) {
	d := summer(t, 100, 30)
	d.keys("5").sees("to ring now", "later")
	d.sees("▸ overdue 11 weeks").keys("a", "G").seesNot("overdue 11 weeks   A").keys("?").sees("Show only whom to ring today and soon").keys("esc", "a", "?").sees("Show the calls further ahead too").keys("esc")
	d.keys("f").sees("Whose calls?", "everybody's calls", "mine (robin)", "Ines's calls").keys("down", "down", "enter").sees("Ines's")
	d.keys("f", "down", "enter").sees("robin's")
	d.keys("f", "enter").seesNot("robin's")
	d.keys("/").typed("zzz").sees("No call has these words").keys("esc")
	d.keys("/").typed("oei").keys("backspace", "backspace").typed("sei").keys("enter").sees("Amara Osei", "1 of 23").keys("esc").sees("to ring now")
}

// The sheet keeps its pair while it has the keys, and ticks, visits and skips as Exchanges does.
func TestSheetTicksDuringTheCall(t *testing.T) {
	d := underWay(t, 80, 24, "2023-04-18")
	d.keys("5", "down", "enter").sees("Amara Osei ↔ Tom Bridger", "Ask")
	d.sees("space milestones").keys("space").sees("▸ [ ] Introduction sent", "space tick").seesNot("Ticked")
	d.keys("space").sees("Ticked “Introduction sent”").keys("down").sees("▸ [ ] Confirmation").keys("right", "space").sees("[x] Amara")
	d.keys("v").typed("3h30").keys("enter", "enter", "right", "right", "ctrl+s").sees("Logged 3.5 h")
	d.keys("G").sees("together 3.5 of 7.5 h").keys("g").sees("Telephone:")
	d.keys("down", "down", "s").typed("not needed").keys("enter").sees("[-] First conversation")
	d.keys("esc").sees("▸ overdue 1 day    Amara Osei").keys("u").sees("Undid")
}

func TestCallFromExchangesOpensTheSheet(t *testing.T) {
	d := summer(t, 80, 24)
	d.keys("4", "G", "c").sees("5 Check-ins", "Telephone:", "c record the call")
	d.keys("esc").sees("to ring now")
}

func TestNobodyToRing(t *testing.T) {
	d := underWay(t, 80, 24, "2023-04-03")
	d.day = "2023-04-05"
	d.open(80, 24)
	d.keys("5").sees("Nobody is to be rung now. The next call is on Mon 17 Apr", "a shows").keys("a").sees("Mon 17 Apr").keys("a")
	d.keys("enter", "c").seesNot("Record the call")
}

func TestCompleteExchangesAreNotRung(t *testing.T) {
	d := underWay(t, 80, 24, "2023-10-03")
	for _, x := range d.state().Exchanges {
		for _, s := range x.Steps {
			d.happened("2023-10-03", &cohort.Skip{Exchange: x.ID, Milestone: s.Name, On: dayFor(t, "2023-10-03"), Why: cohort.Reason("over")})
		}
	}
	d.open(80, 24)
	d.keys("5").sees("Every exchange is complete")
	d.keys("4").sees("23 complete").keys("c").sees("complete, nobody needs to ring them")
}

func TestCheckInsMouse(t *testing.T) {
	d := summer(t, 120, 40)
	d.keys("5")
	click := func(x, y int) { d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	click(5, 7)
	before := d.frame()
	click(5, 7)
	d.sees("esc back")
	click(70, lineWith(t, d, "Midpoint review"))
	d.sees("▸ [x] Midpoint review")
	click(5, 7)
	if after := d.frame(); after != before {
		t.Fatalf("back in the queue it is another screen:\n%s\n%s", before, after)
	}
	d.send(tea.MouseWheelMsg{X: 70, Y: 20, Button: tea.MouseWheelDown})
	d.send(tea.MouseWheelMsg{X: 5, Y: 20, Button: tea.MouseWheelDown})
}
