package matching

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
	has := make(map[Team]bool)
	for _, t := range other.Teams() {
		has[t] = true
	}
	var missing []Pair
	for _, q := range p.Pairs {
		if !has[q.Team()] {
			missing = append(missing, q)
		}
	}
	return missing
}

// pairedIn are the people waiting in one plan who have a partner in another.
func pairedIn(other, p *Plan) []Waiting {
	if p == nil {
		return nil
	}
	paired := make(map[ID]bool)
	for _, t := range other.Teams() {
		for _, id := range t.Members() {
			paired[id] = true
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
