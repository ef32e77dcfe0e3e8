package tui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/plan"
	"crosswalk/matching/score"
	"crosswalk/store/cohort"
)

const (
	threeTogether = "Amara Osei ↔ Joan Achebe ↔ Tom Bridger"
	sizesOfTrio   = "2 pairs · 1 trio"
)

// together are the people whom one is with in the plan.
func (d *driver) together(name string) string {
	d.t.Helper()
	id := d.person(name)
	var with []string
	for _, p := range d.state().Plan.PairsOf(id) {
		with = append(with, d.state().CallAll(p.Team().Others(id)))
	}
	slices.Sort(with)
	return strings.Join(with, ", ")
}

// TestSessionWithTrio is an afternoon at a plan in which three are together.
func TestSessionWithTrio(t *testing.T) {
	d := trioPast.opened(t, 120, 40)
	d.keys("3").sees("7 applicants · 2 pairs · 1 trio · 0 waiting", sizesOfTrio+" · total 198.6 · proved best · weakest 57.0", "7 people matched")
	d.keys("g").sees("Amara ↔ Joan ↔ Tom  lowest 57.0", "│ "+threeTogether, "an odd number of people, so that", "Why 71.8, the mean of the three couples",
		"▸ Amara Osei ↔ Joan Achebe   76.7  keeps every rule", "Joan Achebe ↔ Tom Bridger  57.0", "Other partners for Amara Osei")
	d.keys("f").sees("▸ Joan Achebe ↔ Tom Bridger  57.0", "neither offers what", "Other partners for Joan Achebe")
	d.keys("f").sees("▸ Amara Osei ↔ Tom Bridger   81.8", "Other partners for Tom Bridger").keys("f").sees("Other partners for Amara Osei")

	// Every name finds the row, and so does the word; the detail turns to the one who was looked for.
	for _, word := range []string{"amara", "joan", "tom bridger", "trio"} {
		d.keys("esc", "/").typed(word).keys("enter").sees("1 of 3", threeTogether)
	}
	d.keys("esc", "G", "/").typed("joan").keys("enter").sees("Other partners for Joan Achebe").keys("esc", "G", "g")

	// Locked, the three stay together; nothing else can be done to them.
	d.keys("l").sees("Locked "+threeTogether+" · u undoes", "🔒 locked by robin", "l unlocks the trio")
	trio := matching.TeamOf(d.person("Amara Osei"), d.person("Joan Achebe"), d.person("Tom Bridger"))
	if _, ok := d.state().Fixed[trio]; !ok || len(d.state().Fixed) != 1 {
		t.Fatalf("locked are %v", d.state().Fixed)
	}
	d.keys("b").sees("This trio is locked: l unlocks it first").keys("o").sees("This trio is locked").stays()
	d.keys("g", "l").sees("Unlocked "+threeTogether, "│ "+threeTogether)

	// A block asks which two; it parts the trio, and the cursor stays with who was under it.
	d.keys("b").sees("Which two are never to be together?", "Amara Osei ↔ Joan Achebe", "76.7 points", "57.0 points")
	d.keys("down", "down", "enter").sees("Never pair Joan Achebe and Tom Bridger", "− "+threeTogether, "waiting 0 → 1")
	d.typed("they share an office").keys("enter").sees("Blocked Joan Achebe ↔ Tom Bridger", "waiting: 1")
	if _, ok := d.state().Plan.Together(d.person("Joan Achebe"), d.person("Tom Bridger")); ok {
		t.Fatal("blocked, they are still together")
	}
	d.sees("│ Amara Osei ↔ ")
	d.keys("u").sees("Undid: Blocked", "│ "+threeTogether, "1 trio new")
	d.stays()

	// Another partner asks for whom; tab goes round; those of the trio can be a pair.
	d.keys("g", "o").sees("Another partner for whom?", "Amara Osei", "Joan Achebe", "Tom Bridger").keys("down", "enter")
	d.sees("Another partner for Joan Achebe", "trio now").keys("tab").sees("Another partner for Tom Bridger").keys("tab").sees("Another partner for Amara Osei")
	d.typed("tom").keys("enter").sees("Pair Amara Osei with Tom Bridger", "− "+threeTogether, "+ Amara Osei ↔ Tom Bridger")
	d.typed("they asked for it").keys("enter").sees("Paired Amara Osei ↔ Tom Bridger", "✎ overridden")
	if with := d.together("Amara Osei"); with != "Tom Bridger" {
		t.Fatalf("Amara is with %s", with)
	}
	d.keys("u").sees("Undid: Paired", sizesOfTrio)

	// Why not these two?
	d.keys("esc", "g", "x").sees("Why not Amara Osei and …?").keys("tab").sees("Why not Joan Achebe and …?").typed("tom").keys("enter")
	d.sees("They are in a trio with Amara Osei (suggested): an odd number of people").keys("esc")
	d.keys("l", "j", "x").typed("joan").keys("enter").sees(threeTogether+" are locked", "Unlock that trio first").keys("esc", "u")

	// One fewer, and nobody is odd: the row goes, the person stays under the cursor.
	d.keys("g")
	d.keys("2", "/").typed("joan.achebe").keys("enter", "d").typed("moved away").keys("enter").sees("Withdrew Joan Achebe")
	d.keys("3").seesNot("trio").sees("3 pairs", "│ Amara Osei ↔ Tom Bridger")
}

func TestTrioIsFoundAfterReplanning(t *testing.T) {
	d := trioPast.opened(t, 120, 40)
	d.keys("3", "g").sees("│ " + threeTogether)
	d.keys("2").sees("trio with Joan and Tom", "matched in a trio with Joan", "71.8 points")
	d.keys("/").typed("ian.moss").keys("enter", "d").typed("moved away").keys("enter").sees("Withdrew Ian Moss")
	d.keys("u").sees("Undid: Withdrew Ian Moss", "1 trio new").keys("3").sees("│ " + threeTogether)
	d.keys("s").sees("order: steady", "│ "+threeTogether)
}

// A trio stands where its weakest two belong, and says what they score.
func TestTrioIsAsWeakAsItsWeakestTwo(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		d := trioPast.opened(t, size[0], size[1])
		d.keys("3", "g").sees("weakest 57.0", "▸   71.8 █████▊", "lowest 57.0")
		d.keys("t").sees("strongest first").keys("G").sees("▸   71.8 █████▊")
	}
}

func TestPublishingTrio(t *testing.T) {
	d := trioPast.opened(t, 80, 24)
	d.keys("3", "g", "p").sees("2 pairs and 1 trio will become exchanges").keys("tab", "right", "enter").sees("Publish 2 pairs and 1 trio?").keys("y")
	d.sees("Published 2 pairs and 1 trio", sizesOfTrio).keys("l").sees("This trio is published").keys("enter").sees("● published by robin")
	d.keys("esc", "e").sees("▸ Amara", "3 exchanges").keys("enter").sees(threeTogether, "[ ] Amara  [ ] Joan  [ ] Tom", "Introduction sent due in 5 days")
	d.keys("pgdown").sees("Published with 71.8", "Amara and Joan 76.7")
	d.keys("esc", "u").sees("Undid: Published").keys("3").sees("trio")
}

// publishedTrioPast is the cohort with the trio on 5 May: most was ticked, the three have met once.
var publishedTrioPast = &history{before: trioPast, happen: func(t testing.TB, d *driver) {
	d.happened("2023-03-20", &cohort.Publish{Start: dayFor(t, "2023-04-03")})
	for _, x := range d.state().Exchanges {
		for _, step := range []string{"introduced", "confirm", "first-meeting", "agreement"} {
			d.happened("2023-04-24", &cohort.Tick{Exchange: x.ID, Milestone: step, Party: exchange.Everybody, On: dayFor(t, "2023-04-24")})
		}
		if len(x.Members) > 2 {
			d.happened("2023-05-02", &cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: dayFor(t, "2023-05-02"), HourTenths: 40, Activity: "shadowing", Host: 0}})
			continue
		}
		d.happened("2023-05-04", &cohort.RecordCheckIn{Exchange: x.ID, CheckIn: exchange.CheckIn{Date: dayFor(t, "2023-05-04"), Reached: []int{0, 1}, Outcome: exchange.Spoke, Mood: exchange.Good}})
	}
	d.day = "2023-05-05"
}}

// TestFollowingTrio is an afternoon on the telephone with three who are together.
func TestFollowingTrio(t *testing.T) {
	d := publishedTrioPast.opened(t, 120, 40)
	d.keys("5").sees("▸ overdue", threeTogether, "amara.osei", "Joan.Achebe", "tom.bridger", "@example.org")
	d.keys("v").sees("Visited by ‹ – ›").typed("2.5").keys("enter", "enter", "right", "right").sees("Host       ‹ Joan ›", "Visited by ‹ Amara and Tom ›")
	d.keys("enter", "right", "right").sees("Visited by ‹ Tom ›").keys("up", "left").sees("Host       ‹ Amara ›", "Visited by ‹ Tom ›")
	d.keys("left", "left").sees("‹ all three ›", "Visited by ‹ – ›").keys("left", "left", "down", "right", "right").sees("Host       ‹ Joan ›", "Visited by ‹ Tom ›")
	d.keys("ctrl+s").sees("Logged 2.5 h").keys("enter", "pgdown").sees("Joan     0.0     ·   2.5", "Amara      ·   4.0   4.0", "shadowing, Joan hosted Tom", "shadowing, Amara hosted")
	if got := d.state().Exchanges[2].Visits[1]; got.Host != 1 || !slices.Equal(got.Visitors, []int{2}) {
		t.Fatalf("logged was %+v", got)
	}

	// Two of the three are reached.
	d.keys("c").sees("Reached         ‹ choose ›")
	for _, who := range []string{"Amara", "Joan", "Tom", "Amara and Joan", "Amara and Tom", "Joan and Tom", "all three", "nobody"} {
		d.keys("right").sees("Reached         ‹ " + who + " ›")
	}
	d.keys("left", "left", "left", "tab", "tab", "right", "ctrl+s").sees("Amara ↔ Joan ↔ Tom: Amara and Tom reached")
	if call := d.state().Exchanges[2].CheckIns[0]; !slices.Equal(call.Reached, []int{0, 2}) || call.Mood != exchange.Good {
		t.Fatalf("recorded was %+v", call)
	}
	d.keys("4", "/").typed("trio").keys("enter").sees("1 of 3", "4.0│2.5│0.0", "spoke to Amara and Tom, good", "Published with 71.8")

	// One of the three ticks alone.
	feedback := append([]string{"4", "esc", "/", "j", "o", "a", "n", "enter", "enter", "g"}, strings.Fields(strings.Repeat("down ", 9))...)
	d.keys(feedback...).sees("▸ [ ] Feedback to each other").keys("right", "right", "right").sees("›[ ] Tom‹").keys("space").sees("for Tom Bridger", "[~] Feedback", "[x] Tom")
	d.open(120, 40)
	d.keys(feedback...).sees("▸ [~] Feedback to each other", "[x] Tom", "4.0│2.5│0.0")
	d.keys("1").sees("hours together", "5 of 5 pairs differ, a trio being three")
}

func TestTrioFrames(t *testing.T) {
	at := func(d *driver, tab tab, keys ...string) func(*testing.T) {
		return func(t *testing.T) {
			d.t = t
			d.m.sh.goTo(tab, d.person("Joan Achebe"))
			d.m.arrive()
			golden.RequireEqual(t, []byte(d.keys(keys...).frame()))
		}
	}
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		name := fmt.Sprintf("-%dx%d", size[0], size[1])
		t.Run("matches"+name, at(trioPast.opened(t, size[0], size[1]), matchesTab))
		t.Run("detail"+name, at(trioPast.opened(t, size[0], size[1]), matchesTab, "enter", "pgdown"))
		t.Run("exchanges"+name, at(publishedTrioPast.opened(t, size[0], size[1]), exchangesTab))
		t.Run("checklist"+name, at(publishedTrioPast.opened(t, size[0], size[1]), exchangesTab, "enter", "pgdown"))
		t.Run("check-ins"+name, at(publishedTrioPast.opened(t, size[0], size[1]), checkInsTab, "esc"))
		t.Run("call-sheet"+name, at(publishedTrioPast.opened(t, size[0], size[1]), checkInsTab))
	}
}

// Any keys in any order: every frame is whole, and the plan is always one that may be.
func TestAnyKeysWithTrioAndSecondPartner(t *testing.T) {
	keys := []string{"1", "2", "3", "3", "3", "3", "4", "5", "6", "j", "k", "G", "g", "enter", "enter", "esc", "tab", "space", "left", "right", "down", "backspace",
		"o", "l", "l", "b", "B", "x", "f", "r", "s", "p", "t", "/", "?", "u", "u", "ctrl+r", "ctrl+s", "y", "v", "c", "e", "d", "a"}
	sizes := [][2]int{{60, 16}, {80, 24}, {100, 30}, {120, 40}, {200, 50}}
	for n, p := range []*history{trioPast, secondPast, publishedTrioPast} {
		random := rand.New(rand.NewPCG(uint64(n), 7))
		d := p.opened(t, 80, 24)
		for i := range 300 {
			if i%25 == 0 {
				size := sizes[random.IntN(len(sizes))]
				d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			}
			d.keys(keys[random.IntN(len(keys))])
		}
		s := d.state()
		if err := plan.Verify(s.Plan, score.NewScorer(s.Pool())); err != nil {
			t.Error(err)
		}
	}
}
