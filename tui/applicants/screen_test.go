package applicants_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store"
	"crosswalk/store/cohort"
	"crosswalk/tui"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

func TestApplicantsFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 16}, {200, 50}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			golden.RequireEqual(t, []byte(tuitest.Listed(t, size[0], size[1]).Frame()))
		})
	}
}

func TestApplicationFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			golden.RequireEqual(t, []byte(tuitest.Listed(t, size[0], size[1]).Keys("enter").Frame()))
		})
	}
}

func TestNoApplicants(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Sees("No applicants yet", "i imports a form export (CSV)", "a adds somebody by hand")
	golden.RequireEqual(t, []byte(d.Frame()))
	d.Keys("e", "d", "m", "o", "s", "enter", "/").Sees("No applicants yet")
}

func TestApplicantsSort(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Sees("46 applicants · sorted by name")
	d.Keys("s").Sees("sorted by organisation")
	d.Keys("s").Sees("sorted by status")
	d.Keys("s", "g").Sees("sorted by time of submission").Row("Hannah Whitlock")
	d.Keys("s").Sees("sorted by name")
}

func TestApplicantsFilter(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Keys("/").Typed("hospice").Sees("5 of 46", "Kwame Boateng").SeesNot("Amara Osei")
	d.Keys("enter").Sees("/hospice  esc clears the filter")
	d.Keys("esc").Sees("46 applicants", "Chidi Eze").Row("Charlotte Hendry").Keys("g").Sees("Amara Osei")
	d.Keys("/").Typed("zzz").Sees("Nobody has these words", "esc clears the filter", "0 of 46")
	d.Keys("esc").Sees("46 applicants")
	d.Keys("/").Typed("agnes.dubois").Sees("1 of 46").Keys("enter", "d").Typed("ill").Keys("enter", "esc")
	d.Keys("/").Typed("withdrawn").Sees("1 of 46").Row("Agnès Dubois")
	d.Keys("esc", "/").Typed("waiting odd number").Sees("1 of 46").Row("waiting: an odd number")
}

func TestApplicationScrolls(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Keys("enter").Sees("Agnès Dubois", "agnes.dubois@example.org", "submitted 2 March 2023", "37 possible partners",
		"matched with Grace Mensah, 65.4 points", "Voluntary, community, faith and social enterprise", "more lines")
	d.Keys("G").Sees("Telephone · private", "Line manager").SeesNot("agnes.dubois@example.org")
	d.Keys("g", "pgdown", "pgup", "down", "up").Sees("agnes.dubois@example.org")
	d.Keys("right").Sees("amara.osei@example.org").Keys("left").Sees("agnes.dubois@example.org")
	d.Keys("esc").Sees("46 applicants")
	d.Keys("o").Sees("proved best")
	if d.M.Shell().Active() != shell.MatchesTab {
		t.Fatal("o does not go to the pair")
	}
}

func TestApplicationKeepsLines(t *testing.T) {
	d := tuitest.Listed(t, 120, 40)
	d.M.Screen(shell.ApplicantsTab).Point(d.Person("Jamal Hussain"))
	d.Send(nil)
	d.Pane("· Serious youth violence (not on the list)", "possible partners")
}

func TestWithdrawAndReturn(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Keys("d").Dialog("Withdraw Agnès Dubois?").Typed("moved away").Keys("enter").Toast("Withdrew Agnès Dubois", "u undoes")
	d.Keys("enter").Sees("Withdrawn by robin, 15 Mar 2023 12:00: moved away").Keys("esc")
	d.Again()
	d.Keys("d").Dialog("Take Agnès Dubois back?").Keys("enter").Toast("Took Agnès Dubois back")
	d.Keys("enter").Sees("Taken back by robin", "Withdrawn by robin").Keys("esc")
	d.Keys("u", "u").Row("with Grace Mensah")
	d.Again()
}

func TestWithdrawLocked(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	a, _ := d.State().ByEmail("agnes.dubois@example.org")
	b, _ := d.State().ByEmail("grace.mensah@example.org")
	d.Commit(&cohort.Lock{A: a.ID, B: b.ID})
	d.Keys("2").Row("locked, with Grace Mensah").Keys("d").Sees("unlock the pair first")
	if len(d.M.Shell().Dialogs()) > 0 {
		t.Fatal("asks for the reason of what is refused anyway")
	}
}

func TestAddApplicant(t *testing.T) {
	d := tuitest.Empty(t, 80, 24)
	d.Keys("a").Dialog("Add an applicant", "Name *", "E-mail *", "Organisation *", "Consent *")
	d.Keys("ctrl+s").Dialog("Name is needed.")
	d.Typed("Noor Haddad").Keys("ctrl+s").Dialog("E-mail is needed")
	d.Typed("noor").Keys("ctrl+s").Dialog("is not an e-mail address")
	d.Typed("@example.org").Keys("tab").Typed("Foxglove Practice").Keys("tab", "right", "right").Dialog("Primary care")
	d.Keys("left").Dialog("NHS provider").Keys("tab").Typed("nurse").Keys("tab").Dialog("Any of: workforce, communities")
	d.Typed("prevention, net zero").Keys("tab", "left", "right").Dialog("yes")
	d.Keys("ctrl+s").Toast("Added Noor Haddad").Row("Noor Haddad", "Foxglove", "late: submitted 15 March")
	noor, ok := d.State().ByEmail("noor@example.org")
	if !ok || strings.Join(noor.Answer("themes").Choices, " ") != "prevention green" || noor.Answer("profession").Choices[0] != "nursing" {
		t.Fatalf("%+v", noor)
	}
	d.Keys("m").Dialog("Admit Noor Haddad?").Keys("enter").Dialog("Say why, for the journal.").Typed("asked for by the board").Keys("enter")
	d.Toast("Admitted Noor Haddad").Keys("m").SeesNot("Admit Noor")
	d.Keys("enter").Sees("added by hand", "Admitted by robin, 15 Mar 2023 12:00: asked for by the board").Keys("esc")
	d.Again()
	d.Keys("a").Typed("Noor").Keys("tab").Typed("Noor@Example.org").Keys("ctrl+s").Dialog("in the cohort already").Keys("esc")
	d.Keys("u", "u", "y").Sees("No applicants yet")
}

func TestEditApplication(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Keys("e").Dialog("Edit the application of Agnès Dubois", "Bromley Befrienders Together").Typed("borough").Keys("enter")
	d.Dialog("Agnès Dubois: Borough", "The form says: Bromley", "Left empty, the answer is taken away.")
	d.Keys("right", "enter").Toast("Edited Agnès Dubois: borough")
	d.Keys("enter", "pgdown").Sees("Borough · edited", "Greenwich", "the form says: Bromley").Keys("esc")
	d.Again()
	d.Keys("e").Typed("borough").Keys("enter", "ctrl+u").Typed("Atlantis").Keys("enter").Dialog("none of the answers")
	d.Keys("ctrl+u", "enter").Toast("Edited Agnès Dubois: borough").Keys("enter", "pgdown").Sees("no answer", "the form says: Bromley").Keys("esc")
	d.Keys("e").Typed("name").Keys("enter").Typed("e").Keys("enter").Row("Agnès Duboise").Keys("u", "u", "u")
	if a, _ := d.State().ByEmail("agnes.dubois@example.org"); a.Answer("borough").Choices[0] != "bromley" || a.Name.Raw() != "Agnès Dubois" {
		t.Fatalf("undone three times it is %v, %v", a.Answer("borough"), a.Name)
	}
	d.Keys("e").Typed("phone").Keys("esc").Typed("e")
}

func TestClickApplicant(t *testing.T) {
	d := tuitest.Listed(t, 80, 24)
	d.Send(tea.MouseClickMsg{X: 5, Y: tui.BodyTop + 3, Button: tea.MouseLeft})
	d.Row("Amara Osei")
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.Row("Beverley Francis")
	d.Send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	d.Send(tea.MouseClickMsg{X: 5, Y: tui.BodyTop + 3, Button: tea.MouseLeft})
	d.Sees("amara.osei@example.org")
}

// TestApplicantsOfEveryProgramme draws the list of each programme that ships, with people who answered nothing but
// what is needed.
func TestApplicantsOfEveryProgramme(t *testing.T) {
	for _, name := range programme.Builtin() {
		t.Run(name, func(t *testing.T) {
			db, err := store.Open(filepath.Join(t.TempDir(), "crosswalk.db"), cohort.By{Actor: "robin", Now: time.Unix(0, 0)})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { db.Close() })
			d := &tuitest.Driver{T: t, DB: db, Day: "2023-03-15"}
			source, _ := programme.BuiltinSource(name)
			if _, err := db.OpenCohort(context.Background(), d.By(), &cohort.OpenCohort{Name: "Cohort 1", Programme: string(source)}); err != nil {
				t.Fatal(err)
			}
			d.Open(80, 24)
			for i := range 3 {
				email := fmt.Sprintf("p%d@example.org", i)
				id := db.Identify(email)
				d.Commit(&cohort.Add{Person: id, Application: cohort.Application{Value: matching.Applicant{
					ID: id, Email: text.New(email), Name: text.New(fmt.Sprintf("Person %d", i)),
					Answers: map[string]matching.Answer{programme.FieldConsent: {Choices: []string{"yes"}}}}}})
			}
			for _, w := range []int{60, 80, 100, 160} {
				d.Open(w, 20)
				d.Keys("2").Sees("name", "status", "Person 0", "needs an answer").Keys("enter", "G", "esc", "a", "esc", "e", "esc")
			}
		})
	}
}

// crowd is the screen Applicants with n people who wrote a lot.
func crowd(b *testing.B, n int) *tui.Model {
	b.Helper()
	m := tuitest.Many(b, n)
	for _, a := range m.Shell().State().People {
		a.Answers[programme.FieldObjectives] = matching.Answer{Text: text.New(strings.Repeat("To see – with my own eyes – how others work. ", 12))}
	}
	m.Shell().GoTo(shell.ApplicantsTab)
	m.Screen(shell.ApplicantsTab).Take()
	return m
}

func BenchmarkApplicantsKey(b *testing.B) {
	m := crowd(b, 10_000)
	m.View()
	keys := []tea.KeyPressMsg{tuitest.Press("down"), tuitest.Press("pgdown"), tuitest.Press("up"), tuitest.Press("pgdown")}
	i := 0
	for b.Loop() {
		m.Update(keys[i%len(keys)])
		m.View()
		i++
	}
}

func BenchmarkApplicantsFilter(b *testing.B) {
	m := crowd(b, 10_000)
	_, words := m.Update(tuitest.Press("/"))
	(&tuitest.Driver{T: b, M: m}).Run(words) // what people wrote is known now
	keys := []tea.KeyPressMsg{tuitest.Press("e"), tuitest.Press("y"), tuitest.Press("e"), tuitest.Press("backspace"), tuitest.Press("backspace"), tuitest.Press("backspace")}
	i := 0
	for b.Loop() {
		m.Update(keys[i%len(keys)])
		m.View()
		i++
	}
}

// Whoever has the words in their own name comes before their partners, so that no key is aimed at another.
func TestFilterFindsTheNamedFirst(t *testing.T) {
	d := tuitest.TrioPast.Opened(t, 80, 24)
	d.Keys("2", "/").Typed("tom").Keys("enter").Sees("3 of 7", "Amara Osei", "Joan Achebe").Row("Tom Bridger").Keys("d").Dialog("Withdraw Tom Bridger")
}

// TestEditAddress: a person who writes from elsewhere now keeps their place, their partner and what was done.
func TestEditAddress(t *testing.T) {
	d := tuitest.Sample(t, 100, 30)
	id := d.Person("Amara Osei")
	before, _ := d.State().Plan.PairOf(id)
	d.Keys("2", "/").Typed("amara osei").Keys("enter", "e").Typed("e-mail").Keys("enter").Dialog("The form says: amara.osei@example.org", "E-mail amara.osei@example.org", "stay")
	for range len("amara.osei@example.org") {
		d.Keys("backspace")
	}
	d.Typed("nobody").Keys("enter").Dialog("nobody")
	for range len("nobody") {
		d.Keys("backspace")
	}
	d.Typed("a.osei@elm.example.org").Keys("enter")
	if a, ok := d.State().ByEmail("a.osei@elm.example.org"); !ok || a.ID != id {
		t.Fatal("the new address leads to nobody, or to somebody else")
	}
	if after, ok := d.State().Plan.PairOf(id); !ok || after.Team() != before.Team() {
		t.Fatalf("with the new address the pair is %v, and was %v", after, before)
	}
	d.Keys("u")
	if a, ok := d.State().ByEmail("amara.osei@example.org"); !ok || a.ID != id {
		t.Fatal("undone, the old address leads nowhere")
	}
}
