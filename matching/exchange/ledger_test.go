package exchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"crosswalk/matching/programme"
)

var names = []string{"Amara", "Tom", "Lee"}

func TestLedger(t *testing.T) {
	e, _ := started(t)
	e = e.AddVisit(visitOn(t, "2023-06-01", 40, 0)).AddVisit(visitOn(t, "2023-06-08", 15, Joint))
	want := Ledger{Together: 55, Joint: 15, Hosted: []int{40, 0}, Visits: 2, Meetings: 2}
	if diff := cmp.Diff(want, e.Ledger()); diff != "" {
		t.Error(diff)
	}
}

// trio is an exchange of three who have met in every way there is.
func trio(t testing.TB) (Exchange, programme.Exchange) {
	p := sixMonths()
	e := New(p, day(t, startText), 3)
	two := visitOn(t, "2023-06-08", 15, 1)
	two.Visitors = []int{2}
	return e.AddVisit(visitOn(t, "2023-06-01", 40, 0)).AddVisit(two).AddVisit(visitOn(t, "2023-06-15", 5, Joint)), p.Exchange
}

func TestLedgerOfTrio(t *testing.T) {
	e, _ := trio(t)
	want := Ledger{Together: 60, Joint: 5, Hosted: []int{40, 15, 0}, Each: [][]int{{0, 40, 40}, {0, 0, 15}, {0, 0, 0}}, Visits: 3, Meetings: 3}
	if diff := cmp.Diff(want, e.Ledger()); diff != "" {
		t.Error(diff)
	}
	ways := []Way{{0, 1, 40}, {0, 2, 40}, {1, 0, 0}, {1, 2, 15}, {2, 0, 0}, {2, 1, 0}}
	if diff := cmp.Diff(ways, e.Ledger().Ways()); diff != "" {
		t.Error(diff)
	}
	pair := Ledger{Hosted: []int{40, 10}}
	if diff := cmp.Diff([]Way{{0, 1, 40}, {1, 0, 10}}, pair.Ways()); diff != "" {
		t.Error(diff)
	}
	// The hours of a visit count once for the group, whoever was there.
	if !e.Ledger().Meets(programme.Amount{HourTenths: 60}) || e.Ledger().Meets(programme.Amount{HourTenths: 61}) {
		t.Error("the minimum is not that of the three together")
	}
	each := programme.Amount{HourTenths: 20, Per: programme.PerDirection}
	for got, want := range map[string]string{
		e.Ledger().Say(e.Minimum, names): "together 6.0 of 7.5 h · Amara hosted 4.0 · Tom hosted Amara 0.0, Lee 1.5 · Lee hosted 0.0 · joint 0.5",
		e.Ledger().Say(each, names):      "Amara hosted 4.0 of 2.0 h · Tom hosted Amara 0.0, Lee 1.5 of 2.0 h · Lee hosted 0.0 of 2.0 h · joint 0.5 h",
		e.Ledger().Missing(each):         "2.0 h hosted by one, 2.0 h by another",
		e.Ledger().Over(programme.Amount{HourTenths: 10, Per: programme.PerDirection}, names): "Amara hosted 3.0 h more than the 1.0 h allowed · Tom hosted Lee 0.5 h more than the 1.0 h allowed",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestTrioStillInReach has one visit left in which somebody can host both others at once.
func TestTrioStillInReach(t *testing.T) {
	e := New(sixMonths(), day(t, startText), 3)
	e.Minimum = programme.Amount{HourTenths: 75, Per: programme.PerDirection}
	last := e.lastWorking(e.End)
	if why := sayReason(e.OutOfReach(last)); why == "" {
		t.Error("three days to host, and one left")
	}
	for _, host := range []int{0, 1} {
		e = e.AddVisit(visitOn(t, "2023-06-01", 75, host))
	}
	if why := sayReason(e.OutOfReach(last)); why != "" {
		t.Errorf("one day to host both others, and one left: %s", why)
	}
}

func TestLedgerAgainstAmounts(t *testing.T) {
	pair := programme.Amount{HourTenths: 75, Per: programme.PerPair}
	each := programme.Amount{HourTenths: 40, Per: programme.PerDirection}
	six := programme.Amount{Meetings: 6}
	both := programme.Amount{HourTenths: 75, Meetings: 2}
	for _, c := range []struct {
		name         string
		ledger       Ledger
		least        programme.Amount
		missing, say string
	}{
		{"pair short", Ledger{Together: 40, Hosted: []int{40, 0}}, pair,
			"3.5 h", "together 4.0 of 7.5 h · Amara hosted 4.0 · Tom hosted 0.0"},
		{"pair met", Ledger{Together: 75, Joint: 75, Hosted: []int{0, 0}}, pair,
			"", "together 7.5 of 7.5 h · Amara hosted 0.0 · Tom hosted 0.0 · joint 7.5"},
		{"a direction short", Ledger{Together: 60, Joint: 10, Hosted: []int{40, 10}}, each,
			"3.0 h one way", "Amara hosted 4.0 of 4.0 h · Tom hosted 1.0 of 4.0 h · joint 1.0 h"},
		{"joint hours do not help a direction", Ledger{Together: 200, Joint: 200, Hosted: []int{0, 5}}, each,
			"4.0 h one way, 3.5 h the other", "Amara hosted 0.0 of 4.0 h · Tom hosted 0.5 of 4.0 h · joint 20.0 h"},
		{"directions met", Ledger{Together: 80, Hosted: []int{40, 40}}, each,
			"", "Amara hosted 4.0 of 4.0 h · Tom hosted 4.0 of 4.0 h"},
		{"meetings", Ledger{Meetings: 3, Visits: 3, Hosted: []int{0, 0}}, six, "3 meetings", "3 of 6 meetings"},
		{"one meeting left", Ledger{Meetings: 5, Hosted: []int{0, 0}}, six, "1 meeting", "5 of 6 meetings"},
		{"hours and meetings", Ledger{Together: 70, Meetings: 1, Hosted: []int{70, 0}}, both,
			"0.5 h and 1 meeting", "1 of 2 meetings · together 7.0 of 7.5 h · Amara hosted 7.0 · Tom hosted 0.0"},
		{"no minimum", Ledger{Together: 70, Hosted: []int{70, 0}}, programme.Amount{},
			"", "together 7.0 h · Amara hosted 7.0 · Tom hosted 0.0"},
		{"trio", Ledger{Together: 60, Hosted: []int{20, 0, 40}}, each,
			"2.0 h hosted by one, 4.0 h by another", "Amara hosted 2.0 of 4.0 h · Tom hosted 0.0 of 4.0 h · Lee hosted 4.0 of 4.0 h"},
	} {
		if got := c.ledger.Missing(c.least); got != c.missing {
			t.Errorf("%s: missing %q, want %q", c.name, got, c.missing)
		}
		if got := c.ledger.Meets(c.least); got != (c.missing == "") {
			t.Errorf("%s: meets is %v", c.name, got)
		}
		if got := c.ledger.Say(c.least, names); got != c.say {
			t.Errorf("%s: %q, want %q", c.name, got, c.say)
		}
	}
	if got := (Ledger{Hosted: []int{0, 0}}).Say(programme.Amount{}, nil); got != "together 0.0 h · A hosted 0.0 · B hosted 0.0" {
		t.Errorf("without names: %q", got)
	}
}

func TestLedgerOver(t *testing.T) {
	l := Ledger{Together: 100, Hosted: []int{10, 90}, Meetings: 3}
	for want, most := range map[string]programme.Amount{
		"":                              {},
		"3 meetings, at most 2 allowed": {Meetings: 2},
		"Tom hosted 1.5 h more than the 7.5 h allowed": {HourTenths: 75, Per: programme.PerDirection},
		"together 2.5 h more than the 7.5 h allowed":   {HourTenths: 75},
	} {
		if got := l.Over(most, names); got != want {
			t.Errorf("over %+v: %q, want %q", most, got, want)
		}
	}
	for _, kept := range []programme.Amount{{HourTenths: 100}, {HourTenths: 90, Per: programme.PerDirection}, {Meetings: 3}} {
		if got := l.Over(kept, names); got != "" {
			t.Errorf("%+v is kept, got %q", kept, got)
		}
	}
}
