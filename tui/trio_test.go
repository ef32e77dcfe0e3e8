package tui_test

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
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

const sizesOfTrio = "2 pairs · 1 trio"

// TestSessionWithTrio is an afternoon at a plan in which three are together.
func TestSessionWithTrio(t *testing.T) {
	d := tuitest.TrioPast.Opened(t, 120, 40)
	d.Keys("3").Sees("7 applicants · 2 pairs · 1 trio · 0 waiting", sizesOfTrio+" · total 198.6 · proved best · weakest 57.0", "7 people matched")
	d.Keys("g").Sees("Amara ↔ Joan ↔ Tom  lowest 57.0", "│ "+tuitest.ThreeTogether, "an odd number of people, so that", "Why 71.8, the mean of the three couples",
		"▸ Amara Osei ↔ Joan Achebe   76.7  keeps every rule", "Joan Achebe ↔ Tom Bridger  57.0", "Other partners for Amara Osei")
	d.Keys("f").Sees("▸ Joan Achebe ↔ Tom Bridger  57.0", "neither offers what", "Other partners for Joan Achebe")
	d.Keys("f").Sees("▸ Amara Osei ↔ Tom Bridger   81.8", "Other partners for Tom Bridger").Keys("f").Sees("Other partners for Amara Osei")

	// Every name finds the row, and so does the word; the detail turns to the one who was looked for.
	for _, word := range []string{"amara", "joan", "tom bridger", "trio"} {
		d.Keys("esc", "/").Typed(word).Keys("enter").Sees("1 of 3", tuitest.ThreeTogether)
	}
	d.Keys("esc", "G", "/").Typed("joan").Keys("enter").Sees("Other partners for Joan Achebe").Keys("esc", "G", "g")

	// Locked, the three stay together; nothing else can be done to them.
	d.Keys("l").Sees("Locked "+tuitest.ThreeTogether+" · u undoes", "🔒 locked by robin", "l unlocks the trio")
	trio := matching.TeamOf(d.Person("Amara Osei"), d.Person("Joan Achebe"), d.Person("Tom Bridger"))
	if _, ok := d.State().Fixed[trio]; !ok || len(d.State().Fixed) != 1 {
		t.Fatalf("locked are %v", d.State().Fixed)
	}
	d.Keys("b").Sees("This trio is locked: l unlocks it first").Keys("o").Sees("This trio is locked").Stays()
	d.Keys("g", "l").Sees("Unlocked "+tuitest.ThreeTogether, "│ "+tuitest.ThreeTogether)

	// A block asks which two; it parts the trio, and the cursor stays with who was under it.
	d.Keys("b").Sees("Which two are never to be together?", "Amara Osei ↔ Joan Achebe", "76.7 points", "57.0 points")
	d.Keys("down", "down", "enter").Sees("Never pair Joan Achebe and Tom Bridger", "− "+tuitest.ThreeTogether, "waiting 0 → 1")
	d.Typed("they share an office").Keys("enter").Sees("Blocked Joan Achebe ↔ Tom Bridger", "waiting: 1")
	if _, ok := d.State().Plan.Together(d.Person("Joan Achebe"), d.Person("Tom Bridger")); ok {
		t.Fatal("blocked, they are still together")
	}
	d.Sees("│ Amara Osei ↔ ")
	d.Keys("u").Sees("Undid: Blocked", "│ "+tuitest.ThreeTogether, "1 trio new")
	d.Stays()

	// Another partner asks for whom; tab goes round; those of the trio can be a pair.
	d.Keys("g", "o").Sees("Another partner for whom?", "Amara Osei", "Joan Achebe", "Tom Bridger").Keys("down", "enter")
	d.Sees("Another partner for Joan Achebe", "trio now").Keys("tab").Sees("Another partner for Tom Bridger").Keys("tab").Sees("Another partner for Amara Osei")
	d.Typed("tom").Keys("enter").Sees("Pair Amara Osei with Tom Bridger", "− "+tuitest.ThreeTogether, "+ Amara Osei ↔ Tom Bridger")
	d.Typed("they asked for it").Keys("enter").Sees("Paired Amara Osei ↔ Tom Bridger", "✎ overridden")
	if with := d.Together("Amara Osei"); with != "Tom Bridger" {
		t.Fatalf("Amara is with %s", with)
	}
	d.Keys("u").Sees("Undid: Paired", sizesOfTrio)

	// Why not these two?
	d.Keys("esc", "g", "x").Sees("Why not Amara Osei and …?").Keys("tab").Sees("Why not Joan Achebe and …?").Typed("tom").Keys("enter")
	d.Sees("They are in a trio with Amara Osei (suggested): an odd number of people").Keys("esc")
	d.Keys("l", "j", "x").Typed("joan").Keys("enter").Sees(tuitest.ThreeTogether+" are locked", "Unlock that trio first").Keys("esc", "u")

	// One fewer, and nobody is odd: the row goes, the person stays under the cursor.
	d.Keys("g")
	d.Keys("2", "/").Typed("joan.achebe").Keys("enter", "d").Typed("moved away").Keys("enter").Sees("Withdrew Joan Achebe")
	d.Keys("3").SeesNot("trio").Sees("3 pairs", "│ Amara Osei ↔ Tom Bridger")
}

func TestTrioIsFoundAfterReplanning(t *testing.T) {
	d := tuitest.TrioPast.Opened(t, 120, 40)
	d.Keys("3", "g").Sees("│ " + tuitest.ThreeTogether)
	d.Keys("2").Sees("trio with Joan and Tom", "matched in a trio with Joan", "71.8 points")
	d.Keys("/").Typed("ian.moss").Keys("enter", "d").Typed("moved away").Keys("enter").Sees("Withdrew Ian Moss")
	d.Keys("u").Sees("Undid: Withdrew Ian Moss", "1 trio new").Keys("3").Sees("│ " + tuitest.ThreeTogether)
	d.Keys("s").Sees("order: steady", "│ "+tuitest.ThreeTogether)
}

// A trio stands where its weakest two belong, and says what they score.
func TestTrioIsAsWeakAsItsWeakestTwo(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		d := tuitest.TrioPast.Opened(t, size[0], size[1])
		d.Keys("3", "g").Sees("weakest 57.0", "▸   71.8 █████▊", "lowest 57.0")
		d.Keys("t").Sees("strongest first").Keys("G").Sees("▸   71.8 █████▊")
	}
}

func TestPublishingTrio(t *testing.T) {
	d := tuitest.TrioPast.Opened(t, 80, 24)
	d.Keys("3", "g", "p").Sees("2 pairs and 1 trio will become exchanges").Keys("tab", "right", "enter").Sees("Publish 2 pairs and 1 trio?").Keys("y")
	d.Sees("Published 2 pairs and 1 trio", sizesOfTrio).Keys("l").Sees("This trio is published").Keys("enter").Sees("● published by robin")
	d.Keys("esc", "e").Sees("▸ Amara", "3 exchanges").Keys("enter").Sees(tuitest.ThreeTogether, "[ ] Amara  [ ] Joan  [ ] Tom", "Introduction sent due in 5 days")
	d.Keys("G").Sees("Amara and Tom 81.8")
	d.Keys("esc", "u", "y").Sees("Undid: Published").Keys("3").Sees("trio")
}

// TestFollowingTrio is an afternoon on the telephone with three who are together.
func TestFollowingTrio(t *testing.T) {
	d := tuitest.PublishedTrioPast.Opened(t, 120, 40)
	d.Keys("5").Sees("▸ overdue", tuitest.ThreeTogether, "amara.osei", "Joan.Achebe", "tom.bridger", "@example.org")
	d.Keys("v").Sees("Visited by ‹ – ›").Typed("2.5").Keys("enter", "enter", "right", "right").Sees("Host       ‹ Joan ›", "Visited by ‹ Amara and Tom ›")
	d.Keys("enter", "right", "right").Sees("Visited by ‹ Tom ›").Keys("up", "left").Sees("Host       ‹ Amara ›", "Visited by ‹ Tom ›")
	d.Keys("left", "left").Sees("‹ all three ›", "Visited by ‹ – ›").Keys("left", "left", "down", "right", "right").Sees("Host       ‹ Joan ›", "Visited by ‹ Tom ›")
	d.Keys("ctrl+s").Sees("Logged 2.5 h").Keys("enter", "G", "pgdown").Sees("Joan     0.0     ·   2.5", "Amara      ·   4.0   4.0", "shadowing, Joan hosted Tom", "shadowing, Amara hosted")
	if got := d.State().Exchanges[2].Visits[1]; got.Host != 1 || !slices.Equal(got.Visitors, []int{2}) {
		t.Fatalf("logged was %+v", got)
	}

	// Two of the three are reached.
	d.Keys("c").Sees("[ ] 1 Amara  [ ] 2 Joan  [ ] 3 Tom").Keys("2").Sees("spoke to Joan").Keys("b").Sees("spoke to all three")
	d.Keys("2").Sees("[x] 1 Amara  [ ] 2 Joan  [x] 3 Tom", "spoke to Amara and Tom").Keys("tab", "g", "ctrl+s").Sees("Amara ↔ Joan ↔ Tom: Amara and Tom reached")
	if call := d.State().Exchanges[2].CheckIns[0]; !slices.Equal(call.Reached, []int{0, 2}) || call.Mood != exchange.Good {
		t.Fatalf("recorded was %+v", call)
	}
	d.Keys("4", "/").Typed("trio").Keys("enter").Sees("1 of 3", "4.0│2.5│0.0", "spoke to Amara and Tom, good", "Published with 71.8")

	// One of the three ticks alone.
	feedback := append([]string{"4", "esc", "/", "j", "o", "a", "n", "enter", "enter", "g"}, strings.Fields(strings.Repeat("down ", 10))...)
	d.Keys(feedback...).Sees("▸ [ ] Feedback to each other").Keys("right", "right", "right").Sees("›[ ] Tom‹").Keys("space").Sees("for Tom Bridger", "[~] Feedback", "[x] Tom")
	d.Open(120, 40)
	d.Keys(feedback...).Sees("▸ [~] Feedback to each other", "[x] Tom", "4.0│2.5│0.0")
	d.Keys("1").Sees("hours together", "5 of 5 pairs differ, a trio being three")
}

func TestTrioFrames(t *testing.T) {
	at := func(d *tuitest.Driver, tab shell.Tab, keys ...string) func(*testing.T) {
		return func(t *testing.T) {
			d.T = t
			d.M.Shell().GoTo(tab, d.Person("Joan Achebe"))
			d.M.Arrive()
			golden.RequireEqual(t, []byte(d.Keys(keys...).Frame()))
		}
	}
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		name := fmt.Sprintf("-%dx%d", size[0], size[1])
		t.Run("matches"+name, at(tuitest.TrioPast.Opened(t, size[0], size[1]), shell.MatchesTab))
		t.Run("detail"+name, at(tuitest.TrioPast.Opened(t, size[0], size[1]), shell.MatchesTab, "enter", "pgdown"))
		t.Run("exchanges"+name, at(tuitest.PublishedTrioPast.Opened(t, size[0], size[1]), shell.ExchangesTab))
		t.Run("checklist"+name, at(tuitest.PublishedTrioPast.Opened(t, size[0], size[1]), shell.ExchangesTab, "enter", "pgdown"))
		t.Run("check-ins"+name, at(tuitest.PublishedTrioPast.Opened(t, size[0], size[1]), shell.CheckInsTab, "esc"))
		t.Run("call-sheet"+name, at(tuitest.PublishedTrioPast.Opened(t, size[0], size[1]), shell.CheckInsTab))
	}
}

// Any keys in any order: every frame is whole, and the plan is always one that may be.
func TestAnyKeysWithTrioAndSecondPartner(t *testing.T) {
	keys := []string{"1", "2", "3", "3", "3", "3", "4", "5", "6", "j", "k", "G", "g", "enter", "enter", "esc", "tab", "space", "left", "right", "down", "backspace",
		"o", "l", "l", "b", "B", "x", "f", "r", "s", "p", "t", "/", "?", "u", "u", "ctrl+r", "ctrl+s", "y", "v", "c", "e", "d", "a"}
	sizes := [][2]int{{60, 16}, {80, 24}, {100, 30}, {120, 40}, {200, 50}}
	for n, p := range []*tuitest.History{tuitest.TrioPast, tuitest.SecondPast, tuitest.PublishedTrioPast} {
		random := rand.New(rand.NewPCG(uint64(n), 7))
		d := p.Opened(t, 80, 24)
		for i := range 300 {
			if i%25 == 0 {
				size := sizes[random.IntN(len(sizes))]
				d.Send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			}
			d.Keys(keys[random.IntN(len(keys))])
		}
		s := d.State()
		if err := plan.Verify(s.Plan, score.NewScorer(s.Pool())); err != nil {
			t.Error(err)
		}
	}
}
