package store

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// twin is the cohort in plain maps, and a list of what was done: undoing plays the rest of the list again
// from the beginning.
type twin struct {
	done []deed
}

// deed is one thing that was done. may says whether it can be, do does it.
type deed struct {
	seq    uint64
	actor  string
	undone bool
	may    func(w *plain) bool
	do     func(w *plain)
}

// plain is what the twin knows of a cohort.
type plain struct {
	Withdrawn map[matching.ID]bool // everybody of the cohort
	Names     map[matching.ID]string
	Fixed     map[matching.Couple]matching.State
	Blocked   map[matching.Couple]bool
	Exchanges map[uint64][2]matching.ID
	Ticked    map[uint64]bool
	Hours     map[uint64]int
	Carers    map[uint64]string
	Order     matching.Order
	Chosen    bool // by somebody
	Priority  programme.Priority
}

func (t *twin) replay(include func(i int) bool) *plain {
	w := &plain{map[matching.ID]bool{}, map[matching.ID]string{}, map[matching.Couple]matching.State{}, map[matching.Couple]bool{},
		map[uint64][2]matching.ID{}, map[uint64]bool{}, map[uint64]int{}, map[uint64]string{}, matching.Best, false, ""}
	for i := range t.done {
		if include(i) {
			t.done[i].do(w)
		}
	}
	return w
}

func (t *twin) now() *plain { return t.replay(func(i int) bool { return !t.done[i].undone }) }

// mayUndo plays the list with and without a deed, and looks at each later one.
func (t *twin) mayUndo(at int) bool {
	for i := at + 1; i < len(t.done); i++ {
		if t.done[i].undone {
			continue
		}
		with := t.replay(func(k int) bool { return k < i && !t.done[k].undone })
		without := t.replay(func(k int) bool { return k < i && k != at && !t.done[k].undone })
		if t.done[i].may(with) && !t.done[i].may(without) {
			return false
		}
	}
	return true
}

func plainOf(s *State) *plain {
	w := (&twin{}).now()
	for id, a := range s.People {
		w.Withdrawn[id] = a.Withdrawn
		if a.Name != applicantNamed(a).Name {
			w.Names[id] = a.Name.Raw()
		}
	}
	for c, f := range s.Fixed {
		w.Fixed[matching.CoupleOf(c.A, c.B)] = f.State
	}
	for c := range s.Blocked {
		w.Blocked[c] = true
	}
	for _, x := range s.Exchanges {
		w.Exchanges[x.ID] = [2]matching.ID{x.Members[0], x.Members[1]}
		if step, _ := x.Step("introduced"); !step.Done[0].IsZero() {
			w.Ticked[x.ID] = true
		}
		if h := x.Ledger().Together; h > 0 {
			w.Hours[x.ID] = h
		}
		if !x.Facilitator.IsEmpty() {
			w.Carers[x.ID] = x.Facilitator.Raw()
		}
	}
	w.Order, w.Chosen, w.Priority = s.Order, s.orderChosen, s.Priority
	return w
}

// applicantNamed is who a person was in the form.
func applicantNamed(a *Applicant) *matching.Applicant {
	var i int
	fmt.Sscanf(a.Email.Raw(), "person%d@", &i)
	return applicant(i)
}

func (w *plain) out(id matching.ID) bool {
	gone, known := w.Withdrawn[id]
	return !known || gone
}

func (w *plain) taken(id matching.ID) bool {
	for c := range w.Fixed {
		if c.Has(id) {
			return true
		}
	}
	for _, x := range w.Exchanges {
		if x[0] == id || x[1] == id {
			return true
		}
	}
	return false
}

func (w *plain) pairable(c matching.Couple) bool {
	return !w.out(c.A) && !w.out(c.B) && !w.taken(c.A) && !w.taken(c.B) && !w.Blocked[c]
}

// walker makes changes at random in a store and its twin.
type walker struct {
	*office
	*rand.Rand
	twin twin
	next int // number of the next person to come
}

// random draws a change and the deed that it should be.
func (w *walker) random() (Change, deed) {
	s := w.state()
	people := slices.Sorted(maps.Keys(s.People))
	a, b := people[w.IntN(len(people))], people[w.IntN(len(people))]
	if p, ok := s.Plan.PairOf(a); ok && w.IntN(2) == 0 {
		b = matching.CoupleOf(p.A, p.B).Other(a)
	}
	c := matching.CoupleOf(a, b)
	switch w.IntN(13) {
	case 12:
		order := []matching.Order{"", matching.Best, matching.Steady}[w.IntN(3)]
		priority := []programme.Priority{"", programme.PriorityTotal, programme.PriorityWeakest}[w.IntN(3)]
		return &Replan{Order: order, Priority: priority}, deed{may: func(w *plain) bool { return true }, do: func(w *plain) {
			w.Order, w.Chosen, w.Priority = cmp.Or(order, w.Order), w.Chosen || order != "", cmp.Or(priority, w.Priority)
		}}
	case 0:
		p, ok := s.Plan.PairOf(a)
		inPlan := ok && matching.CoupleOf(p.A, p.B) == c
		return &Lock{A: a, B: b}, deed{may: func(w *plain) bool { return a != b && w.pairable(c) && inPlan },
			do: func(w *plain) { w.Fixed[c] = matching.Locked }}
	case 1:
		br := s.Scorer().Breaches(a, b)
		always := slices.ContainsFunc(br, func(b matching.Breach) bool { return b.Always })
		return &Override{A: a, B: b, Why: Reason("x")}, deed{may: func(w *plain) bool { return a != b && w.pairable(c) && !always },
			do: func(w *plain) { w.Fixed[c] = matching.Overridden }}
	case 2, 3:
		if fixed := sorted(plainOf(s).Fixed); len(fixed) > 0 {
			c = fixed[w.IntN(len(fixed))]
		}
		return &Unlock{A: c.A, B: c.B}, deed{may: func(w *plain) bool { return w.Fixed[c] != "" }, do: func(w *plain) { delete(w.Fixed, c) }}
	case 4, 5:
		return w.randomBlock(s, a, b)
	case 6:
		return &Withdraw{Person: a}, deed{may: func(w *plain) bool { return !w.out(a) && !w.taken(a) }, do: func(w *plain) { w.Withdrawn[a] = true }}
	case 7:
		return &Return{Person: a}, deed{may: func(w *plain) bool { return w.Withdrawn[a] }, do: func(w *plain) {
			if _, ok := w.Withdrawn[a]; ok {
				w.Withdrawn[a] = false
			}
		}}
	case 8:
		name := []string{"Alex One", "Alex Two", "Alex Three"}[w.IntN(3)]
		return &Edit{Person: a, Edited: Kept[Edited]{Value: Edited{Name: text.New(name)}}}, deed{
			may: func(w *plain) bool { _, known := w.Withdrawn[a]; return known && w.Names[a] != name },
			do: func(w *plain) {
				if _, known := w.Withdrawn[a]; known {
					w.Names[a] = name
				}
			}}
	case 9:
		return w.randomImport()
	case 10:
		if len(s.Exchanges) > 0 || w.IntN(3) > 0 {
			return w.randomOfExchange(s)
		}
		return w.randomPublish(s)
	}
	return w.randomOfExchange(s)
}

func (w *walker) randomBlock(s *State, a, b matching.ID) (Change, deed) {
	c := matching.CoupleOf(a, b)
	if w.IntN(2) == 0 {
		return &Block{A: a, B: b}, deed{may: func(w *plain) bool {
			paired := false
			for _, x := range w.Exchanges {
				paired = paired || matching.CoupleOf(x[0], x[1]) == c
			}
			_, knownA := w.Withdrawn[a]
			_, knownB := w.Withdrawn[b]
			return a != b && knownA && knownB && !w.Blocked[c] && w.Fixed[c] == "" && !paired
		}, do: func(w *plain) { w.Blocked[c] = true }}
	}
	if blocked := sorted(s.Blocked); len(blocked) > 0 {
		c = blocked[w.IntN(len(blocked))]
	}
	return &Unblock{A: c.A, B: c.B}, deed{may: func(w *plain) bool { return w.Blocked[c] }, do: func(w *plain) { delete(w.Blocked, c) }}
}

// sorted are the couples of a map, always in the same order.
func sorted[V any](m map[matching.Couple]V) []matching.Couple {
	return slices.SortedFunc(maps.Keys(m), func(a, b matching.Couple) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
}

func (w *walker) randomImport() (Change, deed) {
	w.next++
	c := w.db.Import(w.state().CompareImport([]*matching.Applicant{applicant(w.next)}, true), ImportFile{})
	id := c.Applications[0].Person
	return c, deed{may: func(*plain) bool { return true }, do: func(w *plain) { w.Withdrawn[id] = w.out(id) && w.Withdrawn[id] }}
}

func (w *walker) randomPublish(s *State) (Change, deed) {
	seq := s.Seq + 1
	var pairs []matching.Couple
	for _, p := range s.Plan.Pairs {
		if p.State != matching.Published {
			pairs = append(pairs, matching.Couple{A: p.A, B: p.B})
		}
	}
	return &Publish{Start: day("2023-04-03")}, deed{may: func(w *plain) bool {
		for _, p := range pairs {
			c := matching.CoupleOf(p.A, p.B)
			fixed := w.Fixed[c]
			delete(w.Fixed, c)
			ok := w.pairable(c)
			if fixed != "" {
				w.Fixed[c] = fixed
			}
			if !ok {
				return false
			}
		}
		return len(pairs) > 0
	}, do: func(w *plain) {
		for i, p := range pairs {
			w.Exchanges[seq<<20|uint64(i)] = [2]matching.ID{p.A, p.B}
			delete(w.Fixed, matching.CoupleOf(p.A, p.B))
		}
		if !w.Chosen {
			w.Order = matching.Steady
		}
	}}
}

func (w *walker) randomOfExchange(s *State) (Change, deed) {
	id := uint64(77)
	if len(s.Exchanges) > 0 && w.IntN(10) > 0 {
		id = s.Exchanges[w.IntN(len(s.Exchanges))].ID
	}
	there := func(w *plain) bool { _, ok := w.Exchanges[id]; return ok }
	switch w.IntN(4) {
	case 0:
		return &Tick{Exchange: id, Milestone: "introduced", Party: exchange.Everybody, On: day("2023-04-03")},
			deed{may: func(w *plain) bool { return there(w) && !w.Ticked[id] }, do: func(w *plain) {
				if there(w) {
					w.Ticked[id] = true
				}
			}}
	case 1:
		return &Untick{Exchange: id, Milestone: "introduced", Party: exchange.Everybody},
			deed{may: func(w *plain) bool { return there(w) && w.Ticked[id] }, do: func(w *plain) { delete(w.Ticked, id) }}
	case 2:
		return &LogVisit{Exchange: id, Visit: visit("2023-04-19", 1), Note: CallNote("x")},
			deed{may: there, do: func(w *plain) {
				if there(w) {
					w.Hours[id] += 15
				}
			}}
	}
	carer := []string{"Kim Lo", "Pat Ray"}[w.IntN(2)]
	return &Assign{Exchange: id, Facilitator: text.New(carer)},
		deed{may: func(w *plain) bool { return there(w) && w.Carers[id] != carer }, do: func(w *plain) {
			if there(w) {
				w.Carers[id] = carer
			}
		}}
}

// step makes one change, or undoes or redoes one, in both.
func (w *walker) step() {
	w.actor = []string{"robin", "kim"}[w.IntN(2)]
	s := w.state()
	switch w.IntN(5) {
	case 0:
		w.undoAny(s)
		return
	case 1:
		if e, ok := s.UndoneOf(w.actor); ok {
			if _, err := w.try(&Redo{Of: e.Seq}); err == nil {
				w.twin.at(e.Seq).undone = false
			}
			return
		}
	}
	c, d := w.random()
	d.actor = w.actor
	may := d.may(w.twin.now())
	after, err := w.try(c)
	if may != (err == nil) {
		w.Fatalf("%s: the twin says %v, the store says %v", c.Kind(), may, err)
	}
	if err == nil {
		d.seq = after.Seq
		w.twin.done = append(w.twin.done, d)
	}
}

func (t *twin) at(seq uint64) *deed {
	return &t.done[slices.IndexFunc(t.done, func(d deed) bool { return d.seq == seq })]
}

// undoAny takes back the actor's latest change, or any.
func (w *walker) undoAny(s *State) {
	e, ok := s.LastOf(w.actor)
	if w.IntN(3) == 0 && len(w.twin.done) > 0 {
		d := w.twin.done[w.IntN(len(w.twin.done))]
		e, ok = s.entry(d.seq)
		ok = ok && !d.undone
	}
	if !ok || e.Seq <= 2 {
		return
	}
	at := slices.IndexFunc(w.twin.done, func(d deed) bool { return d.seq == e.Seq })
	may := w.twin.mayUndo(at)
	_, err := w.try(&Undo{Of: e.Seq})
	if may != (err == nil) {
		w.Fatalf("undo of %d: the twin says %v, the store says %v", e.Seq, may, err)
	}
	w.twin.done[at].undone = err == nil
}

// holds checks what must be true of every state.
func (w *walker) holds() {
	w.Helper()
	s := w.state()
	if diff := gocmp.Diff(w.twin.now(), plainOf(s), gocmp.Comparer(func(a, b text.Text) bool { return a == b })); diff != "" {
		w.Fatalf("the twin is another one (-twin +store):\n%s", diff)
	}
	if err := s.Plan.Verify(s.Scorer()); err != nil {
		w.Fatal(err)
	}
	for c, f := range s.Fixed {
		if p, ok := s.Plan.PairOf(c.A); !ok || p.Team() != c || p.State != f.State {
			w.Fatalf("%s are %s, and in the plan %+v", s.CallPair(c.A, c.B), f.State, p)
		}
	}
	for c := range s.Blocked {
		if p, ok := s.Plan.PairOf(c.A); ok && matching.CoupleOf(p.A, p.B) == c {
			w.Fatalf("%s are blocked and in the plan", s.CallPair(c.A, c.B))
		}
	}
	places := 2*len(s.Plan.Pairs) + len(s.Plan.Waiting)
	for _, a := range s.People {
		if a.Withdrawn {
			places++
		}
	}
	if places != len(s.People) {
		w.Fatalf("%d places for %d people", places, len(s.People))
	}
	again := fold(1, s.Log, undoneIn(s.Log), nil)
	again.Plan = s.Plan
	again.elsewhere = s.elsewhere
	w.same("folded anew", s, again)
}

// TestRandomWalk makes changes at random, by two people, and holds the store against a naive twin and a
// fresh fold after each. States that were handed out stay as they are.
func TestRandomWalk(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			o := open(t, 14)
			w := &walker{office: o, Rand: rand.New(rand.NewPCG(seed, 11)), next: 20}
			for id := range o.state().People {
				w.twin.done = append(w.twin.done, deed{seq: 2, may: func(*plain) bool { return true }, do: func(w *plain) { w.Withdrawn[id] = false }})
			}
			held := map[*State]string{}
			for i := range 70 {
				if i%10 == 0 {
					held[o.state()] = snapshot(t, o.state())
				}
				w.step()
				w.holds()
				if i%20 == 19 {
					o.reopen()
				}
			}
			for s, was := range held {
				if diff := gocmp.Diff(was, snapshot(t, s)); diff != "" {
					t.Errorf("the state at %d has changed since it was handed out:\n%s", s.Seq, diff)
				}
			}
		})
	}
}
