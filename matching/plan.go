package matching

// Points are tenths of a point: a score is 0 to 1000.

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

// Pair is two people of a plan. A is the one whose folded e-mail comes first.
type Pair struct {
	A, B  ID
	Score int   // tenths of a point, as it was when the plan was made
	State State // published, else overridden, else locked, else suggested
	// Against names each rule that the pair breaks, as a sentence: only a pair that people made has any.
	Against []string `json:",omitempty"`
}

// Couple returns the two people.
func (p Pair) Couple() Couple { return CoupleOf(p.A, p.B) }

// Waiting is one person whom a plan leaves without a partner, with why as a phrase.
type Waiting struct {
	ID  ID
	Why string
	// Able says that the person could be paired today and nobody is left for them; others lack an
	// answer, consent or a place in the cohort.
	Able bool
}

// Plan is the complete set of pairs of a cohort. It is data: what was computed when a change was made
// is kept, and never computed again. It is not changed once made.
type Plan struct {
	Order   Order
	Pairs   []Pair    // weakest first; of the same score in the order of the folded e-mails
	Waiting []Waiting // everybody else, withdrawn people apart, in the order of the folded e-mails
	Total   int       // sum of the pairs' scores
	Weakest int       // the lowest score of a pair, -1 if there are none
	// Bound is what the certificate proves: with the fixed pairs given and as many people matched, no
	// plan has a higher total; with the priority weakest, none whose weakest pair is as strong; in the
	// steady order, none that keeps as many pairs of the screen. Optimal says that Total meets it (and
	// that priority and order were kept to: see [Solve]).
	Bound   int
	Optimal bool
}

// PairOf returns the pair that a person is in.
func (p *Plan) PairOf(id ID) (Pair, bool) {
	if p == nil {
		return Pair{}, false
	}
	for _, q := range p.Pairs {
		if q.A == id || q.B == id {
			return q, true
		}
	}
	return Pair{}, false
}

// Order is the order of merit in which the engine looks for a plan.
type Order string

const (
	// Best: people matched, (the weakest pair,) the total, fewest pairs different from the screen.
	Best Order = "best"
	// Steady: people matched, fewest pairs different, (the weakest pair,) the total.
	Steady Order = "steady"
)
