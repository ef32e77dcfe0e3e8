package exchange

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"crosswalk/matching/programme"
)

// leastMost is the calls of the busiest week, if they are spread over the weeks as well as can be. No week can be less
// busy than the mean of some weeks in a row is of the calls that may be in no others (Hall's condition: what a call may
// be in are weeks in a row).
func leastMost(windows []*window, load Load) int {
	type span struct{ from, to programme.Date }
	calls := make(map[span]int)
	for _, w := range windows {
		calls[span{mondayOf(slices.MinFunc(w.days, programme.Date.Compare)), mondayOf(slices.MaxFunc(w.days, programme.Date.Compare))}] += len(w.at)
	}
	for d, n := range load {
		calls[span{mondayOf(d), mondayOf(d)}] += n
	}
	most := 0
	for one := range calls {
		for other := range calls {
			inside := 0
			for s, n := range calls {
				if !s.from.Before(one.from) && !s.to.After(other.to) {
					inside += n
				}
			}
			if weeks := other.to.Sub(one.from)/7 + 1; weeks > 0 {
				most = max(most, ceil(inside, weeks))
			}
		}
	}
	return most
}

// TestLevellerIsExact places calls that may be on some working days in a row, and wants each on one of those, the sums
// right, and the busiest week no busier than it has to be.
func TestLevellerIsExact(t *testing.T) {
	e := Exchange{Start: programme.Date{Year: 2023, Month: 3, Day: 1}, BankHolidays: []programme.Date{{Year: 2023, Month: 4, Day: 7}, {Year: 2023, Month: 4, Day: 10}, {Year: 2023, Month: 5, Day: 1}}}
	rapid.Check(t, func(t *rapid.T) {
		load, before := Load{}, Load{}
		for range rapid.IntRange(0, 8).Draw(t, "there already") {
			d := e.toWorking(e.Start.AddDays(rapid.IntRange(0, 60).Draw(t, "on")))
			n := rapid.IntRange(1, 6).Draw(t, "calls")
			load[d], before[d] = load[d]+n, before[d]+n
		}
		perWeek := rapid.IntRange(1, 12).Draw(t, "a week")
		l := newLeveller(perWeek, load)
		for range rapid.IntRange(1, 6).Draw(t, "windows") {
			days := e.around(e.toWorking(e.Start.AddDays(rapid.IntRange(1, 60).Draw(t, "date"))))
			l.add(days, rapid.IntRange(1, 20).Draw(t, "calls"))
		}
		sums, weeks := Load{}, 0
		for _, w := range l.windows {
			for _, d := range w.at {
				if !slices.Contains(w.days, d) {
					t.Fatalf("a call is on %s, not on one of %v", d, w.days)
				}
				sums[d]++
			}
		}
		for d, n := range load {
			if n != sums[d]+before[d] {
				t.Fatalf("%d calls are counted for %s, and %d are there", n, d, sums[d]+before[d])
			}
		}
		for _, w := range load.Weeks() {
			weeks = max(weeks, w.Calls)
		}
		if least := leastMost(l.windows, before); weeks > max(perWeek, least) {
			t.Fatalf("the busiest week has %d calls; %d would do", weeks, max(perWeek, least))
		}
	})
}

// TestLevelAgain levels what one facilitator has: exchanges that were published one beside the other, and none of which
// knew of the others.
func TestLevelAgain(t *testing.T) {
	p := sixMonths()
	dates, today := New(p, day(t, startText), 2), day(t, "2023-04-10")
	one := dates.AddCheckIn(CheckIn{ID: 1, Date: today, Reached: []int{0, 1}, Outcome: Spoke, Mood: Good, Next: day(t, "2023-04-18")})
	paused := dates.Pause(Pause{From: today, Until: day(t, "2023-05-15")})
	all := []Exchange{one, paused, dates.EndWith(Ending{Reason: programme.EndNoTime, On: today})}
	for range 30 {
		all = append(all, dates)
	}
	level := func(all []Exchange) (Load, int) {
		load, moved := Load{}, 0
		for i, moves := range LevelAgain(all, 25, p.Exchange, today) {
			moved += len(moves)
			all[i] = all[i].WithMoved(moves)
			load.Calls(all[i], p.Exchange, today)
		}
		return load, moved
	}
	load, moved := level(all)
	if moved == 0 {
		t.Fatal("nothing moved")
	}
	for _, w := range load.Weeks() {
		if w.Calls > 25 {
			t.Errorf("%d calls in the week of %s", w.Calls, w.Monday)
		}
	}
	for i, e := range all[3:] {
		for k, d := range e.CallsDue {
			if !slices.Contains(dates.around(dates.CallsDue[k]), d) || e.asked()[k] != dates.CallsDue[k] {
				t.Errorf("check-in %d of %d, asked for on %s, is on %s", k+1, i, e.asked()[k], d)
			}
		}
	}
	if next := all[0].nextCall(p.Exchange, today); next.Date != day(t, "2023-04-18") {
		t.Errorf("the call that was agreed is on %s", next.Date)
	}
	if !slices.Equal(all[1].CallsDue, dates.CallsDue) || !slices.Equal(all[2].CallsDue, dates.CallsDue) {
		t.Error("what is paused or over was moved")
	}
	if _, moved := level(all); moved != 0 {
		t.Errorf("levelled a second time, %d moved", moved)
	}
	if back := dates.WithMoved([]CallMove{{"", day(t, "2023-01-02"), today}, {"nothing", today, today}}); !slices.Equal(back.CallsDue, dates.CallsDue) {
		t.Errorf("a call that is not there was moved: %v", back.CallsDue)
	}
}
