package tui_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/matching"
	"crosswalk/matching/exchange"
	"crosswalk/store/cohort"
	"crosswalk/tui/shell"
	"crosswalk/tui/tuitest"
)

// frames is how long the goroutine of the screens took: for messages, each up to the last line of the frame after it, and for
// the longest of the answers that came of them from the background.
type frames struct {
	took   []time.Duration
	answer time.Duration
}

// add measures a message, and then, beside the clock of the benchmark, the answers that come of it.
func (f *frames) add(b *testing.B, d *tuitest.Driver, msg tea.Msg) {
	began := time.Now()
	_, cmd := d.M.Update(msg)
	d.M.View()
	f.took = append(f.took, time.Since(began))
	b.StopTimer()
	f.answers(d, cmd)
	b.StartTimer()
}

func (f *frames) answers(d *tuitest.Driver, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			f.answers(d, c)
		}
	default:
		began := time.Now()
		_, cmd := d.M.Update(msg)
		d.M.View()
		f.answer = max(f.answer, time.Since(began))
		f.answers(d, cmd)
	}
}

// report says the median, the 99th percentile, and the longest answer.
func (f *frames) report(b *testing.B) {
	slices.SortFunc(f.took, func(x, y time.Duration) int { return cmp.Compare(x, y) })
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(f.took[len(f.took)/2]), "ms-median")
	b.ReportMetric(ms(f.took[min(len(f.took)-1, len(f.took)*99/100)]), "ms-99th")
	b.ReportMetric(ms(f.answer), "ms-answer")
}

// changed is the state after a change, with everything that it leads to.
func changed(b *testing.B, d *tuitest.Driver, i int) *cohort.State {
	s := d.M.Shell().State()
	x := s.Exchanges[i*37%len(s.Exchanges)]
	c := cohort.Change(&cohort.LogVisit{Exchange: x.ID, Visit: exchange.Visit{Date: d.M.Shell().Today(), HourTenths: 15, Activity: "shadowing"}})
	next, err := d.DB.Preview(context.Background(), s, d.By(), c)
	if err != nil {
		b.Fatal(err)
	}
	next.WorkOut() // as the desk does
	return next
}

// tabs are the screens by their keys.
var tabs = []struct{ key, name string }{{"1", "Overview"}, {"2", "Applicants"}, {"3", "Matches"}, {"4", "Exchanges"},
	{"5", "CheckIns"}, {"6", "Journal"}, {"7", "Events"}, {"8", "Groups"}}

// BenchmarkKey is a key that moves and the frame after it, on every screen: it costs the same however many people there
// are.
func BenchmarkKey(b *testing.B) {
	for _, tab := range tabs {
		for _, n := range []int{500, 2_000, 10_000} {
			b.Run(fmt.Sprintf("%s-%d", tab.name, n), func(b *testing.B) {
				d := tuitest.Crowd(b, n, 120, 40)
				d.Keys(tab.key)
				var f frames
				for i := 0; b.Loop(); i++ {
					key := "down"
					if i%200 >= 100 {
						key = "up"
					}
					f.add(b, d, tuitest.Press(key))
				}
				f.report(b)
			})
		}
	}
}

// filterTyped is what is typed into filters: letters that leave many rows, or few.
var filterTyped = []string{"p", "e", "r", "s", "o", "n", "9", "9"}

// BenchmarkFilterFirst is the first letter of a filter among ten thousand people and the frame after it; the cohort is
// another one each time, so that nothing of an earlier filter is known.
func BenchmarkFilterFirst(b *testing.B) { benchmarkFilter(b, true) }

// BenchmarkFilterLater is a letter after that.
func BenchmarkFilterLater(b *testing.B) { benchmarkFilter(b, false) }

func benchmarkFilter(b *testing.B, first bool) {
	for _, tab := range tabs[1:] {
		b.Run(tab.name, func(b *testing.B) {
			d := tuitest.Crowd(b, 10_000, 120, 40)
			var f frames
			for b.Loop() {
				b.StopTimer()
				d.TakeState(d.Another(d.M.Shell().State()))
				d.Keys("1", tab.key, "/")
				b.StartTimer()
				for i, letter := range filterTyped {
					if first == (i == 0) {
						f.add(b, d, tuitest.Press(letter))
					} else {
						b.StopTimer()
						d.Keys(letter)
						b.StartTimer()
					}
				}
				b.StopTimer()
				d.Keys("esc")
				b.StartTimer()
			}
			f.report(b)
		})
	}
}

// BenchmarkSwitch is going to a screen for the first time after a change, and the frame after that.
func BenchmarkSwitch(b *testing.B) {
	for i, tab := range tabs {
		b.Run(tab.name, func(b *testing.B) {
			d := tuitest.Crowd(b, 10_000, 120, 40)
			d.Keys(tab.key)
			var f frames
			n := 0
			for b.Loop() {
				b.StopTimer()
				d.Keys(tabs[(i+1)%len(tabs)].key)
				d.TakeState(changed(b, d, n))
				n++
				b.StartTimer()
				f.add(b, d, tuitest.Press(tab.key))
			}
			f.report(b)
		})
	}
}

// BenchmarkAfterAChange is the frame after a change that somebody made on a screen.
func BenchmarkAfterAChange(b *testing.B) {
	for _, tab := range tabs {
		b.Run(tab.name, func(b *testing.B) {
			d := tuitest.Crowd(b, 10_000, 120, 40)
			d.Keys(tab.key)
			var f frames
			n := 0
			for b.Loop() {
				b.StopTimer()
				next := changed(b, d, n)
				n++
				b.StartTimer()
				f.add(b, d, shell.CommittedMsg{State: next})
			}
			f.report(b)
		})
	}
}

// BenchmarkAfterALock is the frame after a change that the plan was made anew with, before anything is published.
func BenchmarkAfterALock(b *testing.B) {
	for _, tab := range tabs[:3] {
		b.Run(tab.name, func(b *testing.B) {
			d := &tuitest.Driver{T: b, M: tuitest.Many(b, 10_000), W: 120, H: 40}
			d.Keys(tab.key)
			var f frames
			n := 0
			for b.Loop() {
				b.StopTimer()
				next := *d.M.Shell().State()
				plan := *next.Plan
				plan.Pairs = slices.Clone(plan.Pairs)
				plan.Pairs[n].State = matching.Locked
				next.Seq, next.PlanBefore, next.Plan = next.Seq+1, next.Plan, &plan
				n++
				b.StartTimer()
				f.add(b, d, shell.CommittedMsg{State: &next})
			}
			f.report(b)
		})
	}
}

// BenchmarkAnotherCohort is going over to another cohort of ten thousand people.
func BenchmarkAnotherCohort(b *testing.B) {
	for _, tab := range tabs {
		b.Run(tab.name, func(b *testing.B) {
			d := tuitest.Crowd(b, 10_000, 120, 40)
			d.Keys(tab.key)
			var f frames
			for b.Loop() {
				b.StopTimer()
				next := d.Another(d.M.Shell().State())
				b.StartTimer()
				f.add(b, d, shell.CommittedMsg{State: next, Moves: true})
			}
			f.report(b)
		})
	}
}

// BenchmarkResize is a terminal of another size.
func BenchmarkResize(b *testing.B) {
	for _, tab := range tabs {
		b.Run(tab.name, func(b *testing.B) {
			d := tuitest.Crowd(b, 10_000, 120, 40)
			d.Keys(tab.key)
			var f frames
			for i := 0; b.Loop(); i++ {
				f.add(b, d, tea.WindowSizeMsg{Width: 80 + i%80, Height: 24 + i%30})
			}
			f.report(b)
		})
	}
}
