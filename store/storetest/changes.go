package storetest

import (
	"fmt"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/programme"
	"crosswalk/matching/text"
	"crosswalk/store/cohort"
)

// Takes is an answer to how many partners somebody can take.
func Takes(n int) matching.Answer {
	return matching.Answer{Text: text.New(fmt.Sprint(n)), Number: n}
}

// Edits is a change of one answer.
func Edits(id matching.ID, field string, v matching.Answer) *cohort.Edit {
	return &cohort.Edit{Person: id, Edited: cohort.Record[cohort.Edited]{Value: cohort.Edited{Answers: map[string]matching.Answer{field: v}}}}
}

// TickOrUntick is the change that a milestone is ready for.
func TickOrUntick(x *cohort.Exchange, name string) cohort.Change {
	step, _ := x.Step(name)
	if !step.Done[0].IsZero() {
		return &cohort.Untick{Exchange: x.ID, Milestone: name, Party: exchange.Everybody}
	}
	return &cohort.Tick{Exchange: x.ID, Milestone: name, Party: exchange.Everybody, On: Day("2023-04-03")}
}

// Weigh gives criteria other points, each with what it is to have.
func Weigh(weights ...cohort.Weight) *cohort.Weigh { return &cohort.Weigh{Weights: weights} }

// ChallengesPoints gives the criterion of the challenges so many points.
func ChallengesPoints(n int) cohort.Weight { return cohort.Weight{Criterion: "challenges", Points: n} }

// PlacePoints gives the criterion of the place so many points.
func PlacePoints(n int) cohort.Weight { return cohort.Weight{Criterion: "place", Points: n} }

// Summary is the journal's sentence of the latest change.
func Summary(s *cohort.State) string { return s.Log[len(s.Log)-1].Change.Summary(s) }

// Day reads a day.
func Day(s string) programme.Date {
	d, err := programme.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Visit is an hour and a half together.
func Visit(on string, host int) exchange.Visit {
	return exchange.Visit{Date: Day(on), HourTenths: 15, Activity: "shadowing", Host: host}
}
