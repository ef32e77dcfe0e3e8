package matching

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"crosswalk/matching/programme"
	"crosswalk/matching/text"
)

// dice is a small generator of its own (SplitMix64: Steele, Lea and Flood, 2014), so that a cohort is
// the same wherever it is made.
type dice uint64

func (d *dice) under(n int) int {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

var subjects = strings.Fields(`community housing prevention budgets commissioning voluntary sector hospital wards nursing
discharge primary care mental health young people schools faith estates digital records data improvement safety
residents coproduction inequality workforce recruitment retention wellbeing leadership strategy partnership boards
governance finance contracts carers dementia hospice fire ambulance police neighbourhood resilience climate travel
food sport arts language refugees homelessness employment skills apprenticeships research evaluation stories listening`)

// cohort makes n people who answer a programme's fields as people do: some choices are more frequent
// than others, most pick two or three tags, and there are about n/4 organisations.
func cohort(p *programme.Programme, n int) []*Applicant {
	d := dice(42)
	people := make([]*Applicant, n)
	for i := range people {
		a := &Applicant{
			ID:      ID(i + 1),
			Email:   text.New(fmt.Sprintf("p%06d@example.org", (i*7919)%1000003)),
			Name:    text.New(fmt.Sprintf("Person %d", i)),
			Answers: map[string]Answer{programme.FieldConsent: picks("yes")},
		}
		for _, f := range p.Fields {
			if f.Builtin && f.Name != programme.FieldObjectives {
				continue
			}
			skewed := func() int { return min(d.under(len(f.Choices)), d.under(len(f.Choices))) }
			switch f.Kind {
			case programme.KindText:
				if f.Name == "organisation" {
					a.Answers[f.Name] = writes(fmt.Sprintf("Organisation %d", d.under(n/4+2)))
					continue
				}
				var words []string
				for range 6 + d.under(14) {
					words = append(words, subjects[min(d.under(len(subjects)), d.under(len(subjects)))], "the")
				}
				a.Answers[f.Name] = writes(strings.Join(words, " "))
			case programme.KindChoice, programme.KindLevel:
				a.Answers[f.Name] = picks(f.Choices[skewed()].Name)
			case programme.KindTags:
				first, second := skewed(), d.under(len(f.Choices))
				if first == second {
					a.Answers[f.Name] = picks(f.Choices[first].Name)
				} else {
					a.Answers[f.Name] = picks(f.Choices[first].Name, f.Choices[second].Name)
				}
			case programme.KindNumber:
				a.Answers[f.Name] = counts(d.under(30))
			case programme.KindYesNo:
				a.Answers[f.Name] = picks([]string{"yes", "no"}[d.under(2)])
			}
		}
		people[i] = a
	}
	return people
}

func benchmarkPlan(b *testing.B, n int) {
	p := shipped(b)
	people := cohort(p, n)
	b.ReportAllocs()
	for b.Loop() {
		found, err := Solve(context.Background(), NewScorer(Pool{Programme: p, People: people}), Options{})
		if err != nil || !found.Optimal {
			b.Fatal("no proved plan: ", err)
		}
	}
}

func BenchmarkPlan500(b *testing.B)  { benchmarkPlan(b, 500) }
func BenchmarkPlan2000(b *testing.B) { benchmarkPlan(b, 2000) }

// BenchmarkScorer compiles a pool.
func BenchmarkScorer500(b *testing.B) {
	p := shipped(b)
	people := cohort(p, 500)
	b.ReportAllocs()
	for b.Loop() {
		NewScorer(Pool{Programme: p, People: people})
	}
}

func benchmarkScores(b *testing.B, n int) {
	p := shipped(b)
	s := NewScorer(Pool{Programme: p, People: cohort(p, n)})
	b.ReportAllocs()
	sum, allowed := 0, 0
	for b.Loop() {
		row := s.Row()
		for i := range s.Len() {
			row.Of(i)
			for j := range i {
				if row.Allowed(j) {
					allowed++
					sum += row.Score(j)
				}
			}
		}
	}
	pairs := float64(b.N) * float64(n) * float64(n-1) / 2
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/pairs, "ns/pair")
	b.ReportMetric(100*float64(allowed)/pairs, "%allowed")
}

// BenchmarkScores scores every allowed pair of a cohort.
func BenchmarkScores500(b *testing.B)   { benchmarkScores(b, 500) }
func BenchmarkScores10000(b *testing.B) { benchmarkScores(b, 10000) }

// benchmarkPrices gives every price of one person after another; the first prepares for all.
func benchmarkPrices(b *testing.B, n, people int, o Options) {
	s := NewScorer(Pool{Programme: shipped(b), People: cohort(shipped(b), n)})
	found, err := Solve(context.Background(), s, o)
	if err != nil {
		b.Fatal(err)
	}
	x := 0
	for b.Loop() {
		for range people {
			priceOne(b, s, found, x%n, o)
			x++
		}
	}
}

func priceOne(b *testing.B, s *Scorer, plan *Plan, i int, o Options) {
	prices := 0
	err := Prices(context.Background(), s, plan, s.Person(i).ID, o, func(Price) bool {
		prices++
		return true
	})
	if err != nil || prices != s.Len()-1 {
		b.Fatal(prices, "prices:", err)
	}
}

func BenchmarkPrices500(b *testing.B)  { benchmarkPrices(b, 500, 1, Options{}) }
func BenchmarkPrices2000(b *testing.B) { benchmarkPrices(b, 2000, 1, Options{}) }

// BenchmarkPricesSteady is the same in the steady order.
func BenchmarkPricesSteady500(b *testing.B) { benchmarkPrices(b, 500, 1, Options{Order: Steady}) }

// BenchmarkPriceTable gives every price of everybody.
func BenchmarkPriceTable500(b *testing.B) { benchmarkPrices(b, 500, 500, Options{}) }

// BenchmarkPricesWeakest gives every price of one person after another with the priority weakest, when
// those of some others have been asked for.
func benchmarkPricesWeakest(b *testing.B, n int, order Order) {
	o := Options{order, programme.PriorityWeakest}
	s := NewScorer(Pool{Programme: shipped(b), People: cohort(shipped(b), n)})
	found, err := Solve(context.Background(), s, o)
	if err != nil {
		b.Fatal(err)
	}
	x := 0
	for range 20 {
		priceOne(b, s, found, x%n, o)
		x += 7
	}
	for b.Loop() {
		priceOne(b, s, found, x%n, o)
		x += 7
	}
}

func BenchmarkPricesWeakest500(b *testing.B)  { benchmarkPricesWeakest(b, 500, Best) }
func BenchmarkPricesWeakest2000(b *testing.B) { benchmarkPricesWeakest(b, 2000, Best) }

func BenchmarkPricesWeakestSteady500(b *testing.B) { benchmarkPricesWeakest(b, 500, Steady) }

// benchmarkPricesAnew prepares each time, with nothing left from the plan.
func benchmarkPricesAnew(b *testing.B, o Options) {
	s := NewScorer(Pool{Programme: shipped(b), People: cohort(shipped(b), 500)})
	found, err := Solve(context.Background(), s, o)
	if err != nil {
		b.Fatal(err)
	}
	for x := 7; b.Loop(); x += 7 {
		s.pricing.last, s.pricing.course = nil, nil
		priceOne(b, s, found, x%500, o)
	}
}

func BenchmarkPricesAnew500(b *testing.B) { benchmarkPricesAnew(b, Options{}) }
func BenchmarkPricesWeakestAnew500(b *testing.B) {
	benchmarkPricesAnew(b, Options{Priority: programme.PriorityWeakest})
}

func BenchmarkPlan10000(b *testing.B)  { benchmarkPlan(b, 10000) }
func BenchmarkPlan100000(b *testing.B) { benchmarkPlan(b, 100000) }

// benchmarkReplan plans again after one decision: each is taken back by the next. The plan before is on
// the screen, and the scorer is made too.
func benchmarkReplan(b *testing.B, n int, decide func(pool *Pool, plan *Plan)) {
	pool := Pool{Programme: shipped(b), People: cohort(shipped(b), n)}
	planner := NewPlanner()
	found, err := planner.Solve(context.Background(), NewScorer(pool), Options{})
	if err != nil {
		b.Fatal(err)
	}
	pool.Screen = found.teams()
	for k := 0; b.Loop(); k++ {
		decided := pool
		if k%2 == 0 {
			decide(&decided, found)
		}
		planner.made = nil
		again, err := planner.Solve(context.Background(), planner.Scorer(nil, decided), Options{})
		if err != nil || !again.Optimal {
			b.Fatal("no proved plan: ", err)
		}
	}
}

func BenchmarkReplanLock500(b *testing.B)     { benchmarkReplan(b, 500, lockOne) }
func BenchmarkReplanBlock500(b *testing.B)    { benchmarkReplan(b, 500, blockOne) }
func BenchmarkReplanWithdraw500(b *testing.B) { benchmarkReplan(b, 500, withdrawOne) }
func BenchmarkReplanBlock2000(b *testing.B)   { benchmarkReplan(b, 2000, blockOne) }

// BenchmarkReplanEdit500 and BenchmarkReplanWeights500 compile everybody anew.
func BenchmarkReplanEdit500(b *testing.B)    { benchmarkReplan(b, 500, editOne) }
func BenchmarkReplanWeights500(b *testing.B) { benchmarkReplan(b, 500, weighOtherwise) }

func lockOne(pool *Pool, plan *Plan) {
	p := plan.Pairs[len(plan.Pairs)/2]
	p.State = Locked
	pool.Fixed = []Pair{p}
}

func blockOne(pool *Pool, plan *Plan) {
	p := plan.Pairs[len(plan.Pairs)/2]
	pool.Blocked = map[Couple]bool{CoupleOf(p.A, p.B): true}
}

func withdrawOne(pool *Pool, plan *Plan) {
	pool.People = slices.Clone(pool.People)
	gone := *pool.People[99]
	gone.Withdrawn = true
	pool.People[99] = &gone
}

func editOne(pool *Pool, plan *Plan) {
	pool.People = slices.Clone(pool.People)
	edited := *pool.People[77]
	edited.Answers = maps.Clone(edited.Answers)
	edited.Answers["sector"] = picks("hospice")
	pool.People[77] = &edited
}

func weighOtherwise(pool *Pool, plan *Plan) {
	p := *pool.Programme
	p.Criteria = slices.Clone(p.Criteria)
	p.Criteria[0].Points, p.Criteria[1].Points = p.Criteria[1].Points, p.Criteria[0].Points
	pool.Programme = &p
}

// BenchmarkAlternatives finds the three plans that come after the best.
func BenchmarkAlternatives500(b *testing.B) {
	s := NewScorer(Pool{Programme: shipped(b), People: cohort(shipped(b), 500)})
	found, err := Solve(context.Background(), s, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Alternatives(context.Background(), s, found, 3, 1, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWeakest500 makes the weakest pair as strong as it can be.
// BenchmarkAlternativesApart500 makes plans that differ from one another in thirty pairs.
func BenchmarkAlternativesApart500(b *testing.B) {
	s := NewScorer(Pool{Programme: shipped(b), People: cohort(shipped(b), 500)})
	found, err := Solve(context.Background(), s, Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if others, err := Alternatives(context.Background(), s, found, 3, 30, Options{}); err != nil || len(others) != 3 {
			b.Fatal(len(others), err)
		}
	}
}

func BenchmarkWeakest500(b *testing.B) {
	people := cohort(shipped(b), 500)
	for b.Loop() {
		o := Options{Priority: programme.PriorityWeakest}
		if _, err := Solve(context.Background(), NewScorer(Pool{Programme: shipped(b), People: people}), o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadiness500(b *testing.B) {
	s := NewScorer(Pool{Programme: shipped(b), People: cohort(shipped(b), 500)})
	for b.Loop() {
		s.Readiness()
	}
}
