package demo_test

import (
	"context"
	"testing"
	"time"

	"crosswalk/store/demo"
)

func TestMake(t *testing.T) {
	begun := time.Now()
	made, err := demo.Make(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer made.DB.Close()
	t.Log(time.Since(begun))
	cohorts, err := made.DB.Cohorts()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cohorts {
		s, err := made.DB.State(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(c.Name, c.Programme, len(s.People), len(s.Exchanges), len(s.Log))
	}
}
