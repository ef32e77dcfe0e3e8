package tui_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/tui/tuitest"
)

// journey is six months of a cohort at the keyboard.
type journey struct {
	t *testing.T
	*tuitest.Driver
}

// at goes to a day; on every one each open exchange has a next step with a date.
func (j *journey) at(day string) {
	j.t.Helper()
	j.On(day)
	s, today := j.State(), tuitest.DayFor(j.t, day)
	for _, x := range s.Exchanges {
		if next := x.Outlook(s.Programme.Exchange, today).Next; x.Open() == (next.IsZero() || next.Date.IsZero()) {
			j.t.Fatalf("on %s the %s exchange of %s has as its next step %+v", day, x.State(), s.CallAll(x.Members), next)
		}
	}
}

// find points to an exchange by words of its row.
func (j *journey) find(words string) *journey {
	j.t.Helper()
	j.Keys("4", "esc", "esc", "/").Typed(words).Keys("enter")
	return j
}

// tick ticks milestones of the exchange that is found, for whom its boxes say.
func (j *journey) tick(titles ...string) {
	j.t.Helper()
	for _, title := range titles {
		j.to(title).Keys("space")
		j.Sees("[x] " + title).Keys("esc")
	}
}

// to opens the checklist of the exchange that is found at a milestone.
func (j *journey) to(title string) *journey {
	j.t.Helper()
	j.Keys("enter")
	at := regexp.MustCompile(`▸ [\[(].[\])] ` + regexp.QuoteMeta(title))
	for range 40 {
		j.Keys("up")
	}
	for range 40 {
		if at.MatchString(j.Frame()) {
			return j
		}
		j.Keys("down")
	}
	j.t.Fatalf("there is no milestone %q:\n%s", title, j.Frame())
	return j
}

// call records a call to the pair that is found, with what was said and, where there was one, a visit.
func (j *journey) call(who, mood, note, visit string) {
	j.t.Helper()
	j.Keys("c", "c", who, "tab", mood, "tab").Typed(note).Keys("tab").Typed(visit).Keys("ctrl+s").Toast("reached")
}

// form fills a dialog's fields one after the other, each instead of what stands in it.
func (j *journey) form(values ...string) {
	j.t.Helper()
	for i, v := range values {
		if i > 0 {
			j.Keys("tab")
		}
		if v != "" {
			j.Keys("ctrl+u").Typed(v)
		}
	}
	j.Keys("ctrl+s")
}

// TestSixMonthsOfExchanges: one exchange is lived by keys, with a pause, feedback both ways, and a certificate at its end;
// of a second the partner leaves in month two and who stays is re-matched; a third is declined, a fourth void, a fifth
// moved by three weeks.
func TestSixMonthsOfExchanges(t *testing.T) {
	j := &journey{t, tuitest.Sample(t, 120, 40)}
	j.Keys("3", "p", "ctrl+u").Typed("2023-04-03").Keys("enter", "y", "enter", "y").Sees("Published 23 pairs")

	// The week of the start: all are introduced; one pair can only begin in three weeks.
	j.at("2023-04-03")
	j.Keys("4", "a", "t", "enter").Toast("Ticked “Introduction sent” for 23 exchanges")
	j.find("lee wong").Keys("S")
	j.form("+3w")
	j.Toast("Moved the start of Lee Wong ↔ Sam Cole to 2023-04-24")

	// One pair declines, another should not have been published.
	j.at("2023-04-11")
	j.find("jamal").Keys("E").Typed("declined").Keys("enter").Keys("right").Dialog("nobody")
	j.Keys("tab", "tab").Typed("too far apart").Keys("ctrl+s").Toast("Ended the exchange of Jamal Hussain ↔ Rosa Almeida: declined")
	j.find("joan").Keys("E").Typed("published in error").Keys("enter", "tab").Typed("they share an office").Keys("ctrl+s").Toast("Voided")
	j.find("osei").tick("Confirmation")

	j.at("2023-04-17")
	j.find("osei").call("b", "g", "they met on Friday", "")
	j.find("osei").tick("First conversation")

	// Month two: a visit while on the telephone; of the second pair one leaves for another job.
	j.at("2023-05-15")
	j.find("osei").tick("Exchange agreement", "Visit dates booked")
	j.call("b", "g", "a long day", "4h shadowing at Tom's 12 May")
	j.find("agnès").Keys("E").Typed("changed").Keys("enter", "right", "right", "right").Dialog("Grace")
	j.Keys("ctrl+s").Toast("Ended the exchange of Agnès Dubois ↔ Grace Mensah: changed job")
	j.find("agnès").Keys("R").Dialog("A new partner for Agnès Dubois", "with priority").Keys("enter").Dialog("Re-match", "+ ")
	j.form("monday")
	j.Toast("Re-matched Agnès Dubois with ", "starting on 2023-05-22")

	// The first pair pauses for three weeks; what is open moves, the last day does not.
	j.at("2023-06-05")
	j.find("osei").Keys("P")
	j.form("", "26 jun", "an inspection of Amara's ward")
	j.Toast("Paused")
	j.at("2023-06-26")
	j.find("osei").Sees("paused, ask again 26 Jun").Keys("P").Toast("Resumed")

	// The visit back, and the midpoint.
	j.at("2023-07-24")
	j.find("osei").call("b", "g", "Tom was on the ward", "4h shadowing at Amara's 20 Jul")
	j.find("osei").tick("Midpoint review", "Last safe day")
	j.Sees("4.0 │ 4.0")

	// Feedback from each of the two.
	j.at("2023-08-28")
	j.find("osei").to("Feedback to each other").Keys("right", "space").Sees("[~] Feedback", "›[x] Amara‹ [ ] Tom").Keys("right", "space").Sees("[x] Feedback", "[x] Amara ›[x] Tom‹").Keys("esc")

	// The last week: the survey on the call sheet, and the close.
	j.at("2023-09-28")
	j.find("osei").tick("Closing review")
	j.to("Space to reflect").Keys("space").Dialog("Answer", "Survey: space to reflect", "Amara").Keys("tab", "right", "right", "right", "right", "ctrl+s").Sees("5 of 6").Keys("esc")
	j.at("2023-10-03")
	j.find("osei").tick("Celebration and close")
	j.Keys("E", "enter").Dialog("Completed").SeesNot("Who leaves").Keys("ctrl+s").Toast("Ended the exchange of Amara Osei ↔ Tom Bridger: completed")

	// Both have earned their certificate, and the pack has it.
	folder := t.TempDir()
	j.M.Shell().Desk.Folder = folder
	j.find("osei").Keys("space", "o").Dialog("To send", "certificate").Keys("enter", "ctrl+u").Typed("autumn").Keys("enter").Sees("Packed ")
	certificates := 0
	err := filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
		if strings.Contains(filepath.Base(path), "certificate") {
			certificates++
		}
		return err
	})
	if err != nil || certificates < 2 {
		t.Fatalf("%d certificates are packed: %v", certificates, err)
	}

	j.isAtTheEnd()
	j.Keys("2", "/").Typed("agnès").Keys("enter", "enter").Sees("Exchanges", "22 May to 22 Nov 2023, goes on", "with Grace Mensah, 3 Apr to 15 May 2023, ended early: changed job, Grace Mensah left").Keys("esc", "esc", "g")
	j.Keys("4", "esc", "esc", "g").Again()
}

// isAtTheEnd looks at what the six months led to in the store.
func (j *journey) isAtTheEnd() {
	j.t.Helper()
	s := j.State()
	of := func(name string) []*cohort.Exchange { return s.ExchangesOf(j.Person(name)) }
	for _, is := range []struct {
		name  string
		state exchange.State
		start string
	}{{"Amara Osei", exchange.StateCompleted, "2023-04-03"}, {"Grace Mensah", exchange.StateEnded, "2023-04-03"}, {"Rosa Almeida", exchange.StateEnded, "2023-04-03"},
		{"Priya Nair", exchange.StateVoid, "2023-04-03"}, {"Sam Cole", exchange.StateActive, "2023-04-24"}} {
		if x := of(is.name)[0]; x.State() != is.state || x.Start.String() != is.start {
			j.t.Errorf("the exchange of %s is %s, from %s", is.name, x.State(), x.Start)
		}
	}
	amara := of("Amara Osei")[0]
	if amara.End.String() != "2023-10-03" || len(amara.Pauses) != 1 || len(amara.Visits) != 2 || len(amara.CheckIns) != 3 || len(amara.Answers) != 1 {
		j.t.Errorf("the first exchange is %+v", amara.Exchange)
	}
	for party := range amara.Members {
		if lacks := amara.Certified(s.Programme.Certificate, party); lacks.Minimum || len(lacks.Titles) > 0 {
			j.t.Errorf("party %d has no certificate: %+v", party, lacks)
		}
	}
	agnes := of("Agnès Dubois")
	if len(agnes) != 2 || !agnes[1].Rematch || !agnes[1].Open() || agnes[1].Start != (programme.Date{Year: 2023, Month: 5, Day: 22}) {
		j.t.Errorf("the second one has %d exchanges", len(agnes))
	}
	if a, _ := s.ByEmail("grace.mensah@example.org"); !a.Withdrawn {
		j.t.Error("who left is not withdrawn")
	}
}
