package tui_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/store"
	"crosswalk/store/storetest"
	"crosswalk/tui"
)

// benchmarkStart is what a start does before the first screen can be drawn, after the process is there: the store of n
// people with their plan is opened, the cohort chosen, and the first frame drawn.
func benchmarkStart(b *testing.B, n int) {
	o := storetest.Open(b, n)
	o.DB().Close()
	for b.Loop() {
		db, err := store.Open(o.Path, o.By())
		if err != nil {
			b.Fatal(err)
		}
		cohorts, err := db.Cohorts()
		if err != nil || len(cohorts) != 1 {
			b.Fatal(cohorts, err)
		}
		m, err := tui.New(tui.Options{DB: db, Cohort: cohorts[0].ID, Actor: "robin", Now: func() (t time.Time) { return o.By().Now }})
		if err != nil {
			b.Fatal(err)
		}
		m.Init()
		m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		m.View()
		db.Close()
	}
	db, err := store.Open(o.Path, o.By())
	if err != nil {
		b.Fatal(err)
	}
	o.Use(db)
}

func BenchmarkStart50(b *testing.B)    { benchmarkStart(b, 50) }
func BenchmarkStart500(b *testing.B)   { benchmarkStart(b, 500) }
func BenchmarkStart10000(b *testing.B) { benchmarkStart(b, 10_000) }
