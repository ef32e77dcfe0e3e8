package commands

import (
	"fmt"

	"crosswalk/matching/text"
)

type checkCommand struct{}

func (c *checkCommand) Run(r *run) error {
	db, err := r.openStore()
	if err != nil {
		return err
	}
	defer db.Close()
	report, err := db.Check()
	if err != nil {
		return err
	}
	r.printf("%s, %s, %s, %s\n", people(report.People), count(report.Records, "record"), count(report.Changes, "change"), count(report.Plans, "plan"))
	for _, f := range report.Findings {
		r.printf("%s: %s\n", text.Line(f.Where), text.Line(f.What))
	}
	if n := len(report.Findings); n > 0 {
		return fmt.Errorf("the store %s is not in order: %s. Put back a copy, or export what can be read", text.Line(db.Path()), count(n, "finding"))
	}
	r.printf("The store is in order.\n")
	return nil
}
