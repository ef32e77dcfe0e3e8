package cohort_test

import (
	"slices"
	"strings"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func written(name, email string) matching.Written {
	return matching.Written{Name: text.New(name), Email: text.New(email)}
}

// earlier is a change with one pair.
func earlier(s *cohort.State, a, b matching.Written, on, outcome string) *cohort.Earlier {
	c := &cohort.Earlier{File: text.New("earlier.csv")}
	p := cohort.EarlierOf(s.FinderEverywhere(), [2]matching.Written{a, b}, storetest.Day(on), text.New(outcome))
	c.Pairs = append(c.Pairs, p)
	return c
}

// TestEarlier: who was paired before is kept apart, as soon as they are there and whatever they are called later, and it
// stands in their history; all of it can be undone, and is read again as it was.
func TestEarlier(t *testing.T) {
	o := storetest.Open(t, 12)
	s := o.State()
	p := s.Plan.Pairs[3]
	a, _ := s.Person(p.A)
	b, _ := s.Person(p.B)
	o.Refused(&cohort.Earlier{File: text.New("x.csv")}, "x.csv says nothing new")
	before := s
	s = o.Do(earlier(s, written(a.Name.Raw(), ""), written("", b.Email.Raw()), "2019-03-14", "Completed"))
	o.ThereAndBack(before)
	if !s.Earlier[matching.CoupleOf(p.A, p.B)] {
		t.Fatal("the two are not kept apart")
	}
	if _, together := s.Plan.Together(p.A, p.B); together {
		t.Error("they are paired again")
	}
	if h := s.History(p.A); len(h) != 1 || h[0].Before == nil || h[0].With[0] != s.Call(p.B) || h[0].Outlived() != "completed" {
		t.Errorf("history %+v", h)
	}
	s = o.Do(&cohort.Edit{Person: p.A, Fields: []string{"name"}, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New("Somebody Else")}}})
	if !s.Earlier[matching.CoupleOf(p.A, p.B)] {
		t.Error("another name, and they are not kept apart")
	}

	// Somebody who is not there yet.
	late := storetest.Applicant(20)
	s = o.Do(earlier(s, written("", late.Email.Raw()), written(b.Name.Raw(), b.Email.Raw()), "2020-03-14", "withdrew"))
	s = o.Do(o.ImportOf(append(storetest.Applicants(12), late)...))
	came, _ := s.ByEmail(late.Email.Raw())
	if !s.Earlier[matching.CoupleOf(came.ID, p.B)] {
		t.Error("who came later is not kept apart")
	}
	if h := s.History(came.ID); len(h) != 1 || h[0].Outlived() != "ended" {
		t.Errorf("history %+v", h)
	}
	if err := s.VerifyPlan(); err != nil {
		t.Error(err)
	}
	o.Reopen()
}

func TestOutcomesOfEarlierPairs(t *testing.T) {
	s := storetest.Open(t, 4).State()
	for written, want := range map[string]exchange.State{
		"Completed": exchange.StateCompleted, "completed – all goals met": exchange.StateCompleted, "Finished": exchange.StateCompleted, "goal met": exchange.StateCompleted,
		"not completed": exchange.StateEnded, "Ended early": exchange.StateEnded, "withdrew": exchange.StateEnded, "No contact": exchange.StateEnded, "changed job": exchange.StateEnded,
		"ongoing": exchange.StateActive, "still meeting": exchange.StateActive, "In progress": exchange.StateActive, "ended": exchange.StateEnded,
		"": "", "?": "", "lovely": "",
	} {
		p := cohort.EarlierOf(s.Finder(), [2]matching.Written{}, storetest.Day("2020-01-01"), text.New(written))
		if p.Outcome != want {
			t.Errorf("%q is %q, not %q", written, p.Outcome, want)
		}
	}
}

// TestTotals: everybody counts once over all cohorts and from before, and what is void not at all.
func TestTotals(t *testing.T) {
	o := storetest.Open(t, 12)
	s := o.State()
	o.Do(earlier(s, written("Kim Quist", ""), written("", storetest.EmailOf(0)), "2019-03-14", "completed"))
	s = o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	n := len(s.Exchanges)
	if n < 4 {
		t.Fatalf("%d exchanges", n)
	}
	in := map[matching.ID]bool{}
	for _, x := range s.Exchanges[1:] {
		for _, id := range x.Members {
			in[id] = true
		}
	}
	o.Do(&cohort.Void{Exchange: s.Exchanges[0].ID, On: storetest.Day("2023-03-15"), Why: cohort.Reason("a slip")})
	o.Do(&cohort.LogVisit{Exchange: s.Exchanges[1].ID, Visit: storetest.Visit("2023-03-15", 0)})
	s = o.State()
	in[o.Person(0)] = true
	total := cohort.Total([]*cohort.State{s})
	if total.People != len(in)+1 || total.Pairs != n || total.Completed != 1 || total.Running != n-1 || total.Before != 1 || total.Tenths == 0 {
		t.Errorf("%+v, and %d people in %d exchanges", total, len(in), n-1)
	}
	sum := 0
	at := slices.IndexFunc(total.By, func(b cohort.TotalsBy) bool { return b.Field == "sector" })
	for _, c := range total.By[at].Choices {
		sum += c.People
	}
	if sum != len(in) {
		t.Errorf("%d sectors of %d people", sum, len(in))
	}
	if line := total.Say(); !strings.HasSuffix(line, "leaders matched to date, in "+say.Count(n, "pair")) {
		t.Error(line)
	}
	if empty := cohort.Total(nil); empty.People != 0 || empty.Pairs != 0 {
		t.Errorf("%+v", empty)
	}
}

// TestChosenPairs: pairs that people chose are kept, one against a rule only with a reason, and none against a rule that
// always holds.
func TestChosenPairs(t *testing.T) {
	o := storetest.Open(t, 16)
	a, b := o.Against()
	pairs := o.State().Plan.Pairs
	p := pairs[slices.IndexFunc(pairs, func(p matching.Pair) bool { return !p.Has(a) && !p.Has(b) })]
	choose := func(why string) *cohort.ChoosePairs {
		return &cohort.ChoosePairs{File: text.New("own.csv"), Pairs: []cohort.ChosenPair{{A: p.A, B: p.B}, {A: a, B: b}}, Why: cohort.Reason(why)}
	}
	o.Refused(choose(""), o.State().CallPair(a, b)+" break a rule")
	before := o.State()
	s := o.Do(choose("they asked"))
	o.ThereAndBack(before)
	if f := s.Fixed[matching.TeamOf(p.A, p.B)]; f.State != matching.Locked {
		t.Errorf("%+v", f)
	}
	if f := s.Fixed[matching.TeamOf(a, b)]; f.State != matching.Overridden || len(f.Against) == 0 || f.Why.Value.Text.Raw() != "they asked" {
		t.Errorf("%+v", f)
	}
	rows := s.Chosen([][2]matching.ID{{p.A, p.B}, {p.A, a}})
	if !rows[0].Known || rows[1].Refused == "" {
		t.Errorf("%+v", rows)
	}
	if err := s.VerifyPlan(); err != nil {
		t.Error(err)
	}
}
