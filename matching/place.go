package matching

// How far apart two people work.
const (
	farApart uint8 = iota
	nextDoor
	samePlace
)

// placesOf compiles a place: the same one gets all points, a neighbouring one half, any other none;
// where both also work at a distance, half of what the distance takes is given back.
func (k *criterion) placesOf(c *columns) {
	k.sets = c.setsOf(k.spec.Field)
	k.answer = k.sets.class
	k.near = distances(k.sets)
	k.remote = make([]int32, len(c.people))
	for i, p := range c.people {
		if k.spec.Remote != "" && p.Answer(k.spec.Remote).SaysYes() {
			k.remote[i] = 1
		}
	}
}

// distances is the table of how far apart the places of any two classes are.
func distances(t *tags) []uint8 {
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

// distance compares the places of two people.
func (k *criterion) distance(i, j int) uint8 {
	return k.near[int(k.answer[i])*k.sets.classes()+int(k.answer[j])]
}

// bothRemote reports whether both also work at a distance.
func (k *criterion) bothRemote(i, j int) bool {
	return k.remote[i] == 1 && k.remote[j] == 1
}

func (k *criterion) place(i, j int) int32 {
	quarters := 2 * int64(k.distance(i, j)) // 0, 2, 4
	if k.bothRemote(i, j) {
		quarters = (quarters + 4) / 2
	}
	return tenths(k.spec.Points, quarters, 4)
}
