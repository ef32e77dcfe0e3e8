package deciding_test

import (
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// staged is the shipped programme with stages and marks.
func staged(t *testing.T, w, h int) *tuitest.Driver {
	d := tuitest.Listed(t, w, h)
	return d.Does(&cohort.UseProgramme{Programme: string(d.State().Programme.Source) + `
[[field]]
name = "reach"
kind = "number"
range = [1, 5]
judges = ["chair"]
heading = ["{judge}: Reach"]
[[stage]]
name = "applied"
entry = true
[[stage]]
name = "reserve"
ranked = true
[[stage]]
name = "fellow"
pairs = true
places = 2
[[stage]]
name = "not-this-time"
closed = true
`})
}

const decisions = `Name,Outcome,Reserve rank
Lee Wong,Fellow,
Tom Bridger,yes,
Priya Nair,reserve,2
Farah Aziz,reserve,1
Sam Cole,perhaps,
Ian Moss,perhaps,
Ruth Farrow,no,
Nobody Known,offer,
Amara Osei,,
`

// A sheet of nothing but decisions is recognised where a form export is; what is open in it is answered, and everybody is moved
// as one change that is taken back as one.
func TestDecisionsByKeys(t *testing.T) {
	d := staged(t, 80, 24)
	d.File("board.csv", []byte(decisions))
	d.Keys("2", "?").Dialog("or a board's sheet of marks").Keys("esc")
	d.Keys("i").Dialog("board.csv").Keys("enter").
		Dialog("The board's decisions · board.csv", "5 to move · 3 to be settled", "Fellow 2 of 2", "Paired: 1 pair").
		Dialog("▸    6 what?            Sam Cole", "“perhaps” is none of Applied, Reserve, Fellow, Not this time.", "Reserve, 2nd     Priya Nair", "Reserve, 1st     Farah Aziz")
	before := len(d.State().Log)
	d.Keys("o").Dialog("What does “perhaps” mean?", "nothing is decided").Keys("down", "down", "enter").
		Dialog("7 to move · 1 to be settled", "Fellow 4 of 2", "! 4 as Fellow for 2 places")
	d.Keys("g", "o").Dialog("Who is “Nobody Known”?").Typed("folasade").Keys("enter").Dialog("8 to move", "! 5 as Fellow for 2 places").SeesNot("to be settled")
	if len(d.State().Log) != before {
		t.Fatal("somebody was moved before anybody said so")
	}
	d.Keys("enter").Dialog("Move 8 people as board.csv says").Keys("enter").Dialog("Say why for the journal: 5 as Fellow for 2 places")
	d.Typed("Board of 12 July").Keys("enter").Toast("Moved 8 people: 2 to Reserve, 1 to Not this time and 5 to Fellow").SeesNot("board.csv")
	s := d.State()
	if len(s.Log) != before+1 || len(s.AtStage("fellow")) != 5 || s.AtStage("reserve")[0] != d.Person("Farah Aziz") {
		t.Fatalf("%d changes; %v are fellows, %v in reserve", len(s.Log)-before, s.AtStage("fellow"), s.AtStage("reserve"))
	}
	d.Keys("i", "enter").Dialog("3 to be settled · 5 as before · of 1 person nothing is decided", "there already").Keys("esc", "esc", "u").Toast("Undid")
	if n := len(d.State().AtStage("fellow")); n != 0 {
		t.Fatalf("%d are fellows still", n)
	}
}

// A sheet with marks is imported as it was, and shows its decisions at a key; whoever has withdrawn is left out.
func TestDecisionsBesideMarks(t *testing.T) {
	d := staged(t, 80, 24)
	d.Does(&cohort.Withdraw{Person: d.Person("Tom Bridger")})
	d.File("board.csv", []byte("Name,Chair: Reach,Decision\nLee Wong,5,Fellow\nTom Bridger,4,Fellow\nPriya Nair,3,Not this time\n"))
	d.Keys("2", "i", "enter").Dialog("“Decision” says who goes where: d shows", "3 changed").SeesNot("no heading answers it")
	d.Keys("d").Dialog("2 to move · 1 cannot be moved", "Tom Bridger is withdrawn").Keys("enter", "enter").Toast("Moved 2 people")
	d.Dialog("Import board.csv").Keys("ctrl+s").SeesNot("board.csv")
	if m := d.State().MarksOf(d.Person("Lee Wong")); len(m) != 1 || len(m[0].Given) != 1 {
		t.Errorf("marked %v", m)
	}
	d.Keys("i", "enter").Dialog("says nothing new of anybody, but “Decision”")
}

// A file that decides nothing is no board's sheet, nor is one in a programme without stages.
func TestNoDecisions(t *testing.T) {
	d := staged(t, 80, 24)
	d.File("board.csv", []byte("Name,Outcome\nLee Wong,perhaps\nPriya Nair,\n"))
	d.Keys("2", "i", "enter").SeesNot("The board's decisions")
	d = tuitest.Sample(t, 80, 24)
	d.File("board.csv", []byte(decisions))
	d.Keys("2", "i", "enter").SeesNot("The board's decisions")
}

func TestDecisionsLook(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"60x16", 60, 16}, {"80x24", 80, 24}, {"120x40", 120, 40}} {
		d := staged(t, size.w, size.h)
		d.File("board.csv", []byte(decisions))
		d.Keys("2", "i", "enter").Dialog("to be settled")
		t.Run(size.name, func(t *testing.T) { golden.RequireEqual(t, []byte(d.Frame())) })
	}
}
