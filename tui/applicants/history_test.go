package applicants_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// An application tells every exchange of its person: the one that goes on, the one that ended and why, and in the next
// cohort those of the cohort before.
func TestHistoryOfAPersonsExchanges(t *testing.T) {
	d := tuitest.UnderWay(t, 80, 24, "2023-05-10")
	d.Keys("2", "/").Typed("amara osei").Keys("enter", "enter").Sees("Exchanges", "with Tom Bridger, 3 Apr to 3 Oct 2023, goes on").Keys("esc")
	x := d.ExchangeOf("amara.osei@example.org")
	tom := 0
	if x.Members[1] == d.Person("Tom Bridger") {
		tom = 1
	}
	d.Does(&cohort.End{Exchange: x.ID, Ending: exchange.Ending{Reason: programme.EndChangedJob, Leaves: []int{tom}, On: tuitest.DayFor(t, "2023-05-08")}, Why: cohort.Reason("to Leeds")})
	d.Keys("2", "/").Typed("amara osei").Keys("enter", "enter").Sees("waiting with priority: all 19", "with Tom Bridger, 3 Apr to 8 May 2023, ended early: changed job, Tom Bridger").SeesNot("to Leeds").Keys("esc", "esc")
	d.Keys("/").Typed("tom bridger").Keys("enter", "enter").Sees("with Amara Osei, 3 Apr to 8 May 2023, ended early: changed job, Tom Bridger")
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		d.Open(size[0], size[1])
		d.Keys("2", "/").Typed("tom bridger").Keys("enter", "enter")
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) { golden.RequireEqual(t, []byte(d.Frame())) })
	}

	next, err := d.DB.OpenCohort(t.Context(), d.By(), &cohort.OpenCohort{Name: "Autumn", Programme: string(d.State().Programme.Source)})
	if err != nil {
		t.Fatal(err)
	}
	id := d.Person("Amara Osei")
	if _, err := d.DB.Commit(t.Context(), next.Cohort, d.By(), &cohort.Add{Person: id, Application: cohort.Application{Value: matching.Applicant{
		ID: id, Email: text.New("amara.osei@example.org"), Name: text.New("Amara Osei")}}}); err != nil {
		t.Fatal(err)
	}
	d.Open(120, 40)
	d.Keys("C").Typed("autumn").Keys("enter", "2", "enter").Sees("1 applicant", "Exchanges", "ended early: changed job, Tom Bridger left ·", "  Cohort 1")
}

// What was published in error is told as such where it was, and somebody without an exchange has no such section.
func TestHistoryOfVoidAndOfNobody(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Keys("/").Typed("amara osei").Keys("enter", "enter").SeesNot("Exchanges\n").SeesNot("goes on")
	d = tuitest.UnderWay(t, 80, 24, "2023-05-10")
	x := d.ExchangeOf("amara.osei@example.org")
	d.Does(&cohort.Void{Exchange: x.ID, On: tuitest.DayFor(t, "2023-05-08"), Why: cohort.Reason("the wrong Amara")})
	d.Keys("2", "/").Typed("amara osei").Keys("enter", "enter").Sees("with Tom Bridger", "void: published in error")
}
