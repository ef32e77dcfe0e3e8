package cohort

import (
	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/matching/text"
)

// What lies in a store as JSON beside the changes themselves. A store that was written once must be read for ever, so:
//
//   - a key (the name of a field, as long as it has no other in its tag) is never renamed, never taken away, and
//     never gets another meaning or type;
//   - a key may be added if its absence means what was done before; the older program then refuses the store, and
//     says that a newer one wrote it;
//   - nothing is read that is not known, so a key that is renamed by mistake is found, and never read as nothing;
//   - the kinds of changes, and the words that are values (of [Visibility], [matching.State], [matching.Order],
//     the moods and outcomes of a call), stay like keys.
//
// The same holds for every [Change], and for what they hold of other packages: [matching.Applicant],
// [matching.Plan], [matching.Part], [exchange.Exchange], [exchange.Visit], [exchange.CheckIn]. The keys are
// listed in store/testdata/keys.txt, and a test holds them against it.

// Edited is the new answers of an [Edit], by field; an empty answer takes the field away. It is stored.
type Edited struct {
	Name    text.Text
	Email   text.Text `json:",omitzero"`
	Answers map[string]matching.Answer
}

// NoteText is a reason or a note. It is stored.
type NoteText struct {
	Text text.Text
	For  Visibility
}

// Visibility says who may read a note. It is stored.
type Visibility string

const (
	ForCoordinator Visibility = "coordinator"
	ForFacilitator Visibility = "facilitator" // and the coordinator
	Shareable      Visibility = "shareable"
)

// ImportedApplication is one person's application in an import. It is stored.
type ImportedApplication struct {
	Person      matching.ID
	Application Application
}

// Weight is the points of one criterion. It is stored.
type Weight struct {
	Criterion string
	Points    int
	Was       int // its points before, taken down when the change is made
}

// PublishedPair is a pair, or a trio, as it was when it was published. It is stored.
type PublishedPair struct {
	A, B    matching.ID
	C       matching.ID `json:",omitempty"` // the third of a trio
	Score   int
	Lowest  int               `json:",omitempty"` // of a trio, the lowest score of two of them
	Why     []matching.Part   // of a pair
	Whys    [][]matching.Part `json:",omitempty"` // of a trio: of A and B, of A and C, of B and C
	Against []string          `json:",omitempty"`
	// Spread is on which days its calls are; without, they are where the dates of all have them.
	Spread *exchange.Spread `json:",omitempty"`
}
