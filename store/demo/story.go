package demo

import (
	"fmt"

	"github.com/pelletier/go-toml/v2"

	"crosswalk/matching/programme"
	samples "crosswalk/sample-data"
)

// story is what demo.toml says; its keys are explained there.
type story struct {
	Today   programme.Date `toml:"today"`
	Cohorts []scene        `toml:"cohort"`
}

// scene is one cohort of the story.
type scene struct {
	Programme string           `toml:"programme"`
	Name      string           `toml:"name"`
	Stage     string           `toml:"stage"`
	Form      string           `toml:"form"`
	Read      []programme.Date `toml:"read"`
	Moved     int              `toml:"moved"`
	Sheet     string           `toml:"sheet"`
	Marked    programme.Date   `toml:"marked"`
	Earlier   string           `toml:"earlier"`
	Start     []programme.Date `toml:"start"`
	Opens     bool             `toml:"opens"`
}

// read reads the story.
func read() (*story, error) {
	b, err := samples.Files.ReadFile("demo.toml")
	if err != nil {
		return nil, err
	}
	told := &story{}
	if err := toml.Unmarshal(b, told); err != nil {
		return nil, fmt.Errorf("demo.toml: %w", err)
	}
	for _, c := range told.Cohorts {
		if _, known := stages[c.Stage]; !known || len(c.Read) == 0 {
			return nil, fmt.Errorf("demo.toml: the cohort of %s needs a stage that there is, and a day on which its form is read", c.Programme)
		}
	}
	if len(told.Cohorts) == 0 {
		return nil, fmt.Errorf("demo.toml has no cohort")
	}
	return told, nil
}
