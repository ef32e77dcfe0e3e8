package tui

import "crosswalk/matching/exchange"

// What may have come of a call that reached somebody, and of one that reached nobody, in words, beside what
// it is called in the log.
var (
	reachedWords = []outcomeWord{{"spoke", exchange.Spoke}, {"by e-mail", exchange.Emailed}}
	missedWords  = []outcomeWord{{"no answer", exchange.NoAnswer}, {"left a message", exchange.LeftMessage},
		{"wrong number", exchange.WrongNumber}, {"e-mailed instead", exchange.Emailed}}
)

type outcomeWord struct {
	word    string
	outcome exchange.Outcome
}

// sayOutcome is what came of a call, in words.
func sayOutcome(c exchange.CheckIn) string {
	offered := missedWords
	if len(c.Reached) > 0 {
		offered = reachedWords
	}
	for _, w := range offered {
		if w.outcome == c.Outcome {
			return w.word
		}
	}
	return string(c.Outcome)
}
