package tui

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
)

// listed is the sample on the screen Applicants.
func listed(t testing.TB, w, h int) *driver {
	t.Helper()
	d := sample(t, w, h)
	d.keys("2")
	return d
}

// again fails unless the program, opened anew, shows the same screen.
func (d *driver) again() {
	d.t.Helper()
	at := d.m.sh.active
	before := body(d.frame())
	d.open(d.m.w, d.m.h)
	d.m.sh.active = at
	d.send(nil)
	if now := body(d.frame()); now != before {
		d.t.Fatalf("opened anew the screen is\n%s\nand was\n%s", now, before)
	}
}

// body is a frame without the lines for toasts and keys, and without cursor.
func body(frame string) string {
	lines := strings.Split(strings.TrimSuffix(frame, "\n"), "\n")
	return strings.ReplaceAll(strings.Join(lines[:len(lines)-below], "\n"), "▸", " ")
}

func TestApplicantsFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 16}, {200, 50}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			golden.RequireEqual(t, []byte(listed(t, size[0], size[1]).frame()))
		})
	}
}

func TestApplicationFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			golden.RequireEqual(t, []byte(listed(t, size[0], size[1]).keys("enter").frame()))
		})
	}
}

func TestNoApplicants(t *testing.T) {
	d := empty(t, 80, 24)
	d.sees("No applicants yet", "i imports a form export (CSV)", "a adds somebody by hand")
	golden.RequireEqual(t, []byte(d.frame()))
	d.keys("e", "d", "m", "o", "s", "enter", "/").sees("No applicants yet")
}

func TestApplicantsSort(t *testing.T) {
	d := listed(t, 80, 24)
	d.sees("46 applicants · sorted by name")
	d.keys("s").sees("sorted by organisation")
	d.keys("s").sees("sorted by status")
	d.keys("s", "g").sees("sorted by time of submission", "▸ Hannah Whitlock")
	d.keys("s").sees("sorted by name")
}

func TestApplicantsFilter(t *testing.T) {
	d := listed(t, 80, 24)
	d.keys("/").typed("hospice").sees("5 of 46", "Kwame Boateng").seesNot("Amara Osei")
	d.keys("enter").sees("/hospice  esc clears the filter")
	d.keys("esc").sees("46 applicants", "▸ Charlotte Hendry", "Chidi Eze").keys("g").sees("Amara Osei")
	d.keys("/").typed("zzz").sees("Nobody has these words", "esc clears the filter", "0 of 46")
	d.keys("esc").sees("46 applicants")
	d.keys("/").typed("agnes.dubois").sees("1 of 46").keys("enter", "d").typed("ill").keys("enter", "esc")
	d.keys("/").typed("withdrawn").sees("1 of 46", "Agnès Dubois")
	d.keys("esc", "/").typed("waiting odd number").sees("1 of 46", "waiting: an odd number")
}

func TestApplicationScrolls(t *testing.T) {
	d := listed(t, 80, 24)
	d.keys("enter").sees("Agnès Dubois", "agnes.dubois@example.org", "submitted 2 March 2023", "37 possible partners",
		"matched with Grace Mensah, 65.4 points", "Voluntary, community, faith and social enterprise", "more lines")
	d.keys("G").sees("Telephone · private", "Line manager").seesNot("agnes.dubois@example.org")
	d.keys("g", "pgdown", "pgup", "down", "up").sees("agnes.dubois@example.org")
	d.keys("right").sees("amara.osei@example.org").keys("left").sees("agnes.dubois@example.org")
	d.keys("esc").sees("46 applicants")
	d.keys("o").sees("proved best")
	if d.m.sh.active != matchesTab {
		t.Fatal("o does not go to the pair")
	}
}

func TestApplicationKeepsLines(t *testing.T) {
	d := listed(t, 120, 40)
	d.m.screens[applicantsTab].point(d.person("Jamal Hussain"))
	d.send(nil)
	d.sees("· Serious youth violence (not on the list)", "possible partners")
}

func TestWithdrawAndReturn(t *testing.T) {
	d := listed(t, 80, 24)
	d.keys("d").sees("Withdraw Agnès Dubois?").typed("moved away").keys("enter").sees("Withdrew Agnès Dubois", "u undoes")
	d.keys("enter").sees("Withdrawn by robin, 15 Mar 2023 12:00: moved away").keys("esc")
	d.again()
	d.keys("d").sees("Take Agnès Dubois back?").keys("enter").sees("Took Agnès Dubois back")
	d.keys("enter").sees("Taken back by robin", "Withdrawn by robin").keys("esc")
	d.keys("u", "u").sees("with Grace Mensah")
	d.again()
}

func TestWithdrawLocked(t *testing.T) {
	d := listed(t, 80, 24)
	a, _ := d.state().ByEmail("agnes.dubois@example.org")
	b, _ := d.state().ByEmail("grace.mensah@example.org")
	d.commit(&cohort.Lock{A: a.ID, B: b.ID})
	d.keys("2").sees("locked, with Grace Mensah").keys("d").sees("unlock the pair first")
	if len(d.m.sh.dialogs) > 0 {
		t.Fatal("asks for the reason of what is refused anyway")
	}
}

func TestAddApplicant(t *testing.T) {
	d := empty(t, 80, 24)
	d.keys("a").sees("Add an applicant", "Name *", "E-mail *", "Organisation *", "Consent *")
	d.keys("ctrl+s").sees("Name is needed.")
	d.typed("Noor Haddad").keys("ctrl+s").sees("E-mail is needed")
	d.typed("noor").keys("ctrl+s").sees("is not an e-mail address")
	d.typed("@example.org").keys("tab").typed("Foxglove Practice").keys("tab", "right", "right").sees("Primary care")
	d.keys("left").sees("NHS provider").keys("tab").typed("nurse").keys("tab").sees("Any of: workforce, communities")
	d.typed("prevention, net zero").keys("tab", "left", "right").sees("yes")
	d.keys("ctrl+s").sees("Added Noor Haddad", "Foxglove", "late: submitted 15 March")
	noor, ok := d.state().ByEmail("noor@example.org")
	if !ok || strings.Join(noor.Answer("themes").Choices, " ") != "prevention green" || noor.Answer("profession").Choices[0] != "nursing" {
		t.Fatalf("%+v", noor)
	}
	d.keys("m").sees("Admit Noor Haddad?").keys("enter").sees("Say why, for the journal.").typed("asked for by the board").keys("enter")
	d.sees("Admitted Noor Haddad").keys("m").seesNot("Admit Noor")
	d.keys("enter").sees("added by hand", "Admitted by robin, 15 Mar 2023 12:00: asked for by the board").keys("esc")
	d.again()
	d.keys("a").typed("Noor").keys("tab").typed("Noor@Example.org").keys("ctrl+s").sees("in the cohort already").keys("esc")
	d.keys("u", "u").sees("No applicants yet")
}

func TestEditApplication(t *testing.T) {
	d := listed(t, 80, 24)
	d.keys("e").sees("Edit the application of Agnès Dubois", "Bromley Befrienders Together").typed("borough").keys("enter")
	d.sees("Agnès Dubois: Borough", "The form says: Bromley", "Left empty, the answer is taken away.")
	d.keys("right", "enter").sees("Edited Agnès Dubois: borough")
	d.keys("enter", "pgdown").sees("Borough · edited", "Greenwich", "the form says: Bromley").keys("esc")
	d.again()
	d.keys("e").typed("borough").keys("enter", "ctrl+u").typed("Atlantis").keys("enter").sees("none of the answers")
	d.keys("ctrl+u", "enter").sees("Edited Agnès Dubois: borough").keys("enter", "pgdown").sees("no answer", "the form says: Bromley").keys("esc")
	d.keys("e").typed("name").keys("enter").typed("e").keys("enter").sees("Agnès Duboise").keys("u", "u", "u")
	if a, _ := d.state().ByEmail("agnes.dubois@example.org"); a.Answer("borough").Choices[0] != "bromley" || a.Name.Raw() != "Agnès Dubois" {
		t.Fatalf("undone three times it is %v, %v", a.Answer("borough"), a.Name)
	}
	d.keys("e").typed("phone").keys("esc").typed("e")
}

func TestClickApplicant(t *testing.T) {
	d := listed(t, 80, 24)
	d.send(tea.MouseClickMsg{X: 5, Y: bodyTop + 3, Button: tea.MouseLeft})
	d.sees("▸ Amara Osei")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.sees("▸ Beverley Francis")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	d.send(tea.MouseClickMsg{X: 5, Y: bodyTop + 3, Button: tea.MouseLeft})
	d.sees("amara.osei@example.org")
}

// TestEveryProgramme draws the list of each programme that ships, with people who answered nothing but
// what is needed.
func TestApplicantsOfEveryProgramme(t *testing.T) {
	for _, name := range programme.Builtin() {
		t.Run(name, func(t *testing.T) {
			db, err := store.Open(filepath.Join(t.TempDir(), "crosswalk.db"), cohort.By{Actor: "robin", Now: time.Unix(0, 0)})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { db.Close() })
			d := &driver{t: t, db: db, day: "2023-03-15"}
			source, _ := programme.BuiltinSource(name)
			if _, err := db.OpenCohort(context.Background(), d.by(), &cohort.OpenCohort{Name: "Cohort 1", Programme: string(source)}); err != nil {
				t.Fatal(err)
			}
			d.open(80, 24)
			for i := range 3 {
				email := fmt.Sprintf("p%d@example.org", i)
				id := db.Identify(email)
				d.commit(&cohort.Add{Person: id, Application: cohort.Application{Value: matching.Applicant{
					ID: id, Email: text.New(email), Name: text.New(fmt.Sprintf("Person %d", i)),
					Answers: map[string]matching.Answer{programme.FieldConsent: {Choices: []string{"yes"}}}}}})
			}
			for _, w := range []int{60, 80, 100, 160} {
				d.open(w, 20)
				d.keys("2").sees("name", "status", "Person 0", "needs an answer").keys("enter", "G", "esc", "a", "esc", "e", "esc")
			}
		})
	}
}

// crowd is the screen Applicants with n people who wrote a lot.
func crowd(b *testing.B, n int) *Model {
	b.Helper()
	m := many(b, n)
	for _, a := range m.sh.state.People {
		a.Answers[programme.FieldObjectives] = matching.Answer{Text: text.New(strings.Repeat("To see – with my own eyes – how others work. ", 12))}
	}
	m.sh.active = applicantsTab
	m.screens[applicantsTab].take()
	return m
}

func BenchmarkApplicantsKey(b *testing.B) {
	m := crowd(b, 10_000)
	m.View()
	keys := []tea.KeyPressMsg{press("down"), press("pgdown"), press("up"), press("pgdown")}
	i := 0
	for b.Loop() {
		m.Update(keys[i%len(keys)])
		m.View()
		i++
	}
}

func BenchmarkApplicantsFilter(b *testing.B) {
	m := crowd(b, 10_000)
	a := m.screens[applicantsTab].(*applicantsScreen)
	m.Update(press("/"))
	a.rows.asking = false
	m.Update(a.rows.gather()())
	keys := []tea.KeyPressMsg{press("e"), press("y"), press("e"), press("backspace"), press("backspace"), press("backspace")}
	i := 0
	for b.Loop() {
		m.Update(keys[i%len(keys)])
		m.View()
		i++
	}
}

// Whoever has the words in their own name comes before their partners, so that no key is aimed at another.
func TestFilterFindsTheNamedFirst(t *testing.T) {
	d := trioPast.opened(t, 80, 24)
	d.keys("2", "/").typed("tom").keys("enter").sees("3 of 7", "▸ Tom Bridger", "Amara Osei", "Joan Achebe").keys("d").sees("Withdraw Tom Bridger")
}
