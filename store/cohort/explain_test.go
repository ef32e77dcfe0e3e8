package cohort_test

import (
	"context"
	"testing"

	"crosswalk/store/cohort"
	"crosswalk/store/storetest"
)

// Why two people were published together stays what it was, whatever the criteria weigh since.
func TestExplainAsPublished(t *testing.T) {
	o := storetest.Open(t, 40)
	p := o.State().Plan.Pairs[3]
	o.Do(&cohort.Publish{Start: storetest.Day("2023-04-03")})
	s := o.Do(storetest.Weigh(storetest.ChallengesPoints(50), storetest.PlacePoints(0)))
	e, err := s.Explain(context.Background(), s.Scorer(), p.A, p.B)
	if err != nil {
		t.Fatal(err)
	}
	if now, _ := s.Scorer().ScoreOf(p.A, p.B); now == p.Score {
		t.Fatal("the pair scores the same under other weights")
	}
	if e.Score != p.Score || e.Parts[0].Possible != 400 {
		t.Errorf("%d of %+v, published with %d", e.Score, e.Parts, p.Score)
	}
}
