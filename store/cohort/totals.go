package cohort

import (
	"cmp"
	"fmt"
	"slices"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/say"
)

// Totals are what cohorts add up to, and pairs from before Crosswalk with them. What was published in error does not count.
type Totals struct {
	People    int // who have had a partner, everybody once
	Pairs     int // trios among them
	Running   int
	Completed int
	Ended     int // early
	Unknown   int // pairs from before of which it is not known how they went
	Before    int // pairs from before
	Tenths    int // hours of all visits
	By        []TotalsBy
}

// TotalsBy is how many of the people answered a field with each choice.
type TotalsBy struct {
	Field, Label string
	Choices      []TotalsChoice // in the programme's order
}

// TotalsChoice is how many people gave an answer.
type TotalsChoice struct {
	Name, Label string
	People      int
}

// totals adds up.
type totals struct {
	Totals
	met   map[string]bool // whoever has had a partner
	state *State          // that knows of all others
}

// Total adds up some cohorts of a store, and the pairs from before that were taken down in them. Each is as it stands
// beside the others.
func Total(states []*State) Totals {
	t := &totals{met: map[string]bool{}}
	for _, s := range states {
		if s.Programme == nil || s.Unopened {
			continue
		}
		t.state = s
		for _, x := range s.Exchanges {
			t.exchange(s, x)
		}
	}
	if t.state == nil {
		return Totals{}
	}
	t.before(states)
	t.People = len(t.met)
	t.by(states)
	return t.Totals
}

// key is what a person is known by over all cohorts: of several numbers the lowest.
func (t *totals) key(s *State, id matching.ID) string { return fmt.Sprint(slices.Min(s.SameAs(id))) }

func (t *totals) exchange(s *State, x *Exchange) {
	if x.State() == exchange.StateVoid {
		return
	}
	t.Pairs++
	t.count(x.State())
	t.Tenths += x.Ledger().Together
	for _, id := range x.Members {
		t.met[t.key(s, id)] = true
	}
}

func (t *totals) count(state exchange.State) {
	switch state {
	case exchange.StateCompleted:
		t.Completed++
	case exchange.StateEnded:
		t.Ended++
	case "":
		t.Unknown++
	default:
		t.Running++
	}
}

func (t *totals) before(states []*State) {
	seen := TakenBefore{}
	var f *Finder
	for _, s := range states {
		for _, p := range s.Before {
			if !seen.Take(p) {
				continue
			}
			if f == nil {
				f = t.state.FinderEverywhere()
			}
			t.Pairs++
			t.Before++
			t.count(p.Outcome)
			for _, one := range []EarlierPerson{p.A, p.B} {
				t.met[t.earlierKey(one, f)] = true
			}
		}
	}
}

// earlierKey is what somebody of a pair from before is known by: whoever it is by now, else what was written.
func (t *totals) earlierKey(p EarlierPerson, f *Finder) string {
	if p.Person != 0 {
		return t.key(t.state, p.Person)
	}
	if id, _ := f.FindWritten(p.Written.Value); id != 0 {
		return t.key(t.state, id)
	}
	return cmp.Or("written "+p.Written.Value.Key(), fmt.Sprint("erased ", p.Written.Ref))
}

// by counts the answers of whoever has had a partner, each as their latest application has them.
func (t *totals) by(states []*State) {
	told := map[string]bool{}
	at := map[string]int{}
	for _, s := range slices.Backward(states) {
		if s.Programme == nil || s.Unopened {
			continue
		}
		for _, f := range s.Programme.Fields {
			if _, known := at[f.Name]; known || len(f.Choices) == 0 || f.Private {
				continue
			}
			at[f.Name] = len(t.By)
			one := TotalsBy{Field: f.Name, Label: f.Label}
			for _, c := range f.Choices {
				one.Choices = append(one.Choices, TotalsChoice{Name: c.Name, Label: f.Full(c.Name)})
			}
			t.By = append(t.By, one)
		}
		for _, a := range s.Sorted() {
			key := t.key(s, a.ID)
			if !t.met[key] || told[key] || a.Superseded != 0 {
				continue
			}
			told[key] = true
			for _, f := range s.Programme.Fields {
				if len(f.Choices) == 0 || f.Private {
					continue
				}
				by := &t.By[at[f.Name]]
				for _, c := range a.Answer(f.Name).Choices {
					by.count(c, f.Full(c))
				}
			}
		}
	}
}

func (b *TotalsBy) count(name, label string) {
	i := slices.IndexFunc(b.Choices, func(c TotalsChoice) bool { return c.Name == name })
	if i < 0 {
		i = len(b.Choices)
		b.Choices = append(b.Choices, TotalsChoice{Name: name, Label: label})
	}
	b.Choices[i].People++
}

// Say is the totals on one line: "124 leaders matched to date, in 62 pairs".
func (t Totals) Say() string {
	return fmt.Sprintf("%s matched to date, in %s", say.Count(t.People, "leader"), say.Count(t.Pairs, "pair"))
}

// SayStates tells how the pairs go and went: "12 running, 40 completed, 8 ended early".
func (t Totals) SayStates() string {
	line := fmt.Sprintf("%d running, %d completed, %d ended early", t.Running, t.Completed, t.Ended)
	if t.Unknown > 0 {
		line += fmt.Sprintf(", %d of which it is not known", t.Unknown)
	}
	if t.Before > 0 {
		line += fmt.Sprintf("; %d from before Crosswalk", t.Before)
	}
	return line + fmt.Sprintf(" · %s hours together", say.Tenths(t.Tenths))
}
