package commands

import (
	"bufio"
	"strconv"
	"strings"

	"crosswalk/matching/text"
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
	w := bufio.NewWriter(r.stdout)
	line := func(cells ...string) { w.WriteString(strings.TrimSuffix(text.CSVLine(cells), "\r\n") + "\n") }
	line("a", "b", "score")
	for i := range scorer.Len() {
		if _, waits := scorer.Waits(scorer.Person(i).ID); waits {
			continue
		}
		for j := i + 1; j < scorer.Len(); j++ {
			if scorer.Allowed(i, j) {
				line(export.Neutral(scorer.Person(i).Email.Safe()), export.Neutral(scorer.Person(j).Email.Safe()), strconv.Itoa(scorer.Score(i, j)))
			}
		}
	}
	return w.Flush()
}
