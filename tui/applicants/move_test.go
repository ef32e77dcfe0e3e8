package applicants_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
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
judges = ["chair", "council"]
[[stage]]
name = "applied"
entry = true
[[stage]]
name = "reserve"
ranked = true
[[stage]]
name = "fellow"
pairs = true
places = 4
fill_from = "reserve"
[[stage]]
name = "not-this-time"
closed = true
`})
}

// Four are marked and moved together, seeing first how well they can be paired; one too many needs a reason; a place that
// comes free is offered to the first in reserve.
func TestMoveByKeys(t *testing.T) {
	d := staged(t, 80, 24)
	d.Keys("2").Sees("Applied 46", "Fellow 0 of 4").Keys("space", "space", "space", "space").Sees("4 marked of 46 applicants")
	d.Keys("t").Dialog("Move 4 people", "Fellow 4 of 4", "Paired:")
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			e := staged(t, size[0], size[1])
			e.Keys("2", "space", "space", "space", "space", "t").Dialog("Fellow 4 of 4")
			golden.RequireEqual(t, []byte(e.Frame()))
		})
	}
	d.Keys("down", "down").Typed("board of 14 June").Keys("enter").Toast("Moved 4 people to Fellow", "u undoes").SeesNot("marked")
	if s := d.State(); len(s.AtStage("fellow")) != 4 || s.PlansEntry() {
		t.Fatalf("%v are fellows", s.AtStage("fellow"))
	}
	d.Keys("t").Dialog("5 for 4 places: a reason is needed").Keys("ctrl+s").Dialog("Say why for the journal: 5 for 4 places")
	d.Keys("esc").Keys("t", "right", "right", "right").Dialog("To", "Reserve").Keys("ctrl+s").Toast("to Reserve")
	first := d.State().AtStage("reserve")[0]
	d.Does(&cohort.Withdraw{Person: d.State().AtStage("fellow")[0]})
	d.Keys("1").Sees("a place as Fellow is free").Keys("2", "/").Typed("fellow").Keys("enter").Sees("of 46")
	d.Keys("esc", "/").Typed("reserve").Keys("enter").Row(d.State().Call(first)).Keys("t").Dialog("Fellow 4 of 4").Keys("ctrl+s").Toast("Moved " + d.State().Call(first) + " to Fellow")
	d.Keys("u").Toast("Undid")
}

// What a board said stands in the application, and nowhere else.
func TestMarksInTheApplication(t *testing.T) {
	d := staged(t, 120, 40)
	d.Keys("2", "enter").Sees("Marks · private", "Reach: not marked yet").SeesNot("Reach, chair")
}

// What a stage has too many of already asks for no reason again from whoever adds nothing to it.
func TestMoveBesideAnExcess(t *testing.T) {
	d := tuitest.OfProgramme(t, "leading-beyond-boundaries", "2023-07-12", 80, 24)
	var four, others []matching.ID
	for _, id := range d.State().AtStage("applied") {
		a := d.State().People[id]
		switch {
		case strings.HasPrefix(a.Answer("organisation").Text.Raw(), "Ousebank Hospitals") && len(four) < 4:
			four = append(four, a.ID)
		case a.Answer("organisation").Text.Raw() == "Redway Medical Partnership":
			others = append(others, a.ID)
		}
	}
	d.Does(&cohort.Move{IDs: four, Stage: "fellow", Why: cohort.Reason("the board wants all four")})
	d.Keys("2", "/").Typed(d.State().Call(others[0])).Keys("enter", "t").Dialog("Fellow 5 of 28").SeesNot("a reason is needed").Keys("ctrl+s").Toast("to Fellow")
}
