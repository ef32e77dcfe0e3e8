package group

import "slices"

// What two people in a set cost, beside what they score. Each is more than an exchange of two people can change of all
// that follows.
type penalties struct{ unlike, clash, even int64 }

// search looks for good sets by exchanging two people, or moving one where the sizes allow it.
type search struct {
	people      []Member
	of, sizes   []int
	least, most int
	codes       []uint32 // of every two: score, clashes, answers to be even that are alike, and whether unlike
	scored      bool
	cost        penalties
	with        []int64 // what each person is worth to each set, person by person
	evaluations int
}

const (
	codeScore  = 1<<10 - 1
	codeClash  = 10
	codeEven   = 15
	codeUnlike = 20
	codeBits   = 31
)

// patience is how many exchanges are looked at before the search ends with the descent it is in.
func patience(people int) int { return min(usualPatience, 200*people*people) }

const (
	usualPatience = 6_000_000
	mostPatience  = 20 * usualPatience // for one descent of a crowd
)

func newSearch(people []Member, of, sizes []int, least, most int, fit Fit) *search {
	s := &search{people: people, of: of, sizes: make([]int, len(sizes)), least: least, most: most, scored: fit != nil}
	for _, set := range of {
		s.sizes[set]++
	}
	n := int64(max(most, slices.Max(append(s.sizes, 1))))
	s.cost.even = 2000 * n
	s.cost.clash = s.cost.even * 16 * n
	s.cost.unlike = s.cost.clash * 64 * n
	s.codes = make([]uint32, len(people)*len(people))
	for i := range people {
		for j := range i {
			c := code(people[i], people[j], fit, i, j)
			s.codes[i*len(people)+j], s.codes[j*len(people)+i] = c, c
		}
	}
	s.weigh()
	return s
}

func code(a, b Member, fit Fit, i, j int) uint32 {
	var c uint32
	clashes := min(alike(a.Apart, b.Apart), 15)
	if fit != nil {
		score, breaks := fit(i, j)
		c = uint32(min(max(0, score), codeScore))
		if breaks { // most rules that are broken are those of the answers that clash already
			clashes = max(clashes, 1)
		}
	}
	c += clashes << codeClash
	c += min(alike(a.Even, b.Even), codeBits) << codeEven
	if !slices.Equal(a.Same, b.Same) {
		c += 1 << codeUnlike
	}
	return c
}

// alike is how many answers are the same.
func alike(a, b []string) uint32 {
	var n uint32
	for k := range a {
		if a[k] != "" && a[k] == b[k] {
			n++
		}
	}
	return n
}

func scoreOf(c uint32) int   { return int(c & codeScore) }
func clashesOf(c uint32) int { return int(c >> codeClash & codeBits) }
func evenOf(c uint32) int    { return int(c >> codeEven & codeBits) }
func unlikeOf(c uint32) int  { return int(c >> codeUnlike) }

// worth is what two people are worth in one set.
func (s *search) worth(i, j int) int64 {
	c := s.codes[i*len(s.people)+j]
	w := int64(scoreOf(c))
	if c > codeScore {
		w -= s.cost.clash*int64(clashesOf(c)) + s.cost.even*int64(evenOf(c)) + s.cost.unlike*int64(unlikeOf(c))
	}
	return w
}

// weigh counts what each person is worth to each set.
func (s *search) weigh() {
	s.with = make([]int64, len(s.people)*len(s.sizes))
	for i := range s.people {
		for j := range s.people {
			if i != j {
				s.with[i*len(s.sizes)+s.of[j]] += s.worth(i, j)
			}
		}
	}
}

// total is what all sets are worth.
func (s *search) total() int64 {
	var w int64
	for i, set := range s.of {
		w += s.with[i*len(s.sizes)+set]
	}
	return w / 2
}

// run descends to where no exchange helps, again and again from places nearby, and ends with the best that was found.
func (s *search) run() {
	if len(s.sizes) < 2 {
		return
	}
	s.descend()
	best, of, sizes := s.total(), slices.Clone(s.of), slices.Clone(s.sizes)
	var free []int
	for i, p := range s.people {
		if p.Pinned == 0 {
			free = append(free, i)
		}
	}
	if len(free) < 3 {
		return
	}
	next := chance(len(s.people))
	for s.evaluations < patience(len(s.people)) {
		for range 3 {
			i, j := free[next()%uint64(len(free))], free[next()%uint64(len(free))]
			if s.of[i] != s.of[j] {
				s.exchange(i, j)
			}
		}
		s.descend()
		if w := s.total(); w > best {
			best, of, sizes = w, slices.Clone(s.of), slices.Clone(s.sizes)
		} else {
			copy(s.of, of)
			copy(s.sizes, sizes)
			s.weigh()
			s.evaluations += len(s.people) * len(s.people) / 4
		}
	}
	s.of, s.sizes = of, sizes
	s.weigh()
}

// chance is a sequence that looks like one of chance and is always the same (xorshift: Marsaglia, 2003).
func chance(seed int) func() uint64 {
	x := uint64(seed)*0x9e3779b97f4a7c15 + 1
	return func() uint64 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		return x >> 1
	}
}

// descend exchanges and moves people as long as it helps.
func (s *search) descend() {
	for better := true; better && s.evaluations < mostPatience; {
		better = false
		for i := range s.people {
			if s.people[i].Pinned > 0 {
				continue
			}
			for j := range i {
				if s.of[i] == s.of[j] || s.people[j].Pinned > 0 {
					continue
				}
				if s.evaluations++; s.gain(i, j) > 0 {
					s.exchange(i, j)
					better = true
				}
			}
			better = s.moveToKeep(i) || better
		}
	}
}

// gain is how much more the sets are worth with two people exchanged.
func (s *search) gain(i, j int) int64 {
	n, a, b := len(s.sizes), s.of[i], s.of[j]
	return s.with[i*n+b] - s.with[i*n+a] + s.with[j*n+a] - s.with[j*n+b] - 2*s.worth(i, j)
}

func (s *search) exchange(i, j int) {
	a, b := s.of[i], s.of[j]
	s.move(i, b)
	s.move(j, a)
}

func (s *search) move(i, to int) {
	n, from := len(s.sizes), s.of[i]
	for k := range s.people {
		if k != i {
			w := s.worth(i, k)
			s.with[k*n+from] -= w
			s.with[k*n+to] += w
		}
	}
	s.evaluations += len(s.people) / 2
	s.of[i] = to
	s.sizes[from]--
	s.sizes[to]++
}

// moveToKeep moves a person into another set where that keeps more of what should be the same or apart. For the score alone
// sizes do not change: larger sets would only have more pairs.
func (s *search) moveToKeep(i int) bool {
	from := s.of[i]
	if s.sizes[from] <= s.least {
		return false
	}
	for to, size := range s.sizes {
		if to != from && size < s.most && s.with[i*len(s.sizes)+to]-s.with[i*len(s.sizes)+from] > s.cost.clash/2 {
			s.move(i, to)
			return true
		}
	}
	return false
}

// formed counts what was found.
func (s *search) formed() Formed {
	f := Formed{Sets: len(s.sizes)}
	for i := range s.people {
		for j := range i {
			if s.of[i] == s.of[j] {
				f.count(s.codes[i*len(s.people)+j])
			}
		}
	}
	f.Unavoidable = s.unavoidable(f.Unlike)
	if s.scored {
		f.Bound = max(f.Total, s.bound(f))
	}
	return f
}

// Tally counts of people who are in sets what [Sets] says of those it forms, but for the bounds. of is the set of each
// person, from 1; 0 is none.
func Tally(people []Member, of []int, fit Fit) Formed {
	f := Formed{Of: of}
	for i := range people {
		for j := range i {
			if of[i] != 0 && of[i] == of[j] {
				f.count(code(people[i], people[j], fit, i, j))
			}
		}
	}
	return f
}

// count adds two people who are in one set.
func (f *Formed) count(c uint32) {
	f.Pairs++
	f.Total += scoreOf(c)
	f.Clashes += clashesOf(c)
	f.Unlike += unlikeOf(c)
}
