package commands

import (
	"encoding/csv"
	"strconv"

	"crosswalk/store/export"
)

type scoresCommand struct {
	File string `arg:"" name:"applicants.csv" help:"A form export."`
	reading
}

func (c *scoresCommand) Run(r *run) error {
	s, _, err := r.looseState(c.File, c.reading)
	if err != nil {
		return err
	}
	scorer := s.Scorer()
	w := csv.NewWriter(r.stdout)
	w.Write([]string{"a", "b", "score"})
	for i := range scorer.Len() {
		if _, waits := scorer.Waits(scorer.Person(i).ID); waits {
			continue
		}
		for j := i + 1; j < scorer.Len(); j++ {
			if scorer.Allowed(i, j) {
				w.Write([]string{export.Neutral(scorer.Person(i).Email.Safe()), export.Neutral(scorer.Person(j).Email.Safe()), strconv.Itoa(scorer.Score(i, j))})
			}
		}
	}
	w.Flush()
	return w.Error()
}
