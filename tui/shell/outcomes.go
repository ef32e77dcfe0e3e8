package shell

import "crosswalk/matching/exchange"

// What may have come of a call that reached somebody, and of one that reached nobody, in words, beside what
// it is called in the log.
var (
	ReachedWords = []OutcomeWord{{"spoke", exchange.Spoke}, {"by e-mail", exchange.Emailed}}
	MissedWords  = []OutcomeWord{{"no answer", exchange.NoAnswer}, {"left a message", exchange.LeftMessage},
		{"wrong number", exchange.WrongNumber}, {"e-mailed instead", exchange.Emailed}}
)

type OutcomeWord struct {
	Word    string
	Outcome exchange.Outcome
}

// SayOutcome is what came of a call, in words.
func SayOutcome(c exchange.CheckIn) string {
	offered := MissedWords
	if len(c.Reached) > 0 {
		offered = ReachedWords
	}
	for _, w := range offered {
		if w.Outcome == c.Outcome {
			return w.Word
		}
	}
	return string(c.Outcome)
}
