package cohort_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// naming is the i-th of the invented people, who asked not to be paired with somebody.
func naming(i int, who string) *matching.Applicant {
	return storetest.But(i, "not_with", storetest.Writes(who))
}

// called is the i-th of the invented people under another name.
func called(i int, name string) *matching.Applicant {
	a := storetest.Applicant(i)
	a.Name = text.New(name)
	return a
}

func edit(id matching.ID, e cohort.Edited) *cohort.Edit {
	return &cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: e}}
}

// kindsBetween are the kinds of what keeps two people apart that is always on.
func kindsBetween(s *cohort.State, a, b matching.ID) (kinds []score.BreachKind) {
	for _, breach := range s.Scorer().Breaches(a, b) {
		if breach.Always {
			kinds = append(kinds, breach.Kind)
		}
	}
	return kinds
}

// refusal is why a change is refused.
func refusal(o *storetest.Office, c cohort.Change) string {
	if _, err := o.Try(c); err != nil {
		return err.Error()
	}
	return "it is not refused"
}

// TestWhoIsMeantStaysMeant tries every way in which an exclusion was lost once.
func TestWhoIsMeantStaysMeant(t *testing.T) {
	ways := map[string]func(o *storetest.Office){
		"renamed by import": func(o *storetest.Office) {
			o.Do(o.ImportOf(naming(0, "Zelda Quill"), called(1, "Zelda Married"), storetest.Applicant(2), storetest.Applicant(3)))
		},
		"renamed by edit": func(o *storetest.Office) {
			o.Do(edit(o.Person(1), cohort.Edited{Name: text.New("Zelda Married")}))
		},
		"another address": func(o *storetest.Office) {
			o.Do(edit(o.Person(1), cohort.Edited{Email: text.New("zelda@elsewhere.org")}))
		},
		"a namesake": func(o *storetest.Office) {
			o.Do(&cohort.Add{Person: o.DB().Identify("z2@example.org"), Application: cohort.Application{Value: named("z2@example.org", "Zelda Quill")}})
		},
		"renamed, and named anew": func(o *storetest.Office) {
			o.Do(edit(o.Person(1), cohort.Edited{Name: text.New("Zelda Married")}))
			o.Do(edit(o.Person(0), cohort.Edited{Answers: map[string]matching.Answer{"not_with": storetest.Writes("Quill, Zelda; Jo Stranger")}}))
		},
		"renamed, and imported again": func(o *storetest.Office) {
			o.Do(edit(o.Person(1), cohort.Edited{Name: text.New("Zelda Married")}))
			o.Do(o.ImportOf(naming(0, "ZELDA QUILL (ICB)"), called(1, "Zelda Quill"), storetest.Applicant(2), storetest.Applicant(3)))
		},
		"undone and redone": func(o *storetest.Office) {
			o.Do(edit(o.Person(1), cohort.Edited{Name: text.New("Zelda Married")}))
			o.Undo()
			o.Redo()
		},
	}
	for _, written := range []string{"Zelda Quill", "Quill, Zelda", "Zélda Quíll", "Jo Stranger and Zelda Quill", "Please not Zelda Quill"} {
		for way, do := range ways {
			t.Run(written+"/"+way, func(t *testing.T) {
				o := storetest.OpenOf(t, storetest.ShippedSource(t), naming(0, written), called(1, "Zelda Quill"), storetest.Applicant(2), storetest.Applicant(3))
				a, b := o.Person(0), o.Person(1)
				if got := kindsBetween(o.State(), a, b); !slices.Contains(got, score.BreachNotWith) {
					t.Fatalf("at first: %v", got)
				}
				do(o)
				if got := kindsBetween(o.State(), a, b); !slices.Contains(got, score.BreachNotWith) {
					t.Errorf("afterwards: %v", got)
				}
			})
		}
	}
}

func named(email, name string) matching.Applicant {
	a := *storetest.Applicant(9)
	a.Email, a.Name, a.Response = text.New(email), text.New(name), ""
	return a
}

func TestADoubtHoldsBackUntilItIsSettled(t *testing.T) {
	o := storetest.OpenOf(t, storetest.ShippedSource(t), naming(0, "Zelda Quil"), called(1, "Zelda Quill"), storetest.Applicant(2), storetest.Applicant(3))
	a, b := o.Person(0), o.Person(1)
	if got := kindsBetween(o.State(), a, b); !slices.Equal(got, []score.BreachKind{score.BreachMeant}) {
		t.Fatalf("%v", got)
	}
	if _, ok := o.State().Plan.Together(a, b); ok {
		t.Error("the plan has the pair in doubt")
	}
	start := storetest.Day("2023-05-03")
	if got := refusal(o, &cohort.Publish{Start: start}); !strings.Contains(got, "“Zelda Quil”") || !strings.Contains(got, "Zelda Quill") {
		t.Errorf("publishing: %s", got)
	}
	if got := refusal(o, &cohort.Override{A: a, B: b, Why: cohort.Reason("they asked")}); !strings.Contains(got, "say first who is meant") {
		t.Errorf("overriding: %s", got)
	}
	if got := o.State().BeforePublishing(start, start); len(got) == 0 || !got[0].Refuses() {
		t.Errorf("before publishing: %v", got)
	}
	if q := o.State().Questions(); len(q) != 1 || q[0].Kind != matching.AskPerson || q[0].Text != "Zelda Quil" || !slices.Equal(q[0].Proposed, []string{storetest.EmailOf(1)}) {
		t.Errorf("asked: %v", q)
	}
	resolve := func(who ...matching.ID) *cohort.Resolve {
		return &cohort.Resolve{Person: a, Field: "not_with", Text: cohort.Record[cohort.WrittenName]{Value: cohort.WrittenName{Text: text.New("Zelda Quil")}}, Who: who}
	}
	o.Do(resolve())
	if got := kindsBetween(o.State(), a, b); len(got) > 0 || len(o.State().Questions()) > 0 {
		t.Errorf("nobody is meant, and still %v, %v", got, o.State().Questions())
	}
	o.Undo()
	if got := kindsBetween(o.State(), a, b); !slices.Contains(got, score.BreachMeant) {
		t.Errorf("after undo: %v", got)
	}
	o.Do(resolve(b))
	if got := kindsBetween(o.State(), a, b); !slices.Equal(got, []score.BreachKind{score.BreachNotWith}) {
		t.Errorf("settled: %v", got)
	}
	o.Do(o.ImportOf(naming(0, "zelda quil "), called(1, "Zelda Married"), storetest.Applicant(2), storetest.Applicant(3)))
	if got := kindsBetween(o.State(), a, b); !slices.Equal(got, []score.BreachKind{score.BreachNotWith}) {
		t.Errorf("imported again: %v", got)
	}
	o.Do(&cohort.Publish{Start: start})
}

// TestWhoPutSomebodyForward is bound as other names are, and kept; it keeps nobody apart, but is said.
func TestWhoPutSomebodyForward(t *testing.T) {
	source := storetest.ShippedSource(t) + "\n[[field]]\nname = \"put-forward-by\"\nlabel = \"Put forward by\"\nkind = \"person\"\n"
	o := storetest.OpenOf(t, source, storetest.But(0, "put-forward-by", storetest.Writes("Zelda Quill")), called(1, "Quill, Zelda"), storetest.But(2, "put-forward-by", storetest.Writes("Zelda Quil")), storetest.Applicant(3))
	a, b, c := o.Person(0), o.Person(1), o.Person(2)
	o.Do(edit(b, cohort.Edited{Name: text.New("Zelda Married")}))
	s := o.State()
	if got := kindsBetween(s, a, b); len(got) > 0 {
		t.Errorf("kept apart: %v", got)
	}
	want := []string{s.Call(a) + " names Zelda Married as Put forward by"}
	if got := s.NamesBetween(b, a); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := s.NamesBetween(b, c); len(got) != 1 || !strings.HasSuffix(got[0], ", who may be Zelda Married: say who is meant") {
		t.Errorf("%q", got)
	}
	if got := s.NamesBetween(a, c); len(got) > 0 {
		t.Errorf("%q", got)
	}
	if q := s.Questions(); len(q) != 1 || q[0].Field != "put-forward-by" {
		t.Errorf("%v", q)
	}
	o.Do(&cohort.Publish{Start: storetest.Day("2023-05-03")})
}

func TestOnePersonOrTwo(t *testing.T) {
	twin := storetest.Applicant(1)
	twin.Email, twin.Response = text.New("home@example.org"), "77"
	people := append(storetest.Applicants(6), twin)
	people[0] = naming(0, storetest.EmailOf(1))
	o := storetest.OpenOf(t, storetest.ShippedSource(t), people...)
	o.Noon = o.Noon.AddDate(0, 0, 1)
	a := o.Person(1)
	home, _ := o.State().ByEmail("home@example.org")
	if got := o.State().Lookalikes(); len(got) != 1 {
		t.Fatalf("%v", got)
	}
	start := storetest.Day("2023-05-03")
	if got := refusal(o, &cohort.Publish{Start: start}); !strings.Contains(got, "home@example.org") || !strings.Contains(got, storetest.EmailOf(1)) {
		t.Errorf("publishing: %s", got)
	}
	if q := o.State().Questions(); len(q) != 1 || q[0].Kind != matching.AskSamePerson || len(q[0].Who) != 2 {
		t.Errorf("asked: %v", q)
	}
	o.Do(&cohort.Different{A: a, B: home.ID})
	if got := o.State().Lookalikes(); len(got) > 0 {
		t.Errorf("two people, and still %v", got)
	}
	o.Undo()
	o.Do(&cohort.Same{A: a, B: home.ID})
	s := o.State()
	first, _ := s.Person(a)
	second, _ := s.Person(home.ID)
	if first.Withdrawn == second.Withdrawn {
		t.Fatal("both stay, or none")
	}
	stays := a
	if first.Withdrawn {
		stays = home.ID
	}
	if got := kindsBetween(s, o.Person(0), stays); !slices.Contains(got, score.BreachNotWith) {
		t.Errorf("the exclusion counts no more: %v", got)
	}
	o.Do(&cohort.Publish{Start: start})
}

// TestWhoIsOneWithSomebodyMeantIsNotInDoubt: a person who was meant applies again from another address, and is said to be
// the same.
func TestWhoIsOneWithSomebodyMeantIsNotInDoubt(t *testing.T) {
	people := []*matching.Applicant{naming(0, "Zelda Quill"), called(1, "Zelda Quill"), storetest.Applicant(2), storetest.Applicant(3)}
	o := storetest.OpenOf(t, storetest.ShippedSource(t), people...)
	twin := called(1, "Zelda Quill")
	twin.Email, twin.Response = text.New("home@example.org"), "77"
	o.Do(o.ImportOf(append(people, twin)...))
	home, _ := o.State().ByEmail("home@example.org")
	if q := o.State().Questions(); len(q) != 2 {
		t.Fatalf("asked: %v", q)
	}
	o.Do(&cohort.Same{A: o.Person(1), B: home.ID})
	if q := o.State().Questions(); len(q) > 0 {
		t.Errorf("it is asked still: %v", q)
	}
	for _, id := range []matching.ID{o.Person(1), home.ID} {
		if got := kindsBetween(o.State(), o.Person(0), id); !slices.Contains(got, score.BreachNotWith) || slices.Contains(got, score.BreachMeant) {
			t.Errorf("%v", got)
		}
	}
	o.Do(&cohort.Publish{Start: storetest.Day("2023-05-03")})
}

// TestANamesakeIsAskedAboutBeforeTheImport as it is after it.
func TestANamesakeIsAskedAboutBeforeTheImport(t *testing.T) {
	people := []*matching.Applicant{naming(0, "Zelda Quill"), called(1, "Zelda Quill"), storetest.Applicant(2), storetest.Applicant(3)}
	o := storetest.OpenOf(t, storetest.ShippedSource(t), people...)
	next := o.ImportOf(people[0], called(1, "Zelda Married"), called(2, "Zelda Quill"), people[3])
	if q := o.State().Unplanned(next).Questions(); len(q) != 1 || q[0].Kind != matching.AskPerson {
		t.Errorf("asked before: %v", q)
	}
	o.Do(next)
	if q := o.State().Questions(); len(q) != 1 || q[0].Kind != matching.AskPerson {
		t.Errorf("asked after: %v", q)
	}
}

func TestAWithdrawnPersonAppliesAgain(t *testing.T) {
	o := storetest.Open(t, 4)
	o.Do(&cohort.Withdraw{Person: o.Person(2), Why: cohort.Reason("a new post")})
	later := storetest.Applicant(2)
	later.Submitted = later.Submitted.AddDate(0, 0, 5)
	o.Do(o.ImportOf(storetest.Applicant(0), storetest.Applicant(1), later, storetest.Applicant(3)))
	if q := o.State().Questions(); len(q) != 1 || q[0].Kind != matching.AskAppliedAgain {
		t.Fatalf("%v", q)
	}
	o.Do(&cohort.Return{Person: o.Person(2)})
	if q := o.State().Questions(); len(q) > 0 {
		t.Errorf("back, and still %v", q)
	}
}

func TestAnAddressChanges(t *testing.T) {
	o := storetest.Open(t, 4)
	id := o.Person(0)
	o.Do(&cohort.Publish{Start: storetest.Day("2023-05-03")})
	o.Do(edit(id, cohort.Edited{Email: text.New("new@example.org")}))
	for _, email := range []string{"NEW@example.org", storetest.EmailOf(0)} {
		if a, ok := o.State().ByEmail(email); !ok || a.ID != id {
			t.Errorf("%s leads to %v", email, a)
		}
		if got := o.DB().Identify(text.Fold(email)); got != id {
			t.Errorf("%s is %d, not %d", email, got, id)
		}
	}
	if diff := o.State().CompareImport(storetest.Applicants(4), false); len(diff.New) > 0 || len(diff.Vanished) > 0 || diff.Same != 4 {
		t.Errorf("the form of before says something new: %+v", diff)
	}
	o.Reopen()
	if got := o.DB().Identify("new@example.org"); got != id {
		t.Errorf("read again, the address is %d's", got)
	}
}

func BenchmarkLookalikes(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		s := cohort.InMemory(matchingtest.Shipped(b), storetest.Applicants(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				s.Lookalikes()
			}
		})
	}
}
