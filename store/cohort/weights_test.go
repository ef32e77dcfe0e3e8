package cohort_test

import (
	"encoding/json"
	"testing"

	"crosswalk/matching"
	"crosswalk/matching/programme"
	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

func TestWeigh(t *testing.T) {
	o := storetest.Open(t, 40)
	before := o.State()
	c := storetest.Weigh(storetest.ChallengesPoints(50), storetest.PlacePoints(0), cohort.Weight{Criterion: "sector", Points: 20})
	s := o.Do(c)
	if line := c.Summary(s); line != "Weighed challenges 50 (was 40), place 0 (was 10)" {
		t.Errorf("%q", line)
	}
	if p := s.Programme; p.Criteria[0].Points != 50 || string(p.Source) != string(before.Programme.Source) || before.Programme.Criteria[0].Points != 40 {
		t.Errorf("%+v, and the file or the programme before has changed", p.Criteria)
	}
	a, b := before.Plan.Pairs[0].A, before.Plan.Pairs[0].B
	if x, y := before.Scorer().Why(a, b), s.Scorer().Why(a, b); x[0].Possible != 400 || y[0].Possible != 500 || y[3].Possible != 0 || y[3].Points != 0 {
		t.Errorf("%+v, before that %+v", y, x)
	}
	counted := s.Recounted(before)
	if counted.Total > s.Plan.Total || counted.Total == before.Plan.Total {
		t.Errorf("the plan before has %d, counted anew %d, and the new one %d", before.Plan.Total, counted.Total, s.Plan.Total)
	}
	if r := matching.Compare(before.Plan, counted); len(r.Gone)+len(r.Came) > 0 {
		t.Errorf("counted anew, the plan has other pairs: %+v", r)
	}
	o.ThereAndBack(before)
	if o.State().Recounted(o.State()) != o.State().Plan {
		t.Error("under the same points a plan is not itself")
	}

	// Weighing once more says what it was before; taking back the first then takes only its own points.
	o.Do(storetest.Weigh(cohort.Weight{Criterion: "sector", Points: 30}, cohort.Weight{Criterion: "learning", Points: 10}))
	s = o.Do(&cohort.Undo{Of: 3})
	if got := pointsOf(s.Programme); got["challenges"] != 40 || got["place"] != 10 || got["sector"] != 30 || got["learning"] != 10 {
		t.Errorf("%v", got)
	}

	// The same file is another one than the weighed one, and brings its points back.
	o.Do(&cohort.UseProgramme{Programme: storetest.ShippedSource(t)})
	if got := o.State().Programme; !got.SameAs(before.Programme) {
		t.Errorf("%+v", got.Criteria)
	}
	o.Refused(&cohort.UseProgramme{Programme: storetest.ShippedSource(t)}, "the cohort uses exactly this file already")
}

func TestWeighIsRefused(t *testing.T) {
	o := storetest.Open(t, 8)
	o.Refused(storetest.Weigh(storetest.ChallengesPoints(50)), "the points of all criteria would add up to 110, and must to 100: take 10 from others")
	o.Refused(storetest.Weigh(storetest.ChallengesPoints(30)), "the points of all criteria would add up to 90, and must to 100: give 10 to others")
	o.Refused(storetest.Weigh(storetest.ChallengesPoints(55), storetest.PlacePoints(-5)), "a criterion can have 0 to 100 points, and place was given -5")
	o.Refused(storetest.Weigh(storetest.ChallengesPoints(1<<62), storetest.PlacePoints(1<<62)), "a criterion can have 0 to 100 points, and challenges was given")
	o.Refused(storetest.Weigh(cohort.Weight{Criterion: "chalenges", Points: 50}), `the programme has no criterion "chalenges"; did you mean "challenges"?`)
	o.Refused(storetest.Weigh(storetest.ChallengesPoints(40), storetest.PlacePoints(10)), "the criteria have exactly these points already")
	o.Refused(storetest.Weigh(), "the criteria have exactly these points already")
	o.Refused(storetest.Weigh(storetest.ChallengesPoints(50), storetest.ChallengesPoints(40)), "a criterion is given points twice")

	// What makes a later weighing add up cannot be taken back before it.
	o.Do(storetest.Weigh(storetest.ChallengesPoints(50), storetest.PlacePoints(0)))
	o.Do(storetest.Weigh(storetest.ChallengesPoints(45), cohort.Weight{Criterion: "sector", Points: 25}))
	o.Refused(&cohort.Undo{Of: 3}, "“Weighed challenges 50 (was 40), place 0 (was 10)” cannot be undone while a later change rests on it: undo “Weighed challenges 45 (was 50), sector 25 (was 20)”")
}

// Exchanges keep the scores that they were published with, and their reasons.
func TestWeighBesideExchanges(t *testing.T) {
	o := storetest.Open(t, 21)
	before := o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	s := o.Do(storetest.Weigh(storetest.ChallengesPoints(50), storetest.PlacePoints(0)))
	if r := matching.Compare(before.Plan, s.Plan); len(r.Gone)+len(r.Came) > 0 || s.Plan.Total != before.Plan.Total || s.Recounted(before).Total != before.Plan.Total {
		t.Errorf("the exchanges are others: %+v", r)
	}
	if got := s.Exchanges[0].Why[0].Possible; got != 400 {
		t.Errorf("an exchange says that it could have had %d points", got)
	}
	o.Do(o.ImportOf(storetest.Applicants(30)...))
	p := o.Suggested()
	if score, _ := o.State().Scorer().ScoreOf(p.A, p.B); p.Score != score || o.State().Scorer().Why(p.A, p.B)[0].Possible != 500 {
		t.Errorf("a pair of those who came later: %+v, and they score %d", p, score)
	}
}

// Before there is anybody, criteria can be weighed too.
func TestWeighBeforeImport(t *testing.T) {
	o := storetest.OpenOf(t, storetest.ShippedSource(t))
	o.Do(storetest.Weigh(storetest.ChallengesPoints(50), storetest.PlacePoints(0)))
	if o.Do(o.ImportOf(storetest.Applicants(8)...)).Plan == nil {
		t.Error("there is no plan")
	}
}

// What is written stays readable for ever.
func TestWeighAsWritten(t *testing.T) {
	const written = `{"Weights":[{"Criterion":"challenges","Points":50,"Was":40},{"Criterion":"place","Points":0,"Was":10}]}`
	c, _ := cohort.Empty("weigh")
	if err := json.Unmarshal([]byte(written), c); err != nil {
		t.Fatal(err)
	}
	if line := c.Summary(nil); line != "Weighed challenges 50 (was 40), place 0 (was 10)" {
		t.Errorf("%q", line)
	}
	if again, err := json.Marshal(c); err != nil || string(again) != written {
		t.Errorf("%s, %v", again, err)
	}
}

// pointsOf are the points of a programme's criteria by name.
func pointsOf(p *programme.Programme) map[string]int {
	points := map[string]int{}
	for _, c := range p.Criteria {
		points[c.Name] = c.Points
	}
	return points
}
