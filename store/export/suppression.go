package export

import (
	"maps"
	"slices"
)

// few is how many people a group needs for its number to be told: fewer could be recognised in it.
const few = 5

// isFew reports whether a number of people is one that is not told. Nobody is no group.
func isFew(people int) bool { return people > 0 && people < few }

// sheet is numbers of which some may not be told, and all that is known about them. What is known are sums: of the
// numbers that stand in a row, in a table, with some coefficient, and their total, which is told elsewhere.
//
// A sheet is safe if every number that may not be told could be another one with all that is told the same: if it
// follows neither from a combination of sums nor because numbers are whole and not below nought; and if what is left
// of a sum beside the told numbers is no group of a few people either.
type sheet struct {
	numbers []number
	sums    []sum
	widest  int // in how many sums a number is at most
}

// part is of which sum a number is a part, and how many times it is in it.
type part struct{ sum, times int }

// number is one of the numbers of a sheet.
type number struct {
	n       int
	secret  bool // may not be told
	hidden  bool // is not told: secret, or hidden to protect one that is
	another bool // it could be another one, see [sheet.hasAnother]
	in      []part
	least   int // that it is known to be where it is hidden: one, because a nought is told, unless it stands nowhere
}

// sum is a known total.
type sum struct {
	of      map[int]int // coefficient by place of the number
	inOrder []int       // the places
	people  int         // how many people one of the total is; 0 where what is left of it is no group
}

// add adds a number of so many people a piece and returns its place.
func (s *sheet) add(n, people int) int {
	secret := isFew(n * people)
	s.numbers = append(s.numbers, number{n: n, secret: secret, hidden: secret, least: 1})
	return len(s.numbers) - 1
}

// addUntold adds a number that is told nowhere. It must not follow from the others if it is a few people.
func (s *sheet) addUntold(n int) int {
	at := s.add(n, 1)
	s.numbers[at].hidden, s.numbers[at].least = true, 0
	return at
}

// know adds a sum.
func (s *sheet) know(people int, of map[int]int) {
	places := slices.Sorted(maps.Keys(of))
	for _, k := range places {
		s.numbers[k].in = append(s.numbers[k].in, part{len(s.sums), of[k]})
		s.widest = max(s.widest, len(s.numbers[k].in))
	}
	s.sums = append(s.sums, sum{of, places, people})
}

// protect hides further numbers until the sheet is safe. It reports false if that cannot be reached even with nothing
// told.
func (s *sheet) protect() bool {
	for {
		at, where := s.leak()
		if at < 0 {
			return true
		}
		next := s.smallestTold(where)
		if next < 0 {
			next = s.smallestTold(nil)
		}
		if next < 0 {
			return false
		}
		s.numbers[next].hidden = true
	}
}

// leak finds a sum that gives a secret away, or -1; where are the numbers of which hiding one may help.
func (s *sheet) leak() (at int, where map[int]int) {
	for i, sum := range s.sums {
		left, told := 0, false
		for k, c := range sum.of {
			if s.numbers[k].hidden {
				left += c * s.numbers[k].n
			} else {
				told = told || s.numbers[k].n > 0
			}
		}
		if told && sum.people > 0 && isFew(left*sum.people) {
			return i, sum.of
		}
	}
	for k, x := range s.numbers {
		if !x.secret || s.hasAnother(k) {
			continue
		}
		for i, sum := range s.sums {
			if sum.of[k] != 0 && s.smallestTold(sum.of) >= 0 {
				return i, sum.of
			}
		}
		return 0, nil
	}
	return -1, nil
}

// smallestTold is the smallest number above nought that is told, of some, or of all; -1 if there is none.
func (s *sheet) smallestTold(of map[int]int) int {
	best := -1
	for k, x := range s.numbers {
		if of != nil && of[k] == 0 || x.hidden || x.n == 0 {
			continue
		}
		if best < 0 || x.n < s.numbers[best].n {
			best = k
		}
	}
	return best
}

// longestChange is how many steps a change of several numbers has at most, and mostLooks how many are tried for each
// number, see [sheet.hasAnother].
const (
	longestChange = 16
	mostLooks     = 3000
)

// hasAnother reports whether a hidden number could surely be another one, given all that is known: whether some hidden
// numbers can be changed by one a step so that it is another one and all sums hold again. It looks for short changes
// first, and not for ever: where it finds none there may be one, and hiding more is safe.
//
// A change that was found is one however many more numbers are hidden, and shows of every number in it that it could
// be another one: those are not looked for again.
func (s *sheet) hasAnother(k int) bool {
	if s.numbers[k].another {
		return true
	}
	looks := mostLooks
	for most := 2; most <= longestChange; most += 2 {
		for _, by := range []int{1, -1} {
			c := &change{sheet: s, by: make([]int, len(s.numbers)), left: make([]int, len(s.sums)), looks: &looks}
			if !c.take(k, by, most) {
				continue
			}
			for at, by := range c.by {
				if by != 0 {
					s.numbers[at].another = true
				}
			}
			return true
		}
	}
	return false
}

// change is hidden numbers that are changed, each up or down.
type change struct {
	*sheet
	by    []int // each number
	left  []int // by how much each sum is off
	looks *int  // how many more steps may be tried
}

// take changes a number by one and goes on until every sum holds, in at most so many steps.
func (c *change) take(k, by, most int) bool {
	if *c.looks--; most == 0 || *c.looks < 0 || !c.canChange(k, by) {
		return false
	}
	c.step(k, by)
	if c.mend(most - 1) {
		return true
	}
	c.step(k, -by)
	return false
}

// canChange reports whether a number may be changed by one more: only one that is hidden, only ever in one direction,
// and not below what it is known to be.
func (c *change) canChange(k, by int) bool {
	x := c.numbers[k]
	return x.hidden && c.by[k]*by >= 0 && x.n+c.by[k]+by >= x.least
}

func (c *change) step(k, by int) {
	c.by[k] += by
	for _, in := range c.numbers[k].in {
		c.left[in.sum] += by * in.times
	}
}

// mend takes the sum that is off and has the fewest numbers that may mend it, and tries each of them.
func (c *change) mend(most int) bool {
	worst, fewest, off := -1, 0, 0
	for i, left := range c.left {
		if left == 0 {
			continue
		}
		off++
		n := 0
		for k, times := range c.sums[i].of {
			if c.mends(left, k, times) != 0 {
				n++
			}
		}
		if n == 0 {
			return false
		}
		if worst < 0 || n < fewest {
			worst, fewest = i, n
		}
	}
	if worst < 0 {
		return true
	}
	if off > most*c.widest {
		return false // no step mends so many
	}
	for _, k := range c.sums[worst].inOrder {
		if by := c.mends(c.left[worst], k, c.sums[worst].of[k]); by != 0 && c.take(k, by, most) {
			return true
		}
	}
	return false
}

// mends is in which direction a number has to be changed so that a sum that is off is less so; 0 if it cannot be.
func (c *change) mends(left, k, times int) int {
	by := 1
	if left > 0 == (times > 0) {
		by = -1
	}
	if max(times, -times) > max(left, -left) || !c.canChange(k, by) {
		return 0
	}
	return by
}
