package matching

import "slices"

// Ripple is what changes from one plan to another.
type Ripple struct {
	Gone, Came    []Pair    // in the order of their plans
	Left          []Waiting // who loses their partner and waits
	Joined        []Waiting // who waited and has a partner now; Why is why they waited
	Before, After *Plan
}

// Compare tells two plans apart. A pair whose state alone has changed is in both.
func Compare(before, after *Plan) Ripple {
	r := Ripple{Before: before, After: after}
	r.Gone = missingFrom(after, before)
	r.Came = missingFrom(before, after)
	r.Left = pairedIn(before, after)
	r.Joined = pairedIn(after, before)
	return r
}

// missingFrom are the pairs of a plan that another one does not have.
func missingFrom(other, p *Plan) []Pair {
	if p == nil {
		return nil
	}
	var missing []Pair
	if other == nil {
		return append(missing, p.Pairs...)
	}
	has := make(map[[3]ID]bool, len(other.Pairs))
	for i := range other.Pairs {
		has[other.Pairs[i].who()] = true
	}
	for i := range p.Pairs {
		if !has[p.Pairs[i].who()] {
			missing = append(missing, p.Pairs[i])
		}
	}
	return missing
}

// who are the people of a pair or a trio in one order, whatever that of the pair.
func (p *Pair) who() [3]ID {
	who := [3]ID{p.C, p.A, p.B}
	slices.Sort(who[:])
	return who
}

// pairedIn are the people waiting in one plan who have a partner in another.
func pairedIn(other, p *Plan) []Waiting {
	if p == nil || other == nil || len(p.Waiting) == 0 {
		return nil
	}
	paired := make(map[ID]bool, 2*len(other.Pairs))
	for i := range other.Pairs {
		for _, id := range other.Pairs[i].who() {
			paired[id] = id != 0
		}
	}
	var found []Waiting
	for _, w := range p.Waiting {
		if paired[w.ID] {
			found = append(found, w)
		}
	}
	return found
}
