package score

import (
	"slices"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/matchingtest"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"

	"pgregory.net/rapid"
)

func TestScoresAndReasonsAgree(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 2, 12).Draw(t, "pool"))
		for i := range s.Len() {
			a := s.Person(i)
			if at, ok := s.Index(a.ID); !ok || at != i {
				t.Fatalf("index of %d is %d", i, at)
			}
			options := 0
			for j := range s.Len() {
				b := s.Person(j)
				if s.Score(i, j) != s.Score(j, i) || s.Allowed(i, j) != s.Allowed(j, i) {
					t.Fatalf("%d and %d: not symmetric", i, j)
				}
				sum := 0
				for _, part := range s.Why(a.ID, b.ID) {
					sum += part.Points
					if part.Points < 0 || part.Points > part.Possible {
						t.Fatalf("%+v", part)
					}
					requireSafe(t, part.Phrase)
				}
				if sum != s.Score(i, j) || sum < 0 || sum > matching.MaxScore {
					t.Fatalf("parts add up to %d, score is %d", sum, s.Score(i, j))
				}
				breaches := s.Breaches(a.ID, b.ID)
				if s.Allowed(i, j) != (len(breaches) == 0) {
					t.Fatalf("%d and %d: allowed %v, breaches %+v", i, j, s.Allowed(i, j), breaches)
				}
				for _, b := range breaches {
					requireSafe(t, b.Short())
					requireSafe(t, b.Sentence())
					requireSafe(t, b.Public())
				}
				if s.able[i] && s.able[j] {
					obstacle := s.Obstacle(i, j)
					if (obstacle == "") != s.Allowed(i, j) || obstacle != "" &&
						!slices.ContainsFunc(breaches, func(b Breach) bool { return b.Short() == obstacle }) {
						t.Fatalf("obstacle %q, breaches %+v", obstacle, breaches)
					}
				}
				if s.Allowed(i, j) {
					options++
				}
			}
			if why, waits := s.Waits(a.ID); waits != (why != "") || waits && (options > 0 || s.Free(i)) {
				t.Fatalf("waits %v: %q with %d options", waits, why, options)
			}
			if s.Options(a.ID) != options {
				t.Fatalf("%d options, counted %d", s.Options(a.ID), options)
			}
		}
	})
}

func requireSafe(t *rapid.T, s string) {
	if s == "" || s != text.Line(s) {
		t.Fatalf("not fit to draw: %q", s)
	}
}

// Tables and rows are optimisations: without them rules and scores are the same.
func TestTablesAndRowsChangeNothing(t *testing.T) {
	matchingtest.EachProgramme(t, func(t *rapid.T, p *programme.Programme) {
		s := scorerOf(matchingtest.Pools(p, 2, 12).Draw(t, "pool"))
		bare := scorerOf(s.Pool())
		for _, c := range bare.criteria {
			c.table = nil
			if x, ok := c.kind.(*exchange); ok {
				x.learnt = nil
			}
		}
		for _, r := range bare.rules {
			r.table = nil
		}
		row, bareRow := s.Row(), bare.Row()
		for i := range s.Len() {
			row.Of(i)
			bareRow.Of(i)
			for j := range s.Len() {
				score, allowed := s.Score(i, j), s.Allowed(i, j)
				if bare.Score(i, j) != score || row.Score(j) != score || bareRow.Score(j) != score {
					t.Fatalf("%d and %d: %d, without tables %d, by row %d and %d", i, j,
						score, bare.Score(i, j), row.Score(j), bareRow.Score(j))
				}
				if bare.Allowed(i, j) != allowed || row.Allowed(j) != allowed || bareRow.Allowed(j) != allowed {
					t.Fatalf("%d and %d: allowed %v, without tables %v, by row %v and %v", i, j,
						allowed, bare.Allowed(i, j), row.Allowed(j), bareRow.Allowed(j))
				}
			}
		}
	})
}

func TestPeopleStandInTheOrderOfTheirFoldedEmails(t *testing.T) {
	s := NewScorer(matching.Pool{Programme: matchingtest.Shipped(t), People: []*matching.Applicant{
		{ID: 1, Email: text.New("Zoe@example.org")}, {ID: 2, Email: text.New("adam@example.org")},
		{ID: 4, Email: text.New(" BEN@example.org")}, {ID: 3, Email: text.New("ben@EXAMPLE.org")},
	}})
	var got []matching.ID
	for i := range s.Len() {
		got = append(got, s.Person(i).ID)
	}
	if want := []matching.ID{2, 3, 4, 1}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if b := s.Breaches(3, 4); len(b) != 1 || b[0].Kind != BreachSamePerson {
		t.Errorf("the same e-mail twice: %+v", b)
	}
}

func TestScoringAllocatesNothing(t *testing.T) {
	for _, p := range []*programme.Programme{matchingtest.Shipped(t), matchingtest.EveryKind(t)} {
		s := NewScorer(matching.Pool{Programme: p, People: matchingtest.Cohort(p, 20)})
		sum := 0
		if n := testing.AllocsPerRun(10, func() {
			for i := range s.Len() {
				for j := range s.Len() {
					if s.Allowed(i, j) {
						sum += s.Score(i, j)
					}
				}
			}
		}); n != 0 {
			t.Errorf("%s: %v allocations", p.Name, n)
		}
	}
}
