package store_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/plan"
	"crosswalk/matching/programme"
	"crosswalk/matching/score"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
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
	Takes     map[matching.ID]int  // what they say of how many partners they can take
	Names     map[matching.ID]string
	Fixed     map[matching.Team]matching.State
	Blocked   map[matching.Couple]bool
	Exchanges map[uint64]matching.Team
	Ticked    map[uint64]bool
	Hours     map[uint64]int
	Carers    map[uint64]string
	Order     matching.Order
	Chosen    bool // by somebody
	Priority  programme.Priority
	Points    map[string]int // of the criteria
}

func (t *twin) replay(include func(i int) bool) *plain {
	w := &plain{map[matching.ID]bool{}, map[matching.ID]int{}, map[matching.ID]string{}, map[matching.Team]matching.State{}, map[matching.Couple]bool{},
		map[uint64]matching.Team{}, map[uint64]bool{}, map[uint64]int{}, map[uint64]string{}, matching.Best, false, "", maps.Clone(shippedPoints())}
	for i := range t.done {
		if include(i) {
			t.done[i].do(w)
		}
	}
	return w
}

// shippedPoints are the points in the file of every walk.
var shippedPoints = sync.OnceValue(func() map[string]int {
	p, err := programme.LoadBuiltin("walking-in-their-shoes")
	if err != nil {
		panic(err)
	}
	return pointsOf(p)
})

func pointsOf(p *programme.Programme) map[string]int {
	points := map[string]int{}
	for _, c := range p.Criteria {
		points[c.Name] = c.Points
	}
	return points
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

func plainOf(s *cohort.State) *plain {
	w := (&twin{}).now()
	for id, a := range s.People {
		w.Withdrawn[id] = a.Withdrawn
		if n := a.Answer("capacity").Number; n > 0 {
			w.Takes[id] = n
		}
		if a.Name != applicantNamed(a).Name {
			w.Names[id] = a.Name.Raw()
		}
	}
	for t, f := range s.Fixed {
		w.Fixed[t] = f.State
	}
	for c := range s.Blocked {
		w.Blocked[c] = true
	}
	for _, x := range s.Exchanges {
		w.Exchanges[x.ID] = x.Team()
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
	w.Order, w.Chosen, w.Priority = s.Order, s.OrderSaid, s.Priority
	w.Points = pointsOf(s.Programme)
	return w
}

// applicantNamed is who a person was in the form.
func applicantNamed(a *cohort.Applicant) *matching.Applicant {
	var i int
	fmt.Sscanf(a.Email.Raw(), "person%d@", &i)
	return storetest.Applicant(i)
}

func (w *plain) out(id matching.ID) bool {
	gone, known := w.Withdrawn[id]
	return !known || gone
}

// with counts the partners that a person has in pairs that stay, but for one team's.
func (w *plain) with(id matching.ID, but matching.Team) map[matching.ID]int {
	with := map[matching.ID]int{}
	for t := range w.Fixed {
		for _, other := range t.Members() {
			if t.Has(id) && t != but && other != id {
				with[other]++
			}
		}
	}
	for _, t := range w.Exchanges {
		for _, other := range t.Members() {
			if t.Has(id) && other != id {
				with[other]++
			}
		}
	}
	return with
}

func (w *plain) taken(id matching.ID) bool { return len(w.with(id, matching.Team{})) > 0 }

func (w *plain) takes(id matching.ID) int { return max(1, min(2, w.Takes[id])) }

// pairable reports whether two or three people can be brought together.
func (w *plain) pairable(t matching.Team) bool { return w.fits(t, false) && w.Fixed[t] == "" }

// fits reports whether a team can be, beside the others that stay. decided says that people asked for it
// before somebody took back that they can take two.
func (w *plain) fits(t matching.Team, decided bool) bool {
	people := t.Members()
	for _, id := range people {
		with := w.with(id, t)
		room := len(with)+1 <= w.takes(id) || decided && len(with) < 2
		if len(people) == 3 {
			room = len(with) == 0
		}
		if w.out(id) || !room {
			return false
		}
		for _, other := range people {
			if with[other] > 0 {
				return false
			}
		}
	}
	for _, c := range t.Couples() {
		if c.A == c.B || w.Blocked[c] {
			return false
		}
	}
	return true
}

// together reports whether two people are in a pair that stays.
func (w *plain) together(a, b matching.ID) bool { return w.with(a, matching.Team{})[b] > 0 }

// walker makes changes at random in a store and its twin.
type walker struct {
	*storetest.Office
	*rand.Rand
	twin twin
	next int // number of the next person to come
}

// random draws a change and the deed that it should be.
func (w *walker) random() (cohort.Change, deed) {
	s := w.State()
	people := slices.Sorted(maps.Keys(s.People))
	a, b := people[w.IntN(len(people))], people[w.IntN(len(people))]
	if pairs := s.Plan.PairsOf(a); len(pairs) > 0 && w.IntN(2) == 0 {
		others := pairs[w.IntN(len(pairs))].Team().Others(a)
		b = others[w.IntN(len(others))]
	}
	c := matching.TeamOf(a, b)
	switch w.IntN(15) {
	case 14:
		return w.randomWeights(s)
	case 13:
		n := 1 + w.IntN(3)
		return storetest.Edits(a, "capacity", storetest.Takes(n)), deed{
			may: func(w *plain) bool { _, known := w.Withdrawn[a]; return known && w.Takes[a] != n },
			do: func(w *plain) {
				if _, known := w.Withdrawn[a]; known {
					w.Takes[a] = n
				}
			}}
	case 12:
		order := []matching.Order{"", matching.Best, matching.Steady}[w.IntN(3)]
		priority := []programme.Priority{"", programme.PriorityTotal, programme.PriorityWeakest}[w.IntN(3)]
		return &cohort.Replan{Order: order, Priority: priority}, deed{may: func(w *plain) bool { return true }, do: func(w *plain) {
			w.Order, w.Chosen, w.Priority = cmp.Or(order, w.Order), w.Chosen || order != "", cmp.Or(priority, w.Priority)
		}}
	case 0:
		p, inPlan := s.Plan.Together(a, b)
		if inPlan {
			c = p.Team()
		}
		return &cohort.Lock{A: a, B: b}, deed{may: func(w *plain) bool { return w.pairable(c) && inPlan },
			do: func(w *plain) { w.Fixed[c] = matching.Locked }}
	case 1:
		br := s.Scorer().Breaches(a, b)
		always := slices.ContainsFunc(br, func(b score.Breach) bool { return b.Always })
		return &cohort.Override{A: a, B: b, Why: cohort.Reason("x")}, deed{may: func(w *plain) bool { return w.pairable(c) && !always },
			do: func(w *plain) { w.Fixed[c] = matching.Overridden }}
	case 2, 3:
		if fixed := sorted(plainOf(s).Fixed); len(fixed) > 0 {
			c = fixed[w.IntN(len(fixed))]
			a = c.Members()[w.IntN(len(c.Members()))]
			b = c.Others(a)[w.IntN(len(c.Others(a)))]
		}
		return &cohort.Unlock{A: a, B: b}, deed{may: func(w *plain) bool { return w.Fixed[c] != "" }, do: func(w *plain) { delete(w.Fixed, c) }}
	case 4, 5:
		return w.randomBlock(s, a, b)
	case 6:
		return &cohort.Withdraw{Person: a}, deed{may: func(w *plain) bool { return !w.out(a) && !w.taken(a) }, do: func(w *plain) { w.Withdrawn[a] = true }}
	case 7:
		return &cohort.Return{Person: a}, deed{may: func(w *plain) bool { return w.Withdrawn[a] }, do: func(w *plain) {
			if _, ok := w.Withdrawn[a]; ok {
				w.Withdrawn[a] = false
			}
		}}
	case 8:
		name := []string{"Alex One", "Alex Two", "Alex Three"}[w.IntN(3)]
		return &cohort.Edit{Person: a, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Name: text.New(name)}}}, deed{
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

// randomWeights gives some points of one criterion to another, now and then more than it has, or only takes
// them.
func (w *walker) randomWeights(s *cohort.State) (cohort.Change, deed) {
	names := slices.Sorted(maps.Keys(shippedPoints()))
	from, to, n := names[w.IntN(len(names))], names[w.IntN(len(names))], w.IntN(15)
	now := pointsOf(s.Programme)
	given := map[string]int{from: now[from] - n}
	if w.IntN(5) > 0 {
		given[to] = now[to] + n
	}
	c := &cohort.Weigh{}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		c.Weights = append(c.Weights, cohort.Weight{Criterion: name, Points: given[name]})
	}
	return c, deed{may: func(w *plain) bool {
		sum, least, moves := 0, 0, false
		for name, was := range w.Points {
			now, ok := given[name]
			if !ok {
				now = was
			}
			sum, least, moves = sum+now, min(least, now), moves || now != was
		}
		return sum == 100 && least == 0 && moves
	}, do: func(w *plain) { maps.Copy(w.Points, given) }}
}

func (w *walker) randomBlock(s *cohort.State, a, b matching.ID) (cohort.Change, deed) {
	c := matching.CoupleOf(a, b)
	if w.IntN(2) == 0 {
		return &cohort.Block{A: a, B: b}, deed{may: func(w *plain) bool {
			_, knownA := w.Withdrawn[a]
			_, knownB := w.Withdrawn[b]
			return a != b && knownA && knownB && !w.Blocked[c] && !w.together(a, b)
		}, do: func(w *plain) { w.Blocked[c] = true }}
	}
	var blocked []matching.Team
	for c := range s.Blocked {
		blocked = append(blocked, matching.TeamOf(c.A, c.B))
	}
	if slices.SortFunc(blocked, compareTeams); len(blocked) > 0 {
		t := blocked[w.IntN(len(blocked))]
		c = matching.CoupleOf(t.A, t.B)
	}
	return &cohort.Unblock{A: c.A, B: c.B}, deed{may: func(w *plain) bool { return w.Blocked[c] }, do: func(w *plain) { delete(w.Blocked, c) }}
}

// sorted are the teams of a map, always in the same order.
func sorted[V any](m map[matching.Team]V) []matching.Team {
	return slices.SortedFunc(maps.Keys(m), compareTeams)
}

func compareTeams(a, b matching.Team) int {
	return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B), cmp.Compare(a.C, b.C))
}

func (w *walker) randomImport() (cohort.Change, deed) {
	w.next++
	c := w.DB().Import(w.State().CompareImport([]*matching.Applicant{storetest.Applicant(w.next)}, true), cohort.ImportFile{})
	id := c.Applications[0].Person
	return c, deed{may: func(*plain) bool { return true }, do: func(w *plain) { w.Withdrawn[id] = w.out(id) && w.Withdrawn[id] }}
}

func (w *walker) randomPublish(s *cohort.State) (cohort.Change, deed) {
	seq := s.Seq + 1
	var teams []matching.Team
	for _, p := range s.Plan.Pairs {
		if p.State != matching.Published {
			teams = append(teams, p.Team())
		}
	}
	return &cohort.Publish{Start: storetest.Day("2023-04-03")}, deed{may: func(w *plain) bool {
		all := *w
		all.Fixed = maps.Clone(w.Fixed)
		for _, t := range teams {
			all.Fixed[t] = matching.Locked
		}
		for _, t := range teams {
			if !all.fits(t, w.Fixed[t] != "") {
				return false
			}
		}
		return len(teams) > 0
	}, do: func(w *plain) {
		for i, t := range teams {
			w.Exchanges[seq<<20|uint64(i)] = t
			delete(w.Fixed, t)
		}
		if !w.Chosen {
			w.Order = matching.Steady
		}
	}}
}

func (w *walker) randomOfExchange(s *cohort.State) (cohort.Change, deed) {
	id := uint64(77)
	if len(s.Exchanges) > 0 && w.IntN(10) > 0 {
		id = s.Exchanges[w.IntN(len(s.Exchanges))].ID
	}
	there := func(w *plain) bool { _, ok := w.Exchanges[id]; return ok }
	switch w.IntN(4) {
	case 0:
		return &cohort.Tick{Exchange: id, Milestone: "introduced", Party: exchange.Everybody, On: storetest.Day("2023-04-03")},
			deed{may: func(w *plain) bool { return there(w) && !w.Ticked[id] }, do: func(w *plain) {
				if there(w) {
					w.Ticked[id] = true
				}
			}}
	case 1:
		return &cohort.Untick{Exchange: id, Milestone: "introduced", Party: exchange.Everybody},
			deed{may: func(w *plain) bool { return there(w) && w.Ticked[id] }, do: func(w *plain) { delete(w.Ticked, id) }}
	case 2:
		return &cohort.LogVisit{Exchange: id, Visit: storetest.Visit("2023-04-19", 1), Note: cohort.CallNote("x")},
			deed{may: there, do: func(w *plain) {
				if there(w) {
					w.Hours[id] += 15
				}
			}}
	}
	carer := []string{"Kim Lo", "Pat Ray"}[w.IntN(2)]
	return &cohort.Assign{Exchange: id, Facilitator: text.New(carer)},
		deed{may: func(w *plain) bool { return there(w) && w.Carers[id] != carer }, do: func(w *plain) {
			if there(w) {
				w.Carers[id] = carer
			}
		}}
}

// step makes one change, or undoes or redoes one, in both.
func (w *walker) step() {
	w.Actor = []string{"robin", "kim"}[w.IntN(2)]
	s := w.State()
	switch w.IntN(5) {
	case 0:
		w.undoAny(s)
		return
	case 1:
		if e, ok := s.UndoneOf(w.Actor); ok {
			if _, err := w.Try(&cohort.Redo{Of: e.Seq}); err == nil {
				w.twin.at(e.Seq).undone = false
			}
			return
		}
	}
	c, d := w.random()
	d.actor = w.Actor
	may := d.may(w.twin.now())
	after, err := w.Try(c)
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
func (w *walker) undoAny(s *cohort.State) {
	e, ok := s.LastOf(w.Actor)
	if w.IntN(3) == 0 && len(w.twin.done) > 0 {
		d := w.twin.done[w.IntN(len(w.twin.done))]
		e, ok = s.Log[d.seq-1], !d.undone
	}
	if !ok || e.Seq <= 2 {
		return
	}
	at := slices.IndexFunc(w.twin.done, func(d deed) bool { return d.seq == e.Seq })
	may := w.twin.mayUndo(at)
	_, err := w.Try(&cohort.Undo{Of: e.Seq})
	if may != (err == nil) {
		w.Fatalf("undo of %d: the twin says %v, the store says %v", e.Seq, may, err)
	}
	w.twin.done[at].undone = err == nil
}

// holds checks what must be true of every state.
func (w *walker) holds() {
	w.Helper()
	s := w.State()
	if twin, is := w.twin.now(), plainOf(s); !reflect.DeepEqual(twin, is) {
		if diff := gocmp.Diff(twin, is, gocmp.Comparer(func(a, b text.Text) bool { return a == b })); diff != "" {
			w.Fatalf("the twin is another one (-twin +store):\n%s", diff)
		}
	}
	if err := plan.Verify(s.Plan, s.Scorer()); err != nil {
		w.Fatal(err)
	}
	for t, f := range s.Fixed {
		if p, ok := s.Plan.Together(t.A, t.B); !ok || p.Team() != t || p.State != f.State {
			w.Fatalf("%s are %s, and in the plan %+v", s.CallAll(t.Members()), f.State, p)
		}
	}
	for c := range s.Blocked {
		if _, ok := s.Plan.Together(c.A, c.B); ok {
			w.Fatalf("%s are blocked and in the plan", s.CallPair(c.A, c.B))
		}
	}
	places := s.Plan.Matched() + len(s.Plan.Waiting)
	for _, a := range s.People {
		if a.Withdrawn {
			places++
		}
	}
	if places != len(s.People) {
		w.Fatalf("%d places for %d people", places, len(s.People))
	}
	again := cohort.Fold(1, s.Log)
	again.Plan = s.Plan
	w.Same("folded anew", s, again)
}

// TestRandomWalk makes changes at random, by two people, and holds the store against a naive twin and a
// fresh fold after each. States that were handed out stay as they are. The walks are over cohorts of pairs
// alone, of those where an odd person out joins a pair, and of those where some can take two partners.
func TestRandomWalk(t *testing.T) {
	seeds := uint64(8)
	if testing.Short() {
		seeds = 4
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			source, people := storetest.ShippedSource(t), storetest.Applicants(14)
			if seed%4 == 1 || seed%4 == 3 {
				source, people = storetest.WithTrios(t), storetest.Applicants(15)
			}
			if seed%4 >= 2 {
				people = storetest.Applicants(15)
				for i := range 1 + seed%7 {
					people[2*i].Answers["capacity"] = storetest.Takes(2 + int(i%2))
				}
			}
			o := storetest.OpenOf(t, source, people...)
			w := &walker{Office: o, Rand: rand.New(rand.NewPCG(seed, 11)), next: 20}
			for id, a := range o.State().People {
				n := a.Answer("capacity").Number
				w.twin.done = append(w.twin.done, deed{seq: 2, may: func(*plain) bool { return true }, do: func(w *plain) {
					w.Withdrawn[id] = false
					if n > 0 {
						w.Takes[id] = n
					}
				}})
			}
			held := map[*cohort.State]string{}
			steps := 70
			if testing.Short() {
				steps = 30
			}
			for i := range steps {
				if i%10 == 0 {
					held[o.State()] = storetest.Snapshot(t, o.State())
				}
				w.step()
				w.holds()
				if i%20 == 19 {
					o.Reopen()
				}
			}
			for s, was := range held {
				if diff := gocmp.Diff(was, storetest.Snapshot(t, s)); diff != "" {
					t.Errorf("the state at %d has changed since it was handed out:\n%s", s.Seq, diff)
				}
			}
		})
	}
}
