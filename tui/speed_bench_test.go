package tui_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"crosswalk/tui/tuitest"
)

// frames is how long the frames took that were measured, each from its message to its last line.
type frames []time.Duration

// add measures one: what the goroutine of the screens does, and nothing of what runs in the background.
func (f *frames) add(d *tuitest.Driver, msg tea.Msg) {
	began := time.Now()
	d.M.Update(msg)
	d.M.View()
	*f = append(*f, time.Since(began))
}

// report says the median and the 99th percentile.
func (f frames) report(b *testing.B) {
	slices.SortFunc(f, func(x, y time.Duration) int { return cmp.Compare(x, y) })
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(f[len(f)/2]), "ms-median")
	b.ReportMetric(ms(f[min(len(f)-1, len(f)*99/100)]), "ms-99th")
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
					f.add(d, tuitest.Press(key))
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
				s := *d.M.Shell().State()
				d.TakeState(&s)
				d.Keys("1", tab.key, "/")
				b.StartTimer()
				for i, letter := range filterTyped {
					if first == (i == 0) {
						f.add(d, tuitest.Press(letter))
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
			var f frames
			for b.Loop() {
				b.StopTimer()
				d.Keys(tabs[(i+1)%len(tabs)].key)
				s := *d.M.Shell().State()
				s.Seq++
				d.TakeState(&s)
				b.StartTimer()
				f.add(d, tuitest.Press(tab.key))
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
				f.add(d, tea.WindowSizeMsg{Width: 80 + i%80, Height: 24 + i%30})
			}
			f.report(b)
		})
	}
}
