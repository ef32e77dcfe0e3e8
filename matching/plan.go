package matching

import "slices"

// MaxScore is the highest score of a pair: points are tenths of a point, so it is a hundred points.
const MaxScore = 1000

// State says how a pair came to be, and how firmly it stands.
type State string

const (
	Suggested  State = "suggested"  // the engine's
	Locked     State = "locked"     // kept by the coordinator
	Overridden State = "overridden" // made by the coordinator although the plan had other pairs
	Published  State = "published"  // has become an exchange
)

// Fixed reports whether the engine may not part the pair.
func (s State) Fixed() bool { return s != Suggested }

// Pair is two people of a plan, or three: a trio, which an odd person out has joined. They stand in the
// order of their folded e-mails.
type Pair struct {
	A, B ID
	C    ID `json:",omitempty"` // the third of a trio, else 0
	// Score is in tenths of a point, as it was when the plan was made; that of a trio is the mean of its
	// three couples' scores, rounded down, and Lowest the lowest of these. Lowest is 0 of two people.
	Score  int
	Lowest int   `json:",omitempty"`
	State  State // published, else overridden, else locked, else suggested
	// Against names each rule that the pair breaks, as a sentence: only a pair that people made has any.
	Against []string `json:",omitempty"`
}

// Members are the two or three people, in order.
func (p Pair) Members() []ID {
	if p.C == 0 {
		return []ID{p.A, p.B}
	}
	return []ID{p.A, p.B, p.C}
}

// Team returns the people, whatever their order.
func (p Pair) Team() Team { return TeamOf(p.Members()...) }

// Has reports whether a person is in the pair.
func (p Pair) Has(id ID) bool { return id != 0 && (p.A == id || p.B == id || p.C == id) }

// IsTrio reports whether there are three.
func (p Pair) IsTrio() bool { return p.C != 0 }

// Weakest is the lowest score of two people in the pair.
func (p Pair) Weakest() int {
	if p.IsTrio() {
		return p.Lowest
	}
	return p.Score
}

// Waiting is one person whom a plan leaves without a partner, with why as a phrase.
type Waiting struct {
	ID  ID
	Why string
	// Able says that the person could be paired today and nobody is left for them; others lack an
	// answer, consent or a place in the cohort.
	Able bool
	// Engaged says that all that is in the way is an exchange of another cohort.
	Engaged bool `json:",omitempty"`
	// Outside says that the person stands at a stage whose people are not paired.
	Outside bool `json:",omitempty"`
}

// Plan is the complete set of pairs of a cohort. It is data: what was computed when a change was made
// is kept, and never computed again. It is not changed once made.
type Plan struct {
	Order   Order
	Pairs   []Pair    // weakest first; of the same score in the order of the folded e-mails
	Waiting []Waiting // everybody else, withdrawn people apart, in the order of the folded e-mails
	Total   int       // sum of the pairs' scores
	Weakest int       // the lowest score of two people who are together, -1 if there are none
	// Bound is what the certificate proves: with the fixed pairs given and as many people matched, no
	// plan has a higher total; with the priority weakest, none whose weakest pair is as strong; in the
	// steady order, none that keeps as many pairs of the screen. Optimal says that Total meets it (and
	// that priority and order were kept to: see Solve of package plan).
	Bound   int
	Optimal bool
}

// PairOf returns the pair that a person is in, of two pairs the weaker.
func (p *Plan) PairOf(id ID) (Pair, bool) { return p.find(func(q Pair) bool { return q.Has(id) }) }

// PairsOf returns the pairs that a person is in: two, where they took a second partner.
func (p *Plan) PairsOf(id ID) []Pair {
	var found []Pair
	if p != nil {
		for _, q := range p.Pairs {
			if q.Has(id) {
				found = append(found, q)
			}
		}
	}
	return found
}

// Together returns the pair, or the trio, in which two people are.
func (p *Plan) Together(a, b ID) (Pair, bool) {
	return p.find(func(q Pair) bool { return a != b && q.Has(a) && q.Has(b) })
}

func (p *Plan) find(is func(Pair) bool) (Pair, bool) {
	if p != nil {
		for _, q := range p.Pairs {
			if is(q) {
				return q, true
			}
		}
	}
	return Pair{}, false
}

// Waits are those who wait for a partner: without those at a stage whose people are not paired.
func (p *Plan) Waits() []Waiting {
	switch {
	case p == nil:
		return nil
	case !slices.ContainsFunc(p.Waiting, func(w Waiting) bool { return w.Outside }):
		return p.Waiting
	}
	var waits []Waiting
	for _, w := range p.Waiting {
		if !w.Outside {
			waits = append(waits, w)
		}
	}
	return waits
}

// Teams are who is together in a plan; in a plan that is nil nobody is.
func (p *Plan) Teams() []Team {
	if p == nil {
		return nil
	}
	teams := make([]Team, len(p.Pairs))
	for i, q := range p.Pairs {
		teams[i] = q.Team()
	}
	return teams
}

// Matched is the number of people who have a partner.
func (p *Plan) Matched() int {
	if p == nil {
		return 0
	}
	met := make(map[ID]bool, 2*len(p.Pairs))
	for _, q := range p.Pairs {
		for _, id := range q.Members() {
			met[id] = true
		}
	}
	return len(met)
}

// Order is the order of merit in which the engine looks for a plan.
type Order string

const (
	// Best: people matched, (the weakest pair,) the total, fewest pairs different from the screen.
	Best Order = "best"
	// Steady: people matched, fewest pairs different, (the weakest pair,) the total.
	Steady Order = "steady"
)
