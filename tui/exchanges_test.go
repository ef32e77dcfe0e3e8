package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

var (
	publishedPast = &history{before: samplePast, happen: func(t testing.TB, d *driver) {
		d.happened("2023-03-20", &cohort.Publish{Start: dayFor(t, "2023-04-03")})
	}}
	summerPast = &history{before: publishedPast, happen: untilSummer}
)

// underWay is the sample cohort with its pairs published to start on 3 April, opened on a day.
func underWay(t testing.TB, w, h int, day string) *driver {
	t.Helper()
	d := publishedPast.copied(t)
	d.day = day
	d.open(w, h)
	return d
}

// happened makes a change on a day, as another facilitator would.
func (d *driver) happened(day string, c cohort.Change) {
	d.t.Helper()
	d.day = day
	if _, err := d.db.Commit(context.Background(), 1, d.by(), c); err != nil {
		d.t.Fatal(err)
	}
}

// summer is the cohort on 3 July, with pairs on track, due, overdue and at risk.
func summer(t testing.TB, w, h int) *driver {
	t.Helper()
	return summerPast.opened(t, w, h)
}

func untilSummer(t testing.TB, d *driver) {
	all := d.state().Exchanges
	tick := func(x *cohort.Exchange, day string, names ...string) {
		for _, n := range names {
			d.happened(day, &cohort.Tick{Exchange: x.ID, Milestone: n, Party: exchange.Everybody, On: dayFor(t, day)})
		}
	}
	visit := func(x *cohort.Exchange, day string, tenths, host int, activity string) {
		d.happened(day, &cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: dayFor(t, day), HourTenths: tenths, Activity: activity, Host: host},
			Note: cohort.CallNote("They walked the wards together.")})
	}
	call := func(x *cohort.Exchange, day string, mood exchange.Mood, note string, reached ...int) {
		c := exchange.CheckIn{Date: dayFor(t, day), Reached: reached, Outcome: exchange.Spoke, Mood: mood}
		if len(reached) == 0 {
			c.Outcome = exchange.NoAnswer
		}
		d.happened(day, &cohort.RecordCheckIn{Exchange: x.ID, CheckIn: c, Note: cohort.CallNote(note)})
	}
	for i, x := range all {
		tick(x, "2023-04-03", "introduced")
		if i == 5 { // only introduced: nobody ever answered
			continue
		}
		tick(x, "2023-04-12", "confirm")
		tick(x, "2023-04-24", "first-meeting")
		if i != 7 {
			tick(x, "2023-05-02", "agreement", "dates-booked")
		}
		if i%4 != 3 {
			visit(x, fmt.Sprintf("2023-06-%02d", 5+i), 30+5*(i%3), i%2, "shadowing")
		}
		if i%3 != 1 {
			tick(x, "2023-06-30", "midpoint")
		}
		if i == 9 {
			call(x, "2023-06-05", exchange.AtRisk, "No time until the inspection is over.", 1)
			continue
		}
		call(x, "2023-06-05", exchange.Good, "", 0, 1)
		if i%5 == 2 {
			call(x, "2023-06-28", "", "")
		}
	}
	visit(all[0], "2023-06-27", 45, 1, "meeting colleagues")
	call(all[0], "2023-06-28", exchange.Patchy, "Both delighted, but diaries are full in July; they will try the last week of August.", 0)
	d.happened("2023-06-28", &cohort.Assign{Exchange: all[7].ID, Facilitator: text.New("Ines")})
	d.happened("2023-06-28", &cohort.Assign{Exchange: all[0].ID, Facilitator: text.New("robin")})
	d.day = "2023-07-03"
}

func TestExchangesGolden(t *testing.T) {
	d := summer(t, 80, 24)
	for _, size := range [][2]int{{60, 16}, {80, 24}, {100, 30}, {120, 40}, {160, 45}} {
		name := fmt.Sprintf("%dx%d", size[0], size[1])
		d.open(size[0], size[1])
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.keys("4").frame())) })
		t.Run("checklist "+name, func(t *testing.T) {
			golden.RequireEqual(t, []byte(d.keys("G", "enter", "down", "down").frame()))
		})
	}
}

func TestExchangesEmpty(t *testing.T) {
	d := empty(t, 80, 24)
	d.keys("4").sees("There are no pairs yet")
	d = sample(t, 80, 24)
	d.keys("4").sees("Nothing is published yet", "publishes the pairs").seesNot("visit")
	d.keys("enter", "space", "v", "s", "c", "f", "down", "esc").sees("Nothing is published yet")
}

// exchangeOf is the one a person is in, as the store has it.
func (d *driver) exchangeOf(email string) *cohort.Exchange {
	d.t.Helper()
	s := d.state()
	a, ok := s.ByEmail(email)
	if !ok || len(s.ExchangesOf(a.ID)) == 0 {
		d.t.Fatalf("%s has no exchange", email)
	}
	return s.ExchangesOf(a.ID)[0]
}

// Publish, tick two milestones, log a visit of four hours, record a call, and look at it again three
// months later.
func TestAnExchangeFromStartToSummer(t *testing.T) {
	d := underWay(t, 120, 40, "2023-04-12")
	d.keys("4").typed("/osei").keys("enter").sees("Amara Osei ↔ Tom Bridger", "1 of 23", "overdue 9 days")

	d.keys("space").sees("Ticked “Introduction sent” for Amara Osei ↔ Tom Bridger · u undoes", "[x] Introduction sent")
	d.keys("space").sees("Ticked “Confirmation”", "[x] Amara  [x] Tom")

	d.keys("v").sees("Log a visit", "together 0.0 of 7.5 h").typed("4").keys("enter", "enter", "right", "enter")
	d.keys("enter").typed("first day").keys("enter")
	d.sees("Logged 4.0 h of shadowing for Amara Osei ↔ Tom Bridger, hosted by Amara Osei", "4.0 │ 0.0", "4.0 of 7.5",
		"together 4.0 of 7.5 h", "(x) First visit", "first day")

	d.keys("c").sees("Ask", "they were never rung before", "Telephone:", "amara.osei@")
	d.keys("c").sees("Record the call").keys("left", "left", "enter", "enter", "right", "enter")
	d.typed("all well").keys("enter").sees("Tue 2 May").keys("ctrl+s")
	d.sees("Amara ↔ Tom: ", "nobody else today; Mon 17 Apr: ", "nobody to ring today · 22 soon · 1 later").seesNot("Record the call")
	x := d.exchangeOf("amara.osei@example.org")
	if len(x.CheckIns) != 1 || x.CheckIns[0].Mood != exchange.Good || len(x.CheckIns[0].Reached) != 2 {
		t.Fatalf("the call is %+v", x.CheckIns)
	}

	d.on("2023-07-03")
	d.keys("4").typed("/osei").keys("enter").sees("at risk", "today", "overdue", "all well", "▪")
	d.keys("5").typed("/osei").keys("enter").sees("overdue 8 weeks", "check-in 2 of 5, last reached 12 Apr", "all well", "Have you met yet?")
	before := d.frame()
	d.open(120, 40)
	d.keys("5").typed("/osei").keys("enter")
	if after := d.frame(); after != before {
		t.Fatalf("opened again it is another screen:\n%s\n%s", before, after)
	}
}

func TestChecklistTicksForOnePerson(t *testing.T) {
	d := underWay(t, 80, 24, "2023-04-12")
	d.keys("4").typed("/osei").keys("enter", "enter").sees("▸ [ ] Introduction sent")
	d.keys("down", "right").sees("›[ ] Amara‹", "[ ] Tom")
	d.keys("space").sees("Ticked “Confirmation” for Amara Osei ·", "[~] Confirmation", "›[x] Amara‹", "[ ] Tom")
	if x := d.exchangeOf("amara.osei@example.org"); len(x.Steps[1].Done) != 2 || x.Steps[1].Done[0].IsZero() || !x.Steps[1].Done[1].IsZero() {
		t.Fatalf("ticked for %v", x.Steps[1].Done)
	}
	d.keys("?").sees("Take the tick back", "whose box").keys("esc")
	d.keys("space").sees("[ ] Confirmation", "›[ ] Amara‹")
	d.keys("left", "space").sees("[x] Confirmation", " [x] Amara  [x] Tom")
	d.keys("u").sees("[ ] Confirmation")
	d.keys("ctrl+r").sees("[x] Confirmation")
	d.keys("space").sees("Took back “Confirmation”", "[ ] Confirmation")
	d.keys("esc").sees("1 of 23").keys("esc").sees("23 exchanges")
}

func TestChecklistSkipsTicksOnADayAndExplains(t *testing.T) {
	d := underWay(t, 80, 24, "2023-05-10")
	d.keys("4").typed("/osei").keys("enter", "enter")
	d.keys("s").sees("Skip a milestone", "“Introduction sent”").keys("enter").sees("Skipping needs a reason")
	d.typed("they met already").keys("enter").sees("Skipped “Introduction sent”", "[-] Introduction sent", "· skipped 10 May")
	d.keys("up").sees("skipped: “they met already”")
	d.keys("space").sees("was skipped on Wed 10 May").seesNot("Ticked")
	d.keys("s").seesNot("Skip a milestone")

	d.keys("down", "down", "t").sees("Tick a milestone", "“First conversation”").keys("backspace", "backspace", "backspace", "backspace", "backspace")
	d.typed("31 April").keys("ctrl+s").sees("April has no day 31")
	for range "31 April" {
		d.keys("backspace")
	}
	d.typed("tomorrow").keys("ctrl+s").sees("has not come yet")
	for range "tomorrow" {
		d.keys("backspace")
	}
	d.typed("24 April").keys("enter").typed("over lunch").keys("enter").sees("[x] First conversation", "● 24 Apr", "“over lunch”")

	d.keys("down", "down", "down", "space").sees("ticked by the visits themselves: v logs one").keys("esc").seesNot("ticked by the visits")
	d.keys("enter", "G").sees("▸ [ ] Celebration and close", "Published with").keys("g").sees("▸ [-] Introduction sent", "skipped: ")
	d.keys("pgdown").sees("↑ the end").keys("pgup").sees("▸ [-] Introduction sent")
}

// From the list nothing is ticked that is not due; then space opens the checklist.
func TestListTicksOnlyWhatIsDue(t *testing.T) {
	d := underWay(t, 80, 24, "2023-04-04")
	d.keys("4", "space", "space").sees("Ticked “Confirmation”")
	d.keys("space").sees("▸ [ ] First conversation")
	if n := len(d.state().Log); n != 5 {
		t.Fatalf("%d changes", n)
	}
}

func TestExchangesOrderFilterAndFacilitator(t *testing.T) {
	d := summer(t, 120, 40)
	d.keys("4").sees("on track", "at risk")
	worst := d.frame()
	d.keys("o").sees("by name", "▸ ").keys("g").sees("▸ Agnès Dubois").keys("o").sees("next date first").keys("o").seesNot("next date first")
	d.keys("g")
	if d.frame() == worst {
		d.keys("G", "g")
	}
	d.keys("/").typed("zzz").sees("No exchange has these words").keys("esc").sees("23 exchanges")
	d.keys("/").typed("ines").keys("enter").sees("1 of 23", "rung by Ines")
	d.keys("f").sees("Who rings them?").keys("enter").sees("Ines rings them already")
	d.keys("right", "enter").sees("Gave ", " to robin").keys("esc").sees("23 exchanges")
	d.keys("f")
	for range 20 {
		d.keys("backspace")
	}
	d.keys("enter").sees("Took the facilitator")
}

func TestExchangesMouse(t *testing.T) {
	d := summer(t, 120, 40)
	d.keys("4")
	click := func(x, y int) { d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}) }
	row := lineWith(t, d, "Temi Adeyemi ↔ Yusuf Demir")
	click(5, row)
	d.sees("▸ Temi Adeyemi ↔ Yusuf Demir").seesNot("esc back")
	click(5, row)
	d.sees("esc back to the list")
	click(5, lineWith(t, d, "Celebration and close"))
	d.sees("▸ [ ] Celebration and close")
	click(5, lineWith(t, d, "Celebration and close"))
	d.sees("[x] Celebration and close")
	click(5, row)
	d.seesNot("esc back")
	d.send(tea.MouseWheelMsg{X: 5, Y: row, Button: tea.MouseWheelUp})
	d.seesNot("▸ Temi")
}

// lineWith is the line of the screen that has a text.
func lineWith(t testing.TB, d *driver, want string) int {
	t.Helper()
	for i, l := range strings.Split(d.frame(), "\n") {
		if strings.Contains(l, want) {
			return i
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", want, d.frame())
	return 0
}

// Ticking one milestone of each pair, row by row, ticks it for each once: no row moves meanwhile.
func TestTickingDownTheList(t *testing.T) {
	d := underWay(t, 80, 24, "2023-04-04")
	d.keys("4", "g")
	for range 23 {
		d.keys("space", "down")
	}
	d.sees("Ticked “Introduction sent” for Temi Adeyemi ↔ Yusuf Demir")
	for _, x := range d.state().Exchanges {
		if _, done := x.DoneOn(0); !done {
			t.Fatalf("%s was left out", d.state().CallAll(x.Members))
		}
		if _, done := x.DoneOn(1); done {
			t.Fatalf("%s was ticked twice", d.state().CallAll(x.Members))
		}
	}
	d.keys("g", "v").typed("4").keys("enter", "enter", "right", "ctrl+s").sees("Logged")
	d.keys("space").sees("o sorts again").keys("o").seesNot("o sorts again").keys("o").sees("by name")
}
