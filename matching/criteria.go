package matching

import "crosswalk/matching/programme"

// criterion is one criterion compiled for the people of a pool: columns of small integers. Points are
// tenths throughout.
type criterion struct {
	spec   programme.Criterion
	full   int32   // points of a pair that could not be better
	empty  int32   // points of a pair of which one gave no answer
	groups groups  // people it cannot tell apart; none for wording
	table  []int32 // points by two groups, nil if they are many

	answer []int32 // the number of each person's answer; 0 is none
	sets   *tags   // of choices, what the numbers are: overlap, availability, place, exchange (wants)
	weight []int64 // overlap: what each choice counts …
	whole  []int64 // … and what each set does

	step  []int32 // near, apart: each person's ordered answer
	scale int32

	near   []uint8 // place: how far apart, by two sets
	remote []int32 // place: 1 for who also works at a distance

	offered []int32 // exchange: the sets of offers, as answer is of wants …
	offers  *tags
	learnt  []int32 // … and the points of one direction by the two; nil if they are many
	width   int     // of a row of these

	words *vectors // wording
}

// tenths is the share num/den of so many points, in tenths, rounded half up.
func tenths(points int, num, den int64) int32 {
	return int32((10*int64(points)*num + den/2) / den)
}

// compile makes a criterion of its specification.
func compile(spec programme.Criterion, c *columns) *criterion {
	k := &criterion{
		spec:  spec,
		full:  tenths(spec.Points, 1, 1),
		empty: tenths(spec.Points, int64(c.programme.EmptyPermille), 1000),
	}
	switch spec.Kind {
	case programme.CriterionDifferent, programme.CriterionSame:
		k.answer = c.identity(spec.Field)
		k.groups = groupBy(k.answer)
	case programme.CriterionNear, programme.CriterionApart:
		k.step = c.steps(spec.Field)
		k.scale = int32(spec.Full)
		if spec.Full <= 0 {
			k.scale = int32(c.scale(spec.Field))
		}
		k.groups = groupBy(k.step)
	case programme.CriterionOverlap, programme.CriterionAvailability:
		k.overlapOf(c)
		k.groups = groupBy(k.answer)
	case programme.CriterionPlace:
		k.placesOf(c)
		k.groups = groupBy(k.answer, k.remote)
	case programme.CriterionExchange:
		k.exchangeOf(c)
		k.groups = groupBy(k.answer, k.offered)
	case programme.CriterionWording:
		k.words = c.vectors(spec.Field)
		return k
	}
	k.table = table(k.groups, k.judge)
	return k
}

// points is what the criterion gives a pair.
func (k *criterion) points(i, j int) int32 {
	if k.table != nil {
		return k.table[int(k.groups.of[i])*len(k.groups.first)+int(k.groups.of[j])]
	}
	return k.judge(i, j)
}

// judge computes what the criterion gives a pair.
func (k *criterion) judge(i, j int) int32 {
	if !k.answered(i) || !k.answered(j) {
		return k.empty
	}
	switch k.spec.Kind {
	case programme.CriterionDifferent:
		if k.answer[i] != k.answer[j] {
			return k.full
		}
		return 0
	case programme.CriterionSame:
		if k.answer[i] == k.answer[j] {
			return k.full
		}
		return 0
	case programme.CriterionOverlap:
		return k.overlap(k.answer[i], k.answer[j])
	case programme.CriterionAvailability:
		return k.availability(k.answer[i], k.answer[j])
	case programme.CriterionPlace:
		return k.place(i, j)
	case programme.CriterionExchange:
		return k.exchange(i, j)
	case programme.CriterionWording:
		return k.ofCosine(k.words.cosine(i, j))
	}
	return k.ofSteps(k.step[i], k.step[j])
}

// answered reports whether the criterion can judge what the person answered.
func (k *criterion) answered(i int) bool {
	switch {
	case k.step != nil:
		return k.step[i] != none
	case k.words != nil:
		return k.words.wrote[i]
	case k.offered != nil:
		return k.answer[i] != 0 && k.offered[i] != 0
	}
	return k.answer[i] != 0
}

// ofCosine is the points for a cosine, of which oneSquare is 1.
func (k *criterion) ofCosine(cosine int64) int32 {
	return tenths(k.spec.Points, min(cosine, oneSquare), oneSquare)
}

// ofSteps gives near all points at no distance and none at the length of the scale, and apart none at
// no distance and all at its length.
func (k *criterion) ofSteps(a, b int32) int32 {
	apart := min(max(a-b, b-a), k.scale)
	if k.spec.Kind == programme.CriterionNear {
		if k.scale == 0 {
			return k.full
		}
		return tenths(k.spec.Points, int64(k.scale-apart), int64(k.scale))
	}
	if k.scale == 0 {
		return 0
	}
	return tenths(k.spec.Points, int64(apart), int64(k.scale))
}
