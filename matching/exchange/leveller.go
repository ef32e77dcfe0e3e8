package exchange

import "crosswalk/matching/programme"

// workingWeek is the days of a week on which calls are made.
const workingWeek = 5

// leveller puts calls on days, each on one of those that it may be on.
//
// There is room on a day for a fifth of what a facilitator makes in a week, and in a week for that. Where a call finds
// no room, those placed before make some, if they may be on other days: which of them move is an augmenting path in
// the network from calls to days to weeks (Ford and Fulkerson 1956). Where even that is not enough, a day takes one
// more, and only where no day can without its week holding too many, a week does. So the busiest week is never busier
// than it has to be: no other way of placing the calls has a lower maximum above what a facilitator makes.
type leveller struct {
	perDay, perWeek int
	days, weeks     map[programme.Date]int // how many calls there are; weeks by their Mondays
	windows         []*window
}

// window is calls that may be on the same days.
type window struct {
	days []programme.Date       // as they are wanted, the first most
	at   []programme.Date       // where each call is
	on   map[programme.Date]int // how many of them are on a day
}

func newLeveller(perWeek int, load Load) *leveller {
	return &leveller{max(1, (perWeek+workingWeek-1)/workingWeek), perWeek, load, load.byWeek(), nil}
}

// room is how many calls a day and a week may hold.
type room struct{ day, week int }

// add places so many calls that may be on these days.
func (l *leveller) add(days []programme.Date, n int) *window {
	w := &window{days, nil, make(map[programme.Date]int)}
	l.windows = append(l.windows, w)
	weeks := make(map[programme.Date]bool)
	for _, d := range days {
		weeks[mondayOf(d)] = true
	}
	most := room{max(l.perDay, ceil(n, len(days))), max(l.perWeek, ceil(n, len(weeks)))}
	day := most.day
	for range n {
		for !l.place(w, most) {
			if most.day < most.week {
				most.day++
			} else {
				most = room{day, most.week + 1}
			}
		}
	}
	return w
}

func ceil(n, by int) int { return (n + by - 1) / by }

// place puts one more call of a window on the first of its days on which there is room, or on which others make some.
// Where there is none it moves nothing.
func (l *leveller) place(w *window, most room) bool {
	for _, d := range w.days {
		if l.days[d] < most.day && l.weeks[mondayOf(d)] < most.week {
			l.put(w, d)
			return true
		}
	}
	return l.makeRoom(w, most)
}

// put places one more call of a window on a day.
func (l *leveller) put(w *window, d programme.Date) {
	w.at = append(w.at, d)
	l.count(w, d, 1)
}

func (l *leveller) count(w *window, d programme.Date, n int) {
	l.days[d] += n
	l.weeks[mondayOf(d)] += n
	w.on[d] += n
}

// arrival is a call that could come to a day, if what it comes to makes room.
type arrival struct {
	day    programme.Date
	of     *window
	from   programme.Date // where the call is now; zero of the call that is placed
	before int            // the arrival that it makes room for, -1 of the call that is placed
}

// makeRoom looks for the shortest chain of calls each of which takes the place of the next, the last of which finds
// room, and moves them.
func (l *leveller) makeRoom(w *window, most room) bool {
	var queue []arrival
	days, weeks := make(map[programme.Date]bool), make(map[programme.Date]bool)
	arrive := func(of *window, from programme.Date, before int) {
		for _, d := range of.days {
			if !days[d] {
				days[d] = true
				queue = append(queue, arrival{d, of, from, before})
			}
		}
	}
	leave := func(k int, isLeft func(programme.Date) bool) {
		for _, of := range l.windows {
			for _, d := range of.days {
				if of.on[d] > 0 && isLeft(d) {
					arrive(of, d, k)
				}
			}
		}
	}
	arrive(w, programme.Date{}, -1)
	for k := 0; k < len(queue); k++ {
		day, monday := queue[k].day, mondayOf(queue[k].day)
		switch {
		case l.days[day] >= most.day: // somebody has to leave the day
			leave(k, func(d programme.Date) bool { return d == day })
		case l.weeks[monday] < most.week:
			l.move(queue, k)
			return true
		case !weeks[monday]: // somebody has to leave the week
			weeks[monday] = true
			leave(k, func(d programme.Date) bool { return mondayOf(d) == monday })
		}
	}
	return false
}

// move moves the calls of a chain, the last first.
func (l *leveller) move(queue []arrival, k int) {
	for ; queue[k].before >= 0; k = queue[k].before {
		l.shift(queue[k].of, queue[k].from, queue[k].day)
	}
	l.put(queue[k].of, queue[k].day)
}

// shift puts a call of a window that is on one day on another.
func (l *leveller) shift(w *window, from, to programme.Date) {
	for at := len(w.at) - 1; at >= 0; at-- {
		if w.at[at] == from {
			w.at[at] = to
			break
		}
	}
	l.count(w, from, -1)
	l.count(w, to, 1)
}
