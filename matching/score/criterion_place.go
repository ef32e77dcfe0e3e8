package score

import (
	"crosswalk/matching"
	"crosswalk/matching/programme"
)

// How far apart two people work.
const (
	farApart uint8 = iota
	nextDoor
	samePlace
)

// place is the kind place: the same place gets all points, a neighbouring one half, any other none; where both also
// work at a distance, half of what the distance takes is given back.
type place struct {
	*criterion
	sets   *choiceSets
	near   []uint8 // how far apart, by two sets
	remote []int32 // 1 for who also works at a distance
	field  programme.Field
}

func compilePlace(c *criterion, e *encoder) preference {
	p := &place{criterion: c, sets: e.choiceSets(c.spec.Field), remote: make([]int32, len(e.people)), field: e.field(c.spec.Field)}
	p.near = distances(p.sets)
	for i, person := range e.people {
		if c.spec.Remote != "" && person.Answer(c.spec.Remote).SaysYes() {
			p.remote[i] = 1
		}
	}
	return p
}

func (p *place) groups() groups { return groupBy(p.sets.class, p.remote) }

func (p *place) answered(i int) bool { return p.sets.class[i] != 0 }

func (p *place) points(i, j int) int32 {
	quarters := 2 * int64(p.distance(i, j)) // 0, 2, 4
	if p.bothRemote(i, j) {
		quarters = (quarters + 4) / 2
	}
	return tenths(p.spec.Points, quarters, 4)
}

// phrase names two places and how far apart they are.
func (p *place) phrase(people [2]*matching.Applicant, i, j int) string {
	a, b := brief(people[0], p.field), brief(people[1], p.field)
	distance := p.distance(i, j)
	switch {
	case p.sets.class[i] == p.sets.class[j]:
		return "both " + a
	case distance == samePlace:
		return a + " and " + b
	case distance == nextDoor && p.bothRemote(i, j):
		return a + ", next to " + b + "; both also work remotely"
	case distance == nextDoor:
		return a + ", next to " + b
	case p.bothRemote(i, j):
		return a + " and " + b + ", but both also work remotely"
	}
	return a + " and " + b + ", not next to each other"
}

// distance compares the places of two people.
func (p *place) distance(i, j int) uint8 {
	return p.near[int(p.sets.class[i])*p.sets.classes()+int(p.sets.class[j])]
}

// bothRemote reports whether both also work at a distance.
func (p *place) bothRemote(i, j int) bool { return p.remote[i] == 1 && p.remote[j] == 1 }

// distances is the table of how far apart the places of any two classes are.
func distances(t *choiceSets) []uint8 {
	number := make(map[string]int, len(t.choices))
	for i, choice := range t.choices {
		number[choice.Name] = i
	}
	around := make([][]uint64, t.classes()) // the places next to one of the class's
	for class := range around {
		around[class] = make([]uint64, t.words)
		for i, choice := range t.choices {
			if !t.has(int32(class), i) {
				continue
			}
			for _, name := range choice.Near {
				if at, ok := number[name]; ok {
					around[class][at/64] |= 1 << (at % 64)
				}
			}
		}
	}
	table := make([]uint8, 0, len(around)*len(around))
	for a := range int32(len(around)) {
		for b := range int32(len(around)) {
			distance := farApart
			switch {
			case inCommon(t.set(a), t.set(b)) > 0:
				distance = samePlace
			case inCommon(around[a], t.set(b)) > 0 || inCommon(t.set(a), around[b]) > 0:
				distance = nextDoor
			}
			table = append(table, distance)
		}
	}
	return table
}
