package commands

import (
	"fmt"

	"crosswalk/matching/say"
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
	r.printf("%s, %s, %s, %s\n", say.People(report.People), say.Count(report.Records, "record"), say.Count(report.Changes, "change"), say.Count(report.Plans, "plan"))
	for _, f := range report.Findings {
		r.printf("%s: %s\n", text.Line(f.Where), text.Line(f.What))
	}
	if n := len(report.Findings); n > 0 {
		return fmt.Errorf("the store %s is not in order: %s. crosswalk restore FILE puts a backup back, crosswalk salvage NEW.db carries over all that can be read", text.Line(db.Path()), say.Count(n, "finding"))
	}
	r.printf("The store is in order.\n")
	return nil
}
